#include "cmd/commands.h"
static enum exit_status run(struct invocation *inv) { (void)inv; return EXIT_DONE; }
const struct command command_show = {.name = "show", .operands = "WHAT [ID]", .summary = MSG_COMMAND_SHOW, .formats = "text|json", .most_operands = 2, .run = run};
