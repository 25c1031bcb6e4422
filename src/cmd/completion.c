/* sentei completion: the scripts that make a shell complete; what they offer comes from complete.c. */
#include <string.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "rules/embedded.h"

static const struct subject shells[] = {
	{"bash", "", MSG_COMPLETION_BASH},
	{"fish", "", MSG_COMPLETION_FISH},
	{"zsh", "", MSG_COMPLETION_ZSH},
	{NULL, NULL, MSG_COMPLETION_BASH},
};

static struct subject subject(int i)
{
	return shells[i];
}

/* The script for a shell: sentei.SHELL. */
static const struct embedded_file *find(const char *shell)
{
	for (size_t i = 0; i < embedded_completion_count; i++)
		if (!strcmp(strchr(embedded_completions[i].name, '.') + 1, shell))
			return &embedded_completions[i];
	return NULL;
}

static enum exit_status run(struct invocation *inv)
{
	if (!inv->operand_count) {
		diag_add(&inv->sink, DIAG_ARGUMENT_MISSING, NULL, inv->command->operands, inv->command->name, NULL);
		return EXIT_TROUBLE;
	}
	const struct embedded_file *script = find(inv->operands[0]);
	if (!script) {
		report_subject(inv, inv->operands[0]);
		return EXIT_TROUBLE;
	}
	struct buf out = {0};
	buf_add(&out, (const char *)script->bytes, script->length);
	return invocation_end(inv, &out);
}

const struct command command_completion = {
	.name = "completion",
	.operands = "bash|fish|zsh",
	.summary = MSG_COMMAND_COMPLETION,
	.most_operands = 1,
	.subject = subject,
	.run = run,
};
