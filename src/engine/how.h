/* How something was concluded: a tree of reasons, each of which rests on the answers and rules below it. */
#ifndef SENTEI_ENGINE_HOW_H
#define SENTEI_ENGINE_HOW_H

#include "base/arena.h"
#include "engine/answers.h"
#include "engine/flow.h"
#include "engine/item.h"

/* What one can ask about; MATTER_METHOD with index KB_NONE is the outcome that no method fits. */
enum matter_kind { MATTER_METHOD, MATTER_CHARACTERISTIC, MATTER_CAUTION, MATTER_GUIDE, MATTER_CHECKLIST };

struct matter {
	enum matter_kind kind;
	int index;
};

enum reason_kind {
	REASON_METHOD,		/* `method` is the outcome, may be, or isn't; below: outcome, steps, requirements or exclusion */
	REASON_OUTCOME,		/* `index` of kb->outcomes: the rule's own words */
	REASON_STEP,		/* node `index` asked `fact`; `left`: what answers up to here lead to */
	REASON_EXCLUDED,	/* below: the answers that exclude the method, the deciding one last */
	REASON_REQUIRES,	/* below: the clauses of what `method` requires */
	REASON_CHARACTERISTIC,	/* `index`: below, the needs stated of it and the levels held against them */
	REASON_LEVEL,		/* `method` has `level` of characteristic `index`; below, the override, if one sets it */
	REASON_ITEM,		/* `item` applies; below: whom it concerns, and its clauses */
	REASON_GENERAL,		/* it is meant for all methods as such */
	REASON_CONCERNS,	/* it is about `methods`, among which the possible ones are, or aren't */
	REASON_CLAUSE,		/* `clause` holds; below, the answers that it looks at */
	REASON_ANSWER,		/* `fact` was answered with `value`, KB_NONE: unknown */
};

struct reason {
	enum reason_kind kind;
	enum truth truth;		/* whether what it says holds */
	int index, method, fact, value, level;	/* KB_NONE where they mean nothing */
	int gap;			/* of a characteristic: the worst over the levels below */
	uint64_t methods;
	struct reach left;
	struct item item;
	const struct kb_clause *clause;
	const struct kb_source *source;	/* NULL for what the user said */
	const struct reason *parts;
	int part_count;
};

/* The tree for one matter under the answers. All memory is the arena's or the knowledge base's. */
const struct reason *how_concluded(struct arena *arena, const struct kb *kb, const struct answers *answers,
				   struct matter matter);

/* The present outcome as a matter: the recommended method, that none fits, or, while it is open, what is recommended for now. */
struct matter how_outcome(struct arena *arena, const struct kb *kb, const struct answers *answers);

#endif
