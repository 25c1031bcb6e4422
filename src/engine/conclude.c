/* Puts a conclusion together from the flowchart's outcome and the rules whose conditions hold. */
#include "engine/conclude.h"

#include "base/bits.h"

struct work {
	struct arena *arena;
	const struct kb *kb;
	struct conclusion *c;
};

struct answers conclude_narrow(const struct kb *kb, const struct answers *answers, uint64_t methods, bool *foreign)
{
	struct answers narrow = *answers;
	int fact = kb->configuration_fact;
	*foreign = false;
	if (fact == KB_NONE)
		return narrow;
	uint32_t any = 0, every = methods ? kb->facts[fact].all : 0;
	for (int m = 0; m < kb->method_count; m++) {
		if (!(methods >> m & 1))
			continue;
		any |= kb->methods[m].variants;
		every &= kb->methods[m].variants;
	}
	if (answers_known(answers, fact) && (answers->may[fact] & every))
		return narrow;
	*foreign = answers_known(answers, fact) && kb->facts[fact].choice_count > 1;
	narrow.may[fact] = any ? any : kb->facts[fact].all;
	return narrow;
}

int conclude_level(const struct kb *kb, int method, int characteristic, const struct answers *answers,
		   const struct kb_override **by)
{
	const struct kb_method *m = &kb->methods[method];
	*by = NULL;
	for (int i = 0; i < m->override_count; i++) {
		const struct kb_override *override = &m->overrides[i];
		if (override->characteristic != characteristic || cond_truth(&override->when, answers->may) != TRUTH_TRUE)
			continue;
		*by = override;
		return override->level;
	}
	return m->cells[characteristic].level;
}

/* Notes the facts that the truth of an undecided condition hangs on. */
static void open_facts(struct work *w, const struct kb_cond *cond)
{
	w->c->open |= cond_open(cond, w->c->answers.may);
}

static struct conditional conditional_new(struct work *w, int index, const struct kb_cond *first,
					  const struct kb_cond *second)
{
	const struct kb_cond *conds[] = {first, second};
	int most = first->clause_count + (second ? second->clause_count : 0);
	const struct kb_clause **clauses = arena_array(w->arena, (size_t)most, sizeof(*clauses));
	struct conditional result = {.index = index, .clauses = clauses};
	for (int k = 0; k < 2 && conds[k]; k++)
		for (int i = 0; i < conds[k]->clause_count; i++)
			if (clause_truth(&conds[k]->clauses[i], w->c->answers.may) == TRUTH_UNKNOWN)
				clauses[result.clause_count++] = &conds[k]->clauses[i];
	return result;
}

static void companions(struct work *w)
{
	const struct kb *kb = w->kb;
	size_t count = (size_t)kb->companion_count;
	int *list = arena_array(w->arena, count, sizeof(*list));
	struct conditional *maybe = arena_array(w->arena, count, sizeof(*maybe));
	for (int i = 0; i < kb->companion_count; i++) {
		const struct kb_companion *companion = &kb->companions[i];
		/* Nothing goes along with nothing, nor a method with itself. */
		if (!w->c->possible.methods || w->c->possible.methods == UINT64_C(1) << companion->method)
			continue;
		enum truth truth = cond_truth(&companion->when, w->c->answers.may);
		if (truth == TRUTH_TRUE) {
			list[w->c->companion_count++] = i;
		} else if (truth == TRUTH_UNKNOWN) {
			maybe[w->c->companion_if_count++] = conditional_new(w, i, &companion->when, NULL);
			open_facts(w, &companion->when);
		}
	}
	w->c->companions = list;
	w->c->companions_if = maybe;
}

/* Whether a statement about `methods` is one about every possible method. */
static bool concerns_all(const struct work *w, uint64_t methods, bool general)
{
	return general || (w->c->possible.methods && !(w->c->possible.methods & ~methods));
}

/* Whether the caution can hold beside the companion, that is, with a configuration of another possible method. */
static bool holds_beside(const struct kb *kb, const struct answers *answers, uint64_t possible,
			 const struct kb_companion *companion, const struct kb_caution *caution)
{
	bool foreign;
	struct answers others = conclude_narrow(kb, answers, possible & ~(UINT64_C(1) << companion->method), &foreign);
	return cond_truth(&caution->when, others.may) != TRUTH_FALSE;
}

int conclude_bringer(const struct kb *kb, const struct answers *answers, uint64_t possible, const struct kb_caution *caution)
{
	int best = KB_NONE;
	enum truth sure = TRUTH_FALSE;
	for (int i = 0; possible && i < kb->companion_count; i++) {
		const struct kb_companion *companion = &kb->companions[i];
		if (!kb_brings(companion, caution) || possible == UINT64_C(1) << companion->method)
			continue;
		enum truth truth = cond_truth(&companion->when, answers->may);
		if (truth <= sure || !holds_beside(kb, answers, possible, companion, caution))
			continue;
		sure = truth;
		best = i;
	}
	return best;
}

static void cautions(struct work *w)
{
	const struct kb *kb = w->kb;
	int *list = arena_array(w->arena, (size_t)kb->caution_count, sizeof(*list));
	struct conditional *maybe = arena_array(w->arena, (size_t)kb->caution_count, sizeof(*maybe));
	for (int i = 0; i < kb->caution_count; i++) {
		const struct kb_caution *caution = &kb->cautions[i];
		enum truth truth = cond_truth(&caution->when, w->c->answers.may);
		const struct kb_cond *along = NULL;
		if (truth == TRUTH_FALSE)
			continue;
		if (!concerns_all(w, caution->methods, caution->general)) {
			int companion = conclude_bringer(kb, &w->c->answers, w->c->possible.methods, caution);
			if (companion == KB_NONE)
				continue;
			if (cond_truth(&kb->companions[companion].when, w->c->answers.may) == TRUTH_UNKNOWN)
				along = &kb->companions[companion].when;
		}
		if (truth == TRUTH_TRUE && !along) {
			list[w->c->caution_count++] = i;
			continue;
		}
		open_facts(w, &caution->when);
		maybe[w->c->caution_if_count++] = conditional_new(w, i, &caution->when, along);
	}
	w->c->cautions = list;
	w->c->cautions_if = maybe;
}

struct kept_documents {
	const int *sure;
	int sure_count;
	const struct conditional *maybe;
	int maybe_count;
};

static struct kept_documents documents(struct work *w, const struct kb_document *from, int count)
{
	int *sure = arena_array(w->arena, (size_t)count, sizeof(*sure));
	struct conditional *maybe = arena_array(w->arena, (size_t)count, sizeof(*maybe));
	struct kept_documents kept = {.sure = sure, .maybe = maybe};
	for (int i = 0; i < count; i++) {
		if (!concerns_all(w, from[i].methods, from[i].general))
			continue;
		enum truth truth = cond_truth(&from[i].when, w->c->answers.may);
		if (truth == TRUTH_TRUE) {
			sure[kept.sure_count++] = i;
		} else if (truth == TRUTH_UNKNOWN) {
			maybe[kept.maybe_count++] = conditional_new(w, i, &from[i].when, NULL);
			open_facts(w, &from[i].when);
		}
	}
	return kept;
}

static void needs(struct work *w)
{
	const struct kb *kb = w->kb;
	if (w->c->method == KB_NONE)
		return;
	const struct kb_method *method = &kb->methods[w->c->method];
	struct need_met *list = arena_array(w->arena, (size_t)kb->need_count, sizeof(*list));
	for (int i = 0; i < kb->need_count; i++) {
		const struct kb_need *need = &kb->needs[i];
		enum truth truth = cond_truth(&need->when, w->c->answers.may);
		if (truth == TRUTH_UNKNOWN)
			open_facts(w, &need->when);
		if (truth != TRUTH_TRUE)
			continue;
		struct need_met *met = &list[w->c->need_count++];
		met->need = i;
		met->level = conclude_level(kb, w->c->method, need->characteristic, &w->c->answers, &met->override);
		met->gap = kb_gap(&kb->characteristics[need->characteristic], need->level, met->level);
	}
	w->c->needs = list;
	for (int i = 0; i < method->override_count; i++)
		if (cond_truth(&method->overrides[i].when, w->c->answers.may) == TRUTH_UNKNOWN)
			open_facts(w, &method->overrides[i].when);
}

struct conclusion *conclude_outline(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	struct conclusion *c = arena_alloc(arena, sizeof(*c));
	struct work w = {.arena = arena, .kb = kb, .c = c};
	const struct flow *flow = flow_new(arena, kb, answers);
	c->method = c->outcome = c->next = c->variant = KB_NONE;
	c->possible = flow_reach(flow);
	c->status = !flow_settled(flow)	? STATUS_UNDETERMINED
		    : c->possible.none	? STATUS_NONE
					: STATUS_RECOMMENDED;
	c->path = flow_path(flow, arena, &c->path_count, &c->outcome);
	if (c->status == STATUS_RECOMMENDED)
		c->method = bits_first(c->possible.methods);
	if (c->status == STATUS_UNDETERMINED) {
		struct provisional *p = &c->provisional;
		c->outcome = KB_NONE;
		c->next = flow_next(flow, 0);
		p->outcome = flow_assumed(flow, arena, &p->assumed, &p->assumed_count);
		p->method = kb->outcomes[p->outcome].method;
	}
	c->answers = conclude_narrow(kb, answers, c->possible.methods, &c->foreign_variant);
	if (kb->configuration_fact != KB_NONE && c->possible.methods)
		c->variant = answers_value(&c->answers, kb->configuration_fact);
	companions(&w);
	needs(&w);
	return c;
}

void conclude_statements(struct arena *arena, const struct kb *kb, struct conclusion *c)
{
	struct work w = {.arena = arena, .kb = kb, .c = c};
	cautions(&w);
	struct kept_documents guides = documents(&w, kb->guides, kb->guide_count);
	c->guides = guides.sure;
	c->guide_count = guides.sure_count;
	c->guides_if = guides.maybe;
	c->guide_if_count = guides.maybe_count;
	struct kept_documents checklists = documents(&w, kb->checklists, kb->checklist_count);
	c->checklists = checklists.sure;
	c->checklist_count = checklists.sure_count;
	c->checklists_if = checklists.maybe;
	c->checklist_if_count = checklists.maybe_count;
}

void conclude_alternatives(struct arena *arena, const struct kb *kb, const struct answers *answers, struct conclusion *c)
{
	struct alternative *list = arena_array(arena, (size_t)kb->method_count, sizeof(*list));
	for (int m = 0; m < kb->method_count; m++) {
		if (m == c->method)
			continue;
		struct changes changes = change_smallest(arena, kb, answers, m);
		if (changes.count)
			list[c->alternative_count++] = (struct alternative){.method = m, .changes = changes};
	}
	c->alternatives = list;
}

const struct conclusion *conclude(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	struct conclusion *c = conclude_outline(arena, kb, answers);
	conclude_statements(arena, kb, c);
	conclude_alternatives(arena, kb, answers, c);
	return c;
}
