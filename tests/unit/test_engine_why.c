/*
 * engine/why against all completions: every claim about what a question separates, by value; that what isn't told makes no
 * difference; that a question which is called moot can change nothing; and that none is asked that can't.
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
#include "engine/why.h"
#include "random.h"
#include "rules/rules.h"

enum { COMPLETE = 1 << DOSSIER_FACTS, MOST_ITEMS = 512, FURTHER_VECTORS = 400 };

/* A set of complete answers to the flowchart, by number: bit f is the value of the dossier's fact f. */
struct set {
	uint64_t bits[COMPLETE / 64];
};

/* An item under each complete flowchart, the other facts being what the vector at hand leaves them. */
struct fired {
	struct set some, every;		/* it can apply, it must */
	struct set can, must;		/* the same for the condition alone, whichever method it is */
	struct set hangs[KB_MAX_FACTS];	/* this fact alone can turn it */
};

static struct rules rules;
static const struct kb *kb;
static int method_at[COMPLETE];		/* the knowledge base's, or KB_NONE */
static int fact_of[KB_MAX_FACTS];	/* the dossier's fact, or -1 */
static int fact_at[DOSSIER_FACTS], value_at[DOSSIER_FACTS][2];	/* the knowledge base's */
static struct item items[MOST_ITEMS];
static int item_total;

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

static void set_up(void)
{
	for (int f = 0; f < kb->fact_count; f++)
		fact_of[f] = -1;
	for (int f = 0; f < DOSSIER_FACTS; f++) {
		fact_at[f] = dossier_fact(kb, f);
		fact_of[fact_at[f]] = f;
		for (int v = 0; v < 2; v++)
			value_at[f][v] = dossier_value(kb, f, v);
	}
	for (int x = 0; x < COMPLETE; x++) {
		int values[BRUTE_FACTS];
		struct brute_way way = {.count = 0};
		for (int f = 0; f < DOSSIER_FACTS; f++)
			values[f] = x >> f & 1;
		int outcome = dossier.outcome(dossier.chart, values, &way);
		method_at[x] = outcome == BRUTE_NO_METHOD ? KB_NONE : kb_method_find(kb, dossier_methods[outcome]);
	}
	for (struct item item = ITEM_START; item_next(kb, &item);) {
		assert_true(item_total < MOST_ITEMS);
		items[item_total++] = item;
	}
}

static bool in_set(const struct set *set, int x)
{
	return set->bits[x / 64] >> (x % 64) & 1;
}

static void put(struct set *set, int x)
{
	set->bits[x / 64] |= UINT64_C(1) << (x % 64);
}

/* ---- Complete answers */

static bool holds(const struct kb_cond *cond, const int *values)
{
	for (int i = 0; i < cond->clause_count; i++) {
		bool any = false;
		for (int t = 0; t < cond->clauses[i].term_count; t++) {
			const struct kb_term *term = &cond->clauses[i].terms[t];
			any |= (term->values >> values[term->fact] & 1) != 0;
		}
		if (!any)
			return false;
	}
	return true;
}

/* Whether the method, alone, makes the item one of the conclusion's: *along is the companion that then has to come too. */
static bool about(const struct item *item, int method, const struct kb_cond **along)
{
	*along = NULL;
	uint64_t bit = method == KB_NONE ? 0 : UINT64_C(1) << method;
	switch (item->kind) {
	case ITEM_COMPANION:
		return bit && kb->companions[item->index].method != method;
	case ITEM_NEED:
		return bit != 0;
	case ITEM_OVERRIDE:
		return item->method == method;
	case ITEM_GUIDE:
		return kb->guides[item->index].general || (kb->guides[item->index].methods & bit);
	case ITEM_CHECKLIST:
		return kb->checklists[item->index].general || (kb->checklists[item->index].methods & bit);
	default:
		break;
	}
	const struct kb_caution *caution = &kb->cautions[item->index];
	if (caution->general || (caution->methods & bit))
		return true;
	for (int i = 0; bit && i < kb->companion_count; i++) {
		const struct kb_companion *companion = &kb->companions[i];
		if (companion->method == method || !(caution->methods >> companion->method & 1) ||
		    (companion->tier != KB_NONE && companion->tier != caution->tier))
			continue;
		*along = &companion->when;
		return true;
	}
	return false;
}

static const struct kb_cond *condition_of(const struct item *item)
{
	switch (item->kind) {
	case ITEM_COMPANION:
		return &kb->companions[item->index].when;
	case ITEM_NEED:
		return &kb->needs[item->index].when;
	case ITEM_OVERRIDE:
		return &kb->methods[item->method].overrides[item->index].when;
	case ITEM_CAUTION:
		return &kb->cautions[item->index].when;
	case ITEM_GUIDE:
		return &kb->guides[item->index].when;
	default:
		return &kb->checklists[item->index].when;
	}
}

static int collect_facts(const struct kb_cond *cond, int *facts, int count)
{
	for (int i = 0; cond && i < cond->clause_count; i++)
		for (int t = 0; t < cond->clauses[i].term_count; t++) {
			int fact = cond->clauses[i].terms[t].fact, k = 0;
			while (k < count && facts[k] != fact)
				k++;
			if (k == count && fact_of[fact] < 0)
				facts[count++] = fact;
		}
	return count;
}

/* The configurations of a method as values of the configuration fact. */
static uint32_t variants(int method)
{
	return method == KB_NONE ? kb->facts[kb->configuration_fact].all : kb->methods[method].variants;
}

struct trial {
	const struct kb_cond *when, *along;
	int facts[8], fact_count;
	uint32_t may[8];
	int values[KB_MAX_FACTS];
	bool some, every;
	uint64_t hangs;
};

static bool applies(const struct trial *t)
{
	return holds(t->when, t->values) && (!t->along || holds(t->along, t->values));
}

static void try_all(struct trial *t, int from)
{
	if (from == t->fact_count) {
		bool now = applies(t);
		t->some |= now;
		t->every &= now;
		for (int i = 0; i < t->fact_count; i++) {
			int f = t->facts[i], kept = t->values[f];
			for (t->values[f] = 0; t->values[f] < kb->facts[f].choice_count; t->values[f]++)
				if ((t->may[i] >> t->values[f] & 1) && applies(t) != now)
					t->hangs |= UINT64_C(1) << f;
			t->values[f] = kept;
		}
		return;
	}
	int f = t->facts[from];
	for (int v = 0; v < kb->facts[f].choice_count; v++) {
		t->values[f] = v;
		if (t->may[from] >> v & 1)
			try_all(t, from + 1);
	}
}

static void fire_at(struct fired *fired, const struct item *item, const struct answers *answers, int x)
{
	struct trial t = {.when = condition_of(item), .every = true};
	bool is_about = about(item, method_at[x], &t.along);
	assert_true(!t.along || !collect_facts(t.along, t.facts, 0));
	t.fact_count = collect_facts(t.when, t.facts, 0);
	for (int i = 0; i < t.fact_count; i++) {
		t.may[i] = answers->may[t.facts[i]];
		/* A configuration that isn't the method's counts as unknown. */
		if (t.facts[i] == kb->configuration_fact) {
			uint32_t own = variants(method_at[x]);
			t.may[i] = t.may[i] & ~own && answers_known(answers, t.facts[i]) ? own : t.may[i] & own;
		}
	}
	for (int f = 0; f < DOSSIER_FACTS; f++)
		t.values[fact_at[f]] = value_at[f][x >> f & 1];
	try_all(&t, 0);
	if (t.some)
		put(&fired->can, x);
	if (t.every)
		put(&fired->must, x);
	if (is_about && t.some)
		put(&fired->some, x);
	if (is_about && t.every)
		put(&fired->every, x);
	for (int i = 0; is_about && i < t.fact_count; i++)
		if (t.hangs >> t.facts[i] & 1)
			put(&fired->hangs[t.facts[i]], x);
}

/* All items under the answers to facts outside of the flowchart. */
static void fire(struct fired *list, const struct answers *answers)
{
	memset(list, 0, (size_t)item_total * sizeof(*list));
	for (int i = 0; i < item_total; i++)
		for (int x = 0; x < COMPLETE; x++)
			fire_at(&list[i], &items[i], answers, x);
}

/* ---- Claims */

struct claims {
	long whys, reach, items, verdicts, moot, live, silent, exclusions;
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
			assert_false(in_set(&fired->some, x));
		if (!about_it)
			continue;
		some |= in_set(&fired->some, x);
		every &= in_set(&fired->every, x);
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
		if (own < 0 && in_set(&fired->hangs[fact], x))
			return true;
		int y = own < 0 ? x : x ^ 1 << own;
		if (own >= 0 && method_at[x] == method_at[y] &&
		    (in_set(&fired->some, x) != in_set(&fired->some, y) || in_set(&fired->every, x) != in_set(&fired->every, y)))
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
	check_exclusions(claims, arena, answers, values);
	arena_clear(arena);
}

static void report(const struct claims *c, long vectors)
{
	print_message("%ld vectors: %ld times why, %ld claims about methods by value, %ld about %ld items by value; "
		      "%ld items not told make no difference\n", vectors, c->whys, c->reach, c->verdicts, c->items, c->silent);
	print_message("  %ld questions are moot and can change nothing, %ld live ones can; %ld exclusions\n", c->moot, c->live,
		      c->exclusions);
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
	set_up();
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
