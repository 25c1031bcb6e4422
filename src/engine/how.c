/* Builds trees of reasons out of the flowchart's way and the rules' conditions. */
#include "engine/how.h"

#include "engine/conclude.h"
#include "engine/reach.h"

struct work {
	struct arena *arena;
	const struct kb *kb;
	const struct answers *answers;	/* as given */
	struct answers narrow;		/* narrowed to the possible methods */
	struct reach possible;
};

static struct reason reason_new(enum reason_kind kind, enum truth truth, const struct kb_source *source)
{
	return (struct reason){.kind = kind, .truth = truth, .index = KB_NONE, .method = KB_NONE, .fact = KB_NONE,
			       .value = KB_NONE, .level = KB_NONE, .source = source};
}

static struct reason *parts_new(const struct work *w, int most)
{
	return arena_array(w->arena, (size_t)most, sizeof(struct reason));
}

static enum truth term_truth(const struct kb_term *term, const struct answers *answers)
{
	uint32_t may = answers->may[term->fact];
	return !(may & ~term->values) ? TRUTH_TRUE : may & term->values ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

/* A clause with the answers that make it what it is: of a true one the true terms, of another all. */
static struct reason clause_reason(const struct work *w, const struct kb_clause *clause, const struct answers *answers,
				   const struct kb_source *source)
{
	struct reason reason = reason_new(REASON_CLAUSE, clause_truth(clause, answers->may), source);
	struct reason *parts = parts_new(w, clause->term_count);
	reason.clause = clause;
	for (int t = 0; t < clause->term_count; t++) {
		enum truth truth = term_truth(&clause->terms[t], answers);
		if (reason.truth == TRUTH_TRUE && truth != TRUTH_TRUE)
			continue;
		struct reason *part = &parts[reason.part_count++];
		*part = reason_new(REASON_ANSWER, truth, NULL);
		part->fact = clause->terms[t].fact;
		part->value = answers_value(answers, part->fact);
	}
	reason.parts = parts;
	return reason;
}

static int add_clauses(const struct work *w, struct reason *parts, int count, const struct kb_cond *cond,
		       const struct answers *answers, const struct kb_source *source)
{
	for (int i = 0; i < cond->clause_count; i++)
		parts[count++] = clause_reason(w, &cond->clauses[i], answers, source);
	return count;
}

/* Whom the item concerns: all as such, methods among which the outcome is, or those of a companion. */
static struct reason whom_reason(const struct work *w, const struct item *item)
{
	bool general;
	uint64_t methods = item_methods(w->kb, item, &general), possible = w->possible.methods;
	const struct kb_source *source = item_source(w->kb, item);
	if (general)
		return reason_new(REASON_GENERAL, TRUTH_TRUE, source);
	bool all = possible && !(possible & ~methods);
	int companion = all || item->kind != ITEM_CAUTION
		? KB_NONE : conclude_bringer(w->kb, &w->narrow, possible, &w->kb->cautions[item->index]);
	if (companion == KB_NONE) {
		enum truth truth = all ? TRUTH_TRUE : possible & methods ? TRUTH_UNKNOWN : TRUTH_FALSE;
		struct reason reason = reason_new(REASON_CONCERNS, truth, source);
		reason.methods = methods;
		return reason;
	}
	const struct kb_companion *with = &w->kb->companions[companion];
	struct reason reason = reason_new(REASON_ITEM, cond_truth(&with->when, w->narrow.may), &with->source);
	struct reason *parts = parts_new(w, with->when.clause_count);
	reason.item = (struct item){.kind = ITEM_COMPANION, .index = companion, .method = KB_NONE};
	reason.part_count = add_clauses(w, parts, 0, &with->when, &w->narrow, &with->source);
	reason.parts = parts;
	return reason;
}

static struct reason item_reason(const struct work *w, const struct item *item)
{
	const struct kb_cond *when = item_when(w->kb, item);
	const struct kb_source *source = item_source(w->kb, item);
	struct reason *parts = parts_new(w, 1 + when->clause_count), whom = whom_reason(w, item);
	struct reason reason = reason_new(REASON_ITEM, cond_truth(when, w->narrow.may), source);
	reason.item = *item;
	if (whom.truth < reason.truth)
		reason.truth = whom.truth;
	parts[0] = whom;
	reason.part_count = add_clauses(w, parts, 1, when, &w->narrow, source);
	reason.parts = parts;
	return reason;
}

/* The way, with what the answers up to each step lead to; an unknown that makes no difference is a step without value. */
static int add_steps(const struct work *w, struct reason *parts, int count)
{
	const struct flow *flow = flow_new(w->arena, w->kb, w->answers);
	int path_count, outcome;
	const struct step *path = flow_path(flow, w->arena, &path_count, &outcome);
	struct answers so_far;
	answers_init(&so_far, w->kb);
	for (int i = 0; i < path_count; i++) {
		struct reason *part = &parts[count++];
		*part = reason_new(REASON_STEP, TRUTH_TRUE, &w->kb->nodes[path[i].node].source);
		part->index = path[i].node;
		part->fact = path[i].fact;
		part->value = path[i].value;
		if (path[i].value != KB_NONE)
			answers_set(&so_far, path[i].fact, path[i].value);
		part->left = reach_of(w->arena, w->kb, &so_far);
	}
	return count;
}

static struct reason requires_reason(const struct work *w, int method)
{
	const struct kb_method *m = &w->kb->methods[method];
	bool foreign;
	struct answers narrow = conclude_narrow(w->kb, w->answers, UINT64_C(1) << method, &foreign);
	struct reason reason = reason_new(REASON_REQUIRES, cond_truth(&m->requires, narrow.may), &m->requires_source);
	struct reason *parts = parts_new(w, m->requires.clause_count);
	reason.method = method;
	reason.part_count = add_clauses(w, parts, 0, &m->requires, &narrow, &m->requires_source);
	reason.parts = parts;
	return reason;
}

static struct reason excluded_reason(const struct work *w, int method)
{
	int count, node;
	const struct setting *by = reach_exclusion(w->arena, w->kb, w->answers, method, &count, &node);
	struct reason reason = reason_new(REASON_EXCLUDED, TRUTH_TRUE, node == KB_NONE ? NULL : &w->kb->nodes[node].source);
	struct reason *parts = parts_new(w, count);
	reason.method = method;
	reason.index = node;
	for (int i = 0; i < count; i++) {
		parts[i] = reason_new(REASON_ANSWER, TRUTH_TRUE, NULL);
		parts[i].fact = by[i].fact;
		parts[i].value = by[i].value;
	}
	reason.parts = parts;
	reason.part_count = count;
	return reason;
}

static struct reason method_reason(const struct work *w, int method)
{
	const struct kb *kb = w->kb;
	bool possible = reach_has(w->possible, method), settled = reach_count(w->possible) == 1;
	struct reason reason = reason_new(REASON_METHOD, !possible ? TRUTH_FALSE : settled ? TRUTH_TRUE : TRUTH_UNKNOWN,
					  method == KB_NONE ? NULL : &kb->methods[method].source);
	struct reason *parts = parts_new(w, 3 + kb->node_count);
	int count = 0;
	reason.method = method;
	if (possible && settled) {
		int path_count, outcome;
		flow_path(flow_new(w->arena, kb, w->answers), w->arena, &path_count, &outcome);
		parts[count] = reason_new(REASON_OUTCOME, TRUTH_TRUE, &kb->outcomes[outcome].source);
		parts[count++].index = outcome;
	}
	if (possible)
		count = add_steps(w, parts, count);
	else
		parts[count++] = excluded_reason(w, method);
	if (method != KB_NONE)
		parts[count++] = requires_reason(w, method);
	reason.parts = parts;
	reason.part_count = count;
	return reason;
}

static struct reason level_reason(const struct work *w, int method, int characteristic)
{
	const struct kb_override *by;
	bool foreign;
	struct answers narrow = conclude_narrow(w->kb, w->answers, UINT64_C(1) << method, &foreign);
	const struct kb_method *m = &w->kb->methods[method];
	struct reason reason = reason_new(REASON_LEVEL, TRUTH_TRUE, &m->cells[characteristic].source);
	reason.method = method;
	reason.index = characteristic;
	reason.level = conclude_level(w->kb, method, characteristic, &narrow, &by);
	if (!by)
		return reason;
	struct reason *parts = parts_new(w, by->when.clause_count), *override = parts_new(w, 1);
	*override = reason_new(REASON_ITEM, TRUTH_TRUE, &by->source);
	override->item = (struct item){.kind = ITEM_OVERRIDE, .index = (int)(by - m->overrides), .method = method};
	override->part_count = add_clauses(w, parts, 0, &by->when, &narrow, &by->source);
	override->parts = parts;
	reason.parts = override;
	reason.part_count = 1;
	return reason;
}

/* The needs stated of it or still open, and the level of each possible method with what it misses. */
static struct reason characteristic_reason(const struct work *w, int characteristic)
{
	const struct kb *kb = w->kb;
	const struct kb_characteristic *c = &kb->characteristics[characteristic];
	struct reason reason = reason_new(REASON_CHARACTERISTIC, TRUTH_FALSE, &c->source);
	struct reason *parts = parts_new(w, kb->need_count + kb->method_count);
	int count = 0;
	reason.index = characteristic;
	for (int i = 0; i < kb->need_count; i++) {
		enum truth truth = cond_truth(&kb->needs[i].when, w->narrow.may);
		if (kb->needs[i].characteristic != characteristic || truth == TRUTH_FALSE)
			continue;
		reason.truth = truth > reason.truth ? truth : reason.truth;
		parts[count++] = item_reason(w, &(struct item){.kind = ITEM_NEED, .index = i, .method = KB_NONE});
	}
	int needs = count;
	for (int m = 0; m < kb->method_count; m++) {
		if (!reach_has(w->possible, m))
			continue;
		parts[count] = level_reason(w, m, characteristic);
		for (int i = 0; i < needs; i++) {
			int gap = kb_gap(c, kb->needs[parts[i].item.index].level, parts[count].level);
			if (parts[i].truth != TRUTH_TRUE)
				continue;
			parts[count].gap = gap > parts[count].gap ? gap : parts[count].gap;
		}
		reason.gap = parts[count].gap > reason.gap ? parts[count].gap : reason.gap;
		count++;
	}
	reason.parts = parts;
	reason.part_count = count;
	return reason;
}

const struct reason *how_concluded(struct arena *arena, const struct kb *kb, const struct answers *answers,
				   struct matter matter)
{
	static const enum item_kind kinds[] = {
		[MATTER_CAUTION] = ITEM_CAUTION, [MATTER_GUIDE] = ITEM_GUIDE, [MATTER_CHECKLIST] = ITEM_CHECKLIST};
	struct work w = {.arena = arena, .kb = kb, .answers = answers, .possible = reach_of(arena, kb, answers)};
	struct reason *root = arena_alloc(arena, sizeof(*root));
	bool foreign;
	w.narrow = conclude_narrow(kb, answers, w.possible.methods, &foreign);
	switch (matter.kind) {
	case MATTER_METHOD:
		*root = method_reason(&w, matter.index);
		break;
	case MATTER_CHARACTERISTIC:
		*root = characteristic_reason(&w, matter.index);
		break;
	default:
		*root = item_reason(&w, &(struct item){.kind = kinds[matter.kind], .index = matter.index, .method = KB_NONE});
	}
	return root;
}

struct matter how_outcome(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	const struct conclusion *c = conclude(arena, kb, answers);
	return (struct matter){.kind = MATTER_METHOD,
			       .index = c->status == STATUS_UNDETERMINED ? c->provisional.method : c->method};
}
