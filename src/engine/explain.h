/*
 * Everything that can be said about a conclusion without being asked: how it came about, what it costs, why the others aren't
 * it, what would change it, and what is open. Data only; renderers print it.
 */
#ifndef SENTEI_ENGINE_EXPLAIN_H
#define SENTEI_ENGINE_EXPLAIN_H

#include "base/arena.h"
#include "engine/conclude.h"
#include "engine/how.h"
#include "engine/settle.h"
#include "engine/standing.h"
#include "engine/what_if.h"
#include "engine/why_not.h"

/* A method other than the recommended one. */
struct explained_method {
	const struct why_not *why_not;	/* with all its smallest changes */
	const struct what_if *then;	/* what the first of them would change; NULL when it takes none or can't be reached */
	struct tradeoffs configured;	/* its own configurations that would meet more of the needs that are stated then */
};

struct explanation {
	const struct conclusion *conclusion;
	const struct reason *how;	/* of the outcome; NULL when undetermined */
	const struct standing *standing;	/* of the method, NULL without one */
	struct tradeoffs tradeoffs;	/* none without a method */
	struct collisions collisions;
	const struct standing *const *fitting;	/* NULL-ended */
	const struct explained_method *others;	/* by what they take: decisions first, then circumstances; then rule order */
	int other_count;
	struct stability stability;
	struct settles settles;
	const struct shared *shared;	/* of the methods still possible; NULL when settled */
};

/* Explains all. `answers` is read only; memory is the arena's or the knowledge base's. */
const struct explanation *explain(struct arena *arena, const struct kb *kb, const struct answers *answers);

#endif
