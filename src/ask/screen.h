/*
 * Where a session prints: how wide and high it is just now, and paging of what doesn't fit. Knows nothing of what is
 * said.
 */
#ifndef SENTEI_ASK_SCREEN_H
#define SENTEI_ASK_SCREEN_H

#include <stdbool.h>

#include "base/buf.h"
#include "text/style.h"

struct screen {
	struct style style;	/* columns as of the last screen_measure */
	int rows;		/* 0: endless */
	bool person;		/* someone looks at it: terminals at both ends */
	bool pages;		/* and the terminal can do what a pager needs */
};

/* Asks a person's terminal for its size anew; any other screen stays as it is. */
void screen_measure(struct screen *screen);

/* Prints. */
void screen_put(const struct buf *text);

/* Whether a text can be seen as a whole, without paging. */
bool screen_fits(const struct screen *screen, const struct buf *text);

/*
 * Prints; what a person's screen can't hold goes through $PAGER (less -R), and straight out where there is none or it fails.
 */
void screen_page(const struct screen *screen, const struct buf *text);

/* The lines that a text takes. */
int screen_lines(const struct buf *text);

#endif
