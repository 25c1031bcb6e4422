/* The command line as tables: every option and every command is one row; parsing, help and completion read the same rows. */
#ifndef SENTEI_CMD_COMMAND_H
#define SENTEI_CMD_COMMAND_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"
#include "rules/rules.h"
#include "text/message.h"
#include "text/style.h"

/* What the program ends with; nothing else. */
enum exit_status { EXIT_DONE = 0, EXIT_FOUND = 1, EXIT_TROUBLE = 2 };

enum option_id {
	OPTION_RULES,
	OPTION_LANG,
	OPTION_FORMAT,
	OPTION_COLOR,
	OPTION_OUTPUT,
	OPTION_RESUME,
	OPTION_SAVE,
	OPTION_METHOD,
	OPTION_ROLE,
	OPTION_BASIS,
	OPTION_FROM,
	OPTION_ENCODING,
	OPTION_ID,
	OPTION_KEEP,
	OPTION_DETAIL,
	OPTION_COLUMNS,
	OPTION_BOM,
	OPTION_SUMMARY,
	OPTION_STRICT,
	OPTION_CERTIFICATE,
	OPTION_LIST_CHECKS,
	OPTION_WHY,
	OPTION_HOW,
	OPTION_WHY_NOT,
	OPTION_WHAT_IF,
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_COUNT
};

struct option {
	const char *name;		/* with its dashes */
	char letter;			/* or 0 */
	const char *value;		/* what its value is called in usage, NULL when it takes none; see cmd/complete.h */
	const char *words;		/* the valid values, "a|b|c"; NULL when any will do */
	enum msg help;
};

extern const struct option options[OPTION_COUNT];

struct invocation;
struct candidates;

/* One of the words that a command's first operand may be. */
struct subject {
	const char *name;		/* NULL after the last one */
	const char *operands;		/* that follow it, "" when there are none */
	enum msg summary;
};

struct command {
	const char *name;
	const char *operands;		/* as in usage, "" when it takes none */
	enum msg summary;
	const enum option_id *options;	/* beside the common ones */
	int option_count;
	const char *formats;		/* of --format, the first is the default; NULL when there is no choice */
	int most_operands;		/* -1: any number */
	const enum option_id *refuses;	/* common options that say nothing here */
	int refused_count;
	bool hidden;			/* from help and completion: a tool of other tools */
	/* Its subjects by number; NULL when it has none. */
	struct subject (*subject)(int i);
	/* Adds what may follow the operands of `line`, whose rules are loaded at need; NULL: the names of operands tell. */
	void (*complete)(struct invocation *line, struct candidates *candidates);
	enum exit_status (*run)(struct invocation *invocation);
};

extern const struct command *const commands[];
extern const int command_count;

/* An option as it was given. */
struct given {
	enum option_id id;
	const char *value;
};

/* A parsed command line and what a command needs to run. */
struct invocation {
	const struct command *command;
	bool named;				/* the command was given, not left out */
	const char *values[OPTION_COUNT];	/* the last given; "" for an option without value, NULL when absent */
	struct given *given;			/* all options with values in order, for those that may be repeated */
	int given_count;
	const char *const *operands;
	int operand_count;
	struct arena arena;
	struct style style;			/* for stdout */
	struct style error_style;		/* for stderr */
	struct diag_sink sink;
	struct rules rules;			/* once invocation_rules was called */
};

/*
 * Loads the rules that --rules, SENTEI_RULES or the program itself names; false after an error, which is in the sink.
 */
bool invocation_rules(struct invocation *invocation);

/* The same for a command that looks up neither cases nor the glossary; see rules_load_concluding. */
bool invocation_rules_concluding(struct invocation *invocation);

/* The folder that --rules or SENTEI_RULES names; NULL: the built-in rules. */
const char *invocation_rules_dir(const struct invocation *invocation);

/* Loads the rules in `dir` (NULL: the built-in ones) with every check; see rules_load_checked. */
bool invocation_rules_checked(struct invocation *invocation, struct rules *rules, const char *dir);

/* The values of a repeated option, in order, in an array of the invocation's; *count is their number. */
const char *const *invocation_list(struct invocation *invocation, enum option_id id, int *count);

/* The format in force. */
const char *invocation_format(const struct invocation *invocation);

/* Prints the diagnostics so far to stderr and empties the sink. */
void invocation_report(struct invocation *invocation);

/*
 * Writes the text to the file of -o, or to stdout. A file is written beside and renamed, so that it is whole or not
 * there. Returns false after a failure, which is in the sink.
 */
bool invocation_write(struct invocation *invocation, const struct buf *text);

/* The same to `path`; NULL: stdout. */
bool invocation_write_to(struct invocation *invocation, const char *path, const struct buf *text);

/* Writes the text, releases it and gives the status of a command that ends there. */
enum exit_status invocation_end(struct invocation *invocation, struct buf *text);

/* Parses and runs a command line; the program's exit status. */
enum exit_status command_main(int argc, char **argv);

/* Help texts. `command` NULL: of the whole program. */
void command_help(struct buf *out, const struct style *style, const struct command *command);

/* How to call it, in one line where the columns suffice. */
void command_usage(struct buf *out, const struct style *style, const struct command *command);

/* The versions of the program and of its libraries. */
void command_version(struct buf *out, const struct style *style);

#endif
