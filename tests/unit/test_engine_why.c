/*
 * engine/why against all completions: every claim about what a question separates, by value; that what isn't told makes no
 * difference; that a question which is called moot can change nothing; and that none is asked that can't. And how far each open
 * question settles what is undecided (engine/settle).
 *
 * The flowchart is the dossier's, conditions are evaluated on complete answers only.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "dossier.h"
#include "engine/conclude.h"
#include "engine/reach.h"
#include "engine/settle.h"
#include "engine/why.h"
#include "fired.h"
#include "random.h"
#include "rules/rules.h"

enum { FURTHER_VECTORS = 400 };

static struct rules rules;
static const struct kb *kb;

static int load_rules(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	bool loaded = rules_load(&rules, NULL, NULL, &sink);
	diag_release(&sink);
	kb = rules.kb;
	return loaded ? 0 : -1;
}

static int release_rules(void **state)
{
	(void)state;
	rules_release(&rules);
	return 0;
}

/* ---- Claims */

struct claims {
	long whys, reach, items, verdicts, moot, live, silent, exclusions, settled;
};

static bool is_completion(const int *values, int x)
{
	for (int f = 0; f < DOSSIER_FACTS; f++)
		if (values[f] != BRUTE_UNKNOWN && values[f] != (x >> f & 1))
			return false;
	return true;
}

/* The numbers of the completions. */
static int completions(const int *values, int *list)
{
	int count = 0;
	for (int x = 0; x < COMPLETE; x++)
		if (is_completion(values, x))
			list[count++] = x;
	return count;
}

static struct reach reach_at(const int *values)
{
	struct reach reach = {0};
	int list[COMPLETE], count = completions(values, list);
	for (int i = 0; i < count; i++) {
		int x = list[i];
		reach.none |= method_at[x] == KB_NONE;
		reach.methods |= method_at[x] == KB_NONE ? 0 : UINT64_C(1) << method_at[x];
	}
	return reach;
}

/* One value of an item's claim: surely, surely not, or neither, over all completions of one of its methods. */
static void check_verdict(const struct fired *fired, const struct why_item *claim, const int *list, int count, int value)
{
	bool holds_then = claim->holds >> value & 1, fails = claim->fails >> value & 1;
	bool some = false, every = true;
	assert_false(holds_then && fails);
	for (int i = 0; i < count; i++) {
		int x = list[i];
		bool about_it = claim->for_all || (method_at[x] != KB_NONE && (claim->methods >> method_at[x] & 1));
		if (fails)
			assert_false(set_has(&fired->some, x));
		if (!about_it)
			continue;
		some |= set_has(&fired->some, x);
		every &= set_has(&fired->every, x);
	}
	if (holds_then)
		assert_true(every);
	else if (!fails)
		assert_true(some && !every);
}

/* Two completions that differ in the fact alone, of the same method, and in one of them the item applies. */
static bool turns(const struct fired *fired, const int *list, int count, int fact)
{
	int own = fact_of[fact];
	for (int i = 0; i < count; i++) {
		int x = list[i];
		if (own < 0 && set_has(&fired->hangs[fact], x))
			return true;
		int y = own < 0 ? x : x ^ 1 << own;
		if (own >= 0 && method_at[x] == method_at[y] &&
		    (set_has(&fired->some, x) != set_has(&fired->some, y) || set_has(&fired->every, x) != set_has(&fired->every, y)))
			return true;
	}
	return false;
}

/*
 * What fired is under one value of the question; kept, since the other facts stay as they are over many vectors. By the
 * flowchart's own facts nothing changes but the completions.
 */
static struct fired *kept[KB_MAX_FACTS][KB_MAX_VALUES];

static void forget(void)
{
	for (int f = 0; f < kb->fact_count; f++)
		for (int v = 0; v < kb->facts[f].choice_count; v++) {
			free(kept[f][v]);
			kept[f][v] = NULL;
		}
}

static const struct fired *under(const struct fired *now, const struct answers *open, int fact, int value)
{
	struct answers then = *open;
	if (fact_of[fact] >= 0)
		return now;
	if (!kept[fact][value]) {
		kept[fact][value] = calloc((size_t)item_total, sizeof(struct fired));
		assert_non_null(kept[fact][value]);
		answers_set(&then, fact, value);
		fire(kept[fact][value], &then);
	}
	return kept[fact][value];
}

static void check_why(struct claims *claims, struct arena *arena, struct fired *now, const struct answers *answers,
		      int *values, int fact)
{
	const struct why *why = why_asked(arena, kb, answers, 0, fact);
	int own = fact_of[fact], before = own < 0 ? 0 : values[own];
	struct answers open = *answers;
	answers_withdraw(&open, kb, fact);
	if (own >= 0)
		values[own] = BRUTE_UNKNOWN;
	int list[COMPLETE], count;
	claims->whys++;
	assert_true(reach_same(why->possible, reach_at(values)));
	assert_int_equal(why->decides, own >= 0 && brute_matters(&dossier, values, own));
	for (int i = 0; i < why->value_count; i++) {
		int v = why->values[i].value;
		for (int k = 0; own >= 0 && k < 2; k++)
			if (value_at[own][k] == v)
				values[own] = k;
		assert_true(reach_same(why->values[i].leaves, reach_at(values)));
		claims->reach++;
		const struct fired *then = under(now, &open, fact, v);
		count = completions(values, list);
		for (int c = 0, at = 0; c < why->item_count; c++, claims->verdicts++) {
			while (memcmp(&items[at], &why->items[c].item, sizeof(items[at])) != 0)
				at++;
			check_verdict(&then[at], &why->items[c], list, count, v);
		}
		if (own >= 0)
			values[own] = BRUTE_UNKNOWN;
	}
	/* What isn't told makes no difference. */
	count = completions(values, list);
	for (int i = 0, c = 0; i < item_total; i++) {
		if (c < why->item_count && !memcmp(&items[i], &why->items[c].item, sizeof(items[i]))) {
			c++;
			claims->items++;
			continue;
		}
		assert_false(turns(&now[i], list, count, fact));
		claims->silent++;
	}
	if (own >= 0)
		values[own] = before;
}

static bool can_change(const struct fired *now, const int *values, int fact)
{
	int list[COMPLETE], count = completions(values, list);
	if (fact_of[fact] >= 0 && brute_matters(&dossier, values, fact_of[fact]))
		return true;
	for (int i = 0; i < item_total; i++)
		if (turns(&now[i], list, count, fact))
			return true;
	return false;
}

/* Moot are the unknown facts that can change nothing, all of them; what a session asks is never one of them. */
static void check_moot(struct claims *claims, struct arena *arena, const struct fired *now, const struct answers *answers,
		       const int *values)
{
	uint64_t live = item_live(arena, kb, answers);
	const struct conclusion *c = conclude(arena, kb, answers);
	for (int f = 0; f < kb->fact_count; f++) {
		if (answers_known(answers, f))
			continue;
		bool can = can_change(now, values, f);
		assert_int_equal(can, (live >> f & 1) != 0);
		*(can ? &claims->live : &claims->moot) += 1;
	}
	if (c->status == STATUS_UNDETERMINED)
		assert_true(brute_matters(&dossier, values, fact_of[kb->nodes[c->next].fact]));
	else
		assert_int_equal(live, c->open);
}

/* Items about every possible outcome, in some completion at least, that some completion has and some hasn't. */
static int count_undecided(const struct fired *fired, const int *values)
{
	int list[COMPLETE], count = completions(values, list), undecided = 0;
	struct reach possible = reach_at(values);
	for (int i = 0; i < item_total; i++) {
		bool some = false, every = true;
		struct reach of = {0};
		for (int k = 0; k < count; k++) {
			int method = method_at[list[k]];
			if (set_has(&fired[i].about, list[k])) {
				of.none |= method == KB_NONE;
				of.methods |= method == KB_NONE ? 0 : UINT64_C(1) << method;
			}
			some |= set_has(&fired[i].some, list[k]);
			every &= set_has(&fired[i].every, list[k]);
		}
		undecided += reach_same(of, possible) && some && !every;
	}
	return undecided;
}

static void check_settles(struct claims *claims, struct arena *arena, const struct fired *now, const struct answers *answers,
			  int *values)
{
	struct settles settles = settle_open(arena, kb, answers);
	assert_int_equal(settles.undecided, count_undecided(now, values));
	for (int i = 0; i < settles.count; i++, claims->settled++) {
		const struct settle *row = &settles.list[i];
		int own = fact_of[row->fact], worst = 0, sum = 0, tried = 0;
		uint32_t offered = kb->facts[row->fact].all;
		for (int m = 0; row->fact == kb->configuration_fact && m < kb->method_count; m++)
			offered = (m ? offered : 0) | (reach_at(values).methods >> m & 1 ? kb->methods[m].variants : 0);
		for (int v = 0; v < kb->facts[row->fact].choice_count; v++) {
			if (!(offered >> v & 1))
				continue;
			for (int k = 0; own >= 0 && k < 2; k++)
				if (value_at[own][k] == v)
					values[own] = k;
			int undecided = count_undecided(under(now, answers, row->fact, v), values);
			worst = undecided > worst ? undecided : worst;
			sum += undecided;
			tried++;
		}
		if (own >= 0)
			values[own] = BRUTE_UNKNOWN;
		assert_int_equal(row->values, tried);
		assert_int_equal(row->undecided_worst, worst);
		assert_int_equal(row->undecided_sum, sum);
	}
}

static void check_exclusions(struct claims *claims, struct arena *arena, const struct answers *answers, const int *values)
{
	int count;
	const struct exclusion *list = why_excluded(arena, kb, answers, &count);
	uint64_t told = 0;
	for (int i = 0; i < count; i++) {
		assert_false(told & list[i].methods);
		told |= list[i].methods;
		int some[BRUTE_FACTS];
		for (int f = 0; f < BRUTE_FACTS; f++)
			some[f] = BRUTE_UNKNOWN;
		for (int k = 0; k < list[i].by_count; k++)
			some[fact_of[list[i].by[k].fact]] = values[fact_of[list[i].by[k].fact]];
		assert_false(reach_at(some).methods & list[i].methods);
		claims->exclusions++;
	}
	assert_int_equal(told | reach_at(values).methods, (UINT64_C(1) << kb->method_count) - 1);
}

static void check_vector(struct claims *claims, struct arena *arena, struct fired *now, const struct answers *answers,
			 int *values)
{
	for (int f = 0; f < kb->fact_count; f++)
		if (f != kb->configuration_fact || reach_at(values).methods)
			check_why(claims, arena, now, answers, values, f);
	check_moot(claims, arena, now, answers, values);
	check_settles(claims, arena, now, answers, values);
	check_exclusions(claims, arena, answers, values);
	arena_clear(arena);
}

static void report(const struct claims *c, long vectors)
{
	print_message("%ld vectors: %ld times why, %ld claims about methods by value, %ld about %ld items by value; "
		      "%ld items not told make no difference\n", vectors, c->whys, c->reach, c->verdicts, c->items, c->silent);
	print_message("  %ld questions are moot and can change nothing, %ld live ones can; %ld exclusions; %ld questions weighed\n",
		      c->moot, c->live, c->exclusions, c->settled);
}

static void every_vector_of_the_flowchart(void **state)
{
	(void)state;
	static struct fired now[MOST_ITEMS];
	struct arena arena = {0};
	struct claims claims = {0};
	struct answers answers;
	int values[BRUTE_FACTS];
	long n = 0;
	fired_set_up(kb);
	answers_init(&answers, kb);
	fire(now, &answers);
	for (; brute_vector(&dossier, n, values); n++) {
		dossier_answers(&answers, kb, values);
		check_vector(&claims, &arena, now, &answers, values);
	}
	assert_int_equal(n, DOSSIER_VECTORS);
	arena_release(&arena);
	forget();
	report(&claims, n);
}

/* The other facts answered at random, too, and configurations of any method. */
static void further_answers(void **state)
{
	(void)state;
	static struct fired now[MOST_ITEMS];
	struct random random = {.state = 31337};
	struct arena arena = {0};
	struct claims claims = {0};
	for (int i = 0; i < FURTHER_VECTORS; i++) {
		int values[BRUTE_FACTS];
		struct answers answers;
		answers_init(&answers, kb);
		for (int f = 0; f < kb->fact_count; f++)
			if (fact_of[f] < 0 && random_below(&random, 2))
				answers_set(&answers, f, random_below(&random, kb->facts[f].choice_count));
		brute_vector(&dossier, random_below(&random, DOSSIER_VECTORS), values);
		dossier_answers(&answers, kb, values);
		forget();
		fire(now, &answers);
		int few = random_below(&random, kb->fact_count);
		/* A few questions of each are enough. */
		for (int k = 0; k < 3; k++) {
			int fact = (few + 7 * k) % kb->fact_count;
			if (!answers_known(&answers, fact) && fact != kb->configuration_fact)
				check_why(&claims, &arena, now, &answers, values, fact);
		}
		check_exclusions(&claims, &arena, &answers, values);
		arena_clear(&arena);
	}
	arena_release(&arena);
	forget();
	report(&claims, FURTHER_VECTORS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_vector_of_the_flowchart),
		cmocka_unit_test(further_answers),
	};
	return cmocka_run_group_tests(tests, load_rules, release_rules) != 0;
}
