/* Why a question is asked: what its answers would tell apart. Computed from the answers so far; no prepared text. */
#ifndef SENTEI_ENGINE_WHY_H
#define SENTEI_ENGINE_WHY_H

#include "base/arena.h"
#include "engine/answers.h"
#include "engine/flow.h"
#include "engine/item.h"

/* What one value leaves: exactly what the completions that have it lead to. */
struct why_value {
	int value;
	struct reach leaves;
};

/*
 * An item whose own condition the question decides: its truth isn't the same under all values, or hangs on this answer together
 * with others (then every value leaves it open).
 */
struct why_item {
	struct item item;
	uint32_t holds, fails;	/* values, as bits, under which it surely applies, surely doesn't; the others leave it open */
	uint64_t methods;	/* the methods, possible under some value, that it is about: what is said is said of them */
	bool for_all;		/* it is about every outcome that is possible */
};

/* Methods that are out of reach by the same answers. */
struct exclusion {
	uint64_t methods;
	const struct setting *by;	/* the last is the first answer on the way that excludes them; see reach_exclusion */
	int by_count;
};

struct why {
	int fact;
	int answered;			/* its answer, or KB_NONE; all else is told as if it weren't answered yet */
	struct reach possible;
	const struct why_value *values;	/* of the configuration fact only those of possible methods */
	int value_count;
	bool decides;			/* the outcome depends on it: two completions differ in this fact alone */
	bool live;			/* it decides, or there are items: only such questions are asked */
	const int *nodes;		/* that ask it where it decides, in file order */
	int node_count;
	const struct why_item *items;	/* in the order of items */
	int item_count;
	const struct exclusion *exclusions;	/* in fact order of the answers that decide them */
	int exclusion_count;
	uint64_t moot;			/* unknown facts, not declined, that can change nothing any more and won't be asked */
};

/* `declined`: facts that were answered with «unknown», as bits. All memory is the arena's or the knowledge base's. */
const struct why *why_asked(struct arena *arena, const struct kb *kb, const struct answers *answers, uint64_t declined,
			    int fact);

/* The methods out of reach, joined by the answers that exclude them. */
const struct exclusion *why_excluded(struct arena *arena, const struct kb *kb, const struct answers *answers, int *count);

#endif
