/* Holds the answers of one question against each other. */
#include "engine/why.h"

#include <string.h>

#include "engine/conclude.h"
#include "engine/reach.h"

/* The values that the question offers: all, or the configurations of the methods that are possible. */
static uint32_t offered(const struct kb *kb, const struct answers *open, int fact, struct reach possible)
{
	bool foreign;
	if (fact != kb->configuration_fact)
		return kb->facts[fact].all;
	struct answers narrow = conclude_narrow(kb, open, possible.methods, &foreign);
	return narrow.may[fact];
}

static void find_nodes(struct arena *arena, const struct kb *kb, const struct answers *open, struct why *why)
{
	const struct flow *flow = flow_new(arena, kb, open);
	const bool *reached = reach_nodes(arena, kb, open);
	int *nodes = arena_array(arena, (size_t)kb->node_count, sizeof(*nodes));
	for (int n = 0; n < kb->node_count; n++)
		if (kb->nodes[n].fact == why->fact && reached[n] && flow_matters(flow, n))
			nodes[why->node_count++] = n;
	why->nodes = nodes;
	why->decides = why->node_count > 0;
}

/* Notes the item when its condition mentions the fact and the answer makes a difference to it. */
static void weigh(const struct kb *kb, struct why *why, const struct outlook *now, const struct outlook *const *cases,
		  const struct item *item, struct why_item *list)
{
	struct why_item found = {.item = *item};
	struct reach about = {0};
	enum truth first = TRUTH_FALSE;
	bool differs = false;
	if (!(item_facts(kb, item) >> why->fact & 1))
		return;
	for (int i = 0; i < why->value_count; i++) {
		struct reach then = item_about(kb, item, cases[i]);
		about.methods |= then.methods;
		about.none |= then.none;
	}
	for (int i = 0; i < why->value_count; i++) {
		struct reach possible = cases[i]->possible;
		struct reach some = {.methods = possible.methods & about.methods, .none = possible.none && about.none};
		enum truth truth = item_truth_of(kb, item, cases[i], some);
		uint32_t bit = UINT32_C(1) << why->values[i].value;
		first = i ? first : truth;
		differs |= truth != first;
		found.holds |= truth == TRUTH_TRUE ? bit : 0;
		found.fails |= truth == TRUTH_FALSE ? bit : 0;
	}
	if (!differs && !(item_open(kb, item, now) >> why->fact & 1))
		return;
	found.methods = about.methods;
	found.for_all = !(why->possible.methods & ~about.methods) && (about.none || !why->possible.none);
	list[why->item_count++] = found;
}

static void find_items(struct arena *arena, const struct kb *kb, struct why *why, const struct answers *open)
{
	int most = 0;
	const struct outlook *now = outlook_new(arena, kb, open);
	const struct outlook **cases = arena_array(arena, (size_t)why->value_count, sizeof(*cases));
	for (int i = 0; i < why->value_count; i++) {
		struct answers then = *open;
		answers_set(&then, why->fact, why->values[i].value);
		cases[i] = outlook_new(arena, kb, &then);
	}
	for (struct item item = ITEM_START; item_next(kb, &item);)
		most++;
	struct why_item *list = arena_array(arena, (size_t)most, sizeof(*list));
	for (struct item item = ITEM_START; item_next(kb, &item);)
		weigh(kb, why, now, cases, &item, list);
	why->items = list;
}

static bool same_settings(const struct setting *a, int a_count, const struct setting *b, int b_count)
{
	return a_count == b_count && (!a_count || !memcmp(a, b, (size_t)a_count * sizeof(*a)));
}

const struct exclusion *why_excluded(struct arena *arena, const struct kb *kb, const struct answers *answers, int *count)
{
	struct exclusion *list = arena_array(arena, (size_t)kb->method_count, sizeof(*list));
	struct reach possible = reach_of(arena, kb, answers);
	*count = 0;
	for (int m = 0; m < kb->method_count; m++) {
		int by_count, node, i = 0;
		if (reach_has(possible, m))
			continue;
		const struct setting *by = reach_exclusion(arena, kb, answers, m, &by_count, &node);
		if (!by_count)
			continue;
		while (i < *count && !same_settings(list[i].by, list[i].by_count, by, by_count))
			i++;
		if (i == *count) {
			/* In the order in which the questions came. */
			for (; i && list[i - 1].by[list[i - 1].by_count - 1].fact > by[by_count - 1].fact; i--)
				list[i] = list[i - 1];
			list[i] = (struct exclusion){.by = by, .by_count = by_count};
			++*count;
		}
		list[i].methods |= UINT64_C(1) << m;
	}
	return list;
}

static uint64_t moot_facts(struct arena *arena, const struct kb *kb, const struct answers *open)
{
	uint64_t live = item_live(arena, kb, open), moot = 0;
	for (int f = 0; f < kb->fact_count; f++)
		if (!answers_known(open, f) && !(live >> f & 1))
			moot |= UINT64_C(1) << f;
	return moot;
}

const struct why *why_asked(struct arena *arena, const struct kb *kb, const struct answers *answers, uint64_t declined,
			    int fact)
{
	struct why *why = arena_alloc(arena, sizeof(*why));
	struct answers open = *answers;
	answers_withdraw(&open, kb, fact);
	*why = (struct why){.fact = fact, .answered = answers_value(answers, fact)};
	why->possible = reach_of(arena, kb, &open);
	uint32_t values = offered(kb, &open, fact, why->possible);
	struct why_value *list = arena_array(arena, (size_t)kb->facts[fact].choice_count, sizeof(*list));
	for (int v = 0; v < kb->facts[fact].choice_count; v++)
		if (values >> v & 1)
			list[why->value_count++] =
				(struct why_value){.value = v, .leaves = reach_with(arena, kb, &open, fact, v)};
	why->values = list;
	find_nodes(arena, kb, &open, why);
	find_items(arena, kb, why, &open);
	why->live = why->decides || why->item_count;
	why->exclusions = why_excluded(arena, kb, &open, &why->exclusion_count);
	why->moot = moot_facts(arena, kb, &open) & ~declined & ~(UINT64_C(1) << fact);
	return why;
}
