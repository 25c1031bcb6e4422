/* engine/flow, and what a conclusion takes from it, against enumeration of all completions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "chart.h"
#include "dossier.h"
#include "engine/conclude.h"
#include "rules/rules.h"

enum { CHARTS = 1500, VECTORS_OF_A_CHART = 40 };

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

/* The method's index in the dossier, or BRUTE_NO_METHOD. */
static int dossier_method(int method)
{
	if (method == KB_NONE)
		return BRUTE_NO_METHOD;
	int m = 0;
	while (strcmp(dossier_methods[m], rules.kb->methods[method].id) != 0)
		assert_true(++m < DOSSIER_METHODS);
	return m;
}

static uint32_t dossier_reach(struct reach reach)
{
	uint32_t possible = reach.none ? UINT32_C(1) << BRUTE_NO_METHOD : 0;
	for (int m = 0; m < rules.kb->method_count; m++)
		if (reach.methods >> m & 1)
			possible |= UINT32_C(1) << dossier_method(m);
	return possible;
}

static int dossier_fact_of(int fact)
{
	int f = 0;
	while (strcmp(dossier_facts[f], rules.kb->facts[fact].id) != 0)
		assert_true(++f < DOSSIER_FACTS);
	return f;
}

static void base_is_the_dossiers(void **state)
{
	(void)state;
	const struct kb *kb = rules.kb;
	assert_int_equal(kb->method_count, DOSSIER_METHODS);
	for (int m = 0; m < DOSSIER_METHODS; m++)
		assert_string_equal(kb->methods[m].id, dossier_methods[m]);
	assert_int_equal(kb->node_count, DOSSIER_NODES);
	for (int n = 0; n < DOSSIER_NODES; n++)
		assert_string_equal(kb->nodes[n].id, dossier_nodes[n]);
	for (int f = 0; f < kb->fact_count; f++) {
		assert_int_equal(kb->facts[f].in_flow, f < DOSSIER_FACTS);
		if (f >= DOSSIER_FACTS)
			continue;
		assert_string_equal(kb->facts[f].id, dossier_facts[f]);
		assert_int_equal(kb->facts[f].choice_count, dossier.choices[f]);
		for (int v = 0; v < kb->facts[f].choice_count; v++)
			assert_string_equal(kb->facts[f].choices[v].id, dossier_values[f][v]);
		assert_string_equal(kb->facts[f].choices[kb->facts[f].assume].id, dossier_values[f][dossier.assume[f]]);
	}
}

static void check_outcome(const struct conclusion *c, const int *values)
{
	uint32_t possible = brute_possible(&dossier, values);
	assert_int_equal(dossier_reach(c->possible), possible);
	if (possible & (possible - 1)) {
		assert_int_equal(c->status, STATUS_UNDETERMINED);
		assert_int_equal(c->method, KB_NONE);
		assert_int_equal(c->outcome, KB_NONE);
		return;
	}
	bool none = possible == UINT32_C(1) << BRUTE_NO_METHOD;
	assert_int_equal(c->status, none ? STATUS_NONE : STATUS_RECOMMENDED);
	assert_int_equal(possible, UINT32_C(1) << dossier_method(c->method));
	assert_int_equal(rules.kb->outcomes[c->outcome].method, c->method);
}

static void check_path(const struct conclusion *c, const int *values)
{
	int nodes[BRUTE_NODES], count = brute_path(&dossier, values, nodes);
	assert_int_equal(c->path_count, count);
	for (int i = 0; i < count; i++) {
		assert_int_equal(c->path[i].node, nodes[i]);
		assert_int_equal(c->path[i].fact, rules.kb->nodes[nodes[i]].fact);
		int fact = dossier_fact_of(c->path[i].fact), value = values[fact];
		assert_int_equal(c->path[i].value, value == BRUTE_UNKNOWN ? KB_NONE : dossier_value(rules.kb, fact, value));
	}
}

static void check_provisional(const struct conclusion *c, const int *values)
{
	int facts[BRUTE_NODES], count;
	int outcome = brute_assumed(&dossier, values, facts, &count);
	assert_int_equal(dossier_method(c->provisional.method), outcome);
	assert_int_equal(rules.kb->outcomes[c->provisional.outcome].method, c->provisional.method);
	assert_int_equal(c->provisional.assumed_count, count);
	for (int i = 0; i < count; i++) {
		assert_int_equal(dossier_fact_of(c->provisional.assumed[i].fact), facts[i]);
		assert_int_equal(c->provisional.assumed[i].value,
				 dossier_value(rules.kb, facts[i], dossier.assume[facts[i]]));
	}
}

/*
 * The most questions: as many as facts that the outcome hangs on, since all of them may be answered with «unknown»; never
 * fewer than known answers alone lead to.
 */
static void check_most(const struct flow *flow, const struct brute *b, int *values)
{
	int count = 0;
	for (int f = 0; f < b->fact_count; f++)
		count += brute_matters(b, values, f);
	assert_int_equal(flow_most(flow, 0), count);
	assert_true(brute_most(b, values) <= count);
}

static void every_vector_of_the_shipped_base(void **state)
{
	(void)state;
	struct arena arena = {0};
	long vectors = 0, by_status[3] = {0};
	int values[BRUTE_FACTS];
	for (; brute_vector(&dossier, vectors, values); vectors++) {
		struct answers answers;
		answers_init(&answers, rules.kb);
		dossier_answers(&answers, rules.kb, values);
		const struct conclusion *c = conclude(&arena, rules.kb, &answers);
		by_status[c->status]++;
		check_outcome(c, values);
		assert_int_equal(c->next, brute_next(&dossier, values));
		check_path(c, values);
		if (c->status == STATUS_UNDETERMINED)
			check_provisional(c, values);
		const struct flow *flow = flow_new(&arena, rules.kb, &answers);
		check_most(flow, &dossier, values);
		arena_clear(&arena);
	}
	arena_release(&arena);
	print_message("%ld vectors: %ld recommended, %ld none, %ld undetermined\n", vectors, by_status[STATUS_RECOMMENDED],
		      by_status[STATUS_NONE], by_status[STATUS_UNDETERMINED]);
	assert_int_equal(vectors, DOSSIER_VECTORS);
}

/* The contract's own example: nothing known but two answers. */
static void office_work_of_which_only_the_data_is_open(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct answers answers;
	const int u = BRUTE_UNKNOWN, values[DOSSIER_FACTS] = {0, 0, u, u, u, u, u};
	answers_init(&answers, rules.kb);
	dossier_answers(&answers, rules.kb, values);
	const struct conclusion *c = conclude(&arena, rules.kb, &answers);
	assert_int_equal(c->status, STATUS_UNDETERMINED);
	assert_int_equal(c->possible.methods, 7);
	assert_false(c->possible.none);
	assert_string_equal(rules.kb->facts[rules.kb->nodes[c->next].fact].id, "local_data");
	assert_int_equal(c->path_count, 2);
	assert_string_equal(rules.kb->methods[c->provisional.method].id, "vdi");
	assert_int_equal(c->provisional.assumed_count, 2);
	arena_release(&arena);
}

static uint32_t bits_of(struct reach reach)
{
	return (uint32_t)reach.methods | (reach.none ? UINT32_C(1) << BRUTE_NO_METHOD : 0);
}

static void chart_answers(struct answers *answers, const struct kb *kb, const int *values)
{
	answers_init(answers, kb);
	for (int f = 0; f < kb->fact_count; f++)
		if (values[f] != BRUTE_UNKNOWN)
			answers_set(answers, f, values[f]);
}

static long vector_count(const struct brute *b)
{
	long count = 1;
	for (int f = 0; f < b->fact_count; f++)
		count *= b->choices[f] + 1;
	return count;
}

static void check_chart_path(const struct flow *flow, struct arena *arena, const struct brute *b, const int *values)
{
	int nodes[BRUTE_NODES], count, outcome, expected = brute_path(b, values, nodes);
	const struct step *path = flow_path(flow, arena, &count, &outcome);
	assert_int_equal(count, expected);
	for (int i = 0; i < count; i++) {
		assert_int_equal(path[i].node, nodes[i]);
		assert_int_equal(path[i].value, values[path[i].fact]);
	}
	if (flow_settled(flow))
		assert_true(outcome >= 0);
}

/* A chart from one of its nodes on: what a node's «matters» is about. */
struct part {
	const struct chart *chart;
	int start;
};

static int outcome_from(const void *data, const int *values, struct brute_way *way)
{
	const struct part *part = data;
	int at = part->start;
	while (at >= 0) {
		const struct chart_node *node = &part->chart->nodes[at];
		way->nodes[way->count] = at;
		way->facts[way->count++] = node->fact;
		at = node->go[values[node->fact]];
	}
	return part->chart->outcomes[-1 - at];
}

static void random_charts(void **state)
{
	(void)state;
	struct random random = {.state = 98};
	struct arena arena = {0}, small = {0};
	long vectors = 0, nodes = 0, undetermined = 0, unimportant = 0;
	for (int i = 0; i < CHARTS; i++) {
		struct chart chart;
		bool ordered = i % 3 != 0;
		chart_make(&chart, &random, 2 + random_below(&random, 5), ordered);
		const struct kb *kb = chart_compile(&arena, &chart);
		struct brute brute = chart_brute(&chart);
		long all = vector_count(&brute);
		for (int k = 0; k < VECTORS_OF_A_CHART; k++, vectors++) {
			int values[BRUTE_FACTS];
			struct answers answers;
			/* The first is «nothing known», of which most can be said. */
			brute_vector(&brute, k ? random_below(&random, (int)all) : all - 1, values);
			chart_answers(&answers, kb, values);
			const struct flow *flow = flow_new(&small, kb, &answers);
			uint32_t possible = brute_possible(&brute, values);
			assert_int_equal(bits_of(flow_reach(flow)), possible);
			assert_int_equal(flow_settled(flow), !(possible & (possible - 1)));
			undetermined += !flow_settled(flow);
			for (int n = 0; n < chart.node_count; n++, nodes++) {
				const struct part part = {.chart = &chart, .start = n};
				struct brute from = brute;
				from.outcome = outcome_from;
				from.chart = &part;
				bool matters = brute_matters(&from, values, chart.nodes[n].fact);
				assert_int_equal(flow_matters(flow, n), matters);
				assert_int_equal(bits_of(flow_reach_from(flow, n)), brute_possible(&from, values));
				unimportant += !matters && values[chart.nodes[n].fact] == BRUTE_UNKNOWN;
			}
			assert_int_equal(flow_next(flow, 0), brute_next(&brute, values));
			check_most(flow, &brute, values);
			if (ordered)
				check_chart_path(flow, &small, &brute, values);
			int facts[BRUTE_NODES], count, assumed_count;
			const struct setting *assumed;
			int outcome = brute_assumed(&brute, values, facts, &count);
			int found = kb->outcomes[flow_assumed(flow, &small, &assumed, &assumed_count)].method;
			assert_int_equal(found == KB_NONE ? BRUTE_NO_METHOD : found, outcome);
			assert_int_equal(assumed_count, count);
			for (int a = 0; a < count; a++)
				assert_int_equal(assumed[a].fact, facts[a]);
			arena_clear(&small);
		}
		arena_clear(&arena);
	}
	arena_release(&small);
	arena_release(&arena);
	print_message("%d charts, %ld vectors (%ld undetermined), %ld nodes, at %ld an unknown makes no difference\n", CHARTS,
		      vectors, undetermined, nodes, unimportant);
	assert_true(undetermined > vectors / 10 && unimportant > nodes / 100);
}

/* The first node that matters and may be asked, all edges of a declined fact followed in turn. */
static int next_by_walking(const struct flow *flow, const struct kb *kb, const struct answers *answers, uint64_t declined,
			   int go)
{
	if (kb_is_leaf(go))
		return KB_NONE;
	const struct kb_node *node = &kb->nodes[go];
	if (!flow_matters(flow, go)) {
		int value = answers_value(answers, node->fact);
		return next_by_walking(flow, kb, answers, declined, node->go[value == KB_NONE ? 0 : value]);
	}
	if (!(declined >> node->fact & 1))
		return go;
	int next = KB_NONE;
	for (int v = 0; v < kb->facts[node->fact].choice_count && next == KB_NONE; v++)
		next = next_by_walking(flow, kb, answers, declined, node->go[v]);
	return next;
}

/* Asks on, with every value and «unknown» as the answer; returns the most questions in a row, this one included. */
static int ask(struct arena *arena, const struct kb *kb, struct answers *answers, uint64_t declined, long *asked)
{
	const struct flow *flow = flow_new(arena, kb, answers);
	int node = flow_next(flow, declined), most = 0, promised = flow_most(flow, declined);
	assert_int_equal(node, next_by_walking(flow, kb, answers, declined, 0));
	if (node == KB_NONE) {
		assert_int_equal(promised, 0);
		return 0;
	}
	int fact = kb->nodes[node].fact;
	++*asked;
	assert_false(answers_known(answers, fact));
	for (int v = 0; v < kb->facts[fact].choice_count; v++) {
		answers_set(answers, fact, v);
		int further = ask(arena, kb, answers, declined, asked);
		most = further > most ? further : most;
	}
	answers_withdraw(answers, kb, fact);
	int further = ask(arena, kb, answers, declined | UINT64_C(1) << fact, asked);
	most = further > most ? further : most;
	assert_int_equal(most + 1, promised);
	return most + 1;
}

/* All that can be answered, «unknown» too: from the first question on there are as many to come as is promised. */
static void shipped_base_asks_as_many_as_promised(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct answers answers;
	long asked = 0;
	answers_init(&answers, rules.kb);
	assert_int_equal(ask(&arena, rules.kb, &answers, 0, &asked), DOSSIER_FACTS);
	print_message("%ld questions\n", asked);
	arena_release(&arena);
}

static void charts_ask_as_many_as_promised(void **state)
{
	(void)state;
	struct random random = {.state = 7};
	struct arena arena = {0}, small = {0};
	enum { ASKED = 300 };
	int longest = 0;
	long asked = 0;
	for (int i = 0; i < ASKED; i++) {
		struct chart chart;
		struct answers answers;
		chart_make(&chart, &random, 2 + random_below(&random, 5), i % 2);
		const struct kb *kb = chart_compile(&arena, &chart);
		answers_init(&answers, kb);
		int questions = ask(&small, kb, &answers, 0, &asked);
		longest = questions > longest ? questions : longest;
		arena_clear(&small);
		arena_clear(&arena);
	}
	arena_release(&small);
	arena_release(&arena);
	print_message("%d charts asked through, with unknowns too: %ld questions, at most %d in a row\n", ASKED, asked,
		      longest);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(base_is_the_dossiers),
		cmocka_unit_test(every_vector_of_the_shipped_base),
		cmocka_unit_test(office_work_of_which_only_the_data_is_open),
		cmocka_unit_test(random_charts),
		cmocka_unit_test(shipped_base_asks_as_many_as_promised),
		cmocka_unit_test(charts_ask_as_many_as_promised),
	};
	return cmocka_run_group_tests(tests, load_rules, release_rules) != 0;
}
