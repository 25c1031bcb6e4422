/* The shortest conditions that describe a set of answers, in place of the answers one by one. */
#ifndef SENTEI_CHECK_COVER_H
#define SENTEI_CHECK_COVER_H

#include "base/arena.h"
#include "check/universe.h"

/* Every fact f has a value out of may[f]; facts beyond the space's have 0. */
struct cube {
	uint32_t may[KB_MAX_FACTS];
};

struct cover {
	const struct cube *cubes;
	int count;
	bool whole;		/* false: `most` conditions didn't suffice, or the set was lost */
};

/*
 * Conditions that together cover `set` and hold for nothing outside of `set` and `free`, the answers for which it
 * doesn't matter. Each one is as short as any that describes the answer it was made for: no condition on fewer facts
 * does, and a further value of one of its facts would bring in something outside, or nothing. Which answers they are
 * made for is chosen greedily, so that a description of fewer conditions can exist; none of them can be left out. At
 * most `most` conditions. Nodes made on the way are forgotten.
 */
struct cover cover_find(struct arena *arena, struct space *space, int set, int free, int most);

#endif
