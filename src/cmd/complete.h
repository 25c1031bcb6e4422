/*
 * What may stand at the cursor of an unfinished command line, out of the same tables that parse a finished one.
 *
 * What an operand or an option's value is called in usage says what it may be:
 *   FILE, DIR (also OLD-DIR)   files, folders; the shell looks for them
 *   a|b                        these words
 *   METHOD, ROLE, FACT         ids from the rules in use
 *   FACT=VALUE                 a fact, then one of its values
 *   ID                         what the command's `complete` says; without it a method, caution or characteristic
 *   COMMAND                    the commands
 */
#ifndef SENTEI_CMD_COMPLETE_H
#define SENTEI_CMD_COMPLETE_H

#include <stddef.h>

#include "cmd/command.h"

/* A list in the making: lines «word TAB description», and lines of directives that begin with a colon. */
struct candidates {
	struct buf out;
	const char *lead;	/* stands before every word: "--lang=" */
	const char *typed;	/* what they must begin with, after the lead */
	enum lang lang;
};

/* Adds a word if it fits; `description` may be NULL. */
void candidates_add(struct candidates *candidates, const char *word, const char *description);

/* Loads the rules of the line if need be; NULL when they can't be used. */
const struct kb *candidates_kb(struct invocation *line);

#endif
