/* The commands of a session, carried out. */
#ifndef SENTEI_ASK_PERFORM_H
#define SENTEI_ASK_PERFORM_H

#include "ask/prompt.h"
#include "ask/words.h"

/*
 * Does what a command stands for. True when it changes the course, and *reply says how; false when it only showed,
 * saved or noted something, and the prompt goes on.
 */
bool perform(struct talk *talk, const struct prompt *prompt, const struct said *said, const struct typed *typed,
	     struct reply *reply);

#endif
