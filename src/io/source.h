/* A stream of bytes read line by line in bounded memory, decoded to UTF-8 on the way. */
#ifndef SENTEI_IO_SOURCE_H
#define SENTEI_IO_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/diag.h"

enum {
	SOURCE_LONGEST = 1024 * 1024,	/* bytes of a line that are given out in one piece */
	SOURCE_PADDING = 64,		/* bytes after a line that may be read, though they mean nothing */
};

struct source;

/* A line or a piece of one. The bytes are the source's and may be changed by the caller until the next call. */
struct source_line {
	char *bytes;
	size_t length;		/* without the line feed */
	bool ended;		/* by a line feed or the end of the input; else the line goes on in the next piece */
	bool line_feed;
};

/*
 * Starts reading `in`, which stays the caller's. `encoding` NULL: UTF-8, taken as it is; else a name for iconv, and what
 * can't be decoded becomes the byte 0xFF, which is never UTF-8. A byte order mark at the start is dropped.
 * NULL, with a word to the sink, when the encoding isn't known or the input is UTF-16; to see that, its beginning is read.
 */
struct source *source_new(FILE *in, const char *encoding, const char *name, struct diag_sink *sink);

/* The next line; false at the end of the input or after an error of reading (see source_error). */
bool source_next(struct source *source, struct source_line *line);

/* The errno of a failed read, or 0. */
int source_error(const struct source *source);

/* Bytes of the input read so far, before decoding. */
long long source_offset(const struct source *source);

void source_free(struct source *source);

#endif
