/*
 * Sets of answer vectors, exact however large their number: decision diagrams over a product of facts, each of which
 * has some number of values. Equal sets have equal handles.
 *
 * A diagram can outgrow any memory. A space therefore has a limit of nodes; an operation that would exceed it gives
 * SET_LOST, and so does any operation on SET_LOST. Whoever states a result says then that it wasn't enumerated.
 */
#ifndef SENTEI_CHECK_SPACE_H
#define SENTEI_CHECK_SPACE_H

#include <stdbool.h>
#include <stdint.h>

#include "check/count.h"
#include "kb/kb.h"

/* Handles of sets are ints; these three are always there. */
enum { SET_LOST = -1, SET_NONE = 0, SET_ALL = 1 };

struct space;

/*
 * A space over `count` facts with sizes[f] values each; space_free is due. Diagrams ask the facts in order, those in
 * `last` (bits) after all others. Where the large sets depend on those alone, a condition on the others is put before
 * them as they are, instead of through all of their nodes.
 */
struct space *space_new(const int *sizes, int count, uint64_t last, int most_nodes);
void space_free(struct space *space);

int space_fact_count(const struct space *space);
int space_size(const struct space *space, int fact);

/* The number of nodes now, and back to that: handles made since are void, their memory is used again. */
int space_mark(const struct space *space);
void space_forget(struct space *space, int mark);

/* The vectors in which `fact` has one of `values`. */
int set_where(struct space *space, int fact, uint32_t values);

/* The vectors in which every fact f has a value out of may[f]. */
int set_cube(struct space *space, const uint32_t *may);

int set_and(struct space *space, int a, int b);
int set_or(struct space *space, int a, int b);
int set_minus(struct space *space, int a, int b);

/* The vectors that are in kids[v] where v is the value of `fact`. */
int set_case(struct space *space, int fact, const int *kids);

/* Whether some vector of the set has every fact f among may[f]. Makes no nodes; `set` isn't SET_LOST. */
bool set_meets(const struct space *space, int set, const uint32_t *may);

/*
 * The number of vectors over the product of the facts in `facts` (bits); the set must not depend on others. Not
 * SET_LOST.
 */
struct count set_count(struct space *space, int set, uint64_t facts);

/* The product of the sizes of `facts`. */
struct count space_product(const struct space *space, uint64_t facts);

/*
 * Some vectors of a set that isn't empty: values[f] for the facts that decide it, KB_NONE where any value will do. Of
 * equal sets always the same.
 */
void set_witness(const struct space *space, int set, int *values);

#endif
