/* Turns written answers into an answer vector, whatever the file's format. */
#include "answers/record.h"

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
	b->given = 0;
	b->configuration = NULL;
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
		found = true;
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

static void reject_value(struct record_builder *b, int f, const char *value, const struct place *place)
{
	vocabulary_report_value(&b->kb->facts[f], value, place, &b->sink);
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
	if (fact == b->kb->configuration_fact && kb_choice_find(&b->kb->facts[fact], value) == KB_NONE && is_number(value)) {
		b->configuration = arena_string(&b->sink.arena, value);
		b->configuration_place = *place;
		return;
	}
	int v = vocabulary_value(b->vocabulary, fact, b->kb->facts[fact].all, value, strlen(value));
	if (v >= 0)
		answers_set(&b->record.answers, fact, v);
	else if (v == VOCABULARY_NONE)
		reject_value(b, fact, value, place);
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

/* A session numbers the configurations of the concluded method only, so a number means nothing before all is read. */
static void settle_configuration(struct record_builder *b)
{
	int fact = b->kb->configuration_fact;
	struct arena arena = {0};
	struct reach reach = flow_reach(flow_new(&arena, b->kb, &b->record.answers));
	uint32_t offered = 0;
	for (int m = 0; m < b->kb->method_count; m++)
		if (reach.methods >> m & 1)
			offered |= b->kb->methods[m].variants;
	arena_release(&arena);
	int v = vocabulary_value(b->vocabulary, fact, offered, b->configuration, strlen(b->configuration));
	if (v >= 0)
		answers_set(&b->record.answers, fact, v);
	else if (v == VOCABULARY_NONE)
		reject_value(b, fact, b->configuration, &b->configuration_place);
}

const struct record *record_end(struct record_builder *b)
{
	if (b->configuration && !b->record.fault)
		settle_configuration(b);
	return &b->record;
}

void record_release(struct record_builder *b)
{
	diag_release(&b->sink);
}
