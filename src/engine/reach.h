/* What answers lead to, without the rest of the flowchart's analysis: cheap enough to be asked again for every «what if». */
#ifndef SENTEI_ENGINE_REACH_H
#define SENTEI_ENGINE_REACH_H

#include "base/arena.h"
#include "engine/answers.h"
#include "engine/flow.h"

/* What the completions of the answers lead to; linear in edges. Scratch memory is the arena's. */
struct reach reach_of(struct arena *arena, const struct kb *kb, const struct answers *answers);

/* The same with one fact set, or made unknown where `value` is KB_NONE. */
struct reach reach_with(struct arena *arena, const struct kb *kb, const struct answers *answers, int fact, int value);

/* By node: what they lead to from there; and from an edge's target. */
const struct reach *reach_by_node(struct arena *arena, const struct kb *kb, const struct answers *answers);
struct reach reach_from(const struct kb *kb, const struct reach *by_node, int go);

/* By node: whether some completion comes by it. */
const bool *reach_nodes(struct arena *arena, const struct kb *kb, const struct answers *answers);

/* The unknown facts, as bits, on which the outcome of the flowchart still depends: two completions differ in them alone. */
uint64_t reach_deciding(struct arena *arena, const struct kb *kb, const struct answers *answers);

/* How many outcomes there are in it: methods, and one for «no method fits». */
int reach_count(struct reach reach);

static inline bool reach_same(struct reach a, struct reach b)
{
	return a.methods == b.methods && a.none == b.none;
}

/* Whether it holds the method; KB_NONE stands for «no method fits». */
bool reach_has(struct reach reach, int method);

/*
 * The answers that exclude a method (KB_NONE: the outcome that none fits), as they come on the way: with all of them it is out
 * of reach whatever else were answered, without any one of them it isn't. The last is the first answer on the way that excludes
 * it, asked at *node. *count is 0 and *node KB_NONE while the method is possible, and where no answers at all lead to it.
 */
const struct setting *reach_exclusion(struct arena *arena, const struct kb *kb, const struct answers *answers, int method,
				      int *count, int *node);

#endif
