/* The conclusion: everything that follows from an answer vector, as data. Nothing here prints or decides how to say it. */
#ifndef SENTEI_ENGINE_CONCLUDE_H
#define SENTEI_ENGINE_CONCLUDE_H

#include "base/arena.h"
#include "engine/answers.h"
#include "engine/change.h"
#include "engine/flow.h"
#include "kb/cond.h"

enum status { STATUS_RECOMMENDED, STATUS_NONE, STATUS_UNDETERMINED };

/* Something that applies if the remaining clauses turn out true: an index and those clauses. */
struct conditional {
	int index;
	const struct kb_clause *const *clauses;
	int clause_count;
};

/* A need that the answers state, held against the method. */
struct need_met {
	int need;			/* of kb->needs */
	int level;			/* the method's, overrides applied */
	const struct kb_override *override;	/* that set the level, or NULL */
	int gap;			/* levels missing; 0: met */
};

struct alternative {
	int method;
	struct changes changes;		/* all smallest; the first is the one to name */
};

struct provisional {
	int method;			/* KB_NONE: no method fits under the assumptions */
	int outcome;
	const struct setting *assumed;
	int assumed_count;
};

/* Indices are those of the knowledge base; all lists are in its order unless said otherwise. */
struct conclusion {
	enum status status;
	int method;			/* KB_NONE unless recommended */
	int outcome;			/* whose reason to give; KB_NONE when undetermined */
	int variant;			/* value of the configuration fact when it is known and counts */
	bool foreign_variant;		/* it was answered, but isn't of every possible method: counts as unknown */
	struct reach possible;
	int next;			/* node, KB_NONE unless undetermined */
	struct provisional provisional;	/* meaningful when undetermined */
	const struct step *path;
	int path_count;
	const int *companions;		/* of kb->companions */
	int companion_count;
	const struct conditional *companions_if;
	int companion_if_count;
	const struct need_met *needs;
	int need_count;
	const int *cautions;
	int caution_count;
	const struct conditional *cautions_if;
	int caution_if_count;
	const int *guides;
	int guide_count;
	const struct conditional *guides_if;
	int guide_if_count;
	const int *checklists;
	int checklist_count;
	const struct conditional *checklists_if;
	int checklist_if_count;
	const struct alternative *alternatives;
	int alternative_count;
	/*
	 * Facts, as bits, that some caution, need, override, companion, guide or checklist still depends on; the facts that
	 * the flowchart alone wants are not among them.
	 */
	uint64_t open;
	struct answers answers;		/* as they counted: the configuration fact narrowed to the possible methods */
};

/*
 * Concludes. Takes linear time in the rule base but for the alternatives (see change_smallest). `answers` is read only;
 * the conclusion and all it points to are the arena's and the knowledge base's.
 */
const struct conclusion *conclude(struct arena *arena, const struct kb *kb, const struct answers *answers);

/*
 * The same in parts. The outline is the outcome, what goes along with it, and the needs; the other lists are empty and `open`
 * holds what these depend on. Statements are cautions, guides and checklists: they follow from the possible methods and
 * from `c->answers`, whatever else `c` says. `answers` are those of the outline.
 */
struct conclusion *conclude_outline(struct arena *arena, const struct kb *kb, const struct answers *answers);
void conclude_statements(struct arena *arena, const struct kb *kb, struct conclusion *c);
void conclude_alternatives(struct arena *arena, const struct kb *kb, const struct answers *answers, struct conclusion *c);

/* The method's level under the answers: the table's, or that of an override whose condition is true (*by, else NULL). */
int conclude_level(const struct kb *kb, int method, int characteristic, const struct answers *answers,
		   const struct kb_override **by);

/*
 * The companion that brings a caution to the possible methods, the surest and then the first; KB_NONE when none does. A
 * method brings nothing to itself, and a caution that hangs on the companion's own configurations comes along with none:
 * the configuration is the main method's. `answers` are narrowed to the possible methods.
 */
int conclude_bringer(const struct kb *kb, const struct answers *answers, uint64_t possible, const struct kb_caution *caution);

/* The answers with the configuration fact narrowed to the configurations of these methods; it becomes unknown when its value isn't of all. */
struct answers conclude_narrow(const struct kb *kb, const struct answers *answers, uint64_t methods, bool *foreign);

#endif
