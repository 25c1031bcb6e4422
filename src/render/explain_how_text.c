/* Tells how something was concluded, from the tree of reasons, and why something else wasn't. */
#include "engine/conclude.h"
#include "engine/reach.h"
#include "engine/why_not.h"
#include "render/explain_parts.h"
#include "render/explain_passages.h"
#include "render/explain_text.h"
#include "render/layout.h"
#include "render/words.h"

static const char *answers_below(struct teller *t, const struct reason *clause)
{
	struct buf list = {0};
	for (int i = 0; i < clause->part_count; i++) {
		const struct reason *answer = &clause->parts[i];
		buf_item(&list, message(t->style->lang, MSG_LIST_SEPARATOR),
			 tell_answer(t, answer->fact, answer->value));
	}
	return buf_keep(&list, &t->arena);
}

static void clause(struct teller *t, int indent, const struct reason *reason)
{
	static const enum msg messages[] = {
		[TRUTH_FALSE] = MSG_HOW_CLAUSE_FALSE,
		[TRUTH_UNKNOWN] = MSG_HOW_CLAUSE_UNKNOWN,
		[TRUTH_TRUE] = MSG_HOW_CLAUSE_TRUE,
	};
	tell_item(t, indent, messages[reason->truth], tell_clause(t, reason->clause), answers_below(t, reason), NULL);
}

static void clauses(struct teller *t, int indent, const struct reason *reason)
{
	for (int i = 0; i < reason->part_count; i++)
		if (reason->parts[i].kind == REASON_CLAUSE)
			clause(t, indent, &reason->parts[i]);
}

/* What the method requires, and which answers meet it. */
static void requires(struct teller *t, const struct reason *reason)
{
	static const enum msg messages[] = {
		[TRUTH_FALSE] = MSG_HOW_REQUIRES_NOT,
		[TRUTH_UNKNOWN] = MSG_HOW_REQUIRES_UNKNOWN,
		[TRUTH_TRUE] = MSG_HOW_REQUIRES,
	};
	if (!reason->part_count)
		return;
	tell_paragraph(t, TELL_INDENT, messages[reason->truth], tell_outcome(t, reason->method), NULL);
	clauses(t, TELL_INDENT, reason);
	tell_source(t, TELL_INDENT, reason->source);
}

static void outcome(struct teller *t, const struct reason *reason)
{
	layout_paragraph(t->out, t->style, TELL_INDENT, tell_in(t, t->kb->outcomes[reason->index].because));
	tell_source(t, TELL_INDENT, reason->source);
}

/* What is recommended for now, out of which candidates, and why. */
static void provisional(struct teller *t, const struct conclusion *c)
{
	const struct kb_outcome *leaf = &t->kb->outcomes[c->provisional.outcome];
	if (c->provisional.method == KB_NONE)
		tell_heading(t, MSG_RESULT_PROVISIONAL_NONE, tell_in(t, t->kb->about.method), NULL);
	else
		tell_heading(t, MSG_RESULT_PROVISIONAL, tell_outcome(t, c->provisional.method), NULL);
	tell_paragraph(t, TELL_INDENT, MSG_HOW_NOT_SETTLED, tell_outcomes(t, c->possible), NULL);
	layout_paragraph(t->out, t->style, TELL_INDENT, tell_in(t, leaf->because));
	tell_source(t, TELL_INDENT, &leaf->source);
}

/* What takes the place of answers for it. */
static void assumed(struct teller *t, const struct conclusion *c)
{
	tell_paragraph(t, TELL_INDENT, MSG_RESULT_ASSUMED, NULL);
	for (int i = 0; i < c->provisional.assumed_count; i++) {
		const struct setting *setting = &c->provisional.assumed[i];
		const struct kb_fact *fact = &t->kb->facts[setting->fact];
		tell_item(t, TELL_INDENT, MSG_RESULT_ASSUMPTION, tell_in(t, fact->choices[setting->value].phrase),
			  tell_in(t, fact->assume_because), NULL);
		tell_source(t, 2 * TELL_INDENT, &fact->source);
	}
}

static void how_method(struct teller *t, const struct reason *how, const struct answers *answers)
{
	const struct conclusion *c = conclude(&t->arena, t->kb, answers);
	bool for_now = c->status == STATUS_UNDETERMINED && c->provisional.method == how->method;
	if (for_now)
		provisional(t, c);
	else
		tell_heading(t, how->truth == TRUTH_TRUE ? MSG_HOW_METHOD : MSG_HOW_METHOD_POSSIBLE,
			     tell_outcome(t, how->method), NULL);
	for (int i = 0; i < how->part_count; i++)
		if (how->parts[i].kind == REASON_OUTCOME)
			outcome(t, &how->parts[i]);
	explain_steps(t, how);
	if (for_now)
		assumed(t, c);
	for (int i = 0; i < how->part_count; i++)
		if (how->parts[i].kind == REASON_REQUIRES)
			requires(t, &how->parts[i]);
}

static void whom(struct teller *t, const struct reason *reason)
{
	static const enum msg concerns[] = {
		[TRUTH_FALSE] = MSG_HOW_CONCERNS_NOT,
		[TRUTH_UNKNOWN] = MSG_HOW_CONCERNS_UNKNOWN,
		[TRUTH_TRUE] = MSG_HOW_CONCERNS,
	};
	if (reason->kind == REASON_GENERAL) {
		tell_item(t, TELL_INDENT, MSG_HOW_GENERAL, tell_in(t, t->kb->about.method), tell_in(t, t->kb->about.methods), NULL);
	} else if (reason->kind == REASON_CONCERNS) {
		tell_item(t, TELL_INDENT, concerns[reason->truth], tell_methods(t, reason->methods),
			  tell_in(t, t->kb->about.method), NULL);
	} else {
		tell_item(t, TELL_INDENT, MSG_HOW_ALONG, tell_outcome(t, t->kb->companions[reason->item.index].method), NULL);
		clauses(t, 2 * TELL_INDENT, reason);
	}
}

static void how_item(struct teller *t, const struct reason *how)
{
	static const enum msg headings[] = {
		[TRUTH_FALSE] = MSG_HOW_ITEM_NOT,
		[TRUTH_UNKNOWN] = MSG_HOW_ITEM_UNKNOWN,
		[TRUTH_TRUE] = MSG_HOW_ITEM,
	};
	tell_heading(t, headings[how->truth], tell_item_name(t, &how->item), NULL);
	for (int i = 0; i < how->part_count; i++) {
		if (how->parts[i].kind == REASON_CLAUSE)
			clause(t, TELL_INDENT, &how->parts[i]);
		else
			whom(t, &how->parts[i]);
	}
	tell_source(t, TELL_INDENT, how->source);
}

static void need(struct teller *t, const struct reason *reason)
{
	const struct kb_need *rule = &t->kb->needs[reason->item.index];
	struct buf wish = {0};
	need_words(&wish, t->style->lang, t->kb, rule);
	/* It is stated by the answers even where no method is left that could meet it. */
	enum truth stated = TRUTH_TRUE;
	for (int i = 0; i < reason->part_count; i++)
		if (reason->parts[i].kind == REASON_CLAUSE && reason->parts[i].truth < stated)
			stated = reason->parts[i].truth;
	tell_paragraph(t, TELL_INDENT, stated == TRUTH_TRUE ? MSG_HOW_NEED : MSG_HOW_NEED_UNKNOWN, buf_text(&wish),
		       NULL);
	buf_release(&wish);
	if (stated == TRUTH_TRUE)
		layout_paragraph(t->out, t->style, 2 * TELL_INDENT, tell_in(t, rule->because));
	clauses(t, 2 * TELL_INDENT, reason);
	tell_source(t, 2 * TELL_INDENT, reason->source);
}

static void level(struct teller *t, const struct reason *reason, bool needed)
{
	const struct kb_characteristic *c = &t->kb->characteristics[reason->index];
	const struct kb_method *method = &t->kb->methods[reason->method];
	const struct reason *by = reason->part_count ? &reason->parts[0] : NULL;
	tell_paragraph(t, TELL_INDENT, needed ? MSG_HOW_LEVEL_NEEDED : MSG_HOW_LEVEL, tell_in(t, method->name),
		       tell_in(t, c->levels[reason->level].name), tell_gap(t, reason->gap), NULL);
	layout_paragraph(t->out, t->style, 2 * TELL_INDENT,
			 tell_in(t, by ? method->overrides[by->item.index].because : method->cells[reason->index].because));
	if (by) {
		clauses(t, 2 * TELL_INDENT, by);
		tell_paragraph(t, 2 * TELL_INDENT, MSG_HOW_LEVEL_ELSE,
			       tell_in(t, c->levels[method->cells[reason->index].level].name), NULL);
	}
	tell_source(t, 2 * TELL_INDENT, by ? by->source : reason->source);
}

static void how_characteristic(struct teller *t, const struct reason *how)
{
	const struct kb_characteristic *c = &t->kb->characteristics[how->index];
	bool needed = how->truth == TRUTH_TRUE;
	int levels = 0;
	for (int i = 0; i < how->part_count; i++)
		levels += how->parts[i].kind == REASON_LEVEL;
	enum msg heading = how->truth == TRUTH_UNKNOWN ? MSG_HOW_NEED_OPEN : MSG_HOW_NO_NEED;
	if (needed)
		heading = levels != 1 ? MSG_HOW_NEED_EACH : how->gap ? MSG_HOW_MISSED : MSG_HOW_MET;
	tell_heading(t, heading, tell_in(t, c->name), NULL);
	layout_paragraph(t->out, t->style, TELL_INDENT, tell_in(t, c->meaning));
	for (int i = 0; i < how->part_count; i++) {
		if (how->parts[i].kind == REASON_LEVEL)
			level(t, &how->parts[i], needed);
		else
			need(t, &how->parts[i]);
	}
}

/* ---- Why not */

static void told_why_not(struct teller *t, const struct answers *answers, const struct why_not *w, struct reach possible)
{
	const char *name = tell_outcome(t, w->method);
	tell_heading(t, MSG_WHY_NOT_HEADING, name, NULL);
	if (w->why == WHY_NOT_POSSIBLE)
		tell_paragraph(t, TELL_INDENT, MSG_WHY_NOT_POSSIBLE, name, tell_outcomes(t, possible), NULL);
	else if (w->why == WHY_NOT_NOWHERE)
		tell_paragraph(t, TELL_INDENT, MSG_WHY_NOT_NOWHERE, name, NULL);
	if (w->why == WHY_NOT_EXCLUDED) {
		explain_excluded(t, TELL_INDENT, w);
		tell_source(t, TELL_INDENT, &t->kb->nodes[w->node].source);
	}
	explain_requirement(t, TELL_INDENT, w);
	if (w->feasible != TRUTH_TRUE)
		tell_source(t, TELL_INDENT, &t->kb->methods[w->method].requires_source);
	explain_missed(t, TELL_INDENT, w->standing);
	if (w->changes.count)
		explain_changes(t, TELL_INDENT, answers, &w->changes, name);
}

void explain_why_not_text(struct buf *out, const struct style *style, const struct kb *kb, const struct answers *answers,
			  int method)
{
	struct teller t = {.out = out, .style = style, .kb = kb};
	const struct why_not *w = why_not(&t.arena, kb, answers, method);
	if (w->why == WHY_NOT_RECOMMENDED) {
		struct matter matter = {.kind = MATTER_METHOD, .index = method};
		tell_heading(&t, MSG_WHY_NOT_IT_IS, tell_outcome(&t, method), NULL);
		how_method(&t, how_concluded(&t.arena, kb, answers, matter), answers);
	} else {
		told_why_not(&t, answers, w, reach_of(&t.arena, kb, answers));
	}
	arena_release(&t.arena);
}

void explain_how_text(struct buf *out, const struct style *style, const struct kb *kb, const struct answers *answers,
		      struct matter matter)
{
	struct teller t = {.out = out, .style = style, .kb = kb};
	const struct reason *how = how_concluded(&t.arena, kb, answers, matter);
	bool excluded = matter.kind == MATTER_METHOD && matter.index != KB_NONE && how->truth == TRUTH_FALSE;
	if (excluded)
		explain_why_not_text(out, style, kb, answers, matter.index);
	else if (matter.kind == MATTER_METHOD)
		how_method(&t, how, answers);
	else if (matter.kind == MATTER_CHARACTERISTIC)
		how_characteristic(&t, how);
	else
		how_item(&t, how);
	arena_release(&t.arena);
}
