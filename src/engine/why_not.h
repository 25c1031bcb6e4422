/* Why a method isn't the one: what excludes it, what it lacks, and what it would cost. */
#ifndef SENTEI_ENGINE_WHY_NOT_H
#define SENTEI_ENGINE_WHY_NOT_H

#include "base/arena.h"
#include "engine/change.h"
#include "engine/conclude.h"
#include "engine/standing.h"

enum why_not_case {
	WHY_NOT_RECOMMENDED,	/* it is the one */
	WHY_NOT_POSSIBLE,	/* it still may be */
	WHY_NOT_EXCLUDED,	/* answers exclude it */
	WHY_NOT_NOWHERE		/* no answers lead to it */
};

struct why_not {
	int method;
	enum why_not_case why;
	const struct setting *excluded_by;	/* see reach_exclusion; the last is the first answer on the way that does */
	int excluded_by_count;
	int node;			/* where that was asked, or KB_NONE */
	enum truth feasible;
	const struct kb_clause *const *failed;	/* clauses of what it requires that don't hold */
	int failed_count;
	const struct kb_clause *const *open;	/* those that aren't known to hold */
	int open_count;
	const struct standing *standing;	/* its row against the stated needs */
	struct changes changes;		/* all smallest that lead to it */
};

/* Memory is the arena's. */
const struct why_not *why_not(struct arena *arena, const struct kb *kb, const struct answers *answers, int method);

#endif
