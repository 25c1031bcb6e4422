/* sentei help, and the texts of --help, out of the tables. */
#include <string.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "render/layout.h"
#include "text/width.h"

void command_usage(struct buf *out, const struct style *style, const struct command *command)
{
	const char *heading = message(style->lang, MSG_USAGE);
	struct buf line = {0};
	style_puts(out, style, STYLE_HEADING, heading);
	buf_puts(&line, " sentei ");
	if (command)
		message_add(&line, style->lang, MSG_USAGE_COMMAND, command->name, command->operands, NULL);
	else
		buf_puts(&line, message(style->lang, MSG_USAGE_PROGRAM));
	text_wrap(out, buf_text(&line), style->columns, -text_width(heading), text_width(heading) + 1);
	buf_release(&line);
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
	buf_puts(&term, option->name);
	if (option->value) {
		buf_putc(&term, ' ');
		buf_puts(&term, option->value);
	}
	message_add(&text, style->lang, option->help, NULL);
	const char *words = option_words(command, id);
	for (const char *c = words; c && *c; c++) {
		if (c == words)
			buf_puts(&text, message(style->lang, MSG_HELP_WORDS));
		buf_puts(&text, *c == '|' ? message(style->lang, MSG_LIST_SEPARATOR) : (const char[]){*c, '\0'});
	}
	row(out, style, buf_text(&term), buf_text(&text));
	buf_release(&term);
	buf_release(&text);
}

static void subject_rows(struct buf *out, const struct style *style, const struct command *command)
{
	struct buf term = {0};
	struct subject subject;
	for (int i = 0; (subject = command->subject(i)).name; i++) {
		buf_clear(&term);
		buf_puts(&term, subject.name);
		buf_puts(&term, *subject.operands ? " " : "");
		buf_puts(&term, subject.operands);
		row(out, style, buf_text(&term), message(style->lang, subject.summary));
	}
	buf_release(&term);
}

void command_help(struct buf *out, const struct style *style, const struct command *command)
{
	command_usage(out, style, command);
	buf_putc(out, '\n');
	if (command) {
		text_wrap(out, message(style->lang, command->summary), style->columns, 0, 0);
		if (command->subject) {
			buf_putc(out, '\n');
			subject_rows(out, style, command);
		}
	} else {
		text_wrap(out, message(style->lang, MSG_PROGRAM_SUMMARY), style->columns, 0, 0);
		buf_putc(out, '\n');
		style_puts(out, style, STYLE_HEADING, message(style->lang, MSG_HELP_COMMANDS));
		buf_putc(out, '\n');
		for (int i = 0; i < command_count; i++)
			if (!commands[i]->hidden)
				row(out, style, commands[i]->name, message(style->lang, commands[i]->summary));
	}
	buf_putc(out, '\n');
	style_puts(out, style, STYLE_HEADING, message(style->lang, MSG_HELP_OPTIONS));
	buf_putc(out, '\n');
	for (int id = 0; id < OPTION_COUNT; id++)
		if (command ? command_takes(command, (enum option_id)id) : command_takes(commands[0], (enum option_id)id))
			option_row(out, style, command, id);
	buf_putc(out, '\n');
	layout_say(out, style, 0, command ? MSG_HELP_SEE_COMMAND : MSG_HELP_SEE, command ? command->name : "", NULL);
}

static enum exit_status run(struct invocation *inv)
{
	const struct command *command = NULL;
	struct buf out = {0};
	if (inv->operand_count) {
		command = command_of(inv, inv->operands[0]);
		if (!command)
			return EXIT_TROUBLE;
	}
	command_help(&out, &inv->style, command);
	return invocation_end(inv, &out);
}

const struct command command_help_command = {
	.name = "help",
	.operands = "[COMMAND]",
	.summary = MSG_COMMAND_HELP,
	.most_operands = 1,
	.run = run,
};
