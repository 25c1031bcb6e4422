/*
 * The facts and values that sets of answers are over, by id: those of one knowledge base, or of two that are compared,
 * where a fact or value of either is there for both.
 */
#ifndef SENTEI_CHECK_UNIVERSE_H
#define SENTEI_CHECK_UNIVERSE_H

#include "base/buf.h"
#include "check/space.h"
#include "kb/kb.h"

struct universe_fact {
	const char *id;
	const char *values[KB_MAX_VALUES];	/* ids */
	int value_count;
};

/* All zero is valid and empty. Ids are the knowledge bases'. */
struct universe {
	struct universe_fact facts[KB_MAX_FACTS];
	int fact_count;
};

/* Where one knowledge base's facts and values stand in a universe. */
struct frame {
	int fact[KB_MAX_FACTS];
	signed char value[KB_MAX_FACTS][KB_MAX_VALUES];
};

/* Adds what the universe lacks and fills `frame`; false when there were more facts or values than it can hold. */
bool universe_add(struct universe *universe, const struct kb *kb, struct frame *frame);

/* The facts, as bits, that a knowledge base's flowchart asks. */
uint64_t universe_flow(const struct kb *kb, const struct frame *frame);

/* A space over all its facts, `last` as for space_new; space_free is due. */
struct space *universe_space(const struct universe *universe, uint64_t last, int most_nodes);

/* What each fact may be when nothing is known: KB_MAX_FACTS masks. */
void universe_all(const struct universe *universe, uint32_t *may);

/*
 * Appends "fact=value" or "fact=v1|v2", the rules' syntax for a clause, for each fact that isn't free to have any
 * value; `separator` between them.
 */
void universe_clause(struct buf *out, const struct universe *universe, int fact, uint32_t values);
void universe_cube(struct buf *out, const struct universe *universe, const uint32_t *may, const char *separator);

/* The same for single values, KB_NONE where any will do. */
void universe_values(struct buf *out, const struct universe *universe, const int *values, const char *separator);

#endif
