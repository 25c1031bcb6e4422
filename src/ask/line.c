/* Chooses how lines are read; reads plain ones. The editing is in line_edit.c. */
#define _POSIX_C_SOURCE 200809L

#include "ask/line.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "ask/line_edit.h"
#include "text/width.h"

static struct {
	const struct line_options *options;
	struct sigaction before[3];
	bool echo;			/* what is read doesn't show by itself */
	bool breaks;			/* it shows on the terminal, but its line break isn't in the output */
} plain;

static const int caught[] = {SIGINT, SIGHUP, SIGTERM};
static volatile sig_atomic_t last_signal;

static void on_signal(int number)
{
	last_signal = number;
}

static void plain_open(const struct line_options *options)
{
	plain.options = options;
	plain.echo = !isatty(STDIN_FILENO);
	plain.breaks = !plain.echo && !isatty(STDOUT_FILENO);
	/*
	 * Without SA_RESTART, so that a signal ends the reading. Where nobody sits there, signals do what they always
	 * do.
	 */
	struct sigaction action = {.sa_handler = on_signal};
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; options->person && i < sizeof(caught) / sizeof(caught[0]); i++)
		sigaction(caught[i], &action, &plain.before[i]);
}

/* Why there is no line. */
static enum line_event plain_event(int error)
{
	int number = last_signal;
	last_signal = 0;
	putchar('\n');
	if (number) {
		clearerr(stdin);
		return number == SIGINT ? LINE_INTERRUPTED : LINE_HUNG_UP;
	}
	bool failed = ferror(stdin);
	/* A terminal goes on after Ctrl-D. */
	if (plain.options->person)
		clearerr(stdin);
	errno = error;
	return failed ? LINE_FAILED : LINE_END;
}

/* Reads up to the line break, which is left out. What a person typed beyond the limit mustn't come as the next line. */
static enum line_event read_bytes(struct buf *line)
{
	enum line_event event = LINE_TYPED;
	int c = 0;
	while ((event == LINE_TYPED || plain.options->person) && (c = getc(stdin)) != EOF && c != '\n') {
		if (line->length < LINE_LONGEST)
			buf_putc(line, (char)c);
		else
			event = LINE_TOO_LONG;
	}
	return c == EOF && !line->length ? plain_event(errno) : event;
}

static void echo(const struct buf *line)
{
	struct buf shown = {0};
	text_visible(&shown, buf_text(line), line->length);
	puts(buf_text(&shown));
	buf_release(&shown);
}

static enum line_event plain_read(struct buf *line, const char *prompt)
{
	fputs(prompt, stdout);
	fflush(stdout);
	buf_clear(line);
	enum line_event event = last_signal ? plain_event(EINTR) : read_bytes(line);
	if (event == LINE_TOO_LONG)
		buf_clear(line);
	while (line->length && line->text[line->length - 1] == '\r')
		line->text[--line->length] = '\0';
	if (event != LINE_TYPED && event != LINE_TOO_LONG)
		return event;
	if (plain.echo)
		echo(line);
	if (plain.breaks)
		putchar('\n');
	return event;
}

static void plain_close(void)
{
	for (size_t i = 0; plain.options->person && i < sizeof(caught) / sizeof(caught[0]); i++)
		sigaction(caught[i], &plain.before[i], NULL);
}

static bool editing;

void line_open(const struct line_options *options)
{
	editing = options->editing;
	if (editing)
		line_edit_open(options);
	else
		plain_open(options);
}

enum line_event line_read(struct buf *line, const char *prompt)
{
	return editing ? line_edit_read(line, prompt) : plain_read(line, prompt);
}

void line_close(void)
{
	if (editing)
		line_edit_close();
	else
		plain_close();
}
