/* Chooses the reader of a format; what is the same in all of them. */
#include "answers/reader.h"

#include <stdlib.h>
#include <string.h>

#include "answers/reader_internal.h"
#include "text/normal.h"

enum { LISTED_KEYS = 20, LONGEST_SHOWN = 4096 };

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

enum answers_format answers_format_named(const char *name)
{
	size_t length = strlen(name);
	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		size_t s = strlen(suffixes[i].suffix);
		if (length > s && is_suffix(name + length - s, suffixes[i].suffix))
			return suffixes[i].format;
	}
	return ANSWERS_AUTO;
}

/* Moves both ends inwards over white space and quotes. */
static void trim(const char **from, const char **to)
{
	static const char around[] = " \t\r\"";
	while (*from < *to && memchr(around, **from, sizeof(around) - 1))
		++*from;
	while (*from < *to && memchr(around, (*to)[-1], sizeof(around) - 1))
		--*to;
}

/* Whether a cell of the line is a fact. A separator within a quoted question parts it, which only hides that one. */
static bool names_fact(const char *line, const char *end, char separator, struct vocabulary *vocabulary)
{
	for (const char *cell = line, *behind; cell < end; cell = behind + 1) {
		behind = memchr(cell, separator, (size_t)(end - cell));
		behind = behind ? behind : end;
		const char *from = cell, *to = behind;
		trim(&from, &to);
		if (from < to && vocabulary_fact(vocabulary, from, (size_t)(to - from)) != KB_NONE)
			return true;
	}
	return false;
}

char reader_separator(const char *line, const char *end, struct vocabulary *vocabulary)
{
	const char *separator = ",\t;";
	while (*separator && !names_fact(line, end, *separator, vocabulary))
		separator++;
	return *separator;
}

static bool is_object(const char *line, const char *end)
{
	const char *member = line < end && *line == '{' ? line + 1 : end;
	while (member < end && (*member == ' ' || *member == '\t'))
		member++;
	while (end > line && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r'))
		end--;
	return member < end && *member == '"' && end[-1] == '}';
}

enum answers_format answers_format_of(const char *name, const char *bytes, size_t length, const char *encoding,
				      struct vocabulary *vocabulary)
{
	static const char mark[] = "\xef\xbb\xbf";
	enum answers_format format = answers_format_named(name);
	if (format)
		return format;
	const char *line = bytes, *end = bytes + length;
	if (length >= strlen(mark) && !memcmp(bytes, mark, strlen(mark)))
		line += strlen(mark);
	while (line < end && strchr(" \t\r\n", *line) && *line)
		line++;
	const char *line_feed = line < end ? memchr(line, '\n', (size_t)(end - line)) : NULL;
	end = line_feed ? line_feed : end;
	if (is_object(line, end))
		return ANSWERS_NDJSON;
	return encoding || reader_separator(line, end, vocabulary) ? ANSWERS_CSV : ANSWERS_YAML;
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
	enum answers_format format = options->format ? options->format : answers_format_named(options->name);
	struct reader *reader = openers[format ? format : ANSWERS_YAML](options, in, sink);
	if (!reader)
		return NULL;
	reader->name = options->name;
	reader->id_key = options->id_column ? options->id_column : "id";
	reader->encoding = options->encoding;
	reader->in = in;
	reader->sink = sink;
	reader->builder.keep = options->keep;
	record_open(&reader->builder, kb, vocabulary);
	reader->strict = options->strict;
	reader->by_library = options->by_library;
	if (reader->begin && !reader->begin(reader)) {
		reader_free(reader);
		return NULL;
	}
	return reader;
}

static void report_ignored(struct reader *reader)
{
	struct place place = reader->ignored_place;
	if (!reader->ignored_count)
		return;
	enum diag_code code = reader->strict ? DIAG_ANSWERS_KEYS_STRICT : DIAG_ANSWERS_KEYS_IGNORED;
	/* A warning lists them all: it is about none of them more than about the others. */
	if (!reader->strict)
		place = (struct place){.file = place.file, .line = place.line};
	diag_add(reader->sink, code, &place, buf_text(&reader->ignored), reader->slip ? reader->slip : "", reader->meant, NULL);
	reader->ignored_count = 0;
}

/* What was asked for by name and no record had; only at the end it is known. */
static void report_never(struct reader *reader)
{
	const struct record_builder *b = &reader->builder;
	struct place place = {.file = reader->name};
	if (!reader->keys_seen)
		return;
	if (!reader->id_seen && strcmp(reader->id_key, "id") != 0)
		diag_add(reader->sink, DIAG_ANSWERS_NEVER, &place, reader->id_key, NULL);
	for (int i = 0; i < b->keep.count; i++)
		if (!b->kept_found[i])
			diag_add(reader->sink, DIAG_ANSWERS_NEVER, &place, b->keep.names[i], NULL);
}

/* The record in its place says what is wrong there, but not that others are missing. */
static void report_rest(struct reader *reader)
{
	if (reader->given_up.file)
		diag_add(reader->sink, DIAG_ANSWERS_REST, &reader->given_up, reader->last_read, reader->further, NULL);
}

const struct record *reader_next(struct reader *reader)
{
	if (reader->stopped)
		return NULL;
	const struct record *record = reader->next(reader);
	int error = !record && reader->error ? reader->error(reader) : 0;
	if (error && !reader->failed) {
		struct place place = {.file = reader->name};
		diag_add(reader->sink, DIAG_FILE_READ, &place, reader->name, strerror(error), NULL);
		reader->failed = true;
	}
	bool refused = reader->strict && reader->ignored_count;
	if (record && !refused)
		return record;
	reader->stopped = true;
	if (refused)
		report_ignored(reader);
	else if (!error)
		report_never(reader);
	report_rest(reader);
	return NULL;
}

bool reader_gave_up(const struct reader *reader)
{
	return reader->stopped && reader->given_up.file;
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

void reader_show(struct place *place, struct arena *arena, const char *line, size_t length, const char *at)
{
	place->column = at ? 1 : 0;
	for (const char *p = line; at && p < at; p++)
		place->column += (*p & 0xc0) != 0x80;
	if (length <= LONGEST_SHOWN && text_is_utf8(line, length) && !memchr(line, '\0', length))
		place->text = arena_copy(arena, line, length);
}

void reader_ignore(struct reader *reader, const char *key, const struct place *place)
{
	/* One without a name, such as the empty columns beside a table in a spreadsheet, can't be told by it. */
	if (!*key || reader->ignored_count > LISTED_KEYS || is_listed(buf_text(&reader->ignored), key))
		return;
	if (!reader->ignored_count)
		reader->ignored_place = *place;
	struct nearest nearest = {.word = key};
	if (!reader->slip)
		reader->offer(reader, &nearest);
	if (nearest.best) {
		reader->slip = arena_string(&reader->arena, key);
		reader->meant = arena_string(&reader->arena, nearest.best);
	}
	buf_puts(&reader->ignored, reader->ignored_count ? ", " : "");
	buf_puts(&reader->ignored, reader->ignored_count < LISTED_KEYS ? key : "…");
	reader->ignored_count++;
}

void reader_wrong_id(struct reader *reader, const struct place *place)
{
	if (reader->strict)
		record_reject(&reader->builder, RECORD_SYNTAX, DIAG_ANSWERS_ID_STRICT, place, reader->id_key, NULL);
	else if (!reader->wrong_ids++)
		reader->wrong_id_place = *place;
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
	report_ignored(reader);
	if (reader->wrong_ids)
		diag_add(reader->sink, DIAG_ANSWERS_ID, &reader->wrong_id_place, reader->id_key, decimal(reader->wrong_ids).text, NULL);
	reader->release(reader);
	record_release(&reader->builder);
	arena_release(&reader->arena);
	buf_release(&reader->ignored);
	free(reader);
}
