/* Levels against needs, method by method. */
#include "engine/standing.h"

#include "base/bits.h"
#include "engine/conclude.h"

enum { MOST_SEARCHED = 12 };	/* needs among which colliding sets are looked for: all sets of them are tried */

/* The strictest need of the characteristic that holds, or KB_NONE. */
static int strictest(const struct kb *kb, const struct answers *answers, int characteristic)
{
	bool high = kb->characteristics[characteristic].high_is_good;
	int found = KB_NONE;
	for (int i = 0; i < kb->need_count; i++) {
		const struct kb_need *need = &kb->needs[i];
		if (need->characteristic != characteristic || cond_truth(&need->when, answers->may) != TRUTH_TRUE)
			continue;
		if (found == KB_NONE || (high ? need->level > kb->needs[found].level : need->level < kb->needs[found].level))
			found = i;
	}
	return found;
}

static uint64_t terms_that_can(const struct kb_clause *clause, enum truth truth, const struct answers *answers)
{
	uint64_t terms = 0;
	for (int t = 0; t < clause->term_count; t++)
		if (truth == TRUTH_FALSE || (answers->may[clause->terms[t].fact] & clause->terms[t].values))
			terms |= UINT64_C(1) << t;
	return terms;
}

/* The clauses of what the method requires that are as true as all of it is: those that keep it from holding. */
static void unmet(struct arena *arena, const struct kb_cond *requires, const struct answers *answers,
		  struct standing *standing)
{
	struct standing_clause *list = arena_array(arena, (size_t)requires->clause_count, sizeof(*list));
	standing->feasible = cond_truth(requires, answers->may);
	standing->unmet = list;
	for (int i = 0; standing->feasible != TRUTH_TRUE && i < requires->clause_count; i++) {
		const struct kb_clause *clause = &requires->clauses[i];
		if (clause_truth(clause, answers->may) == standing->feasible)
			list[standing->unmet_count++] = (struct standing_clause){
				.clause = clause, .truth = standing->feasible,
				.terms = terms_that_can(clause, standing->feasible, answers)};
	}
}

const struct standing *standing_new(struct arena *arena, const struct kb *kb, const struct answers *answers, int method,
				    int configuration)
{
	struct standing *standing = arena_alloc(arena, sizeof(*standing));
	struct standing_cell *cells = arena_array(arena, (size_t)kb->characteristic_count, sizeof(*cells));
	struct answers supposed = *answers;
	bool foreign;
	if (configuration != KB_NONE)
		answers_set(&supposed, kb->configuration_fact, configuration);
	supposed = conclude_narrow(kb, &supposed, UINT64_C(1) << method, &foreign);
	*standing = (struct standing){.method = method, .configuration = configuration, .cells = cells};
	unmet(arena, &kb->methods[method].requires, &supposed, standing);
	for (int i = 0; i < kb->characteristic_count; i++) {
		struct standing_cell *cell = &cells[i];
		cell->level = conclude_level(kb, method, i, &supposed, &cell->by);
		cell->need = strictest(kb, &supposed, i);
		if (cell->need == KB_NONE)
			continue;
		cell->gap = kb_gap(&kb->characteristics[i], kb->needs[cell->need].level, cell->level);
		standing->stated |= UINT64_C(1) << i;
		if (cell->gap)
			standing->missed |= UINT64_C(1) << i;
	}
	return standing;
}

static struct tradeoff compare(const struct kb *kb, const struct standing *first, const struct standing *other)
{
	struct tradeoff t = {.first = first, .other = other};
	for (int i = 0; i < kb->characteristic_count; i++) {
		const struct kb_characteristic *characteristic = &kb->characteristics[i];
		uint64_t bit = UINT64_C(1) << i;
		int ours = first->cells[i].level, theirs = other->cells[i].level;
		if (other->cells[i].gap < first->cells[i].gap)
			t.closer |= bit;
		if ((first->missed & bit) && !(other->missed & bit))
			t.meets |= bit;
		if (!(first->missed & bit) && (other->missed & bit))
			t.misses |= bit;
		if (kb_gap(characteristic, theirs, ours))
			t.better |= bit;
		if (kb_gap(characteristic, ours, theirs))
			t.worse |= bit;
	}
	return t;
}

static void add_tradeoffs(struct arena *arena, const struct kb *kb, const struct answers *answers,
			  const struct standing *ours, int method, struct tradeoff *list, int *count)
{
	const struct kb_method *m = &kb->methods[method];
	const struct standing *plain = standing_new(arena, kb, answers, method, KB_NONE);
	struct tradeoff t = compare(kb, ours, plain);
	if (t.meets)
		list[(*count)++] = t;
	uint64_t met = t.meets;
	for (int i = 0; i < m->configuration_count; i++) {
		if (m->configurations[i].value == KB_NONE)
			continue;
		const struct standing *configured = standing_new(arena, kb, answers, method, m->configurations[i].value);
		t = compare(kb, ours, configured);
		if (method == ours->method ? t.closer != 0 : (t.meets & ~met) != 0)
			list[(*count)++] = t;
	}
}

struct tradeoffs standing_tradeoffs(struct arena *arena, const struct kb *kb, const struct answers *answers, int method)
{
	static const enum truth order[] = {TRUTH_TRUE, TRUTH_UNKNOWN};
	const struct standing *ours = standing_new(arena, kb, answers, method, KB_NONE);
	int most = 0, count = 0;
	for (int m = 0; m < kb->method_count; m++)
		most += 1 + kb->methods[m].configuration_count;
	struct tradeoff *list = arena_array(arena, (size_t)most, sizeof(*list));
	add_tradeoffs(arena, kb, answers, ours, method, list, &count);
	for (int pass = 0; pass < 2; pass++)
		for (int m = 0; m < kb->method_count; m++)
			if (m != method && standing_new(arena, kb, answers, m, KB_NONE)->feasible == order[pass])
				add_tradeoffs(arena, kb, answers, ours, m, list, &count);
	return (struct tradeoffs){.list = list, .count = count};
}

/* Every method as it stands and in each of its configurations; NULL-ended. */
static const struct standing **all_standings(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	int most = 1, count = 0;
	for (int m = 0; m < kb->method_count; m++)
		most += 1 + kb->methods[m].configuration_count;
	const struct standing **list = arena_array(arena, (size_t)most, sizeof(*list));
	for (int m = 0; m < kb->method_count; m++) {
		list[count++] = standing_new(arena, kb, answers, m, KB_NONE);
		for (int i = 0; i < kb->methods[m].configuration_count; i++)
			if (kb->methods[m].configurations[i].value != KB_NONE)
				list[count++] = standing_new(arena, kb, answers, m, kb->methods[m].configurations[i].value);
	}
	return list;
}

const struct standing *const *standing_fitting(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	const struct standing **list = all_standings(arena, kb, answers);
	int kept = 0, plain = KB_NONE;
	for (int i = 0; list[i]; i++) {
		/* A configuration adds nothing to a method that fits as it stands. */
		if (list[i]->missed || list[i]->method == plain)
			continue;
		if (list[i]->configuration == KB_NONE)
			plain = list[i]->method;
		list[kept++] = list[i];
	}
	list[kept] = NULL;
	return list;
}

/* Whether every candidate misses something out of the set. */
static bool collides(const struct standing *const *candidates, uint64_t set)
{
	for (int i = 0; candidates[i]; i++)
		if (candidates[i]->feasible != TRUTH_FALSE && !(candidates[i]->missed & set))
			return false;
	return true;
}

static bool contains_one(const uint64_t *list, int count, uint64_t set)
{
	for (int i = 0; i < count; i++)
		if (!(list[i] & ~set))
			return true;
	return false;
}

/* The n-th subset of `all` in binary counting. */
static uint64_t subset(uint64_t all, unsigned n)
{
	uint64_t set = 0;
	for (; n; n >>= 1, all &= all - 1)
		if (n & 1)
			set |= all & -all;
	return set;
}

struct collisions standing_collisions(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	const struct standing **all = all_standings(arena, kb, answers);
	struct collisions result = {0};
	bool allowed = false;
	for (int i = 0; all[i]; i++)
		allowed |= all[i]->feasible != TRUTH_FALSE;
	if (!all[0] || !allowed)
		return result;
	uint64_t stated = 0;
	for (int i = 0; i < kb->characteristic_count; i++) {
		bool room = bits_count(stated) < MOST_SEARCHED;
		if (!(all[0]->stated >> i & 1))
			continue;
		stated |= room ? UINT64_C(1) << i : 0;
		result.cut |= !room;
	}
	unsigned subsets = 1u << bits_count(stated);
	uint64_t *list = arena_array(arena, subsets, sizeof(*list));
	for (int size = 1; size <= bits_count(stated); size++)
		for (unsigned n = 1; n < subsets; n++) {
			uint64_t set = subset(stated, n);
			if (bits_count(set) == size && !contains_one(list, result.count, set) && collides(all, set))
				list[result.count++] = set;
		}
	result.list = list;
	return result;
}
