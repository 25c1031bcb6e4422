/* The rule base as one list of statements, each with its text and what it rests on, to be checked one by one. */
#ifndef SENTEI_RENDER_STATEMENTS_H
#define SENTEI_RENDER_STATEMENTS_H

#include "base/arena.h"
#include "kb/kb.h"

/* X(name, id): kinds by the rule files' names of their sections and keys. */
#define STATEMENT_LIST(X) \
	X(FACT, "fact") \
	X(NODE, "node") \
	X(OUTCOME, "outcome") \
	X(COMPANION, "companion") \
	X(CHARACTERISTIC, "characteristic") \
	X(METHOD, "method") \
	X(REQUIRES, "requires") \
	X(CONFIGURATION, "configuration") \
	X(LEVEL, "level") \
	X(OVERRIDE, "override") \
	X(NEED, "need") \
	X(EXCEPTION, "exception") \
	X(ROLE, "role") \
	X(TIER, "tier") \
	X(CATEGORY, "category") \
	X(CAUTION, "caution") \
	X(CASE, "case") \
	X(GUIDE, "guide") \
	X(CHECKLIST, "checklist") \
	X(FORMERLY, "formerly") \
	X(GLOSSARY, "glossary")

enum statement_kind {
#define STATEMENT_ENUM(name, id) STATEMENT_##name,
	STATEMENT_LIST(STATEMENT_ENUM)
#undef STATEMENT_ENUM
};

struct statement {
	enum statement_kind kind;
	const char *id;		/* unique within the kind: "laser", "laser.price", "laser.price pages=many" */
	const char *text;	/* one paragraph */
	const struct kb_source *source;
};

/*
 * Lists every statement of the rule base, by chapter and section in the order of the rules, what has no section first;
 * within these about as in STATEMENT_LIST. All memory is the arena's; sources point into the knowledge base. Returns
 * how many.
 */
int statements_list(const struct statement **list, struct arena *arena, const struct kb *kb, enum lang lang);

/* The kind as programs know it, and in words. */
const char *statement_kind_id(enum statement_kind kind);
const char *statement_kind_name(enum lang lang, enum statement_kind kind);

#endif
