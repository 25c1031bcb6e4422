/* Where results go: stdout, or a file that is written beside and renamed, so that it is whole or not there. */
#ifndef SENTEI_IO_OUTPUT_H
#define SENTEI_IO_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diag.h"

struct output {
	FILE *file;
	const char *path;	/* NULL or "-": stdout */
	char *temporary;	/* the file's name until the commit; NULL for stdout */
};

/* Opens; false after a failure, which is in the sink. */
bool output_open(struct output *output, const char *path, struct diag_sink *sink);

/* Writes out all that was written and gives the file its name; false, and no file under that name, after a failure. */
bool output_commit(struct output *output, struct diag_sink *sink);

/* Throws away what was written to a file; what went to stdout is gone out. */
void output_abandon(struct output *output);

/*
 * Writes `length` bytes to `path` in the same manner and makes them durable (fsync) before the name is given; mode 0600
 * when `secret`. Returns 0 or an errno.
 */
int output_whole(const char *path, const char *bytes, size_t length, bool secret);

#endif
