/* Puts together what speaks against a method. */
#include "engine/why_not.h"

#include "engine/reach.h"

static const struct kb_clause *const *clauses_of(struct arena *arena, const struct kb_cond *cond, const struct answers *answers,
						 enum truth truth, int *count)
{
	const struct kb_clause **list = arena_array(arena, (size_t)cond->clause_count, sizeof(*list));
	for (int i = 0; i < cond->clause_count; i++)
		if (clause_truth(&cond->clauses[i], answers->may) == truth)
			list[(*count)++] = &cond->clauses[i];
	return list;
}

const struct why_not *why_not(struct arena *arena, const struct kb *kb, const struct answers *answers, int method)
{
	struct why_not *w = arena_alloc(arena, sizeof(*w));
	const struct kb_cond *requires = &kb->methods[method].requires;
	struct reach possible = reach_of(arena, kb, answers);
	bool foreign;
	struct answers narrow = conclude_narrow(kb, answers, UINT64_C(1) << method, &foreign);
	*w = (struct why_not){.method = method, .feasible = cond_truth(requires, narrow.may)};
	w->failed = clauses_of(arena, requires, &narrow, TRUTH_FALSE, &w->failed_count);
	w->open = clauses_of(arena, requires, &narrow, TRUTH_UNKNOWN, &w->open_count);
	w->excluded_by = reach_exclusion(arena, kb, answers, method, &w->excluded_by_count, &w->node);
	if (reach_has(possible, method))
		w->why = reach_count(possible) == 1 ? WHY_NOT_RECOMMENDED : WHY_NOT_POSSIBLE;
	else
		w->why = w->excluded_by_count ? WHY_NOT_EXCLUDED : WHY_NOT_NOWHERE;
	w->standing = standing_new(arena, kb, answers, method, KB_NONE);
	w->changes = change_smallest(arena, kb, answers, method);
	return w;
}
