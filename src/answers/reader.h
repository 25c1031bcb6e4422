/* Answer files of any format, one record at a time. */
#ifndef SENTEI_ANSWERS_READER_H
#define SENTEI_ANSWERS_READER_H

#include <stdbool.h>
#include <stdio.h>

#include "answers/record.h"

enum answers_format { ANSWERS_AUTO, ANSWERS_YAML, ANSWERS_NDJSON, ANSWERS_CSV };

struct reader;

struct reader_options {
	enum answers_format format;	/* AUTO: by the name's suffix, else YAML; see answers_format_of */
	const char *name;		/* of the file, for diagnostics and the suffix */
	const char *encoding;		/* NULL: UTF-8 */
	const char *id_column;		/* the column, or the record's key, that identifies it; NULL: `id` */
	struct record_columns keep;	/* carried to the output */
	bool strict;			/* columns and keys that mean nothing are errors */
	bool by_library;		/* no fast paths: jansson and libcsv alone, for tests that compare */
};

/* The format that the suffix of a name stands for; AUTO when it stands for none. */
enum answers_format answers_format_named(const char *name);

/*
 * The format of a file that is in memory: by its name's suffix, else by its first line. A JSON object on one line is NDJSON; a
 * line with a cell that is a fact's id or question is the header of a CSV file, with tabs or semicolons too, of which its
 * reader then tells; anything else is YAML. YAML is always UTF-8, so that it isn't one when `encoding` names another one.
 */
enum answers_format answers_format_of(const char *name, const char *bytes, size_t length, const char *encoding,
				      struct vocabulary *vocabulary);

/*
 * Opens a reader on `in`, which stays the caller's. Faults of the file as a whole (unreadable, no answer file at all) go to
 * `sink`, and NULL is returned; warnings may go there until reader_free.
 */
struct reader *reader_open(const struct reader_options *options, FILE *in, const struct kb *kb,
			   struct vocabulary *vocabulary, struct diag_sink *sink);

/*
 * The next record, valid until the next call; NULL at the end. Where the file can't be read any further although more
 * organisations may stand in it, that goes to the sink as an error, with the end.
 */
const struct record *reader_next(struct reader *reader);

/* Whether reading ended like that. */
bool reader_gave_up(const struct reader *reader);

/* Bytes of the input read so far, 0 where that isn't known. */
long long reader_offset(const struct reader *reader);

void reader_free(struct reader *reader);

#endif
