/*
 * What the contract says of a flowchart, found by trying every completion of the unknown answers: slow, written from the
 * contract's words, and independent of src/engine/, which is tested against it.
 */
#ifndef SENTEI_TESTS_BRUTE_H
#define SENTEI_TESTS_BRUTE_H

#include <stdbool.h>
#include <stdint.h>

enum {
	BRUTE_FACTS = 8,
	BRUTE_NODES = 64,
	BRUTE_UNKNOWN = -1,
	BRUTE_NONE = -1,
	BRUTE_NO_METHOD = 30	/* the outcome «no method fits», beside methods 0 to 29 */
};

/* The nodes met by one vector of known answers, in order, with their facts. */
struct brute_way {
	int nodes[BRUTE_NODES], facts[BRUTE_NODES];
	int count;
};

struct brute {
	int fact_count;
	int choices[BRUTE_FACTS];	/* values of each fact */
	int assume[BRUTE_FACTS];
	/* The outcome of a vector without unknowns. Nodes are numbered in the order of the file. */
	int (*outcome)(const void *chart, const int *values, struct brute_way *way);
	const void *chart;
};

/* Outcomes that some completion leads to, as bits. */
uint32_t brute_possible(const struct brute *b, const int *values);

/* Whether two completions that differ only in this fact have different outcomes; false when it is known. */
bool brute_matters(const struct brute *b, const int *values, int fact);

/* The node to ask next, or BRUTE_NONE. */
int brute_next(const struct brute *b, const int *values);

/* The way of the contract: writes its nodes, returns their number. Right when every edge leads onward in file order. */
int brute_path(const struct brute *b, const int *values, int *nodes);

/* The outcome under the assumptions; the facts that were assumed on that way. */
int brute_assumed(const struct brute *b, const int *values, int *facts, int *count);

/* The most questions that can come, by asking them. */
int brute_most(const struct brute *b, int *values);

/* The n-th vector over all values and unknown (each fact's last digit), first fact fastest; false past the end. */
bool brute_vector(const struct brute *b, long n, int *values);

#endif
