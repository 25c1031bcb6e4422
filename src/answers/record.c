/* Turns written answers into an answer vector, whatever the file's format. */
#include "answers/record.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "engine/flow.h"
#include "text/normal.h"

const char *record_fault_code(enum record_fault fault)
{
	static const char *const codes[RECORD_FAULT_COUNT] = {
		[RECORD_OK] = "",
		[RECORD_SYNTAX] = "syntax",
		[RECORD_ENCODING] = "encoding",
		[RECORD_TOO_LARGE] = "too-large",
		[RECORD_UNKNOWN_FACT] = "unknown-fact",
		[RECORD_UNKNOWN_VALUE] = "unknown-value",
		[RECORD_DUPLICATE_FACT] = "duplicate-fact",
		[RECORD_MISSING_ANSWERS] = "missing-answers",
	};
	return codes[fault];
}

void record_open(struct record_builder *b, const struct kb *kb, struct vocabulary *vocabulary)
{
	b->kb = kb;
	b->vocabulary = vocabulary;
	answers_init(&b->blank, kb);
	b->kept_found = calloc((size_t)b->keep.count + 1, sizeof(*b->kept_found));
	if (!b->kept_found)
		abort();
}

void record_begin(struct record_builder *b, int line)
{
	arena_clear(&b->sink.arena);
	b->sink = (struct diag_sink){.arena = b->sink.arena};
	b->record.id = NULL;
	b->record.line = line;
	b->record.given_count = 0;
	b->record.fault = RECORD_OK;
	b->record.fact = b->record.value = NULL;
	b->record.diag = NULL;
	b->record.configuration = NULL;
	b->record.receipt = b->record.not_offered = false;
	b->given = 0;
	b->unsettled = false;
	if (b->keep.count) {
		b->kept = arena_array(&b->sink.arena, (size_t)b->keep.count, sizeof(*b->kept));
		for (int i = 0; i < b->keep.count; i++)
			b->kept[i].name = b->keep.names[i];
		b->record.kept = b->kept;
		b->record.kept_count = b->keep.count;
	}
	memcpy(b->record.answers.may, b->blank.may, (size_t)b->kb->fact_count * sizeof(b->blank.may[0]));
}

bool record_keep(struct record_builder *b, const char *column, const char *text)
{
	bool found = false;
	for (int i = 0; i < b->keep.count; i++) {
		if (strcmp(b->keep.names[i], column) != 0)
			continue;
		b->kept[i].text = text ? arena_string(&b->sink.arena, text) : NULL;
		b->kept_found[i] = found = true;
	}
	return found;
}

static void reject(struct record_builder *b, enum record_fault fault, const char *fact, const char *value)
{
	b->record.fault = fault;
	b->record.diag = b->sink.last;
	if (b->locate)
		b->locate(b->reader, &b->sink.arena, &b->sink.last->place);
	b->record.fact = fact ? arena_string(&b->sink.arena, fact) : NULL;
	b->record.value = value ? arena_string(&b->sink.arena, value) : NULL;
}

void record_reject(struct record_builder *b, enum record_fault fault, enum diag_code code, const struct place *place,
		   const char *arg1, const char *arg2)
{
	if (b->record.fault)
		return;
	diag_add(&b->sink, code, place, arg1, arg1 ? arg2 : NULL, NULL);
	reject(b, fault, NULL, NULL);
}

static void reject_fact(struct record_builder *b, const char *fact, const struct place *place)
{
	vocabulary_report_fact(b->kb, fact, place, &b->sink);
	reject(b, RECORD_UNKNOWN_FACT, fact, NULL);
}

void record_pardon(struct record_builder *b)
{
	b->record.fault = RECORD_OK;
	b->record.fact = b->record.value = NULL;
	b->record.diag = NULL;
}

/* The valid values are those in `offered`. */
static void reject_value(struct record_builder *b, int f, uint32_t offered, const char *value, const struct place *place)
{
	vocabulary_report_value(&b->kb->facts[f], offered, value, place, &b->sink);
	reject(b, RECORD_UNKNOWN_VALUE, b->kb->facts[f].id, value);
}

void record_reject_kind(struct record_builder *b, const char *fact, const struct place *fact_place, const char *kind,
			const struct place *value_place)
{
	if (b->record.fault)
		return;
	if (kb_fact_find(b->kb, fact) == KB_NONE) {
		reject_fact(b, fact, fact_place);
		return;
	}
	diag_add(&b->sink, DIAG_VALUE_KIND, value_place, fact, "text", kind, NULL);
	reject(b, RECORD_UNKNOWN_VALUE, fact, NULL);
}

/* Whether what was typed is a number, full-width digits too. */
static bool is_number(const char *typed)
{
	struct buf normal = {0};
	bool number = text_normalise(&normal, typed, strlen(typed)) && normal.length &&
		      !normal.text[strspn(normal.text, "0123456789")];
	buf_release(&normal);
	return number;
}

void record_value(struct record_builder *b, int fact, const char *value, const struct place *place)
{
	if (b->record.fault)
		return;
	if (b->given >> fact & 1) {
		diag_add(&b->sink, DIAG_ANSWERS_FACT_TWICE, place, b->kb->facts[fact].id, NULL);
		reject(b, RECORD_DUPLICATE_FACT, b->kb->facts[fact].id, NULL);
		return;
	}
	b->given |= UINT64_C(1) << fact;
	b->record.given[b->record.given_count++] = fact;
	uint32_t all = b->kb->facts[fact].all;
	int v = vocabulary_value(b->vocabulary, fact, all, value, strlen(value));
	if (fact == b->kb->configuration_fact) {
		b->record.configuration = arena_string(&b->sink.arena, value);
		b->configuration_place = *place;
		b->unsettled = v == VOCABULARY_NONE || (kb_choice_find(&b->kb->facts[fact], value) == KB_NONE && is_number(value));
		if (b->unsettled)
			return;
	}
	if (v >= 0)
		answers_set(&b->record.answers, fact, v);
	else if (v == VOCABULARY_NONE)
		reject_value(b, fact, all, value, place);
}

void record_answer(struct record_builder *b, const char *fact, const struct place *fact_place, const char *value,
		   const struct place *value_place)
{
	if (b->record.fault)
		return;
	int f = kb_fact_find(b->kb, fact);
	if (f == KB_NONE)
		reject_fact(b, fact, fact_place);
	else
		record_value(b, f, value, value_place);
}

/* The methods that the answers leave possible, as bits, and in *offered the configurations that any of them has. */
static uint64_t possible_methods(const struct kb *kb, const struct answers *answers, uint32_t *offered)
{
	struct arena arena = {0};
	struct reach reach = flow_reach(flow_new(&arena, kb, answers));
	*offered = 0;
	for (int m = 0; m < kb->method_count; m++)
		if (reach.methods >> m & 1)
			*offered |= kb->methods[m].variants;
	arena_release(&arena);
	return reach.methods;
}

/*
 * A session numbers the configurations of the concluded method only, so a number means nothing before all is read; nor are
 * the valid values known before, where it is none of them. One beyond them is a configuration of another method, as far as can
 * be known, and so is every one where there are none: not even «unknown» has a number then.
 */
static void settle_configuration(struct record_builder *b)
{
	int fact = b->kb->configuration_fact;
	const char *typed = b->record.configuration;
	uint32_t offered;
	possible_methods(b->kb, &b->record.answers, &offered);
	int v = vocabulary_value(b->vocabulary, fact, offered, typed, strlen(typed));
	b->record.not_offered = (v == VOCABULARY_NONE || !offered) && is_number(typed);
	if (b->record.not_offered)
		return;
	if (v >= 0)
		answers_set(&b->record.answers, fact, v);
	else if (v == VOCABULARY_NONE)
		reject_value(b, fact, offered, typed, &b->configuration_place);
}

const struct record *record_end(struct record_builder *b)
{
	if (b->unsettled && !b->record.fault)
		settle_configuration(b);
	return &b->record;
}

void record_release(struct record_builder *b)
{
	diag_release(&b->sink);
	free(b->kept_found);
}

void record_report_foreign(const struct kb *kb, const struct record *record, const char *file, struct diag_sink *sink)
{
	const struct kb_fact *fact = &kb->facts[kb->configuration_fact];
	struct place place = {.file = file, .line = record->line};
	struct buf methods = {0}, configurations = {0};
	uint32_t offered;
	uint64_t possible = possible_methods(kb, &record->answers, &offered);
	for (int m = 0; m < kb->method_count; m++)
		if (possible >> m & 1)
			buf_item(&methods, ", ", kb->methods[m].id);
	for (int i = 0; i < fact->choice_count; i++)
		if (offered >> i & 1)
			buf_item(&configurations, ", ", fact->choices[i].id);
	bool early = !record->not_offered && (record->answers.may[kb->configuration_fact] & offered);
	enum diag_code code = !possible ? DIAG_ANSWERS_VARIANT_NONE
			      : early	? DIAG_ANSWERS_VARIANT_EARLY
					: DIAG_ANSWERS_FOREIGN_VARIANT;
	diag_add(sink, code, &place, fact->id, record->configuration, buf_text(&methods), buf_text(&configurations), NULL);
	buf_release(&methods);
	buf_release(&configurations);
}
