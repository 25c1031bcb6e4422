/*
 * The flowchart under given answers. It is a read-once decision diagram, so unknown answers are followed exactly: what is
 * reached by all their edges is what some completion of the answers leads to.
 */
#ifndef SENTEI_ENGINE_FLOW_H
#define SENTEI_ENGINE_FLOW_H

#include "base/arena.h"
#include "engine/answers.h"

/* What some completions lead to: methods, and whether also to «no method fits». */
struct reach {
	uint64_t methods;
	bool none;
};

/* One node of the way; value KB_NONE: unknown, and it makes no difference (or was assumed, where it says so). */
struct step {
	int node, fact, value;
};

/* A setting of one fact. */
struct setting {
	int fact, value;
};

/* The flowchart analysed under one answer vector, both of which must outlive it. */
struct flow;

/* Analyses; linear in nodes times answers but for a search among nodes of the same fact. All memory is the arena's. */
const struct flow *flow_new(struct arena *arena, const struct kb *kb, const struct answers *answers);

/* What the completions lead to from the start, or from an edge's target. */
struct reach flow_reach(const struct flow *flow);
struct reach flow_reach_from(const struct flow *flow, int go);

/* Whether the completions agree on one outcome (a method, or that none fits). */
bool flow_settled(const struct flow *flow);

/*
 * Whether two completions that differ only in the fact of this node lead, from the node, to different outcomes; false when
 * it is known. Exact; where the two branches ask their facts in different orders and agree everywhere, it takes a search.
 */
bool flow_matters(const struct flow *flow, int node);

/*
 * The node to ask next: walking from the start, the first whose fact matters; KB_NONE when there is none. Facts in
 * `declined` (bits by fact) aren't asked: all their edges are followed.
 */
int flow_next(const struct flow *flow, uint64_t declined);

/*
 * The most questions that can still be asked in that manner. It takes answers of «unknown» to all of them: then every
 * branch is followed, and each fact that the outcome hangs on is asked once. A known answer never adds a question.
 */
int flow_most(const struct flow *flow, uint64_t declined);

/*
 * The nodes on the way, in order: where an unknown makes no difference all its edges are followed, each node once, in file
 * order; the way ends before the first unknown that matters. *outcome: the first outcome met, or KB_NONE.
 */
const struct step *flow_path(const struct flow *flow, struct arena *arena, int *count, int *outcome);

/* The way under the facts' declared assumptions: its outcome; *assumed lists the assumptions used. */
int flow_assumed(const struct flow *flow, struct arena *arena, const struct setting **assumed, int *count);

#endif
