/* The program: tables of options and commands, and what all commands share. */
#include "cmd/command.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "answers/vocabulary.h"
#include "ask/words.h"
#include "cmd/clash.h"
#include "cmd/commands.h"
#include "cmd/options.h"
#include "io/output.h"
#include "text/diag_print.h"
#include "text/lang.h"
#include "text/width.h"

enum { DEFAULT_COLUMNS = 80, LEAST_COLUMNS = 20, MOST_COLUMNS = 10000 };

const struct option options[OPTION_COUNT] = {
	[OPTION_RULES] = {"--rules", 0, "DIR", NULL, MSG_OPTION_RULES},
	[OPTION_LANG] = {"--lang", 0, "LANG", "ja|en", MSG_OPTION_LANG},
	[OPTION_FORMAT] = {"--format", 0, "FORMAT", NULL, MSG_OPTION_FORMAT},
	[OPTION_COLOR] = {"--color", 0, "WHEN", "auto|always|never", MSG_OPTION_COLOR},
	[OPTION_OUTPUT] = {"--output", 'o', "FILE", NULL, MSG_OPTION_OUTPUT},
	[OPTION_RESUME] = {"--resume", 0, "FILE", NULL, MSG_OPTION_RESUME},
	[OPTION_SAVE] = {"--save", 0, "FILE", NULL, MSG_OPTION_SAVE},
	[OPTION_METHOD] = {"--method", 0, "METHOD", NULL, MSG_OPTION_METHOD},
	[OPTION_ROLE] = {"--role", 0, "ROLE", NULL, MSG_OPTION_ROLE},
	[OPTION_BASIS] = {"--basis", 0, "BASIS", "overview|published|reconstructed|guideline", MSG_OPTION_BASIS},
	[OPTION_FROM] = {"--from", 0, "FORMAT", "yaml|ndjson|csv", MSG_OPTION_FROM},
	[OPTION_ENCODING] = {"--encoding", 0, "NAME", "utf-8|cp932|euc-jp", MSG_OPTION_ENCODING},
	[OPTION_ID] = {"--id", 0, "COLUMN", NULL, MSG_OPTION_ID},
	[OPTION_KEEP] = {"--keep", 0, "COLUMN", NULL, MSG_OPTION_KEEP},
	[OPTION_DETAIL] = {"--detail", 0, "HOW", "brief|normal|full", MSG_OPTION_DETAIL},
	[OPTION_BOM] = {"--bom", 0, NULL, NULL, MSG_OPTION_BOM},
	[OPTION_COLUMNS] = {"--columns", 0, "NAMES", NULL, MSG_OPTION_COLUMNS},
	[OPTION_SUMMARY] = {"--summary", 0, NULL, NULL, MSG_OPTION_SUMMARY},
	[OPTION_STRICT] = {"--strict", 0, NULL, NULL, MSG_OPTION_STRICT},
	[OPTION_CERTIFICATE] = {"--certificate", 0, "FILE", NULL, MSG_OPTION_CERTIFICATE},
	[OPTION_LIST_CHECKS] = {"--list-checks", 0, NULL, NULL, MSG_OPTION_LIST_CHECKS},
	[OPTION_WHY] = {"--why", 0, "FACT", NULL, MSG_OPTION_WHY},
	[OPTION_HOW] = {"--how", 0, "ID", NULL, MSG_OPTION_HOW},
	[OPTION_WHY_NOT] = {"--why-not", 0, "METHOD", NULL, MSG_OPTION_WHY_NOT},
	[OPTION_WHAT_IF] = {"--what-if", 0, "FACT=VALUE", NULL, MSG_OPTION_WHAT_IF},
	[OPTION_HELP] = {"--help", 'h', NULL, NULL, MSG_OPTION_HELP},
	[OPTION_VERSION] = {"--version", 0, NULL, NULL, MSG_OPTION_VERSION},
};

const struct command *const commands[] = {&command_ask, &command_batch, &command_show, &command_explain, &command_verify,
					 &command_diff, &command_rules, &command_completion, &command_complete,
					 &command_help_command};
const int command_count = sizeof(commands) / sizeof(commands[0]);

const char *invocation_rules_dir(const struct invocation *inv)
{
	const char *dir = inv->values[OPTION_RULES];
	if (!dir)
		dir = getenv("SENTEI_RULES");
	return dir && *dir ? dir : NULL;
}

enum { RESERVED = 128 };

/* No choice may be spelled like a word of the session or like «unknown». */
static void reserve(const char **reserved)
{
	size_t count = 0;
	for (const char *const *w = vocabulary_unknown_words; *w && count < RESERVED - 1; w++)
		reserved[count++] = *w;
	for (const char *const *w = ask_words; *w && count < RESERVED - 1; w++)
		reserved[count++] = *w;
	reserved[count] = NULL;
}

bool invocation_rules(struct invocation *inv)
{
	const char *reserved[RESERVED];
	reserve(reserved);
	return rules_load(&inv->rules, invocation_rules_dir(inv), reserved, &inv->sink);
}

bool invocation_rules_concluding(struct invocation *inv)
{
	const char *reserved[RESERVED];
	reserve(reserved);
	return rules_load_concluding(&inv->rules, invocation_rules_dir(inv), reserved, &inv->sink);
}

bool invocation_rules_checked(struct invocation *inv, struct rules *rules, const char *dir)
{
	const char *reserved[RESERVED];
	reserve(reserved);
	return rules_load_checked(rules, dir, reserved, &inv->sink);
}

const char *const *invocation_list(struct invocation *inv, enum option_id id, int *count)
{
	const char **list = arena_array(&inv->arena, (size_t)inv->given_count, sizeof(*list));
	*count = 0;
	for (int i = 0; i < inv->given_count; i++)
		if (inv->given[i].id == id)
			list[(*count)++] = inv->given[i].value;
	return list;
}

const char *invocation_format(const struct invocation *inv)
{
	static const char *const defaults[] = {"text", "json"};
	if (inv->values[OPTION_FORMAT])
		return inv->values[OPTION_FORMAT];
	return inv->command->formats && !strncmp(inv->command->formats, "json", 4) ? defaults[1] : defaults[0];
}

void invocation_report(struct invocation *inv)
{
	struct buf out = {0};
	diag_print_all(&out, &inv->error_style, &inv->sink);
	fputs(buf_text(&out), stderr);
	buf_release(&out);
	diag_release(&inv->sink);
}

bool invocation_write_to(struct invocation *inv, const char *path, const struct buf *text)
{
	struct output output;
	if (!output_open(&output, path, &inv->sink))
		return false;
	output_write(&output, buf_text(text), text->length);
	return output_commit(&output, &inv->sink);
}

bool invocation_write(struct invocation *inv, const struct buf *text)
{
	return invocation_write_to(inv, inv->values[OPTION_OUTPUT], text);
}

enum exit_status invocation_end(struct invocation *inv, struct buf *text)
{
	bool written = invocation_write(inv, text);
	buf_release(text);
	return written ? EXIT_DONE : EXIT_TROUBLE;
}

static int columns_of(int fd)
{
	struct winsize size;
	const char *columns = getenv("COLUMNS");
	long n = columns ? strtol(columns, NULL, 10) : 0;
	if (isatty(fd) && !ioctl(fd, TIOCGWINSZ, &size) && size.ws_col)
		n = size.ws_col;
	else if (n <= 0)
		n = DEFAULT_COLUMNS;
	return n < LEAST_COLUMNS ? LEAST_COLUMNS : n > MOST_COLUMNS ? MOST_COLUMNS : (int)n;
}

static bool wants_colour(const struct invocation *inv, int fd)
{
	const char *when = inv->values[OPTION_COLOR], *none = getenv("NO_COLOR"), *term = getenv("TERM");
	if (when && strcmp(when, "auto") != 0)
		return !strcmp(when, "always");
	return isatty(fd) && !(none && *none) && term && strcmp(term, "dumb") != 0;
}

static void choose_styles(struct invocation *inv)
{
	enum lang lang = lang_from_environment();
	const char *ambiguous = getenv("SENTEI_AMBIGUOUS");
	width_ambiguous_wide(ambiguous && !strcmp(ambiguous, "wide"));
	if (inv->values[OPTION_LANG])
		lang_parse(inv->values[OPTION_LANG], &lang);
	inv->style = (struct style){.lang = lang, .columns = columns_of(STDOUT_FILENO)};
	inv->style.colour = wants_colour(inv, STDOUT_FILENO) && !inv->values[OPTION_OUTPUT];
	inv->error_style = (struct style){.lang = lang, .columns = columns_of(STDERR_FILENO)};
	inv->error_style.colour = wants_colour(inv, STDERR_FILENO);
}

/* Errors after which it helps to see how the command is called. */
static bool is_misused(const struct diag_sink *sink)
{
	for (const struct diag *diag = sink->first; diag; diag = diag->next)
		if (diag->code >= DIAG_OPTION_UNKNOWN && diag->code <= DIAG_TOPIC_UNKNOWN)
			return true;
	return false;
}

/* What is left to say, and after a slip on the command line how it should look. */
static void report_last(struct invocation *inv)
{
	bool misused = is_misused(&inv->sink);
	struct buf usage = {0};
	invocation_report(inv);
	if (misused)
		command_usage(&usage, &inv->error_style, inv->named ? inv->command : NULL);
	fputs(buf_text(&usage), stderr);
	buf_release(&usage);
}

/* Versions, and the digest of the rules in use; where these can't be used, the versions all the same. */
static enum exit_status version(struct invocation *inv)
{
	struct buf text = {0};
	const char *dir = invocation_rules_dir(inv);
	bool loaded = invocation_rules(inv);
	command_version(&text, &inv->style);
	if (loaded) {
		message_add(&text, inv->style.lang, MSG_VERSION_RULES, dir ? dir : message(inv->style.lang, MSG_VERSION_BUILT_IN),
			    rules_hash(&inv->rules), NULL);
		buf_putc(&text, '\n');
	}
	text_wrap(&text, message(inv->style.lang, MSG_VERSION_LICENCE), inv->style.columns, 0, 0);
	bool written = invocation_write(inv, &text);
	buf_release(&text);
	return loaded && written ? EXIT_DONE : EXIT_TROUBLE;
}

static enum exit_status run(struct invocation *inv, int argc, char **argv)
{
	bool parsed = options_parse(inv, argc, argv);
	choose_styles(inv);
	struct buf text = {0};
	if (parsed && inv->values[OPTION_HELP]) {
		command_help(&text, &inv->style, inv->named ? inv->command : NULL);
		return invocation_end(inv, &text);
	}
	if (parsed && inv->values[OPTION_VERSION])
		return version(inv);
	return parsed && clash_none(inv) ? inv->command->run(inv) : EXIT_TROUBLE;
}

enum exit_status command_main(int argc, char **argv)
{
	struct invocation inv = {0};
	/* A file that may grow no larger is a write that fails, and that is told. */
	signal(SIGXFSZ, SIG_IGN);
	enum exit_status status = run(&inv, argc, argv);
	report_last(&inv);
	rules_release(&inv.rules);
	arena_release(&inv.arena);
	return status;
}
