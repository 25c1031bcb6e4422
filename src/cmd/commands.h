/* One row per subcommand, defined in the file of the same name. */
#ifndef SENTEI_CMD_COMMANDS_H
#define SENTEI_CMD_COMMANDS_H

#include "cmd/command.h"

extern const struct command command_ask;
extern const struct command command_batch;
extern const struct command command_show;
extern const struct command command_explain;
extern const struct command command_verify;
extern const struct command command_diff;
extern const struct command command_rules;
extern const struct command command_completion;
extern const struct command command_complete;
extern const struct command command_help_command;

#endif
