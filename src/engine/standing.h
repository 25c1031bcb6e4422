/* Methods held against the needs that the answers state: rows of the comparison side by side. */
#ifndef SENTEI_ENGINE_STANDING_H
#define SENTEI_ENGINE_STANDING_H

#include "base/arena.h"
#include "engine/answers.h"
#include "kb/cond.h"

/* One characteristic of a method in one configuration. */
struct standing_cell {
	int level;
	const struct kb_override *by;	/* that set the level, or NULL: the table's */
	int need;			/* the strictest stated need of kb->needs, or KB_NONE */
	int gap;			/* levels by which it is missed, never negative */
};

/* A clause of what a method requires that doesn't hold, or isn't known to. */
struct standing_clause {
	const struct kb_clause *clause;
	enum truth truth;		/* false or unknown */
	uint64_t terms;			/* one of these, as bits, would have to come true: those that still can, or all when it is false */
};

struct standing {
	int method;
	int configuration;		/* a value of the configuration fact that was supposed; KB_NONE: as things stand */
	enum truth feasible;		/* whether what the method requires holds */
	const struct standing_clause *unmet;	/* what keeps it from that: clauses that fail; when none does, open ones */
	int unmet_count;
	const struct standing_cell *cells;	/* by characteristic */
	uint64_t stated;		/* characteristics, as bits, of which something is needed */
	uint64_t missed;		/* those whose need it misses */
};

/* Another method, or another configuration of the same, that comes nearer to a need which the first one misses. */
struct tradeoff {
	const struct standing *first, *other;
	uint64_t closer;		/* characteristics whose need it misses by less, or not at all */
	uint64_t meets;			/* characteristics whose need it meets and the first one misses */
	uint64_t misses;		/* the other way round */
	uint64_t better, worse;		/* by level, whether needed or not */
};

struct tradeoffs {
	const struct tradeoff *list;	/* own configurations first, then surely feasible methods, then those that could be */
	int count;
};

/*
 * Needs that collide: sets of characteristics, each as bits, of which no method that the answers allow (in whatever configuration)
 * meets all, and which have no smaller such set in them. Fewest first, then in order of characteristics.
 */
struct collisions {
	const uint64_t *list;
	int count;
	bool cut;			/* there are more than twelve needs: only the first twelve were tried */
};

/* The method under the answers, with `configuration` supposed unless it is KB_NONE. Memory is the arena's. */
const struct standing *standing_new(struct arena *arena, const struct kb *kb, const struct answers *answers, int method,
				    int configuration);

/*
 * What others than `method` would give; the answers allow them, surely or possibly. Listed are configurations of its own that come
 * nearer to some need, other methods that meet one which it misses, and configurations of theirs that meet more than they do.
 */
struct tradeoffs standing_tradeoffs(struct arena *arena, const struct kb *kb, const struct answers *answers, int method);

struct collisions standing_collisions(struct arena *arena, const struct kb *kb, const struct answers *answers);

/* Every method and configuration that meets all stated needs, allowed by the answers or not; NULL-ended. */
const struct standing *const *standing_fitting(struct arena *arena, const struct kb *kb, const struct answers *answers);

#endif
