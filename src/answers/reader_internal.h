/* What the readers of all formats share. Internal to src/answers/. */
#ifndef SENTEI_ANSWERS_READER_INTERNAL_H
#define SENTEI_ANSWERS_READER_INTERNAL_H

#include "answers/reader.h"
#include "base/buf.h"
#include "base/nearest.h"

/* The beginning of every format's reader. */
struct reader {
	const struct record *(*next)(struct reader *reader);
	void (*release)(struct reader *reader);	/* what the format added; not the reader itself */
	int (*error)(const struct reader *reader);	/* errno of a failed read, or 0; NULL: reads all at the start */
	long long (*offset)(const struct reader *reader);	/* likewise */
	bool (*begin)(struct reader *reader);	/* reads what comes before the records; false: no answer file. NULL: nothing does */
	/* Offers what a key that means nothing may have been meant for. */
	void (*offer)(struct reader *reader, struct nearest *nearest);
	const char *name, *encoding;		/* of the file; the encoding NULL for UTF-8 */
	const char *id_key;			/* the key, or the column, that identifies a record */
	bool strict, by_library, failed, stopped;
	/* Where there is no header that could tell: whether the keys of some record were seen, and the id's was among them. */
	bool keys_seen, id_seen;
	FILE *in;
	struct diag_sink *sink;
	struct record_builder builder;
	struct arena arena;			/* of what is kept up to the end */
	struct buf ignored;			/* names of keys that mean nothing here, ", " between them */
	int ignored_count;
	struct place ignored_place;		/* of the first */
	/* Where reading was given up for good, and the arguments of DIAG_ANSWERS_REST; without a file when it wasn't. */
	struct place given_up;
	const char *last_read, *further;
	long long wrong_ids;			/* records whose id can't be one */
	struct place wrong_id_place;		/* of the first */
	const char *slip, *meant;		/* the first of them that is near to a name that there is, and that name */
};

/* Notes a key that is ignored, at a place (of the first one it is kept); they are reported together, once. */
void reader_ignore(struct reader *reader, const char *key, const struct place *place);

/*
 * Notes that the record's id is no text and no whole number, at a place (of the first one it is kept). The record has none then;
 * its answers count all the same, unless the reader is strict.
 */
void reader_wrong_id(struct reader *reader, const struct place *place);

/* Gives a place the column of `at` in its line (NULL: none), and the line itself, in the arena, where it is text and not too long. */
void reader_show(struct place *place, struct arena *arena, const char *line, size_t length, const char *at);

/*
 * What a table with this header parts its columns by: the first of comma, tab and semicolon at which some column is a fact;
 * NUL when none is. Only commas are read, but the others are told from what is no table.
 */
char reader_separator(const char *line, const char *end, struct vocabulary *vocabulary);

/* Rejects the record for bytes that aren't text in the file's encoding. */
void reader_reject_encoding(struct reader *reader, const struct place *place);

/* Reports the same of the file as a whole. */
void reader_report_encoding(struct reader *reader, const struct place *place);

/* Allocates `size` zeroed bytes that begin with a struct reader; ends the program on exhaustion. */
void *reader_alloc(size_t size);

struct reader *reader_yaml_open(const struct reader_options *options, FILE *in, struct diag_sink *sink);
struct reader *reader_ndjson_open(const struct reader_options *options, FILE *in, struct diag_sink *sink);
struct reader *reader_csv_open(const struct reader_options *options, FILE *in, struct diag_sink *sink);

#endif
