/* Gathers all explanations of one answer vector. */
#include "engine/explain.h"

/* Those that decisions alone lead to come first, then those that need a circumstance rebuilt, then those nothing leads to. */
static int rank(const struct why_not *w)
{
	if (!w->changes.count)
		return 2;
	return w->changes.list[0].circumstances ? 1 : 0;
}

static struct explained_method explain_other(struct arena *arena, const struct kb *kb, const struct answers *answers,
					     const struct conclusion *c, const struct why_not *w)
{
	struct explained_method other = {.why_not = w};
	if (!w->changes.count || !w->changes.list[0].count)
		return other;
	const struct change *first = &w->changes.list[0];
	struct answers then = what_if_answers(kb, answers, first->settings, first->count);
	other.then = what_if(arena, kb, answers, c, first->settings, first->count);
	struct tradeoffs all = standing_tradeoffs(arena, kb, &then, w->method);
	/* Its own configurations stand first in the list. */
	other.configured = all;
	for (other.configured.count = 0; other.configured.count < all.count; other.configured.count++)
		if (all.list[other.configured.count].other->method != w->method)
			break;
	return other;
}

static void explain_others(struct arena *arena, const struct kb *kb, const struct answers *answers, struct explanation *e)
{
	const struct why_not **all = arena_array(arena, (size_t)kb->method_count, sizeof(*all));
	struct explained_method *list = arena_array(arena, (size_t)kb->method_count, sizeof(*list));
	for (int m = 0; m < kb->method_count; m++)
		if (m != e->conclusion->method)
			all[m] = why_not(arena, kb, answers, m);
	for (int r = 0; r < 3; r++)
		for (int m = 0; m < kb->method_count; m++)
			if (all[m] && rank(all[m]) == r)
				list[e->other_count++] = explain_other(arena, kb, answers, e->conclusion, all[m]);
	e->others = list;
}

const struct explanation *explain(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	struct explanation *e = arena_alloc(arena, sizeof(*e));
	const struct conclusion *c = conclude(arena, kb, answers);
	e->conclusion = c;
	if (c->status != STATUS_UNDETERMINED)
		e->how = how_concluded(arena, kb, answers, (struct matter){.kind = MATTER_METHOD, .index = c->method});
	else
		e->shared = settle_shared(arena, kb, answers);
	if (c->method != KB_NONE) {
		e->standing = standing_new(arena, kb, answers, c->method, KB_NONE);
		e->tradeoffs = standing_tradeoffs(arena, kb, answers, c->method);
	}
	e->collisions = standing_collisions(arena, kb, answers);
	e->fitting = standing_fitting(arena, kb, answers);
	explain_others(arena, kb, answers, e);
	e->stability = settle_stability(arena, kb, answers);
	e->settles = settle_open(arena, kb, answers);
	return e;
}
