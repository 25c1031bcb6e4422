/*
 * Lines that someone types. On a terminal they can be edited, recalled and completed; everywhere else they are read as
 * they come. Knows nothing of what a line means. One input per process, since readline has but one.
 */
#ifndef SENTEI_ASK_LINE_H
#define SENTEI_ASK_LINE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

/* Bytes of a line; whoever types more has pasted something else, and from a pipe memory must not grow without end. */
enum { LINE_LONGEST = 64 * 1024 };

enum line_event {
	LINE_TYPED,		/* a line */
	LINE_TOO_LONG,		/* a line that was dropped; whoever isn't a person may not have ended it yet */
	LINE_END,		/* the end of the input; on a terminal Ctrl-D on an empty line */
	LINE_INTERRUPTED,	/* Ctrl-C: the line, where it is known, is what was dropped */
	LINE_HUNG_UP,		/* the terminal is gone, or the process is asked to end */
	LINE_FAILED,		/* the input can't be read; errno says why */
};

/* What could be typed in place of what was: whole lines. */
struct completions {
	const char *const *list;
	int count;
	bool is_file;		/* instead: a file name goes on from the byte `file_from` */
	int file_from;
};

/* Finds completions of a line typed so far; memory is the arena's. */
typedef struct completions line_completer(void *data, struct arena *arena, const char *typed);

struct line_options {
	bool person;		/* someone sits at both ends: terminals */
	bool editing;		/* the terminal can do what an editor needs */
	bool colour;
	const char *history;	/* file to recall earlier lines from, or NULL */
	line_completer *complete;
	void *data;		/* the completer's */
};

/* Takes over the signals of a terminal, when a person sits at it, until line_close. The options must outlive it. */
void line_open(const struct line_options *options);

/*
 * Prints the prompt, which holds no escapes, to stdout and sets `line` to what is typed, without its line break. What
 * comes from elsewhere than a terminal is repeated in the output, so that this reads like a session.
 */
enum line_event line_read(struct buf *line, const char *prompt);

void line_close(void);

#endif
