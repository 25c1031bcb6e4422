/* Completions by enumeration. Knows a flowchart only as a function from known answers to an outcome. */
#include "brute.h"

#include <string.h>

typedef bool completion_fn(const struct brute *b, const int *values, void *data);

/* Calls for every completion until one call returns true; returns whether one did. */
static bool any_completion(const struct brute *b, const int *values, completion_fn *call, void *data)
{
	int full[BRUTE_FACTS];
	for (int f = 0; f < b->fact_count; f++)
		full[f] = values[f] == BRUTE_UNKNOWN ? 0 : values[f];
	for (;;) {
		if (call(b, full, data))
			return true;
		int f = 0;
		for (; f < b->fact_count; f++) {
			if (values[f] != BRUTE_UNKNOWN)
				continue;
			if (++full[f] < b->choices[f])
				break;
			full[f] = 0;
		}
		if (f == b->fact_count)
			return false;
	}
}

static int outcome_of(const struct brute *b, const int *full)
{
	struct brute_way way = {.count = 0};
	return b->outcome(b->chart, full, &way);
}

static bool add_outcome(const struct brute *b, const int *full, void *data)
{
	*(uint32_t *)data |= UINT32_C(1) << outcome_of(b, full);
	return false;
}

uint32_t brute_possible(const struct brute *b, const int *values)
{
	uint32_t possible = 0;
	any_completion(b, values, add_outcome, &possible);
	return possible;
}

static bool fact_decides(const struct brute *b, const int *full, void *data)
{
	int other[BRUTE_FACTS], fact = *(const int *)data;
	memcpy(other, full, sizeof(other));
	for (other[fact] = 0; other[fact] < b->choices[fact]; other[fact]++)
		if (outcome_of(b, other) != outcome_of(b, full))
			return true;
	return false;
}

bool brute_matters(const struct brute *b, const int *values, int fact)
{
	return values[fact] == BRUTE_UNKNOWN && any_completion(b, values, fact_decides, &fact);
}

int brute_next(const struct brute *b, const int *values)
{
	/* Known answers as they are, the rest by its first edge: beyond the first that matters nobody looks. */
	int full[BRUTE_FACTS];
	for (int f = 0; f < b->fact_count; f++)
		full[f] = values[f] == BRUTE_UNKNOWN ? 0 : values[f];
	struct brute_way way = {.count = 0};
	b->outcome(b->chart, full, &way);
	for (int i = 0; i < way.count; i++)
		if (brute_matters(b, values, way.facts[i]))
			return way.nodes[i];
	return BRUTE_NONE;
}

struct reached {
	bool matters[BRUTE_FACTS];
	bool node[BRUTE_NODES];
	int stop;	/* the first node, in file order, whose unknown matters */
};

/* The nodes that a completion reaches before one whose unknown matters. */
static bool add_nodes(const struct brute *b, const int *full, void *data)
{
	struct reached *reached = data;
	struct brute_way way = {.count = 0};
	b->outcome(b->chart, full, &way);
	for (int i = 0; i < way.count; i++) {
		if (reached->matters[way.facts[i]]) {
			if (way.nodes[i] < reached->stop)
				reached->stop = way.nodes[i];
			break;
		}
		reached->node[way.nodes[i]] = true;
	}
	return false;
}

int brute_path(const struct brute *b, const int *values, int *nodes)
{
	struct reached reached = {.stop = BRUTE_NODES};
	for (int f = 0; f < b->fact_count; f++)
		reached.matters[f] = brute_matters(b, values, f);
	any_completion(b, values, add_nodes, &reached);
	int count = 0;
	for (int n = 0; n < reached.stop; n++)
		if (reached.node[n])
			nodes[count++] = n;
	return count;
}

int brute_assumed(const struct brute *b, const int *values, int *facts, int *count)
{
	int full[BRUTE_FACTS];
	for (int f = 0; f < b->fact_count; f++)
		full[f] = values[f] == BRUTE_UNKNOWN ? b->assume[f] : values[f];
	struct brute_way way = {.count = 0};
	int outcome = b->outcome(b->chart, full, &way);
	*count = 0;
	for (int i = 0; i < way.count; i++)
		if (values[way.facts[i]] == BRUTE_UNKNOWN)
			facts[(*count)++] = way.facts[i];
	return outcome;
}

static int fact_next(const struct brute *b, const int *values)
{
	struct brute_way way = {.count = 0};
	int full[BRUTE_FACTS], node = brute_next(b, values);
	if (node == BRUTE_NONE)
		return BRUTE_NONE;
	for (int f = 0; f < b->fact_count; f++)
		full[f] = values[f] == BRUTE_UNKNOWN ? 0 : values[f];
	b->outcome(b->chart, full, &way);
	int i = 0;
	while (way.nodes[i] != node)
		i++;
	return way.facts[i];
}

int brute_most(const struct brute *b, int *values)
{
	int fact = fact_next(b, values), most = 0;
	if (fact == BRUTE_NONE)
		return 0;
	for (values[fact] = 0; values[fact] < b->choices[fact]; values[fact]++) {
		int further = brute_most(b, values);
		most = further > most ? further : most;
	}
	values[fact] = BRUTE_UNKNOWN;
	return most + 1;
}

bool brute_vector(const struct brute *b, long n, int *values)
{
	for (int f = 0; f < b->fact_count; f++) {
		int digits = b->choices[f] + 1, digit = (int)(n % digits);
		values[f] = digit == b->choices[f] ? BRUTE_UNKNOWN : digit;
		n /= digits;
	}
	return n == 0;
}
