/* What stays the same and what doesn't: stability of a settled outcome, and how far an open question would settle the rest. */
#ifndef SENTEI_ENGINE_SETTLE_H
#define SENTEI_ENGINE_SETTLE_H

#include "base/arena.h"
#include "engine/answers.h"
#include "engine/conclude.h"
#include "engine/flow.h"
#include "engine/item.h"

/* A single changed answer that leads elsewhere. */
struct flip {
	struct setting setting;		/* the fact's other value */
	struct reach leads;		/* what the completions then lead to */
};

/*
 * Every other value of every known fact of the flowchart, tried one at a time. A settled outcome is stable when no flip is
 * listed. Nothing else can change it: no fact outside of the flowchart is looked at by it.
 */
struct stability {
	const struct flip *flips;	/* in fact order, then value order */
	int flip_count;
	int tried;			/* single changes that were tried */
	uint64_t inert;			/* known facts, as bits, whose every other value leaves the outcome as it is */
};

/* Of the present outcome; nothing is tried while it isn't settled. */
struct stability settle_stability(struct arena *arena, const struct kb *kb, const struct answers *answers);

/*
 * How far the answer to one open question settles what is open. Worst: over its values. On average: over the completions of the
 * answers, of which each value has the same number; given as a sum over the values.
 */
struct settle {
	int fact;
	bool decides;			/* the outcome depends on it */
	int values;
	int outcomes_worst, outcomes_sum;	/* outcomes still possible afterwards */
	int undecided_worst, undecided_sum;	/* items still undecided afterwards, as far as the possible methods share them */
};

struct settles {
	const struct settle *list;	/* in fact order */
	int count;
	int outcomes, undecided;	/* now */
};

/* One row for each fact on which the outcome depends or, when the outcome is settled, for each that is still asked. */
struct settles settle_open(struct arena *arena, const struct kb *kb, const struct answers *answers);

/* A characteristic over the methods still possible. */
struct shared_level {
	bool same;			/* as the answers stand, all have the same level */
	const int *levels;		/* by method, as the answers stand; KB_NONE where it isn't possible */
	const uint32_t *may;		/* by method: the levels, as bits, that it has in some completion */
};

/* A companion, caution, guide or checklist that some method still possible has, or may have. */
struct shared_item {
	struct item item;
	enum truth all;			/* true: each of them has it; unknown: each may; false: some surely hasn't */
	const enum truth *with;		/* by method: whether it has it; false where the method isn't possible */
};

/*
 * What the methods still possible have in common, and what differs. Each is looked at as it would be if it came about. That no
 * method fits may be possible as well, and doesn't count here.
 */
struct shared {
	struct reach possible;
	int methods;			/* how many */
	const struct shared_level *levels;	/* by characteristic */
	const struct shared_item *items;	/* in the order of items */
	int item_count;
};

const struct shared *settle_shared(struct arena *arena, const struct kb *kb, const struct answers *answers);

#endif
