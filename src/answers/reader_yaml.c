/* YAML answer files, record by record from libyaml's events. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "answers/reader_internal.h"
#include "answers/receipt.h"
#include "io/input.h"
#include "yaml/tree.h"

enum { LARGEST_FILE = 16 * 1024 * 1024 };

enum state { AT_START, IN_ROOT, IN_CASES, BEHIND_ROOT, AT_END };

struct yaml_answers {
	struct reader base;
	struct buf bytes;
	struct yaml_reader *yaml;
	struct diag_sink faults;	/* of the YAML itself */
	struct arena arena;		/* of one record's tree */
	enum state state;
	/* The document's own id and answers, where it is one organisation. */
	struct arena root_arena;
	struct yaml_node *root;
	struct yaml_node **root_last;
	bool has_cases;
	int last_line;			/* where the organisation begins that was read last, 0 before the first */
};

static struct place place_of(const struct yaml_answers *y, const struct yaml_node *node)
{
	return (struct place){.file = y->base.name, .line = node->line, .column = node->column};
}

static const char *value_text(const struct yaml_node *node)
{
	return node->kind == YAML_KIND_SCALAR ? node->text : NULL;
}

static void put_string(struct buf *out, const char *text)
{
	json_t *string = json_string(text);
	char *json = json_dumps(string, JSON_ENCODE_ANY);
	buf_puts(out, json ? json : "\"\"");
	free(json);
	json_decref(string);
}

/* A value as JSON; a word without quotes that JSON has too stands as it is. Depth is bounded by the YAML reader. */
static void put_json(struct buf *out, const struct yaml_node *node)
{
	bool mapping = node->kind == YAML_KIND_MAPPING;
	const char *text = value_text(node);
	if (text) {
		json_t *word = node->plain ? json_loads(text, JSON_DECODE_ANY, NULL) : NULL;
		if (yaml_is_null(node))
			buf_puts(out, "null");
		else if (word)
			buf_puts(out, text);
		else
			put_string(out, text);
		json_decref(word);
		return;
	}
	buf_putc(out, mapping ? '{' : '[');
	for (const struct yaml_node *child = node->first; child; child = child->next) {
		buf_puts(out, child == node->first ? "" : ",");
		if (mapping) {
			put_string(out, value_text(child->key) ? child->key->text : "");
			buf_putc(out, ':');
		}
		put_json(out, child);
	}
	buf_putc(out, mapping ? '}' : ']');
}

/* Carries a value along when it is one of those: a scalar as it is, nothing of null, anything else as JSON. */
static bool keep(struct yaml_answers *y, const char *key, const struct yaml_node *value)
{
	struct buf json = {0};
	if (!y->base.builder.keep.count)
		return false;
	if (!value_text(value))
		put_json(&json, value);
	const char *text = json.length ? buf_text(&json) : yaml_is_null(value) ? NULL : value->text;
	bool kept = record_keep(&y->base.builder, key, text);
	buf_release(&json);
	return kept;
}

static void ignore(struct yaml_answers *y, const struct yaml_node *key)
{
	struct place place = {0};
	/* Only the first one's place is of use. */
	if (!y->base.ignored_count)
		place = yaml_place_in(y->yaml, &y->base.arena, key->line, key->column);
	reader_ignore(&y->base, value_text(key) ? key->text : "?", &place);
}

static void wrong_id(struct yaml_answers *y, const struct yaml_node *id)
{
	struct place place = {0};
	/* Only the first one's place is of use. */
	if (!y->base.wrong_ids)
		place = yaml_place_in(y->yaml, &y->base.arena, id->line, id->column);
	reader_wrong_id(&y->base, &place);
}

static void read_answers(struct yaml_answers *y, const struct yaml_node *answers)
{
	struct record_builder *b = &y->base.builder;
	if (answers->kind != YAML_KIND_MAPPING) {
		struct place place = place_of(y, answers);
		record_reject(b, RECORD_MISSING_ANSWERS, DIAG_ANSWERS_MISSING, &place, NULL, NULL);
		return;
	}
	for (const struct yaml_node *value = answers->first; value && !b->record.fault; value = value->next) {
		const char *fact = value_text(value->key), *text = value_text(value);
		struct place at = place_of(y, value->key), value_at = place_of(y, value);
		if (!fact)
			record_reject(b, RECORD_SYNTAX, DIAG_KEY_UNKNOWN, &at, "", NULL);
		else if (text)
			record_answer(b, fact, &at, yaml_is_null(value) ? "unknown" : text, &value_at);
		else
			record_reject_kind(b, fact, &at, yaml_kind_names[value->kind], &value_at);
	}
}

/* The same key once more would hide what the first one says. */
static void reject_twice(struct yaml_answers *y, const struct yaml_node *again, const struct yaml_node *first)
{
	struct place place = place_of(y, again->key);
	record_reject(&y->base.builder, RECORD_SYNTAX, DIAG_KEY_TWICE, &place, again->key->text,
		      decimal(first->key->line).text);
}

/* Rejects the record for a fault of the YAML. */
static void reject_faulty(struct yaml_answers *y)
{
	const struct diag *fault = y->faults.first;
	record_reject(&y->base.builder, fault->code == DIAG_YAML_ENCODING ? RECORD_ENCODING : RECORD_SYNTAX, fault->code,
		      &fault->place, fault->args[0], fault->args[1]);
	diag_release(&y->faults);
}

static const struct record *read_record(struct yaml_answers *y, const struct yaml_node *node)
{
	struct record_builder *b = &y->base.builder;
	record_begin(b, node->line);
	const struct yaml_node *answers = NULL, *id = NULL;
	struct place place = place_of(y, node);
	/* A receipt is an answer file as well. */
	bool receipt = node->kind == YAML_KIND_MAPPING && yaml_member(node, "texts") && yaml_member(node, "rules");
	for (const struct yaml_node *child = node->first; node->kind == YAML_KIND_MAPPING && child; child = child->next) {
		const char *key = value_text(child->key), *text = value_text(child);
		bool kept = key && keep(y, key, child), is_id = key && !strcmp(key, y->base.id_key);
		y->base.id_seen |= is_id;
		if (is_id && text) {
			if (id)
				reject_twice(y, child, id);
			else if (!yaml_is_null(child))
				b->record.id = arena_string(&b->sink.arena, text);
			id = child;
		} else if (key && !strcmp(key, "answers")) {
			if (answers)
				reject_twice(y, child, answers);
			answers = child;
		} else if (is_id && !kept) {
			wrong_id(y, child);
		} else if (!kept && !(receipt && key && receipt_has_key(key))) {
			ignore(y, child->key);
		}
	}
	y->base.keys_seen |= node->kind == YAML_KIND_MAPPING;
	/* Faults of the YAML inside the record, such as an alias, come before what it says. */
	if (y->faults.first)
		reject_faulty(y);
	y->last_line = node->line;
	if (answers)
		read_answers(y, answers);
	else
		record_reject(b, RECORD_MISSING_ANSWERS, DIAG_ANSWERS_MISSING, &place, NULL, NULL);
	return record_end(b);
}

/* The record that stands for a fault which is no record's. */
static const struct record *faulty(struct yaml_answers *y)
{
	struct record_builder *b = &y->base.builder;
	assert(y->faults.first);
	record_begin(b, y->faults.first->place.line);
	reject_faulty(y);
	return record_end(b);
}

/* Ends the reading at a place behind which other organisations stand or may stand. */
static void give_up(struct yaml_answers *y, const struct place *place)
{
	struct arena *arena = &y->base.arena;
	y->state = AT_END;
	y->base.given_up = yaml_place_in(y->yaml, arena, place->line, place->column);
	y->base.last_read = y->last_line ? arena_string(arena, decimal(y->last_line).text) : "";
	y->base.further = y->faults.first && y->faults.first->code == DIAG_YAML_DOCUMENTS ? "---" : "";
}

/* Whether the file holds several organisations, as far as it was read or, where a fault comes first, looks like it. */
static bool has_several(const struct yaml_answers *y)
{
	static const char key[] = "cases:", mark[] = "\xef\xbb\xbf";
	const char *line = buf_text(&y->bytes), *line_feed;
	line += strncmp(line, mark, strlen(mark)) ? 0 : strlen(mark);
	while (strncmp(line, key, strlen(key)) != 0 && (line_feed = strchr(line, '\n')) != NULL)
		line = line_feed + 1;
	return y->has_cases || !strncmp(line, key, strlen(key));
}

/* The same for what can't be read any further. */
static const struct record *broken(struct yaml_answers *y)
{
	y->state = AT_END;
	if (has_several(y))
		give_up(y, &y->faults.first->place);
	return faulty(y);
}

static const struct record *next_case(struct yaml_answers *y)
{
	switch (yaml_peek(y->yaml)) {
	case YAML_NEXT_ERROR:
		return broken(y);
	case YAML_NEXT_CLOSE:
		yaml_step(y->yaml, NULL);
		y->state = IN_ROOT;
		return NULL;
	default:
		break;
	}
	arena_clear(&y->arena);
	const struct yaml_node *node = yaml_compose(y->yaml, &y->arena);
	if (!node)
		return broken(y);
	/* Where the YAML breaks off right behind it, its answers are there, but not indented as they should be. */
	if (!yaml_member(node, "answers") && yaml_peek(y->yaml) == YAML_NEXT_ERROR)
		give_up(y, &y->faults.first->place);
	return read_record(y, node);
}

/* Under `cases` there is no list. What else stands there may be organisations that aren't read. */
static const struct record *no_list(struct yaml_answers *y, const struct yaml_node *key, const struct yaml_node *value)
{
	struct record_builder *b = &y->base.builder;
	struct place place = place_of(y, key);
	y->has_cases = true;
	if (value->first)
		give_up(y, &place);
	record_begin(b, place.line);
	record_reject(b, RECORD_MISSING_ANSWERS, DIAG_ANSWERS_CASES, &place, key->text, NULL);
	return record_end(b);
}

/* Goes through the document's keys up to the cases or the end; a record when the document is one. */
static const struct record *next_in_root(struct yaml_answers *y)
{
	for (;;) {
		enum yaml_next next = yaml_peek(y->yaml);
		if (next == YAML_NEXT_ERROR)
			return broken(y);
		if (next == YAML_NEXT_CLOSE) {
			y->state = BEHIND_ROOT;
			yaml_step(y->yaml, NULL);
			if (!y->has_cases || yaml_member(y->root, "answers"))
				return read_record(y, y->root);
			for (const struct yaml_node *child = y->root->first; child; child = child->next)
				ignore(y, child->key);
			return NULL;
		}
		struct yaml_node *key = yaml_compose(y->yaml, &y->root_arena);
		if (!key)
			return broken(y);
		bool is_cases = key->kind == YAML_KIND_SCALAR && !strcmp(key->text, "cases");
		if (is_cases && yaml_peek(y->yaml) == YAML_NEXT_LIST) {
			yaml_step(y->yaml, NULL);
			y->has_cases = true;
			y->state = IN_CASES;
			return y->faults.first ? faulty(y) : NULL;
		}
		struct yaml_node *value = yaml_compose(y->yaml, &y->root_arena);
		if (!value)
			return broken(y);
		if (is_cases)
			return no_list(y, key, value);
		value->key = key;
		*y->root_last = value;
		y->root_last = &value->next;
	}
}

static const struct record *start(struct yaml_answers *y)
{
	enum yaml_next next = yaml_peek(y->yaml);
	if (next == YAML_NEXT_ERROR)
		return broken(y);
	y->root = arena_alloc(&y->root_arena, sizeof(*y->root));
	*y->root = (struct yaml_node){.kind = YAML_KIND_MAPPING, .line = 1, .column = 1};
	y->root_last = &y->root->first;
	if (next == YAML_NEXT_MAPPING) {
		struct place place;
		yaml_step(y->yaml, &place);
		y->root->line = place.line;
		y->state = IN_ROOT;
		return NULL;
	}
	if (next == YAML_NEXT_LIST) {
		struct place place;
		yaml_step(y->yaml, &place);
		record_begin(&y->base.builder, place.line);
		record_reject(&y->base.builder, RECORD_MISSING_ANSWERS, DIAG_ANSWERS_LIST, &place, NULL, NULL);
		give_up(y, &place);
		return record_end(&y->base.builder);
	}
	y->state = BEHIND_ROOT;
	if (next == YAML_NEXT_SCALAR)
		yaml_compose(y->yaml, &y->root_arena);
	return read_record(y, y->root);
}

/* What stands behind the document can't be read, but must not be lost without a word. */
static const struct record *behind_root(struct yaml_answers *y)
{
	y->state = AT_END;
	if (yaml_finish(y->yaml) && !y->faults.first)
		return NULL;
	give_up(y, &y->faults.first->place);
	return faulty(y);
}

static const struct record *yaml_next_record(struct reader *reader)
{
	struct yaml_answers *y = (struct yaml_answers *)reader;
	static const struct record *(*const steps[])(struct yaml_answers *) = {
		[AT_START] = start, [IN_ROOT] = next_in_root, [IN_CASES] = next_case,
		[BEHIND_ROOT] = behind_root,
	};
	while (y->state != AT_END) {
		const struct record *record = steps[y->state](y);
		if (record)
			return record;
	}
	return NULL;
}

static void yaml_locate(struct reader *reader, struct arena *arena, struct place *place)
{
	*place = yaml_place_in(((struct yaml_answers *)reader)->yaml, arena, place->line, place->column);
}

static void yaml_offer(struct reader *reader, struct nearest *nearest)
{
	(void)reader;
	nearest_offer(nearest, "answers");
	nearest_offer(nearest, "cases");
}

static void yaml_release(struct reader *reader)
{
	struct yaml_answers *y = (struct yaml_answers *)reader;
	yaml_reader_free(y->yaml);
	diag_release(&y->faults);
	arena_release(&y->arena);
	arena_release(&y->root_arena);
	buf_release(&y->bytes);
}

struct reader *reader_yaml_open(const struct reader_options *options, FILE *in, struct diag_sink *sink)
{
	struct yaml_answers *y = reader_alloc(sizeof(*y));
	bool read = input_read(&y->bytes, in, options->name, LARGEST_FILE, sink);
	y->yaml = yaml_reader_new(options->name, buf_text(&y->bytes), y->bytes.length, &y->faults);
	if (read && yaml_peek(y->yaml) == YAML_NEXT_END) {
		struct place place = {.file = options->name};
		diag_add(sink, DIAG_YAML_EMPTY, &place, NULL);
		read = false;
	}
	if (!read) {
		yaml_release(&y->base);
		free(y);
		return NULL;
	}
	y->base.offer = yaml_offer;
	y->base.next = yaml_next_record;
	y->base.release = yaml_release;
	y->base.builder.locate = yaml_locate;
	y->base.builder.reader = &y->base;
	return &y->base;
}
