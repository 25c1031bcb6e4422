/* «Did you mean»: the nearest of a set of names to a mistyped one. */
#ifndef SENTEI_BASE_NEAREST_H
#define SENTEI_BASE_NEAREST_H

#include <stddef.h>

/* A search in progress; start from {.word = typed}. */
struct nearest {
	const char *word;
	const char *best;	/* nearest candidate so far, "" or NULL when none is near enough */
	int distance;
};

/*
 * Offers one candidate. Distance is the optimal string alignment distance (Damerau-Levenshtein without
 * repeated edits) in code points; a candidate counts when it is within a third of the longer length, at least 1, and shorter than either word.
 * The first of equals stays.
 */
void nearest_offer(struct nearest *nearest, const char *candidate);

/* The result as a string: "" when nothing is near. */
const char *nearest_result(const struct nearest *nearest);

#endif
