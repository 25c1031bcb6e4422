/* Tries single answers and counts what is left open. */
#include "engine/settle.h"

#include "engine/item.h"
#include "engine/reach.h"

struct stability settle_stability(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	struct stability stability = {0};
	struct reach now = reach_of(arena, kb, answers);
	int most = 0;
	if (reach_count(now) != 1)
		return stability;
	for (int f = 0; f < kb->fact_count; f++)
		most += kb->facts[f].choice_count;
	struct flip *flips = arena_array(arena, (size_t)most, sizeof(*flips));
	for (int f = 0; f < kb->fact_count; f++) {
		int value = answers_value(answers, f), before = stability.flip_count;
		if (!kb->facts[f].in_flow || value == KB_NONE)
			continue;
		for (int v = 0; v < kb->facts[f].choice_count; v++) {
			if (v == value)
				continue;
			struct reach then = reach_with(arena, kb, answers, f, v);
			stability.tried++;
			if (!reach_same(then, now))
				flips[stability.flip_count++] =
					(struct flip){.setting = {.fact = f, .value = v}, .leads = then};
		}
		if (stability.flip_count == before)
			stability.inert |= UINT64_C(1) << f;
	}
	stability.flips = flips;
	return stability;
}

/* Items about every possible outcome whose truth is open. */
static int count_undecided(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	const struct outlook *outlook = outlook_new(arena, kb, answers);
	int count = 0;
	for (struct item item = ITEM_START; item_next(kb, &item);)
		count += reach_same(item_about(kb, &item, outlook), outlook->possible) &&
			 item_truth_of(kb, &item, outlook, outlook->possible) == TRUTH_UNKNOWN;
	return count;
}

static struct settle settle_fact(struct arena *arena, const struct kb *kb, const struct answers *answers, int fact)
{
	struct settle settle = {.fact = fact};
	bool foreign;
	struct reach possible = reach_of(arena, kb, answers);
	struct answers narrow = conclude_narrow(kb, answers, possible.methods, &foreign);
	for (int v = 0; v < kb->facts[fact].choice_count; v++) {
		struct answers then = *answers;
		if (!(narrow.may[fact] >> v & 1))
			continue;
		answers_set(&then, fact, v);
		struct reach left = reach_of(arena, kb, &then);
		int outcomes = reach_count(left), undecided = count_undecided(arena, kb, &then);
		settle.values++;
		settle.outcomes_sum += outcomes;
		settle.undecided_sum += undecided;
		settle.outcomes_worst = outcomes > settle.outcomes_worst ? outcomes : settle.outcomes_worst;
		settle.undecided_worst = undecided > settle.undecided_worst ? undecided : settle.undecided_worst;
	}
	return settle;
}

struct settles settle_open(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	struct settles settles = {0};
	struct reach possible = reach_of(arena, kb, answers);
	uint64_t deciding = reach_deciding(arena, kb, answers);
	uint64_t facts = deciding ? deciding : item_live(arena, kb, answers);
	struct settle *list = arena_array(arena, (size_t)kb->fact_count, sizeof(*list));
	settles.outcomes = reach_count(possible);
	settles.undecided = count_undecided(arena, kb, answers);
	for (int f = 0; f < kb->fact_count; f++) {
		if (!(facts >> f & 1))
			continue;
		list[settles.count] = settle_fact(arena, kb, answers, f);
		list[settles.count++].decides = (deciding >> f & 1) != 0;
	}
	settles.list = list;
	return settles;
}

/* Cautions of the method that aren't about every possible one; conditions that are surely false count out. */
static int count_own(const struct kb *kb, const struct answers *answers, struct reach possible, int method)
{
	bool foreign;
	struct answers narrow = conclude_narrow(kb, answers, UINT64_C(1) << method, &foreign);
	int count = 0;
	for (int i = 0; i < kb->caution_count; i++) {
		const struct kb_caution *caution = &kb->cautions[i];
		bool common = caution->general || !(possible.methods & ~caution->methods);
		count += !common && (caution->methods >> method & 1) && cond_truth(&caution->when, narrow.may) != TRUTH_FALSE;
	}
	return count;
}

const struct shared *settle_shared(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	struct shared *shared = arena_alloc(arena, sizeof(*shared));
	size_t methods = (size_t)kb->method_count;
	struct shared_level *rows = arena_array(arena, (size_t)kb->characteristic_count, sizeof(*rows));
	int *own = arena_array(arena, methods, sizeof(*own));
	shared->possible = reach_of(arena, kb, answers);
	for (int i = 0; i < kb->characteristic_count; i++) {
		int *levels = arena_array(arena, methods, sizeof(*levels)), first = KB_NONE;
		rows[i] = (struct shared_level){.same = true, .levels = levels};
		for (int m = 0; m < kb->method_count; m++) {
			bool foreign;
			const struct kb_override *by;
			levels[m] = KB_NONE;
			if (!reach_has(shared->possible, m))
				continue;
			struct answers narrow = conclude_narrow(kb, answers, UINT64_C(1) << m, &foreign);
			levels[m] = conclude_level(kb, m, i, &narrow, &by);
			first = first == KB_NONE ? levels[m] : first;
			rows[i].same &= levels[m] == first;
		}
	}
	for (int m = 0; m < kb->method_count; m++)
		if (reach_has(shared->possible, m))
			own[m] = count_own(kb, answers, shared->possible, m);
	shared->levels = rows;
	shared->own_cautions = own;
	return shared;
}
