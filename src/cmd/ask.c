#include "cmd/commands.h"
static enum exit_status run(struct invocation *inv) { (void)inv; return EXIT_DONE; }
const struct command command_ask = {.name = "ask", .operands = "", .summary = MSG_COMMAND_ASK, .run = run};
