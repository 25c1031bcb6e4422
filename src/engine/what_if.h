/* What would follow from other answers, as a difference from what follows now. */
#ifndef SENTEI_ENGINE_WHAT_IF_H
#define SENTEI_ENGINE_WHAT_IF_H

#include "base/arena.h"
#include "engine/conclude.h"
#include "engine/item.h"
#include "engine/standing.h"

/* An item whose state isn't the same in both conclusions. Overrides and needs don't stand here: see what_if_row. */
struct what_if_item {
	struct item item;
	enum truth before, after;	/* in the conclusion, conditionally in it, not in it */
};

/* A characteristic of the methods concluded on; KB_NONE where there is no such level. */
struct what_if_row {
	int need_before, need_after;	/* levels that are needed */
	int before, after;		/* levels that the methods have */
	int gap_before, gap_after;
};

struct what_if {
	const struct setting *settings;	/* value KB_NONE: withdrawn */
	int setting_count;
	const struct conclusion *before, *after;
	const struct what_if_item *items;	/* in the order of items */
	int item_count;
	const struct what_if_row *rows;	/* by characteristic */
	uint64_t deciding;		/* facts on which the method would depend; none when it would be settled */
	uint64_t asked, unasked;	/* facts that would have to be asked then, and those that wouldn't any more */
};

/*
 * Concludes twice and compares; `answers` stays as it is. `before` may be a conclusion that was drawn from the answers already,
 * else NULL. The settings must outlive the result; the rest is the arena's. A fact that is set twice counts as last set.
 */
const struct what_if *what_if(struct arena *arena, const struct kb *kb, const struct answers *answers,
			      const struct conclusion *before, const struct setting *settings, int count);

/* The answers with the settings made. */
struct answers what_if_answers(const struct kb *kb, const struct answers *answers, const struct setting *settings, int count);

#endif
