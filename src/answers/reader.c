/* Chooses the reader of a format; what is the same in all of them. */
#include "answers/reader.h"

#include <stdlib.h>
#include <string.h>

#include "answers/reader_internal.h"

enum { LISTED_KEYS = 20 };

static const struct {
	const char *suffix;
	enum answers_format format;
} suffixes[] = {
	{".yaml", ANSWERS_YAML},
	{".yml", ANSWERS_YAML},
	{".ndjson", ANSWERS_NDJSON},
	{".jsonl", ANSWERS_NDJSON},
	{".json", ANSWERS_NDJSON},
	{".csv", ANSWERS_CSV},
};

static struct reader *(*const openers[])(const struct reader_options *, FILE *, struct diag_sink *) = {
	[ANSWERS_YAML] = reader_yaml_open,
	[ANSWERS_NDJSON] = reader_ndjson_open,
	[ANSWERS_CSV] = reader_csv_open,
};

/* Windows writes suffixes in capitals at times. */
static bool is_suffix(const char *end, const char *suffix)
{
	for (; *suffix; suffix++, end++)
		if ((*end >= 'A' && *end <= 'Z' ? *end - 'A' + 'a' : *end) != *suffix)
			return false;
	return true;
}

static enum answers_format format_of(const char *name)
{
	size_t length = strlen(name);
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		size_t s = strlen(suffixes[i].suffix);
		if (length > s && is_suffix(name + length - s, suffixes[i].suffix))
			return suffixes[i].format;
	}
	return ANSWERS_YAML;
}

void *reader_alloc(size_t size)
{
	void *reader = calloc(1, size);
	if (!reader)
		abort();
	return reader;
}

struct reader *reader_open(const struct reader_options *options, FILE *in, const struct kb *kb,
			   struct vocabulary *vocabulary, struct diag_sink *sink)
{
	enum answers_format format = options->format ? options->format : format_of(options->name);
	struct reader *reader = openers[format](options, in, sink);
	if (!reader)
		return NULL;
	reader->name = options->name;
	reader->encoding = options->encoding;
	reader->in = in;
	reader->sink = sink;
	record_open(&reader->builder, kb, vocabulary);
	reader->builder.keep = options->keep;
	reader->strict = options->strict;
	reader->by_library = options->by_library;
	if (reader->begin && !reader->begin(reader)) {
		reader_free(reader);
		return NULL;
	}
	return reader;
}

const struct record *reader_next(struct reader *reader)
{
	const struct record *record = reader->next(reader);
	int error = !record && reader->error ? reader->error(reader) : 0;
	if (error && !reader->failed) {
		struct place place = {.file = reader->name};
		diag_add(reader->sink, DIAG_FILE_READ, &place, reader->name, strerror(error), NULL);
		reader->failed = true;
	}
	return record;
}

long long reader_offset(const struct reader *reader)
{
	return reader->offset ? reader->offset(reader) : 0;
}

/* Whether the key stands in the list already. */
static bool is_listed(const char *list, const char *key)
{
	size_t length = strlen(key);
	for (const char *s = list; (s = strstr(s, key)) != NULL; s += length)
		if ((s == list || s[-1] == ' ') && (s[length] == ',' || !s[length]))
			return true;
	return false;
}

void reader_ignore(struct reader *reader, const char *key, int line)
{
	/* One without a name, such as the empty columns beside a table in a spreadsheet, can't be told by it. */
	if (!*key || reader->ignored_count > LISTED_KEYS || is_listed(buf_text(&reader->ignored), key))
		return;
	if (!reader->ignored_count)
		reader->ignored_line = line;
	buf_puts(&reader->ignored, reader->ignored_count ? ", " : "");
	buf_puts(&reader->ignored, reader->ignored_count < LISTED_KEYS ? key : "…");
	reader->ignored_count++;
}

/* The encoding by name; *assumed the same when nobody chose it, else NULL. */
static const char *encoding_name(const struct reader *reader, const char **assumed)
{
	static const char usual[] = "UTF-8";
	*assumed = reader->encoding ? NULL : usual;
	return reader->encoding ? reader->encoding : usual;
}

void reader_reject_encoding(struct reader *reader, const struct place *place)
{
	const char *assumed, *name = encoding_name(reader, &assumed);
	record_reject(&reader->builder, RECORD_ENCODING, DIAG_ANSWERS_ENCODING, place, name, assumed);
}

void reader_report_encoding(struct reader *reader, const struct place *place)
{
	const char *assumed, *name = encoding_name(reader, &assumed);
	diag_add(reader->sink, DIAG_ANSWERS_ENCODING, place, name, assumed, NULL);
}

void reader_free(struct reader *reader)
{
	if (!reader)
		return;
	if (reader->ignored_count) {
		struct place place = {.file = reader->name, .line = reader->ignored_line};
		enum diag_code code = reader->strict ? DIAG_ANSWERS_KEYS_STRICT : DIAG_ANSWERS_KEYS_IGNORED;
		diag_add(reader->sink, code, &place, buf_text(&reader->ignored), NULL);
	}
	reader->release(reader);
	record_release(&reader->builder);
	buf_release(&reader->ignored);
	free(reader);
}
