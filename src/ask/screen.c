/* The terminal's size, and the pager. */
#define _GNU_SOURCE

#include "ask/screen.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "text/message.h"

enum { LEAST_COLUMNS = 20, NOT_FOUND = 127 };

void screen_measure(struct screen *screen)
{
	struct winsize size;
	if (!screen->person || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size))
		return;
	if (size.ws_col)
		screen->style.columns = size.ws_col < LEAST_COLUMNS ? LEAST_COLUMNS : size.ws_col;
	screen->rows = size.ws_row;
}

void screen_put(const struct buf *text)
{
	fwrite(buf_text(text), 1, text->length, stdout);
}

int screen_lines(const struct buf *text)
{
	int lines = 0;
	for (const char *s = buf_text(text); (s = strchr(s, '\n')) != NULL; s++)
		lines++;
	return lines;
}

/*
 * In the child: becomes the pager, with the signals of an ordinary program but for Ctrl-C. A shell between us and the
 * pager would die of that and leave the two of us reading from one terminal; pagers that know what to do with it ask
 * for it.
 */
static void become_pager(const char *pager, int in)
{
	sigset_t none;
	sigemptyset(&none);
	signal(SIGINT, SIG_IGN);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGTSTP, SIG_DFL);
	sigprocmask(SIG_SETMASK, &none, NULL);
	dup2(in, STDIN_FILENO);
	close(in);
	/* Leaves what was read on the screen, shows our emphasis, and asks for no key where the text fits after all. */
	setenv("LESS", "FRX", 0);
	setenv("LESSCHARSET", "utf-8", 0);
	execl("/bin/sh", "sh", "-c", pager, (char *)NULL);
	_exit(NOT_FOUND);
}

/* False when the pager couldn't be started or failed: then nobody can be sure to have seen the text. */
static bool page(const char *pager, const struct buf *text)
{
	int ends[2], status = 0;
	fflush(stdout);
	if (pipe(ends))
		return false;
	pid_t child = fork();
	if (child == 0) {
		close(ends[1]);
		become_pager(pager, ends[0]);
	}
	close(ends[0]);
	if (child < 0) {
		close(ends[1]);
		return false;
	}
	/* Someone who has seen enough closes the pipe, and Ctrl-C is for the pager as long as it runs. */
	struct sigaction ignore = {.sa_handler = SIG_IGN}, before_pipe, before_interrupt;
	sigemptyset(&ignore.sa_mask);
	sigaction(SIGPIPE, &ignore, &before_pipe);
	sigaction(SIGINT, &ignore, &before_interrupt);
	FILE *to = fdopen(ends[1], "w");
	if (to) {
		fwrite(buf_text(text), 1, text->length, to);
		fclose(to);
	} else {
		close(ends[1]);
	}
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	sigaction(SIGPIPE, &before_pipe, NULL);
	/* While the editor holds a signal back it waits even if it is ignored; ignoring it anew throws it away. */
	sigaction(SIGINT, &ignore, NULL);
	sigaction(SIGINT, &before_interrupt, NULL);
	return WIFEXITED(status) && !WEXITSTATUS(status);
}

bool screen_fits(const struct screen *screen, const struct buf *text)
{
	return !screen->pages || !screen->rows || screen_lines(text) < screen->rows;
}

void screen_page(const struct screen *screen, const struct buf *text)
{
	const char *pager = getenv("PAGER");
	bool fits = screen_fits(screen, text);
	struct buf guided = {0};
	if (!fits && !pager) {
		/* less asks with a colon, and its own prompts hold no Japanese: who doesn't know it would be stuck. */
		pager = "less -R -e '-Ps?e(q):(space / q).'";
		style_puts(&guided, &screen->style, STYLE_FAINT, message(screen->style.lang, MSG_ASK_PAGER));
		buf_putc(&guided, '\n');
	}
	buf_add(&guided, buf_text(text), text->length);
	if (fits || !*pager || !page(pager, &guided))
		screen_put(text);
	buf_release(&guided);
}
