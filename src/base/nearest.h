/* «Did you mean»: the nearest of a set of names to a mistyped one. */
#ifndef SENTEI_BASE_NEAREST_H
#define SENTEI_BASE_NEAREST_H

#include <stdbool.h>
#include <stddef.h>

/* A search in progress; start from {.word = typed}. */
struct nearest {
	const char *word;
	const char *best;	/* nearest candidate so far, "" or NULL when none is near enough */
	int distance;
	int exact;		/* the same where case counts */
	const char *longer;	/* latest candidate that begins with the word, or NULL */
	bool longer_several;	/* it isn't the only one */
};

/*
 * Offers one candidate. Distance is the optimal string alignment distance (Damerau-Levenshtein without repeated edits) in
 * code points, where case makes no difference in ASCII; a candidate counts when it is within a third of the longer length,
 * at least 1, and shorter than either word. Of equals the one with the right case stays, else the first. A word of three
 * code points or more counts as cut off when just one candidate begins with it, and that one is nearer than those with
 * slips.
 */
void nearest_offer(struct nearest *nearest, const char *candidate);

/* The result as a string: "" when nothing is near. */
const char *nearest_result(const struct nearest *nearest);

#endif
