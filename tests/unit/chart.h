/*
 * Random flowcharts in which no way asks a fact twice, with shared parts, facts of two or three values asked in different
 * orders on different branches, several outcomes with one method, and «no method fits» at times.
 */
#ifndef SENTEI_TESTS_CHART_H
#define SENTEI_TESTS_CHART_H

#include "base/arena.h"
#include "brute.h"
#include "kb/raw.h"
#include "random.h"

enum { CHART_VALUES = 3, CHART_METHODS = 4, CHART_NODES = 24 };

struct chart_node {
	int fact;
	int go[CHART_VALUES];	/* a node if >= 0, else -1 - outcome */
};

struct chart {
	int fact_count;
	int choices[BRUTE_FACTS], assume[BRUTE_FACTS];
	bool circumstance[BRUTE_FACTS];
	struct chart_node nodes[CHART_NODES];	/* the first is the start */
	int node_count;
	int outcomes[CHART_NODES * CHART_VALUES];	/* methods, or BRUTE_NO_METHOD */
	int outcome_count;
};

/* Makes one over `facts` facts. With `ordered` every edge leads onward in the order of the nodes. */
void chart_make(struct chart *chart, struct random *random, int facts, bool ordered);

/* Compiles it as a rule base with CHART_METHODS methods; cmocka fails the test when that reports anything. */
const struct kb *chart_compile(struct arena *arena, const struct chart *chart);

/* The same with whatever else `extend` puts into the base as written. */
typedef void chart_extend_fn(struct arena *arena, struct raw_base *raw, void *data);
const struct kb *chart_compile_with(struct arena *arena, const struct chart *chart, chart_extend_fn *extend, void *data);

/* "n07": a letter and a number as an id, as all ids of a chart are: f facts, v values, n nodes, o outcomes, m methods. */
const char *chart_id(struct arena *arena, char letter, int number);

/* The same chart for enumeration. */
struct brute chart_brute(const struct chart *chart);

#endif
