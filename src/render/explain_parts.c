/* Composes the words that explanations consist of. Decides nothing. */
#include "render/explain_parts.h"

#include <stdarg.h>
#include <string.h>

#include "engine/reach.h"
#include "render/layout.h"
#include "render/page.h"
#include "render/words.h"

static const char *fill(struct teller *t, enum msg msg, va_list list)
{
	struct buf text = {0};
	message_add_list(&text, t->style->lang, msg, list);
	return buf_keep(&text, &t->arena);
}

const char *tell_words(struct teller *t, enum msg msg, ...)
{
	va_list list;
	va_start(list, msg);
	const char *words = fill(t, msg, list);
	va_end(list);
	return words;
}

void tell_heading(struct teller *t, enum msg msg, ...)
{
	va_list list;
	va_start(list, msg);
	layout_heading(t->out, t->style, fill(t, msg, list));
	va_end(list);
	t->source = NULL;
}

void tell_paragraph(struct teller *t, int indent, enum msg msg, ...)
{
	va_list list;
	va_start(list, msg);
	layout_paragraph(t->out, t->style, indent, fill(t, msg, list));
	va_end(list);
}

void tell_item(struct teller *t, int indent, enum msg msg, ...)
{
	va_list list;
	va_start(list, msg);
	layout_item(t->out, t->style, indent, STYLE_PLAIN, fill(t, msg, list));
	va_end(list);
}

void tell_source(struct teller *t, int indent, const struct kb_source *source)
{
	if (!source)
		return;
	const struct kb_source *told = t->source;
	t->source = source;
	if (told && told->basis == source->basis && told->chapter == source->chapter && told->section == source->section &&
	    told->page == source->page && told->url == source->url)
		return;
	page_provenance(t->out, t->style, t->kb, indent, source);
}

const char *tell_in(const struct teller *t, struct bitext text)
{
	return text.in[t->style->lang];
}

const char *tell_number(struct teller *t, long long number)
{
	return arena_string(&t->arena, decimal(number).text);
}

const char *tell_average(struct teller *t, int sum, int count)
{
	struct buf text = {0};
	int tenths = (sum * 20 + count) / (2 * count);
	buf_number(&text, tenths / 10);
	if (tenths % 10) {
		buf_putc(&text, '.');
		buf_number(&text, tenths % 10);
	}
	return buf_keep(&text, &t->arena);
}

static void add_name(struct teller *t, struct buf *list, const char *name)
{
	buf_item(list, message(t->style->lang, MSG_LIST_SEPARATOR), name);
}

const char *tell_outcome(struct teller *t, int method)
{
	if (method == KB_NONE)
		return tell_words(t, MSG_EXPLAIN_NONE, tell_in(t, t->kb->about.method), NULL);
	return tell_in(t, t->kb->methods[method].name);
}

const char *tell_outcomes(struct teller *t, struct reach outcomes)
{
	struct buf list = {0};
	for (int m = 0; m < t->kb->method_count; m++)
		if (reach_has(outcomes, m))
			add_name(t, &list, tell_outcome(t, m));
	if (outcomes.none)
		add_name(t, &list, tell_outcome(t, KB_NONE));
	return buf_keep(&list, &t->arena);
}

const char *tell_methods(struct teller *t, uint64_t methods)
{
	return tell_outcomes(t, (struct reach){.methods = methods});
}

const char *tell_standing(struct teller *t, const struct standing *standing)
{
	const struct kb_method *method = &t->kb->methods[standing->method];
	if (standing->configuration == KB_NONE)
		return tell_in(t, method->name);
	return tell_words(t, MSG_EXPLAIN_CONFIGURED, tell_in(t, method->name),
			  tell_in(t, kb_configuration_of(method, standing->configuration)->name), NULL);
}

const char *tell_characteristics(struct teller *t, uint64_t set)
{
	struct buf list = {0};
	for (int i = 0; i < t->kb->characteristic_count; i++)
		if (set >> i & 1)
			add_name(t, &list, tell_in(t, t->kb->characteristics[i].short_name));
	return buf_keep(&list, &t->arena);
}

const char *tell_answer(struct teller *t, int fact, int value)
{
	if (value == KB_NONE)
		return tell_words(t, MSG_EXPLAIN_UNKNOWN, tell_in(t, t->kb->facts[fact].label), NULL);
	return tell_words(t, MSG_RESULT_QUOTED, tell_in(t, t->kb->facts[fact].choices[value].phrase), NULL);
}

const char *tell_labelled(struct teller *t, int fact, int value)
{
	const struct kb_fact *f = &t->kb->facts[fact];
	const char *choice = value == KB_NONE ? message(t->style->lang, MSG_SHOW_UNKNOWN) : tell_in(t, f->choices[value].label);
	return tell_words(t, MSG_EXPLAIN_LABELLED, tell_in(t, f->label), choice, NULL);
}

const char *tell_answers(struct teller *t, const struct setting *settings, int count)
{
	struct buf list = {0};
	for (int i = 0; i < count; i++)
		buf_item(&list, message(t->style->lang, MSG_EXPLAIN_AND),
			 tell_answer(t, settings[i].fact, settings[i].value));
	return buf_keep(&list, &t->arena);
}

const char *tell_facts(struct teller *t, uint64_t facts)
{
	struct buf list = {0};
	for (int f = 0; f < t->kb->fact_count; f++)
		if (facts >> f & 1)
			add_name(t, &list, tell_in(t, t->kb->facts[f].label));
	return buf_keep(&list, &t->arena);
}

const char *tell_clause(struct teller *t, const struct kb_clause *clause)
{
	struct buf text = {0};
	clause_words(&text, t->style->lang, t->kb, clause);
	return buf_keep(&text, &t->arena);
}

const char *tell_required(struct teller *t, const struct standing_clause *required)
{
	struct buf text = {0};
	for (int i = 0; i < required->clause->term_count; i++) {
		const struct kb_term *term = &required->clause->terms[i];
		if (!(required->terms >> i & 1))
			continue;
		buf_puts(&text, text.length ? message(t->style->lang, MSG_WORDS_OR) : "");
		term_words(&text, t->style->lang, t->kb, term->fact, term->values);
	}
	return buf_keep(&text, &t->arena);
}

const char *tell_change(struct teller *t, const struct answers *answers, const struct setting *settings, int count,
			enum change_form form)
{
	/* By whether the answer is known, and by kind. */
	static const enum msg messages[2][2] = {
		{[KB_DECISION] = MSG_EXPLAIN_DECIDE, [KB_CIRCUMSTANCE] = MSG_EXPLAIN_FIND_OUT},
		{[KB_DECISION] = MSG_EXPLAIN_DECIDE_ANEW, [KB_CIRCUMSTANCE] = MSG_EXPLAIN_REBUILD},
	};
	struct buf text = {0};
	for (int i = 0; i < count; i++) {
		const struct kb_fact *fact = &t->kb->facts[settings[i].fact];
		bool last = i + 1 == count, known = answers_known(answers, settings[i].fact);
		const char *to = settings[i].value == KB_NONE ? message(t->style->lang, MSG_SHOW_UNKNOWN)
							      : tell_in(t, fact->choices[settings[i].value].phrase);
		message_add(&text, t->style->lang, messages[known][fact->kind], to, last && form == CHANGE_IF ? "1" : "",
			    last && form == CHANGE_DO ? "1" : "", last ? "" : "1", form == CHANGE_DO ? "1" : "", NULL);
	}
	return buf_keep(&text, &t->arena);
}

static const char *override_words(struct teller *t, const struct item *item)
{
	const struct kb_override *override = &t->kb->methods[item->method].overrides[item->index];
	const struct kb_characteristic *c = &t->kb->characteristics[override->characteristic];
	int level = t->kb->methods[item->method].cells[override->characteristic].level;
	return tell_words(t, MSG_EXPLAIN_ITEM_OVERRIDE, tell_in(t, t->kb->methods[item->method].name), tell_in(t, c->name),
			  tell_in(t, c->levels[level].name), tell_in(t, c->levels[override->level].name), NULL);
}

const char *tell_item_name(struct teller *t, const struct item *item)
{
	const struct kb *kb = t->kb;
	switch (item->kind) {
	case ITEM_COMPANION:
		return tell_words(t, MSG_EXPLAIN_ITEM_COMPANION, tell_outcome(t, kb->companions[item->index].method), NULL);
	case ITEM_NEED: {
		const struct kb_need *need = &kb->needs[item->index];
		const struct kb_characteristic *c = &kb->characteristics[need->characteristic];
		return tell_words(t, MSG_EXPLAIN_ITEM_NEED, tell_in(t, c->name), tell_in(t, c->levels[need->level].name), NULL);
	}
	case ITEM_OVERRIDE:
		return override_words(t, item);
	case ITEM_CAUTION:
		return tell_words(t, MSG_EXPLAIN_ITEM_CAUTION, tell_in(t, kb->cautions[item->index].title), NULL);
	case ITEM_GUIDE:
		return tell_words(t, MSG_EXPLAIN_ITEM_GUIDE, tell_in(t, kb->guides[item->index].name), NULL);
	default:
		return tell_words(t, MSG_EXPLAIN_ITEM_CHECKLIST, tell_in(t, kb->checklists[item->index].name), NULL);
	}
}

const char *tell_listed_name(struct teller *t, const struct item *item)
{
	return item->kind == ITEM_CAUTION ? tell_in(t, t->kb->cautions[item->index].title) : tell_item_name(t, item);
}

const char *tell_gap(struct teller *t, int gap)
{
	return tell_words(t, gap ? MSG_RESULT_MISSED : MSG_RESULT_MET, tell_number(t, gap), NULL);
}
