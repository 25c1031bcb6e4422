/* The answer vector: what is known of every fact. A plain value, copied freely. */
#ifndef SENTEI_ENGINE_ANSWERS_H
#define SENTEI_ENGINE_ANSWERS_H

#include <stdbool.h>
#include <stdint.h>

#include "kb/kb.h"

/* may[f] is the set of values that fact f may have, never empty: one bit when it is known, all when nothing is. */
struct answers {
	uint32_t may[KB_MAX_FACTS];
};

/* Nothing known. */
void answers_init(struct answers *answers, const struct kb *kb);

static inline void answers_set(struct answers *answers, int fact, int value)
{
	answers->may[fact] = UINT32_C(1) << value;
}

/* Back to unknown. */
void answers_withdraw(struct answers *answers, const struct kb *kb, int fact);

static inline bool answers_known(const struct answers *answers, int fact)
{
	return !(answers->may[fact] & (answers->may[fact] - 1));
}

/* The value of a fact, KB_NONE while unknown. */
int answers_value(const struct answers *answers, int fact);

#endif
