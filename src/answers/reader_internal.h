/* What the readers of all formats share. Internal to src/answers/. */
#ifndef SENTEI_ANSWERS_READER_INTERNAL_H
#define SENTEI_ANSWERS_READER_INTERNAL_H

#include "answers/reader.h"
#include "base/buf.h"

/* The beginning of every format's reader. */
struct reader {
	const struct record *(*next)(struct reader *reader);
	void (*release)(struct reader *reader);	/* what the format added; not the reader itself */
	int (*error)(const struct reader *reader);	/* errno of a failed read, or 0; NULL: reads all at the start */
	long long (*offset)(const struct reader *reader);	/* likewise */
	bool (*begin)(struct reader *reader);	/* reads what comes before the records; false: no answer file. NULL: nothing does */
	const char *name, *encoding;		/* of the file; the encoding NULL for UTF-8 */
	bool strict, by_library, failed;
	FILE *in;
	struct diag_sink *sink;
	struct record_builder builder;
	struct buf ignored;			/* names of keys that mean nothing here, ", " between them */
	int ignored_count;
	int ignored_line;			/* of the first */
};

/* Notes a key that is ignored; they are reported together, once. */
void reader_ignore(struct reader *reader, const char *key, int line);

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
