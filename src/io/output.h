/* Where results go: stdout, or a file that is written beside and renamed, so that it is whole or not there. */
#ifndef SENTEI_IO_OUTPUT_H
#define SENTEI_IO_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diag.h"

struct output {
	FILE *file;
	const char *path;	/* NULL or "-": stdout */
	char *temporary;	/* the file's name until the commit; NULL where it is written to as it is */
	char *target;		/* its name then: the path, links followed */
	int error;		/* errno of the first write that failed, or 0 */
};

/*
 * Opens; false after a failure, which is in the sink. A link stays, and the file that it leads to is replaced; a file that is
 * replaced hands on its mode; what is no file (a pipe, a device) is written to. Until the commit, a signal that ends the
 * program (SIGINT, SIGTERM, SIGHUP) removes what was written on its way; one output at a time can be a file.
 */
bool output_open(struct output *output, const char *path, struct diag_sink *sink);

/* Writes; after a failure, which the commit reports, nothing more. */
void output_write(struct output *output, const char *bytes, size_t length);

/* Writes out all that was written, to the disk where it is a file (fsync), and gives the file its name; false, and no file under that name, after a failure. */
bool output_commit(struct output *output, struct diag_sink *sink);

/* Throws away what was written to a file; what went to stdout is gone out. */
void output_abandon(struct output *output);

/* Whether the path could be opened now; false after a failure, which is in the sink. What is there stays as it is. */
bool output_check(const char *path, struct diag_sink *sink);

/* Whether both names lead to one file. What is no file may be read and written at once: a terminal, a pipe. */
bool output_same_file(const char *path, const char *other);

/*
 * Writes `length` bytes to `path` in the same manner and makes them durable (fsync) before the name is given; when
 * `secret`, with mode 0600 and in place of whatever has that name. Returns 0 or an errno.
 */
int output_whole(const char *path, const char *bytes, size_t length, bool secret);

#endif
