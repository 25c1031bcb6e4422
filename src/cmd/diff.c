/* sentei diff: what changed in meaning between two rule bases. */
#include <string.h>

#include "check/diff.h"
#include "cmd/commands.h"
#include "render/diff_report.h"

static enum exit_status compare(struct invocation *inv, struct rules *old, struct rules *new)
{
	struct arena arena = {0};
	struct buf out = {0};
	enum exit_status status = EXIT_TROUBLE;
	const struct diff *result = diff(&arena, old, new, &inv->sink);
	if (!result)
		goto out;
	if (!strcmp(invocation_format(inv), "json"))
		diff_json(&out, result, rules_hash(old), rules_hash(new));
	else
		diff_text(&out, &inv->style, result);
	/* What couldn't be compared may have changed. */
	if (invocation_write(inv, &out))
		status = result->moved_count || result->lost ? EXIT_FOUND : EXIT_DONE;
out:
	buf_release(&out);
	arena_release(&arena);
	return status;
}

static enum exit_status run(struct invocation *inv)
{
	struct rules old = {0};
	if (!inv->operand_count) {
		diag_add(&inv->sink, DIAG_ARGUMENT_MISSING, NULL, "OLD-DIR", inv->command->name, NULL);
		return EXIT_TROUBLE;
	}
	const char *dir = inv->operand_count > 1 ? inv->operands[1] : invocation_rules_dir(inv);
	/* Both are loaded in any case, so that all faults are seen at once. */
	bool loaded = invocation_rules_checked(inv, &old, inv->operands[0]);
	loaded &= invocation_rules_checked(inv, &inv->rules, dir);
	enum exit_status status = loaded ? compare(inv, &old, &inv->rules) : EXIT_TROUBLE;
	rules_release(&old);
	return status;
}

const struct command command_diff = {
	.name = "diff",
	.operands = "OLD-DIR [NEW-DIR]",
	.summary = MSG_COMMAND_DIFF,
	.formats = "text|json",
	.most_operands = 2,
	.run = run,
};
