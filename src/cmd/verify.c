/* sentei verify: proves a rule base sound, or says where it is not. */
#include <string.h>

#include "check/verify.h"
#include "cmd/commands.h"
#include "render/verify_report.h"

static bool wants_json(const struct invocation *inv)
{
	return !strcmp(invocation_format(inv), "json");
}

static enum exit_status list_checks(struct invocation *inv)
{
	struct buf out = {0};
	if (wants_json(inv))
		checks_json(&out, inv->style.lang);
	else
		checks_text(&out, &inv->style);
	return invocation_end(inv, &out);
}

/* Whether something couldn't be read at all, which is no finding about the rules. */
static bool is_unreadable(const struct invocation *inv)
{
	bool unreadable = !inv->rules.file_count;
	for (const struct diag *diag = inv->sink.first; diag; diag = diag->next)
		unreadable |= diag->code == DIAG_FILE_OPEN || diag->code == DIAG_FILE_READ ||
			      diag->code == DIAG_FILE_SPECIAL || diag->code == DIAG_FILE_TOO_LARGE;
	return unreadable;
}

static bool write_certificate(struct invocation *inv, const struct verification *verification, const char *path)
{
	struct buf text = {0};
	const char *dot = strrchr(path, '.');
	if (dot && dot > path && !strcmp(dot, ".json"))
		certificate_json(&text, verification, rules_hash(&inv->rules));
	else
		certificate_text(&text, inv->style.lang, verification, rules_hash(&inv->rules));
	bool written = invocation_write_to(inv, path, &text);
	buf_release(&text);
	return written;
}

static enum exit_status run(struct invocation *inv)
{
	if (inv->values[OPTION_LIST_CHECKS])
		return list_checks(inv);
	const char *dir = inv->operand_count ? inv->operands[0] : invocation_rules_dir(inv);
	const char *certificate = inv->values[OPTION_CERTIFICATE];
	invocation_rules_checked(inv, &inv->rules, dir);
	if (is_unreadable(inv))
		return EXIT_TROUBLE;
	struct arena arena = {0};
	struct buf out = {0};
	const struct verification *verification = verify(&arena, &inv->rules, dir, &inv->sink);
	bool sound = !inv->sink.errors, unreadable = is_unreadable(inv);
	diag_sort(&inv->sink);
	if (wants_json(inv))
		verification_json(&out, inv->style.lang, verification, &inv->sink, rules_hash(&inv->rules));
	else
		verification_text(&out, &inv->style, verification, &inv->sink, certificate && !sound);
	/* As JSON the findings are part of the report. */
	if (wants_json(inv) && !unreadable)
		diag_release(&inv->sink);
	else
		invocation_report(inv);
	bool written = invocation_write(inv, &out);
	if (written && certificate && sound)
		written = write_certificate(inv, verification, certificate);
	buf_release(&out);
	arena_release(&arena);
	if (!written || unreadable)
		return EXIT_TROUBLE;
	return sound ? EXIT_DONE : EXIT_FOUND;
}

static const enum option_id own_options[] = {OPTION_CERTIFICATE, OPTION_LIST_CHECKS};

const struct command command_verify = {
	.name = "verify",
	.operands = "[DIR]",
	.summary = MSG_COMMAND_VERIFY,
	.options = own_options,
	.option_count = sizeof(own_options) / sizeof(own_options[0]),
	.formats = "text|json",
	.most_operands = 1,
	.run = run,
};
