/* Holds the answers of one question against each other. */
#include "engine/why.h"

#include <string.h>

#include "engine/conclude.h"
#include "engine/reach.h"

/* One value of the question and what is known with it. */
struct case_of {
	struct answers answers;	/* narrowed to what is possible then */
	struct reach possible;
};

static struct case_of case_of_value(struct arena *arena, const struct kb *kb, const struct answers *open, int fact, int value)
{
	struct case_of result = {.answers = *open};
	bool foreign;
	answers_set(&result.answers, fact, value);
	result.possible = reach_of(arena, kb, &result.answers);
	result.answers = conclude_narrow(kb, &result.answers, result.possible.methods, &foreign);
	return result;
}

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
static void weigh(const struct kb *kb, struct why *why, const struct case_of *now, const struct case_of *cases,
		  const struct item *item, struct why_item *list)
{
	struct why_item found = {.item = *item, .for_all = true};
	bool speaks = false, differs = false;
	enum truth first = TRUTH_FALSE;
	uint64_t possible = 0;
	for (int i = 0; i < why->value_count; i++) {
		struct item_state state = item_state(kb, item, &cases[i].answers, cases[i].possible);
		uint32_t bit = UINT32_C(1) << why->values[i].value;
		if (i == 0)
			first = state.truth;
		differs |= state.truth != first;
		speaks |= (item_facts(kb, item, state.companion) >> why->fact & 1) != 0;
		found.methods |= state.methods;
		possible |= cases[i].possible.methods;
		if (state.truth == TRUTH_TRUE)
			found.holds |= bit;
		else if (state.truth == TRUTH_FALSE)
			found.fails |= bit;
	}
	bool hangs = (item_open(kb, item, &now->answers, now->possible) >> why->fact & 1) != 0;
	if (!hangs && !(speaks && differs))
		return;
	found.for_all = found.methods == possible;
	list[why->item_count++] = found;
}

static void find_items(struct arena *arena, const struct kb *kb, struct why *why, const struct answers *open,
		       const struct case_of *cases)
{
	int most = 0;
	for (struct item item = ITEM_START; item_next(kb, &item);)
		most++;
	struct why_item *list = arena_array(arena, (size_t)most, sizeof(*list));
	bool foreign;
	struct case_of now = {.possible = why->possible};
	now.answers = conclude_narrow(kb, open, why->possible.methods, &foreign);
	for (struct item item = ITEM_START; item_next(kb, &item);)
		weigh(kb, why, &now, cases, &item, list);
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
		if (i == *count)
			list[(*count)++] = (struct exclusion){.by = by, .by_count = by_count};
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
	struct case_of *cases = arena_array(arena, (size_t)kb->facts[fact].choice_count, sizeof(*cases));
	for (int v = 0; v < kb->facts[fact].choice_count; v++) {
		if (!(values >> v & 1))
			continue;
		cases[why->value_count] = case_of_value(arena, kb, &open, fact, v);
		list[why->value_count] = (struct why_value){.value = v, .leaves = cases[why->value_count].possible};
		why->value_count++;
	}
	why->values = list;
	find_nodes(arena, kb, &open, why);
	find_items(arena, kb, why, &open, cases);
	why->live = why->decides || why->item_count;
	why->exclusions = why_excluded(arena, kb, &open, &why->exclusion_count);
	why->moot = moot_facts(arena, kb, &open) & ~declined & ~(UINT64_C(1) << fact);
	return why;
}
