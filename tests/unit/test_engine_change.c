/* engine/change: the smallest changes against a search of all settings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "chart.h"
#include "dossier.h"
#include "engine/change.h"
#include "rules/rules.h"

enum { CHARTS = 1500, VECTORS_OF_A_CHART = 6, MOST_CHANGES = 4096, MOST_VECTORS = 16384 };

/* One set of settings, its facts in order. */
struct expected {
	int facts[BRUTE_FACTS], values[BRUTE_FACTS];
	int count, circumstances;
};

/* A flowchart of which the possible outcomes of every vector are known. */
struct table {
	struct brute brute;
	bool circumstance[BRUTE_FACTS];
	uint32_t possible[MOST_VECTORS];	/* by number of the vector */
	long vectors;
	struct expected list[MOST_CHANGES];
	int count;
};

static struct table table;
static struct rules rules;

static int load_rules(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	bool loaded = rules_load(&rules, NULL, NULL, &sink);
	diag_release(&sink);
	return loaded ? 0 : -1;
}

static int release_rules(void **state)
{
	(void)state;
	rules_release(&rules);
	return 0;
}

static void fill_table(const struct brute *brute)
{
	int values[BRUTE_FACTS];
	table.brute = *brute;
	for (table.vectors = 0; brute_vector(brute, table.vectors, values); table.vectors++) {
		assert_true(table.vectors < MOST_VECTORS);
		table.possible[table.vectors] = brute_possible(brute, values);
	}
}

/* The documented order: fewest known circumstances changed, then fact order, then value order. */
static int by_documented_order(const void *a, const void *b)
{
	const struct expected *x = a, *y = b;
	if (x->circumstances != y->circumstances)
		return x->circumstances < y->circumstances ? -1 : 1;
	for (int i = 0; i < x->count; i++)
		if (x->facts[i] != y->facts[i])
			return x->facts[i] < y->facts[i] ? -1 : 1;
	for (int i = 0; i < x->count; i++)
		if (x->values[i] != y->values[i])
			return x->values[i] < y->values[i] ? -1 : 1;
	return 0;
}

/* The settings that turn one vector into another; false when some known answer would be forgotten. */
static bool settings_between(const int *from, const int *to, struct expected *settings)
{
	*settings = (struct expected){.count = 0};
	for (int f = 0; f < table.brute.fact_count; f++) {
		if (from[f] == to[f])
			continue;
		if (to[f] == BRUTE_UNKNOWN)
			return false;
		settings->facts[settings->count] = f;
		settings->values[settings->count++] = to[f];
		settings->circumstances += from[f] != BRUTE_UNKNOWN && table.circumstance[f];
	}
	return true;
}

static void search_all(const int *values, uint32_t goal)
{
	int fewest = BRUTE_FACTS + 1, to[BRUTE_FACTS];
	table.count = 0;
	for (long n = 0; n < table.vectors; n++) {
		struct expected settings;
		if (table.possible[n] != goal)
			continue;
		brute_vector(&table.brute, n, to);
		if (!settings_between(values, to, &settings) || settings.count > fewest)
			continue;
		if (settings.count < fewest)
			table.count = 0;
		fewest = settings.count;
		assert_true(table.count < MOST_CHANGES);
		table.list[table.count++] = settings;
	}
	qsort(table.list, (size_t)table.count, sizeof(table.list[0]), by_documented_order);
}

static void compare(const struct changes *changes)
{
	assert_int_equal(changes->count, table.count);
	for (int i = 0; i < table.count; i++) {
		const struct change *change = &changes->list[i];
		assert_int_equal(change->count, table.list[i].count);
		assert_int_equal(change->circumstances, table.list[i].circumstances);
		for (int s = 0; s < change->count; s++) {
			assert_int_equal(change->settings[s].fact, table.list[i].facts[s]);
			assert_int_equal(change->settings[s].value, table.list[i].values[s]);
		}
	}
}

static void every_vector_and_method_of_the_shipped_base(void **state)
{
	(void)state;
	struct arena arena = {0};
	long searches = 0, found = 0, several = 0;
	int values[BRUTE_FACTS];
	fill_table(&dossier);
	assert_int_equal(table.vectors, DOSSIER_VECTORS);
	for (int f = 0; f < DOSSIER_FACTS; f++)
		table.circumstance[f] = rules.kb->facts[dossier_fact(rules.kb, f)].kind == KB_CIRCUMSTANCE;
	for (long n = 0; brute_vector(&dossier, n, values); n++) {
		struct answers answers;
		answers_init(&answers, rules.kb);
		dossier_answers(&answers, rules.kb, values);
		for (int m = 0; m <= DOSSIER_METHODS; m++, searches++) {
			bool none = m == DOSSIER_METHODS;
			int method = none ? KB_NONE : kb_method_find(rules.kb, dossier_methods[m]);
			search_all(values, UINT32_C(1) << (none ? BRUTE_NO_METHOD : m));
			struct changes changes = change_smallest(&arena, rules.kb, &answers, method);
			compare(&changes);
			found += changes.count;
			several += changes.count > 1;
			/* Every method can be reached, and nothing need change where it is the outcome. */
			assert_true(changes.count > 0);
			uint32_t goal = UINT32_C(1) << (none ? BRUTE_NO_METHOD : m);
			assert_int_equal(changes.list[0].count == 0, table.possible[n] == goal);
		}
		arena_clear(&arena);
	}
	arena_release(&arena);
	print_message("%ld searches over %d vectors: %ld changes, %ld times more than one\n", searches, DOSSIER_VECTORS, found,
		      several);
}

static void random_charts(void **state)
{
	(void)state;
	struct random random = {.state = 5150};
	struct arena arena = {0}, small = {0};
	long searches = 0, found = 0, impossible = 0;
	for (int i = 0; i < CHARTS; i++) {
		struct chart chart;
		chart_make(&chart, &random, 2 + random_below(&random, 5), i % 2);
		const struct kb *kb = chart_compile(&arena, &chart);
		const struct brute brute = chart_brute(&chart);
		fill_table(&brute);
		memcpy(table.circumstance, chart.circumstance, sizeof(table.circumstance));
		for (int k = 0; k < VECTORS_OF_A_CHART; k++) {
			int values[BRUTE_FACTS];
			struct answers answers;
			answers_init(&answers, kb);
			brute_vector(&brute, k ? random_below(&random, (int)table.vectors) : table.vectors - 1, values);
			for (int f = 0; f < chart.fact_count; f++)
				if (values[f] != BRUTE_UNKNOWN)
					answers_set(&answers, f, values[f]);
			for (int m = 0; m <= CHART_METHODS; m++, searches++) {
				bool none = m == CHART_METHODS;
				search_all(values, UINT32_C(1) << (none ? BRUTE_NO_METHOD : m));
				struct changes changes = change_smallest(&small, kb, &answers, none ? KB_NONE : m);
				compare(&changes);
				found += changes.count;
				impossible += !changes.count;
			}
			arena_clear(&small);
		}
		arena_clear(&arena);
	}
	arena_release(&small);
	arena_release(&arena);
	print_message("%ld searches in %d charts: %ld changes, %ld times none at all\n", searches, CHARTS, found, impossible);
	assert_true(impossible > 0 && found > searches);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_vector_and_method_of_the_shipped_base),
		cmocka_unit_test(random_charts),
	};
	return cmocka_run_group_tests(tests, load_rules, release_rules) != 0;
}
