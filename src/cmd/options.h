/* Parses a command line against the tables. */
#ifndef SENTEI_CMD_OPTIONS_H
#define SENTEI_CMD_OPTIONS_H

#include "cmd/command.h"

/*
 * Fills command, values and operands; reorders argv so that the operands stand at its end. Options may stand anywhere up to
 * `--`; the first word that isn't one names the command, and without any it is the first command of the table.
 * False after an error, which is in the invocation's sink; what was understood of values stands all the same.
 */
bool options_parse(struct invocation *invocation, int argc, char **argv);

/* The command of that name, or NULL. */
const struct command *command_find(const char *name);

/* The command of that name; NULL after an error, which names the nearest one. */
const struct command *command_of(struct invocation *invocation, const char *name);

/* Reports that `word` is none of the command's subjects, with the nearest one. */
void report_subject(struct invocation *invocation, const char *word);

/* The option that "--name" or "--name=value" or "-x" names, whichever command has it, or -1. */
int option_find(const char *word);

/* The words that may be the option's value for this command (NULL: for any), "a|b|c", or NULL. */
const char *option_words(const struct command *command, int option);

/* Whether `option` is one of the command's, the common ones included. */
bool command_takes(const struct command *command, enum option_id option);

#endif
