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

/* Whether `option` is one of the command's, the common ones included. */
bool command_takes(const struct command *command, enum option_id option);

#endif
