/*
 * Editing on a terminal: the only user of readline. Its callback interface is driven from here, with the signals that
 * matter let in nowhere but while waiting, so that none is lost and Ctrl-C drops a line cleanly.
 */
#define _GNU_SOURCE

#include "ask/line_edit.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <unistd.h>

#include <readline/history.h>
#include <readline/readline.h>

enum { REMEMBERED = 200 };

static const int caught[] = {SIGINT, SIGHUP, SIGTERM, SIGQUIT, SIGWINCH, SIGTSTP};
enum { CAUGHT = sizeof(caught) / sizeof(caught[0]) };

static struct {
	const struct line_options *options;
	struct sigaction before[CAUGHT];
	sigset_t outside;		/* the mask before us, in force while waiting */
	struct arena arena;		/* of one completion */
	char *typed;			/* the line once done, NULL at the end of the input */
	bool done;
} edit;

static volatile sig_atomic_t pending[NSIG];

static void on_signal(int number)
{
	pending[number] = 1;
}

static bool take(int number)
{
	bool is = pending[number] != 0;
	pending[number] = 0;
	return is;
}

/*
 * readline asks the locale how bytes make characters, and reads it from the environment by itself. Where that gives
 * anything but UTF-8, or a locale which isn't installed, Japanese could not be typed.
 */
static void use_utf8(void)
{
	if (setlocale(LC_ALL, "") && !strcmp(nl_langinfo(CODESET), "UTF-8"))
		return;
	setenv("LC_ALL", "C.UTF-8", 1);
	if (!setlocale(LC_ALL, ""))
		setlocale(LC_ALL, "C");
}

/* ---- Completion */

static char *copy(const char *s)
{
	char *string = strdup(s);
	if (!string)
		abort();
	return string;
}

/* What the matches have in common at their beginning, in whole characters; never less than was typed. */
static char *common(const struct completions *found, const char *typed)
{
	const char *first = found->list[0];
	size_t length = strlen(first);
	for (int i = 1; i < found->count; i++) {
		size_t same = 0;
		while (same < length && found->list[i][same] == first[same])
			same++;
		length = same;
	}
	while (length && (first[length] & 0xc0) == 0x80)
		length--;
	if (length < strlen(typed))
		return copy(typed);
	char *prefix = copy(first);
	prefix[length] = '\0';
	return prefix;
}

/* File names, each with what stands before it on the line. */
static char **file_matches(const char *typed, int from)
{
	char **names = rl_completion_matches(typed + from, rl_filename_completion_function);
	for (int i = 0; names && names[i]; i++) {
		size_t length = strlen(names[i]) + 1;
		char *whole = malloc((size_t)from + length);
		if (!whole)
			abort();
		memcpy(whole, typed, (size_t)from);
		memcpy(whole + from, names[i], length);
		free(names[i]);
		names[i] = whole;
	}
	return names;
}

static char **attempt(const char *typed, int start, int end)
{
	(void)start;
	(void)end;
	/* No file names where none are wanted, and no space after a choice. */
	rl_attempted_completion_over = 1;
	rl_completion_append_character = '\0';
	if (!edit.options->complete)
		return NULL;
	arena_clear(&edit.arena);
	struct completions found = edit.options->complete(edit.options->data, &edit.arena, typed);
	if (found.is_file)
		return file_matches(typed, found.file_from);
	if (!found.count)
		return NULL;
	/* readline's form: what they have in common, then each, unless there is but one. */
	char **matches = malloc(((size_t)found.count + 2) * sizeof(*matches));
	if (!matches)
		abort();
	int n = 0;
	matches[n++] = found.count == 1 ? copy(found.list[0]) : common(&found, typed);
	for (int i = 0; i < found.count && found.count > 1; i++)
		matches[n++] = copy(found.list[i]);
	matches[n] = NULL;
	return matches;
}

/* ---- Opening and closing */

static void set_up_readline(void)
{
	static char no_breaks[] = "";
	rl_readline_name = "sentei";
	rl_catch_signals = 0;
	rl_catch_sigwinch = 0;
	rl_attempted_completion_function = attempt;
	/* Choices hold spaces: the whole line is completed. */
	rl_basic_word_break_characters = no_breaks;
	rl_completer_word_break_characters = no_breaks;
	rl_completer_quote_characters = NULL;
	rl_sort_completion_matches = 0;
	rl_initialize();
	/* Pasted lines are answers one by one, not one line with breaks in it. */
	rl_variable_bind("enable-bracketed-paste", "off");
}

void line_edit_open(const struct line_options *options)
{
	edit.options = options;
	use_utf8();
	set_up_readline();
	using_history();
	stifle_history(REMEMBERED);
	if (options->history)
		read_history(options->history);
	sigset_t mask;
	sigemptyset(&mask);
	for (int i = 0; i < CAUGHT; i++)
		sigaddset(&mask, caught[i]);
	sigprocmask(SIG_BLOCK, &mask, &edit.outside);
	struct sigaction action = {.sa_handler = on_signal};
	sigemptyset(&action.sa_mask);
	for (int i = 0; i < CAUGHT; i++)
		sigaction(caught[i], &action, &edit.before[i]);
}

void line_edit_close(void)
{
	/* Whoever reads along learns nothing: the file is the user's alone from its first byte. */
	if (edit.options->history) {
		mode_t mask = umask(S_IRWXG | S_IRWXO);
		write_history(edit.options->history);
		umask(mask);
		chmod(edit.options->history, S_IRUSR | S_IWUSR);
	}
	clear_history();
	for (int i = 0; i < CAUGHT; i++)
		sigaction(caught[i], &edit.before[i], NULL);
	sigprocmask(SIG_SETMASK, &edit.outside, NULL);
	arena_release(&edit.arena);
}

/* ---- Reading */

static void on_line(char *typed)
{
	edit.typed = typed;
	edit.done = true;
	rl_callback_handler_remove();
}

/* Ctrl-Z: the terminal is the shell's while we are stopped, and ours as before afterwards. */
static void stop(void)
{
	struct sigaction ours, standard = {.sa_handler = SIG_DFL};
	sigset_t stopping;
	sigemptyset(&standard.sa_mask);
	sigemptyset(&stopping);
	sigaddset(&stopping, SIGTSTP);
	rl_deprep_terminal();
	sigaction(SIGTSTP, &standard, &ours);
	raise(SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stopping, NULL);
	sigprocmask(SIG_BLOCK, &stopping, NULL);
	sigaction(SIGTSTP, &ours, NULL);
	rl_prep_terminal(1);
	rl_resize_terminal();
	rl_forced_update_display();
}

/* Waits for a key or a signal. */
static void wait_for_key(void)
{
	fd_set keys;
	FD_ZERO(&keys);
	FD_SET(STDIN_FILENO, &keys);
	if (pselect(STDIN_FILENO + 1, &keys, NULL, NULL, NULL, &edit.outside) > 0)
		rl_callback_read_char();
}

static void give_up_line(struct buf *dropped)
{
	buf_puts(dropped, rl_line_buffer ? rl_line_buffer : "");
	rl_callback_sigcleanup();
	rl_replace_line("", 0);
	rl_callback_handler_remove();
	putchar('\n');
}

static void remember(const char *typed)
{
	HIST_ENTRY *last = history_length ? history_get(history_base + history_length - 1) : NULL;
	if (*typed && !(last && !strcmp(last->line, typed)))
		add_history(typed);
}

enum line_event line_edit_read(struct buf *line, const char *prompt)
{
	struct buf marked = {0};
	/* The marks tell readline that what is between them takes no room. */
	buf_puts(&marked, edit.options->colour ? "\001\033[1m\002" : "");
	buf_puts(&marked, prompt);
	buf_puts(&marked, edit.options->colour ? "\001\033[0m\002" : "");
	fflush(stdout);
	edit.done = false;
	edit.typed = NULL;
	enum line_event event = LINE_TYPED;
	rl_callback_handler_install(buf_text(&marked), on_line);
	while (!edit.done && event == LINE_TYPED) {
		wait_for_key();
		if (take(SIGWINCH))
			rl_resize_terminal();
		if (take(SIGTSTP) && !edit.done)
			stop();
		bool gone = take(SIGHUP);
		gone |= take(SIGTERM);
		gone |= take(SIGQUIT);
		if (gone)
			event = LINE_HUNG_UP;
		else if (take(SIGINT))
			event = LINE_INTERRUPTED;
	}
	buf_clear(line);
	if (!edit.done)
		give_up_line(line);
	else if (event == LINE_TYPED && !edit.typed)
		event = LINE_END;
	if (event == LINE_END)
		putchar('\n');
	if (event == LINE_TYPED && strlen(edit.typed) > LINE_LONGEST)
		event = LINE_TOO_LONG;
	if (event == LINE_TYPED) {
		remember(edit.typed);
		buf_puts(line, edit.typed);
	}
	free(edit.typed);
	buf_release(&marked);
	return event;
}
