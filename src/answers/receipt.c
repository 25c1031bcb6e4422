/* Reads receipts with jansson. What they are compared for stands in receipt_compare.c. */
#include "answers/receipt.h"

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "text/lang.h"

struct receipts {
	const char *bytes, *name;
	size_t length, at;
	int line;
	const struct kb *kb;
	struct arena arena;		/* of the present one */
	struct receipt receipt;
};

bool receipt_has_key(const char *key)
{
	static const char *const keys[] = {
		"line", "file", "kept", "status", "method", "variant", "companions", "possible", "next", "provisional", "misses",
		"path", "needs", "cautions", "cautions_if", "guides", "checklists", "alternatives", "rules", "program", "texts",
		"error",
	};
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (!strcmp(keys[i], key))
			return true;
	return false;
}

static bool is_receipt(const json_t *object)
{
	return json_is_object(json_object_get(object, "answers")) && json_is_string(json_object_get(object, "rules")) &&
	       json_is_string(json_object_get(object, "program")) && json_is_object(json_object_get(object, "texts"));
}

static bool is_rejected(const json_t *object)
{
	return json_is_object(json_object_get(object, "error")) && json_object_get(object, "line");
}

/* Goes on to the next value, counting lines; false at the end. */
static bool skip_space(struct receipts *r)
{
	for (; r->at < r->length && strchr(" \t\r\n", r->bytes[r->at]) && r->bytes[r->at]; r->at++)
		r->line += r->bytes[r->at] == '\n';
	return r->at < r->length;
}

/* The value at the present place, and its length; NULL after a fault. */
static json_t *parse(struct receipts *r, size_t *length, json_error_t *error)
{
	json_t *value = json_loadb(r->bytes + r->at, r->length - r->at, JSON_REJECT_DUPLICATES | JSON_DISABLE_EOF_CHECK, error);
	if (value)
		*length = (size_t)error->position;
	return value;
}

struct receipts *receipts_open(const char *bytes, size_t length, const char *name, const struct kb *kb)
{
	struct receipts try = {.bytes = bytes, .name = name, .length = length, .line = 1, .kb = kb};
	json_error_t error;
	size_t taken;
	json_t *first = skip_space(&try) && bytes[try.at] == '{' ? parse(&try, &taken, &error) : NULL;
	/* Receipts of which the first was a rejected record are receipts all the same. */
	bool takes = first && (is_receipt(first) || is_rejected(first));
	json_decref(first);
	if (!takes)
		return NULL;
	struct receipts *receipts = malloc(sizeof(*receipts));
	if (!receipts)
		abort();
	*receipts = try;
	return receipts;
}

static const char *copied(struct receipts *r, const json_t *value)
{
	return json_is_string(value) ? arena_string(&r->arena, json_string_value(value)) : NULL;
}

static void read_answers(struct receipts *r, json_t *answers)
{
	struct receipt_answer *list = arena_array(&r->arena, json_object_size(answers), sizeof(*list));
	const char *key;
	json_t *value;
	answers_init(&r->receipt.record.answers, r->kb);
	json_object_foreach(answers, key, value)
	{
		struct receipt_answer *answer = &list[r->receipt.answer_count++];
		const char *id = json_is_string(value) ? json_string_value(value) : "";
		int fact = kb_fact_find(r->kb, key);
		int v = fact == KB_NONE ? KB_NONE : kb_choice_find(&r->kb->facts[fact], id);
		*answer = (struct receipt_answer){.fact = arena_string(&r->arena, key), .value = arena_string(&r->arena, id),
						  .fact_known = fact != KB_NONE, .value_known = v != KB_NONE};
		if (v != KB_NONE)
			answers_set(&r->receipt.record.answers, fact, v);
	}
	r->receipt.answers = list;
}

static void read_kept(struct receipts *r, json_t *kept)
{
	struct record_kept *list = arena_array(&r->arena, json_object_size(kept), sizeof(*list));
	const char *key;
	json_t *value;
	json_object_foreach(kept, key, value)
		list[r->receipt.record.kept_count++] =
			(struct record_kept){.name = arena_string(&r->arena, key), .text = copied(r, value)};
	r->receipt.record.kept = json_is_object(kept) ? list : NULL;
}

static void read_receipt(struct receipts *r, json_t *object)
{
	struct receipt *receipt = &r->receipt;
	const char *lang = json_string_value(json_object_get(json_object_get(object, "texts"), "lang"));
	receipt->record.id = copied(r, json_object_get(object, "id"));
	receipt->record.line = (int)json_integer_value(json_object_get(object, "line"));
	receipt->file = copied(r, json_object_get(object, "file"));
	receipt->rejected = !is_receipt(object);
	if (receipt->rejected)
		return;
	receipt->lang = LANG_EN;
	if (lang)
		lang_parse(lang, &receipt->lang);
	receipt->rules = copied(r, json_object_get(object, "rules"));
	receipt->program = copied(r, json_object_get(object, "program"));
	read_kept(r, json_object_get(object, "kept"));
	read_answers(r, json_object_get(object, "answers"));
}

const struct receipt *receipts_next(struct receipts *r, struct diag_sink *sink)
{
	json_error_t error;
	size_t length = 0;
	arena_clear(&r->arena);
	if (!skip_space(r))
		return NULL;
	json_t *object = parse(r, &length, &error);
	if (!object || (!is_receipt(object) && !is_rejected(object))) {
		struct place place = {.file = r->name, .line = r->line + (object ? 0 : error.line - 1), .column = 1};
		diag_add(sink, object ? DIAG_RECEIPTS_MIXED : DIAG_ANSWERS_SYNTAX, &place, object ? NULL : error.text, NULL);
		json_decref(object);
		r->at = r->length;
		return NULL;
	}
	r->receipt = (struct receipt){.bytes = r->bytes + r->at, .length = length, .line = r->line};
	read_receipt(r, object);
	json_decref(object);
	for (size_t end = r->at + length; r->at < end; r->at++)
		r->line += r->bytes[r->at] == '\n';
	return &r->receipt;
}

void receipts_free(struct receipts *receipts)
{
	if (!receipts)
		return;
	arena_release(&receipts->arena);
	free(receipts);
}
