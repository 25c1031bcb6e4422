/* Makes random flowcharts. Uses of the program only the compiler of rule bases. */
#include "chart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "kb/compile.h"

struct growth {
	struct chart *chart;
	struct random *random;
	uint32_t asked[CHART_NODES];	/* by node: facts that it or what follows asks */
};

static int leaf(struct growth *g)
{
	int method = random_below(g->random, 8) ? random_below(g->random, CHART_METHODS) : BRUTE_NO_METHOD;
	/* Sometimes the same outcome again, sometimes another one with the same method. */
	for (int o = 0; o < g->chart->outcome_count; o++)
		if (g->chart->outcomes[o] == method && random_below(g->random, 2))
			return -1 - o;
	g->chart->outcomes[g->chart->outcome_count] = method;
	return -1 - g->chart->outcome_count++;
}

/* A node that asks only facts out of `free`, or an outcome. */
static int grow(struct growth *g, uint32_t free, int depth)
{
	struct chart *chart = g->chart;
	if (!free || chart->node_count == CHART_NODES || random_below(g->random, 6) < depth - 1)
		return leaf(g);
	/* A part that is there already, if it asks nothing that was asked. */
	if (depth && chart->node_count > 1 && !random_below(g->random, 3)) {
		int shared = random_below(g->random, chart->node_count);
		if (g->asked[shared] && !(g->asked[shared] & ~free))
			return shared;
	}
	int n = chart->node_count++, fact;
	do
		fact = random_below(g->random, chart->fact_count);
	while (!(free >> fact & 1));
	chart->nodes[n].fact = fact;
	uint32_t asked = UINT32_C(1) << fact;
	for (int v = 0; v < chart->choices[fact]; v++) {
		int go = grow(g, free & ~(UINT32_C(1) << fact), depth + 1);
		chart->nodes[n].go[v] = go;
		if (go >= 0)
			asked |= g->asked[go];
	}
	g->asked[n] = asked;
	return n;
}

static void number(const struct chart *chart, int n, int *place, int *last)
{
	if (place[n] >= 0)
		return;
	for (int v = 0; v < chart->choices[chart->nodes[n].fact]; v++)
		if (chart->nodes[n].go[v] >= 0)
			number(chart, chart->nodes[n].go[v], place, last);
	place[n] = (*last)--;
}

/* Numbers the nodes anew: children after parents, or, not `ordered`, anyhow but for the start. */
static void renumber(struct chart *chart, struct random *random, bool ordered)
{
	int place[CHART_NODES], last = chart->node_count - 1;
	for (int n = 0; n < chart->node_count; n++)
		place[n] = BRUTE_NONE;
	number(chart, 0, place, &last);
	for (int n = chart->node_count - 1; !ordered && n > 1; n--) {
		int other = 1 + random_below(random, n), kept = place[n];
		place[n] = place[other];
		place[other] = kept;
	}
	struct chart_node moved[CHART_NODES];
	for (int n = 0; n < chart->node_count; n++) {
		moved[place[n]] = chart->nodes[n];
		for (int v = 0; v < chart->choices[chart->nodes[n].fact]; v++)
			if (chart->nodes[n].go[v] >= 0)
				moved[place[n]].go[v] = place[chart->nodes[n].go[v]];
	}
	memcpy(chart->nodes, moved, (size_t)chart->node_count * sizeof(moved[0]));
}

void chart_make(struct chart *chart, struct random *random, int facts, bool ordered)
{
	struct growth growth = {.chart = chart, .random = random};
	*chart = (struct chart){.fact_count = facts};
	for (int f = 0; f < facts; f++) {
		chart->choices[f] = 2 + (random_below(random, 3) == 0);
		chart->assume[f] = random_below(random, chart->choices[f]);
		chart->circumstance[f] = random_below(random, 2);
	}
	grow(&growth, (UINT32_C(1) << facts) - 1, 0);
	renumber(chart, random, ordered);
}

static int outcome(const void *data, const int *values, struct brute_way *way)
{
	const struct chart *chart = data;
	int at = 0;
	while (at >= 0) {
		const struct chart_node *node = &chart->nodes[at];
		way->nodes[way->count] = at;
		way->facts[way->count++] = node->fact;
		at = node->go[values[node->fact]];
	}
	return chart->outcomes[-1 - at];
}

struct brute chart_brute(const struct chart *chart)
{
	struct brute b = {.fact_count = chart->fact_count, .outcome = outcome, .chart = chart};
	memcpy(b.choices, chart->choices, sizeof(b.choices));
	memcpy(b.assume, chart->assume, sizeof(b.assume));
	return b;
}

const char *chart_id(struct arena *arena, char letter, int number)
{
	char id[3] = {letter, (char)('0' + number / 10), (char)('0' + number % 10)};
	return arena_copy(arena, id, sizeof(id));
}

static struct place nowhere(const void *data, const struct raw_path *path)
{
	(void)data;
	(void)path;
	return (struct place){.file = "chart"};
}

static void raw_facts(struct arena *arena, const struct chart *chart, struct raw_base *raw)
{
	raw->facts = arena_array(arena, (size_t)chart->fact_count, sizeof(*raw->facts));
	raw->facts_count = (unsigned)chart->fact_count;
	for (int f = 0; f < chart->fact_count; f++) {
		struct raw_fact *fact = &raw->facts[f];
		*fact = (struct raw_fact){.id = chart_id(arena, 'f', f), .source = {.chapter = "c"},
					  .kind = chart->circumstance[f] ? KB_CIRCUMSTANCE : KB_DECISION,
					  .choices_count = (unsigned)chart->choices[f]};
		fact->choices = arena_array(arena, fact->choices_count, sizeof(*fact->choices));
		for (int v = 0; v < chart->choices[f]; v++)
			fact->choices[v].id = chart_id(arena, 'v', v);
		fact->assume = arena_alloc(arena, sizeof(*fact->assume));
		fact->assume->value = chart_id(arena, 'v', chart->assume[f]);
	}
}

static void raw_nodes(struct arena *arena, const struct chart *chart, struct raw_base *raw)
{
	raw->nodes = arena_array(arena, (size_t)chart->node_count, sizeof(*raw->nodes));
	raw->nodes_count = (unsigned)chart->node_count;
	for (int n = 0; n < chart->node_count; n++) {
		const struct chart_node *from = &chart->nodes[n];
		struct raw_node *node = &raw->nodes[n];
		*node = (struct raw_node){.id = chart_id(arena, 'n', n), .ask = chart_id(arena, 'f', from->fact),
					  .source = {.chapter = "c"}, .edges_count = (unsigned)chart->choices[from->fact]};
		node->edges = arena_array(arena, node->edges_count, sizeof(*node->edges));
		for (int v = 0; v < chart->choices[from->fact]; v++) {
			int go = from->go[v];
			node->edges[v].is = chart_id(arena, 'v', v);
			node->edges[v].go = go < 0 ? chart_id(arena, 'o', -1 - go) : chart_id(arena, 'n', go);
		}
	}
	raw->outcomes = arena_array(arena, (size_t)chart->outcome_count, sizeof(*raw->outcomes));
	raw->outcomes_count = (unsigned)chart->outcome_count;
	for (int o = 0; o < chart->outcome_count; o++) {
		raw->outcomes[o] = (struct raw_outcome){.id = chart_id(arena, 'o', o), .source = {.chapter = "c"}};
		if (chart->outcomes[o] != BRUTE_NO_METHOD)
			raw->outcomes[o].method = chart_id(arena, 'm', chart->outcomes[o]);
	}
}

const struct kb *chart_compile(struct arena *arena, const struct chart *chart)
{
	return chart_compile_with(arena, chart, NULL, NULL);
}

const struct kb *chart_compile_with(struct arena *arena, const struct chart *chart, chart_extend_fn *extend, void *data)
{
	struct raw_base raw = {.chapters = &(struct raw_chapter){.id = "c"}, .chapters_count = 1};
	raw_facts(arena, chart, &raw);
	raw_nodes(arena, chart, &raw);
	raw.methods = arena_array(arena, CHART_METHODS, sizeof(*raw.methods));
	raw.methods_count = CHART_METHODS;
	for (int m = 0; m < CHART_METHODS; m++)
		raw.methods[m] = (struct raw_method){.id = chart_id(arena, 'm', m), .source = {.chapter = "c"}};
	if (extend)
		extend(arena, &raw, data);
	const struct raw_places places = {.find = nowhere};
	struct diag_sink sink = {0};
	const struct kb *kb = kb_compile(arena, &raw, &places, &sink);
	assert_null(sink.first);
	assert_non_null(kb);
	diag_release(&sink);
	return kb;
}
