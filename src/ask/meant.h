/* Which fact is meant where one is named after a command. */
#ifndef SENTEI_ASK_MEANT_H
#define SENTEI_ASK_MEANT_H

#include "ask/talk.h"

/* By its number in the review, its id, its question or its label in either language; KB_NONE when it is none's. */
int meant_fact(const struct talk *talk, const char *text, size_t length);

/* The label, in the session's language, of the fact whose id or label is nearest, or "". */
const char *meant_nearest(const struct talk *talk, const char *text, size_t length);

#endif
