/* sentei help, and the texts of --help, out of the tables. */
#include <string.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "text/width.h"

static void usage(struct buf *out, const struct style *style, const struct command *command)
{
	style_puts(out, style, STYLE_HEADING, message(style->lang, MSG_USAGE));
	buf_puts(out, " sentei ");
	if (command) {
		buf_puts(out, command->name);
		buf_puts(out, " [OPTION...] ");
		buf_puts(out, command->operands);
	} else {
		buf_puts(out, message(style->lang, MSG_USAGE_PROGRAM));
	}
	buf_puts(out, "\n\n");
}

/* A term at the left and its explanation beside it, or below where there is no room. */
static void row(struct buf *out, const struct style *style, const char *term, const char *text)
{
	enum { INDENT = 2, TERM = 24 };
	int indent = style->columns < 60 ? 6 : INDENT + TERM;
	buf_fill(out, ' ', INDENT);
	style_puts(out, style, STYLE_STRONG, term);
	int used = INDENT + text_width(term);
	if (used + 2 > indent) {
		buf_putc(out, '\n');
		used = 0;
	}
	if (used)
		buf_fill(out, ' ', (size_t)(indent - used));
	text_wrap(out, text, style->columns, used ? -indent : indent, indent);
}

static void option_row(struct buf *out, const struct style *style, const struct command *command, int id)
{
	const struct option *option = &options[id];
	struct buf term = {0}, text = {0};
	if (option->letter) {
		buf_putc(&term, '-');
		buf_putc(&term, option->letter);
		buf_puts(&term, ", ");
	}
	buf_puts(&term, "--");
	buf_puts(&term, option->name);
	if (option->value) {
		buf_putc(&term, ' ');
		buf_puts(&term, option->value);
	}
	message_add(&text, style->lang, option->help, NULL);
	const char *words = id == OPTION_FORMAT && command ? command->formats : option->words;
	if (words) {
		buf_puts(&text, " (");
		buf_puts(&text, words);
		buf_puts(&text, ")");
	}
	row(out, style, buf_text(&term), buf_text(&text));
	buf_release(&term);
	buf_release(&text);
}

void command_help(struct buf *out, const struct style *style, const struct command *command)
{
	usage(out, style, command);
	if (command) {
		text_wrap(out, message(style->lang, command->summary), style->columns, 0, 0);
	} else {
		text_wrap(out, message(style->lang, MSG_PROGRAM_SUMMARY), style->columns, 0, 0);
		buf_putc(out, '\n');
		style_puts(out, style, STYLE_HEADING, message(style->lang, MSG_HELP_COMMANDS));
		buf_putc(out, '\n');
		for (int i = 0; i < command_count; i++)
			row(out, style, commands[i]->name, message(style->lang, commands[i]->summary));
	}
	buf_putc(out, '\n');
	style_puts(out, style, STYLE_HEADING, message(style->lang, MSG_HELP_OPTIONS));
	buf_putc(out, '\n');
	for (int id = 0; id < OPTION_COUNT; id++)
		if (command ? command_takes(command, (enum option_id)id) : command_takes(commands[0], (enum option_id)id))
			option_row(out, style, command, id);
	buf_putc(out, '\n');
	message_add(out, style->lang, command ? MSG_HELP_SEE_COMMAND : MSG_HELP_SEE, command ? command->name : "", NULL);
	buf_putc(out, '\n');
}

static enum exit_status run(struct invocation *inv)
{
	const struct command *command = NULL;
	struct buf out = {0};
	if (inv->operand_count) {
		command = command_find(inv->operands[0]);
		if (!command) {
			diag_add(&inv->sink, DIAG_COMMAND_UNKNOWN, NULL, inv->operands[0], "", "", NULL);
			return EXIT_TROUBLE;
		}
	}
	command_help(&out, &inv->style, command);
	bool written = invocation_write(inv, &out);
	buf_release(&out);
	return written ? EXIT_DONE : EXIT_TROUBLE;
}

const struct command command_help_command = {
	.name = "help",
	.operands = "[COMMAND]",
	.summary = MSG_COMMAND_HELP,
	.most_operands = 1,
	.run = run,
};
