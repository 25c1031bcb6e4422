/*
 * Which lines could go on from what was typed so far: choices in either language, commands, and what stands after
 * these.
 */
#ifndef SENTEI_ASK_COMPLETE_H
#define SENTEI_ASK_COMPLETE_H

#include "ask/line.h"
#include "kb/kb.h"

/* What can be typed at a prompt beside commands. */
struct completion_scope {
	const struct kb *kb;
	enum lang lang;			/* preferred among spellings that mean the same */
	int fact;			/* whose choices may be typed, or KB_NONE */
	uint32_t offered;		/* those of its values, as bits */
	const char *const *answers;	/* further words, ended by NULL; or NULL */
};

/*
 * Lines that begin with what was typed, whatever its case and width; one for each meaning where nothing was typed, else
 * one for each spelling. Memory is the arena's.
 */
struct completions complete_line(struct arena *arena, const struct completion_scope *scope, const char *typed);

#endif
