/* The smallest changes of answers that make a method the sole outcome of the flowchart. */
#ifndef SENTEI_ENGINE_CHANGE_H
#define SENTEI_ENGINE_CHANGE_H

#include "base/arena.h"
#include "engine/answers.h"
#include "engine/flow.h"

/* A set of settings in fact order, each of which differs from what is known. */
struct change {
	const struct setting *settings;
	int count;
	int circumstances;	/* known circumstances among them: what would have to be rebuilt */
};

/* All changes of least size, best first: fewest known circumstances, then fact order, then value order. */
struct changes {
	const struct change *list;
	int count;		/* 0: the method can't be reached at all */
};

/*
 * Finds every smallest set of settings after which the flowchart leads to `method` (KB_NONE: to «no method fits») alone,
 * whatever stays unknown. Setting an unknown fact counts as a change. An empty change means that it does so already.
 * Iterative deepening on the number of changes over the diagram, pruned by a lower bound at each node: the work grows with
 * the ways of that length, not with the space of answers. Memory is the arena's.
 */
struct changes change_smallest(struct arena *arena, const struct kb *kb, const struct answers *answers, int method);

#endif
