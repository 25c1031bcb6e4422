/*
 * The flowchart and the conditions of a knowledge base as sets of answers: where each answer leads, and for which
 * answers a rule holds. Exact, since sets are (see space.h).
 */
#ifndef SENTEI_CHECK_WAYS_H
#define SENTEI_CHECK_WAYS_H

#include "base/arena.h"
#include "check/universe.h"

struct ways {
	const struct kb *kb;
	const struct frame *frame;
	struct space *space;
	uint64_t flow;		/* facts of the universe that the flowchart asks */
	const int *outcome;	/* by outcome: the answers that lead to it */
	const int *method;	/* by method */
	int none;		/* to «no method fits» */
	int strange;		/* answers that it has no edge for, since another knowledge base brought them in */
	/*
	 * By method: the answers that lead to it and, where that was asked for, name one of its configurations; and the
	 * same over all methods and «no method fits».
	 */
	const int *with;
	int any;
	/* By companion: the answers with which it goes along with another method. */
	const int *along;
};

/*
 * All memory but the space's is the arena's; `kb`, `frame` and `space` must outlive the result. The engine takes an
 * answer that names another method's configuration for unknown. `own_configurations` leaves such answers out of what
 * rules come up with, so that a rule which only they would make true counts as one that never holds.
 */
const struct ways *ways_new(struct arena *arena, const struct kb *kb, const struct frame *frame, struct space *space,
			    bool own_configurations);

/* The answers whose configuration is one of the method's; all when there are none to choose from. */
int ways_configured(const struct ways *ways, int method);

/* By node, into sets[]: the answers with which it leads to an outcome that is among wanted[] (by outcome). */
void ways_by_node(const struct ways *ways, const bool *wanted, bool strange, int *sets);

/* The answers for which a term, a clause or a condition holds, wherever they lead. */
int ways_term(const struct ways *ways, const struct kb_term *term);
int ways_clause(const struct ways *ways, const struct kb_clause *clause);
int ways_where(const struct ways *ways, const struct kb_cond *cond);

/* The answers with which statements about these methods come up. */
int ways_concerning(const struct ways *ways, uint64_t methods, bool general);

/* The same for the cautions of a tier, which also come along with companions. */
int ways_cautioning(const struct ways *ways, uint64_t methods, bool general, int tier);

/* The answers for which a caution holds. */
int ways_caution(const struct ways *ways, const struct kb_caution *caution);

#endif
