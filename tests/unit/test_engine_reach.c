/*
 * engine/reach and the outlook of engine/item: what answers lead to, what decides it, what excludes a method, and what answers
 * must be for it, against trying every completion.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "chart.h"
#include "dossier.h"
#include "engine/item.h"
#include "engine/reach.h"
#include "rules/rules.h"

enum { CHARTS = 400, VECTORS_OF_A_CHART = 12 };

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

/* A knowledge base beside the same flowchart for enumeration; facts and methods may be numbered differently. */
struct pair {
	const struct kb *kb;
	const struct brute *brute;
	int methods;
	int fact[BRUTE_FACTS];			/* of the knowledge base, by the brute's */
	int value[BRUTE_FACTS][8];
	int method[BRUTE_NO_METHOD];
	long excluded, answers, deciding;
};

static struct pair shipped(void)
{
	struct pair p = {.kb = rules.kb, .brute = &dossier, .methods = DOSSIER_METHODS};
	for (int f = 0; f < DOSSIER_FACTS; f++) {
		p.fact[f] = dossier_fact(rules.kb, f);
		for (int v = 0; v < 2; v++)
			p.value[f][v] = dossier_value(rules.kb, f, v);
	}
	for (int m = 0; m < DOSSIER_METHODS; m++)
		p.method[m] = kb_method_find(rules.kb, dossier_methods[m]);
	return p;
}

static struct pair plain(const struct kb *kb, const struct brute *brute)
{
	struct pair p = {.kb = kb, .brute = brute, .methods = CHART_METHODS};
	for (int f = 0; f < brute->fact_count; f++) {
		p.fact[f] = f;
		for (int v = 0; v < brute->choices[f]; v++)
			p.value[f][v] = v;
	}
	for (int m = 0; m < CHART_METHODS; m++)
		p.method[m] = m;
	return p;
}

static struct answers answers_of(const struct pair *p, const int *values)
{
	struct answers answers;
	answers_init(&answers, p->kb);
	for (int f = 0; f < p->brute->fact_count; f++)
		if (values[f] != BRUTE_UNKNOWN)
			answers_set(&answers, p->fact[f], p->value[f][values[f]]);
	return answers;
}

static struct reach expected(const struct pair *p, uint32_t possible)
{
	struct reach reach = {.none = possible >> BRUTE_NO_METHOD & 1};
	for (int m = 0; m < p->methods; m++)
		if (possible >> m & 1)
			reach.methods |= UINT64_C(1) << p->method[m];
	return reach;
}

static int own_fact(const struct pair *p, int fact)
{
	int f = 0;
	while (p->fact[f] != fact)
		f++;
	return f;
}

static int own_value(const struct pair *p, int f, int value)
{
	int v = 0;
	while (p->value[f][v] != value)
		v++;
	return v;
}

/* The answers listed exclude the outcome, none of them is needless, all are among those given, and the last is the first
 * on the way that does it. */
static void check_exclusion(struct pair *p, struct arena *arena, const int *values, int outcome)
{
	struct answers answers = answers_of(p, values);
	int method = outcome == BRUTE_NO_METHOD ? KB_NONE : p->method[outcome], count, node;
	const struct setting *by = reach_exclusion(arena, p->kb, &answers, method, &count, &node);
	int nothing[BRUTE_FACTS], some[BRUTE_FACTS];
	for (int f = 0; f < BRUTE_FACTS; f++)
		nothing[f] = some[f] = BRUTE_UNKNOWN;
	bool ever = brute_possible(p->brute, nothing) >> outcome & 1;
	bool now = brute_possible(p->brute, values) >> outcome & 1;
	assert_int_equal(count > 0, ever && !now);
	if (!count) {
		assert_int_equal(node, KB_NONE);
		return;
	}
	assert_int_equal(p->kb->nodes[node].fact, by[count - 1].fact);
	for (int i = 0; i < count; i++) {
		int f = own_fact(p, by[i].fact);
		assert_int_equal(own_value(p, f, by[i].value), values[f]);
		some[f] = values[f];
	}
	assert_false(brute_possible(p->brute, some) >> outcome & 1);
	for (int i = 0; i < count; i++) {
		int f = own_fact(p, by[i].fact);
		some[f] = BRUTE_UNKNOWN;
		assert_true(brute_possible(p->brute, some) >> outcome & 1);
		some[f] = values[f];
	}
	/* The answers before it on the way leave the outcome possible. */
	int path_count, end, before[BRUTE_FACTS];
	const struct flow *flow = flow_new(arena, p->kb, &answers);
	const struct step *path = flow_path(flow, arena, &path_count, &end);
	memcpy(before, nothing, sizeof(before));
	for (int i = 0; i < path_count; i++) {
		int f = own_fact(p, path[i].fact);
		if (path[i].fact == by[count - 1].fact)
			break;
		before[f] = values[f];
		assert_true(brute_possible(p->brute, before) >> outcome & 1);
	}
	p->excluded++;
	p->answers += count;
}

/* Seen from an outcome, a fact has the values that it has in some completion that leads there. */
static void check_outlook(const struct pair *p, struct arena *arena, int *values)
{
	struct answers answers = answers_of(p, values);
	const struct outlook *outlook = outlook_new(arena, p->kb, &answers);
	for (int f = 0; f < p->brute->fact_count; f++) {
		int kept = values[f];
		uint32_t possible[8];
		for (int v = 0; v < p->brute->choices[f]; v++) {
			values[f] = v;
			possible[v] = kept == BRUTE_UNKNOWN || kept == v ? brute_possible(p->brute, values) : 0;
		}
		values[f] = kept;
		for (int m = 0; m <= p->methods; m++) {
			bool none = m == p->methods;
			if (!(brute_possible(p->brute, values) >> (none ? BRUTE_NO_METHOD : m) & 1))
				continue;
			const struct answers *toward = outlook_toward(outlook, p->kb, none ? KB_NONE : p->method[m]);
			for (int v = 0; v < p->brute->choices[f]; v++)
				assert_int_equal(toward->may[p->fact[f]] >> p->value[f][v] & 1,
						 possible[v] >> (none ? BRUTE_NO_METHOD : m) & 1);
		}
	}
}

static void check_vector(struct pair *p, struct arena *arena, int *values)
{
	struct answers answers = answers_of(p, values);
	struct reach reach = reach_of(arena, p->kb, &answers);
	assert_true(reach_same(reach, expected(p, brute_possible(p->brute, values))));
	uint64_t deciding = reach_deciding(arena, p->kb, &answers);
	for (int f = 0; f < p->brute->fact_count; f++) {
		bool decides = brute_matters(p->brute, values, f);
		assert_int_equal((deciding >> p->fact[f] & 1) != 0, decides);
		p->deciding += decides;
		int kept = values[f];
		for (values[f] = BRUTE_UNKNOWN; values[f] < p->brute->choices[f]; values[f]++) {
			int value = values[f] == BRUTE_UNKNOWN ? KB_NONE : p->value[f][values[f]];
			reach = reach_with(arena, p->kb, &answers, p->fact[f], value);
			assert_true(reach_same(reach, expected(p, brute_possible(p->brute, values))));
		}
		values[f] = kept;
	}
	check_outlook(p, arena, values);
	for (int m = 0; m < p->methods; m++)
		check_exclusion(p, arena, values, m);
	check_exclusion(p, arena, values, BRUTE_NO_METHOD);
}

static void every_vector_of_the_shipped_base(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct pair p = shipped();
	int values[BRUTE_FACTS];
	long n = 0;
	for (; brute_vector(&dossier, n, values); n++) {
		check_vector(&p, &arena, values);
		arena_clear(&arena);
	}
	assert_int_equal(n, DOSSIER_VECTORS);
	arena_release(&arena);
	print_message("%ld vectors: %ld times a fact decides, %ld exclusions by %ld answers\n", n, p.deciding, p.excluded,
		      p.answers);
}

static void random_charts(void **state)
{
	(void)state;
	struct random random = {.state = 271828};
	struct arena arena = {0}, small = {0};
	long vectors = 0, excluded = 0, answers = 0;
	for (int i = 0; i < CHARTS; i++) {
		struct chart chart;
		chart_make(&chart, &random, 2 + random_below(&random, 5), i % 2);
		const struct brute brute = chart_brute(&chart);
		struct pair p = plain(chart_compile(&arena, &chart), &brute);
		long all = 1;
		for (int f = 0; f < brute.fact_count; f++)
			all *= brute.choices[f] + 1;
		for (int k = 0; k < VECTORS_OF_A_CHART; k++, vectors++) {
			int values[BRUTE_FACTS];
			brute_vector(&brute, random_below(&random, (int)all), values);
			check_vector(&p, &small, values);
			arena_clear(&small);
		}
		excluded += p.excluded;
		answers += p.answers;
		arena_clear(&arena);
	}
	arena_release(&small);
	arena_release(&arena);
	print_message("%ld vectors of %d charts: %ld exclusions by %ld answers\n", vectors, CHARTS, excluded, answers);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_vector_of_the_shipped_base),
		cmocka_unit_test(random_charts),
	};
	return cmocka_run_group_tests(tests, load_rules, release_rules) != 0;
}
