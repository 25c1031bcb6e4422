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

/* The levels, as bits, that the method can have under the answers: by overrides that may hold before one that does. */
static uint32_t levels_of(const struct kb_method *method, int characteristic, const struct answers *answers)
{
	uint32_t levels = 0;
	for (int i = 0; i < method->override_count; i++) {
		const struct kb_override *override = &method->overrides[i];
		enum truth truth = cond_truth(&override->when, answers->may);
		if (override->characteristic != characteristic || truth == TRUTH_FALSE)
			continue;
		levels |= UINT32_C(1) << override->level;
		if (truth == TRUTH_TRUE)
			return levels;
	}
	return levels | UINT32_C(1) << method->cells[characteristic].level;
}

static struct shared_level share_level(struct arena *arena, const struct kb *kb, const struct outlook *outlook,
				       int characteristic)
{
	int *levels = arena_array(arena, (size_t)kb->method_count, sizeof(*levels)), first = KB_NONE;
	uint32_t *may = arena_array(arena, (size_t)kb->method_count, sizeof(*may));
	struct shared_level row = {.same = true, .levels = levels, .may = may};
	for (int m = 0; m < kb->method_count; m++) {
		const struct kb_override *by;
		levels[m] = KB_NONE;
		if (!reach_has(outlook->possible, m))
			continue;
		levels[m] = conclude_level(kb, m, characteristic, outlook_toward(outlook, kb, m), &by);
		may[m] = levels_of(&kb->methods[m], characteristic, outlook_toward(outlook, kb, m));
		first = first == KB_NONE ? levels[m] : first;
		row.same &= levels[m] == first;
	}
	return row;
}

/* False when no method still possible can have the item. */
static bool share_item(struct arena *arena, const struct kb *kb, const struct outlook *outlook, const struct item *item,
		       struct shared_item *shared)
{
	enum truth *with = arena_array(arena, (size_t)kb->method_count, sizeof(*with)), most = TRUTH_FALSE;
	*shared = (struct shared_item){.item = *item, .all = TRUTH_TRUE, .with = with};
	for (int m = 0; m < kb->method_count; m++) {
		if (!reach_has(outlook->possible, m))
			continue;
		with[m] = item_truth_of(kb, item, outlook, (struct reach){.methods = UINT64_C(1) << m});
		shared->all = with[m] < shared->all ? with[m] : shared->all;
		most = with[m] > most ? with[m] : most;
	}
	return most != TRUTH_FALSE;
}

const struct shared *settle_shared(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	struct shared *shared = arena_alloc(arena, sizeof(*shared));
	const struct outlook *outlook = outlook_new(arena, kb, answers);
	int most = kb->companion_count + kb->caution_count + kb->guide_count + kb->checklist_count;
	struct shared_level *rows = arena_array(arena, (size_t)kb->characteristic_count, sizeof(*rows));
	struct shared_item *items = arena_array(arena, (size_t)most, sizeof(*items));
	*shared = (struct shared){.possible = outlook->possible, .levels = rows, .items = items};
	shared->methods = reach_count((struct reach){.methods = outlook->possible.methods});
	for (int i = 0; i < kb->characteristic_count; i++)
		rows[i] = share_level(arena, kb, outlook, i);
	for (struct item item = ITEM_START; item_next(kb, &item);)
		if (item.kind != ITEM_NEED && item.kind != ITEM_OVERRIDE)
			shared->item_count += share_item(arena, kb, outlook, &item, &items[shared->item_count]);
	return shared;
}
