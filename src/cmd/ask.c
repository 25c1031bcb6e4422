/* sentei ask: a consultation in the terminal. */
#include <string.h>

#include "ask/session.h"
#include "cmd/commands.h"

static const enum option_id own[] = {OPTION_RESUME, OPTION_SAVE};

static enum exit_status run(struct invocation *inv)
{
	static const enum exit_status ends[] = {
		[SESSION_DONE] = EXIT_DONE, [SESSION_NONE_FITS] = EXIT_FOUND, [SESSION_TROUBLE] = EXIT_TROUBLE,
	};
	/* Whoever answers the questions answers them there; and what is saved there, nobody could tell from the questions. */
	for (int i = 0; i < 2; i++)
		if (inv->values[own[i]] && !strcmp(inv->values[own[i]], "-")) {
			diag_add(&inv->sink, DIAG_OPTION_STDIN, NULL, options[own[i]].name, NULL);
			return EXIT_TROUBLE;
		}
	if (!invocation_rules(inv))
		return EXIT_TROUBLE;
	struct session_options how = {
		.kb = inv->rules.kb, .style = inv->style, .error_style = inv->error_style,
		.resume = inv->values[OPTION_RESUME], .save = inv->values[OPTION_SAVE], .output = inv->values[OPTION_OUTPUT]};
	return ends[session_run(&how, &inv->sink)];
}

const struct command command_ask = {
	.name = "ask",
	.operands = "",
	.summary = MSG_COMMAND_ASK,
	.options = own,
	.option_count = sizeof(own) / sizeof(own[0]),
	.run = run,
};
