/* The load check that what a user may type for a choice is unambiguous within its question. */
#ifndef SENTEI_RULES_SPELLING_H
#define SENTEI_RULES_SPELLING_H

#include "base/diag.h"
#include "kb/raw.h"

/* Reports spellings that two choices share, that are numbers, or that are one of the `reserved` words (ended by NULL). */
void spelling_check(const struct raw_base *raw, const struct raw_places *places, const char *const *reserved,
		    struct diag_sink *sink);

#endif
