/*
 * CSV answer files: a header of fact ids or questions, then a row an organisation. Other columns may stand among them, as in
 * the export of a form service. libcsv reads them; a row without any quote, as nearly all are, is split at its commas here.
 */
#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "answers/memo.h"
#include "answers/reader_internal.h"
#include "base/nearest.h"
#include "io/source.h"
#include "text/normal.h"

enum purpose { COLUMN_OTHER, COLUMN_FACT, COLUMN_ID, COLUMN_KEPT };

struct column {
	const char *name;
	enum purpose purpose;
	int fact;
	struct memo_table memos;
};

struct csv_answers {
	struct reader base;
	struct source *source;
	struct csv_parser parser;
	struct arena arena;		/* the header's names */
	const char *id_column;
	struct column *columns;
	int column_count, column_capacity;
	int fact_count;
	int line;			/* physical, read so far */
	int row_line;			/* where the row began */
	size_t row_bytes;
	int cell;			/* of the row, so far */
	bool filled;			/* some cell of the row isn't empty */
	bool in_header, row_done, at_end;
};

static struct place place_at(const struct csv_answers *c, int line, int column)
{
	return (struct place){.file = c->base.name, .line = line, .column = column};
}

static void header_cell(struct csv_answers *c, const char *text, size_t length)
{
	if (c->column_count == c->column_capacity) {
		c->column_capacity = c->column_capacity ? c->column_capacity * 2 : 32;
		c->columns = realloc(c->columns, (size_t)c->column_capacity * sizeof(*c->columns));
		if (!c->columns)
			abort();
	}
	c->columns[c->column_count++] = (struct column){.name = arena_copy(&c->arena, text, length), .fact = KB_NONE};
}

/* A cell that no memo explains; remembers it when it is worth it. */
static void new_spelling(struct csv_answers *c, struct column *column, const char *text, size_t length)
{
	struct record_builder *b = &c->base.builder;
	struct place place = place_at(c, c->row_line, 0);
	if (!text_is_utf8(text, length)) {
		record_reject(b, RECORD_ENCODING, DIAG_ANSWERS_ENCODING, &place, NULL, NULL);
		return;
	}
	/* A number given for the configuration means nothing by itself, see record_end. */
	if (column->fact != b->kb->configuration_fact) {
		int value = vocabulary_value(b->vocabulary, column->fact, b->kb->facts[column->fact].all, text, length);
		if (value != VOCABULARY_NONE)
			memo_add(&column->memos, text, length, value);
	}
	record_value(b, column->fact, text, &place);
}

/* Behind a cell there are always eight bytes to look at: the source's padding, or the rest of libcsv's block. */
static inline void fact_cell(struct csv_answers *c, struct column *column, const char *text, size_t length)
{
	const struct memo *memo = memo_find(&column->memos, text, length);
	if (!memo)
		new_spelling(c, column, text, length);
	else if (memo->value >= 0)
		answers_set(&c->base.builder.record.answers, column->fact, memo->value);
}

/* A cell, NUL-terminated, of the header or of a row. */
static inline void take_cell(struct csv_answers *c, const char *text, size_t length)
{
	c->filled |= length > 0;
	if (c->in_header) {
		header_cell(c, text, length);
		return;
	}
	struct column *column = c->cell < c->column_count ? &c->columns[c->cell] : NULL;
	c->cell++;
	if (!column || column->purpose == COLUMN_OTHER)
		return;
	if (column->purpose == COLUMN_FACT) {
		fact_cell(c, column, text, length);
		return;
	}
	struct record_builder *b = &c->base.builder;
	if (!text_is_utf8(text, length)) {
		struct place place = place_at(c, c->row_line, 0);
		record_reject(b, RECORD_ENCODING, DIAG_ANSWERS_ENCODING, &place, NULL, NULL);
	} else if (column->purpose == COLUMN_ID) {
		b->record.id = length ? arena_copy(&b->sink.arena, text, length) : NULL;
	} else {
		record_keep(b, column->name, text);
	}
}

/* libcsv's callbacks. */
static void on_cell(void *cell, size_t length, void *data)
{
	static const char nothing[8];
	take_cell(data, length ? cell : nothing, length);
}

static void on_row(int terminator, void *data)
{
	struct csv_answers *c = data;
	(void)terminator;
	c->row_done = true;
}

static void start_parser(struct csv_answers *c)
{
	if (csv_init(&c->parser, CSV_APPEND_NULL | CSV_STRICT_FINI))
		abort();
	csv_set_blk_size(&c->parser, 4096);
}

static void feed(struct csv_answers *c, const char *bytes, size_t length)
{
	if (csv_parse(&c->parser, bytes, length, on_cell, on_row, c) != length)
		abort();	/* out of memory: nothing else fails without CSV_STRICT */
}

/* Splits a row that holds no quote, as libcsv would: white space at the ends of a cell isn't part of it. */
static void split_plain(struct csv_answers *c, char *bytes, size_t length)
{
	char *end = bytes + length;
	for (char *cell = bytes, *comma; cell <= end; cell = comma + 1) {
		comma = cell + memo_until(cell, ',');
		while (comma < end && *comma != ',')
			comma++;
		if (comma > end)
			comma = end;
		char *from = cell, *to = comma;
		while (from < to && (*from == ' ' || *from == '\t'))
			from++;
		while (to > from && (to[-1] == ' ' || to[-1] == '\t'))
			to--;
		*to = '\0';
		take_cell(c, from, (size_t)(to - from));
	}
	c->row_done = true;
}

enum row { ROW_READ, ROW_TOO_LONG, ROW_UNCLOSED, ROW_END };

/* Reads physical lines until a row is complete. */
static enum row read_row(struct csv_answers *c)
{
	struct source_line line;
	c->row_done = false;
	c->row_bytes = 0;
	c->row_line = c->line + 1;
	while (source_next(c->source, &line)) {
		c->line++;
		c->row_bytes += line.length;
		if (!line.ended || c->row_bytes > SOURCE_LONGEST) {
			while (!line.ended && source_next(c->source, &line))
				;
			csv_free(&c->parser);
			start_parser(c);
			return ROW_TOO_LONG;
		}
		size_t length = line.length - (line.line_feed && line.length && line.bytes[line.length - 1] == '\r');
		bool fresh = c->row_bytes == line.length && length && !c->base.by_library;
		if (fresh && !memchr(line.bytes, '"', length) && !memchr(line.bytes, '\r', length)) {
			split_plain(c, line.bytes, length);
			return ROW_READ;
		}
		if (line.line_feed && length == line.length) {
			feed(c, line.bytes, length + 1);
		} else {
			feed(c, line.bytes, length);
			if (line.line_feed)
				feed(c, "\n", 1);
		}
		if (c->row_done)
			return ROW_READ;
		/* libcsv passes over an empty line without a word. */
		if (!c->cell && !c->filled && !length)
			c->row_line = c->line + 1;
	}
	if (c->at_end)
		return ROW_END;
	c->at_end = true;
	if (csv_fini(&c->parser, on_cell, on_row, c))
		return ROW_UNCLOSED;
	return c->row_done ? ROW_READ : ROW_END;
}

static bool is_kept(const struct csv_answers *c, const char *name)
{
	for (int i = 0; i < c->base.builder.keep.count; i++)
		if (!strcmp(c->base.builder.keep.names[i], name))
			return true;
	return false;
}

static void report_column(struct csv_answers *c, enum diag_code code, const char *name)
{
	struct place place = place_at(c, 1, 0);
	struct nearest nearest = {.word = name};
	for (int i = 0; i < c->column_count; i++)
		nearest_offer(&nearest, c->columns[i].name);
	diag_add(c->base.sink, code, &place, name, code == DIAG_ANSWERS_NO_COLUMN ? nearest_result(&nearest) : NULL, NULL);
}

/* Gives every column its purpose; a named one wins over what its name would mean. */
static void understand_columns(struct csv_answers *c)
{
	struct record_builder *b = &c->base.builder;
	uint64_t seen = 0;
	for (int i = 0; i < c->column_count; i++) {
		struct column *column = &c->columns[i];
		if (!strcmp(column->name, c->id_column)) {
			column->purpose = COLUMN_ID;
			continue;
		}
		column->fact = vocabulary_fact(b->vocabulary, column->name, strlen(column->name));
		if (column->fact != KB_NONE) {
			if (seen >> column->fact & 1)
				report_column(c, DIAG_ANSWERS_COLUMN_TWICE, column->name);
			seen |= UINT64_C(1) << column->fact;
			column->purpose = COLUMN_FACT;
			c->fact_count++;
		} else if (is_kept(c, column->name)) {
			column->purpose = COLUMN_KEPT;
		} else {
			reader_ignore(&c->base, column->name, 1);
		}
	}
}

static bool has_column(const struct csv_answers *c, const char *name)
{
	for (int i = 0; i < c->column_count; i++)
		if (!strcmp(c->columns[i].name, name))
			return true;
	return false;
}

static bool csv_begin(struct reader *reader)
{
	struct csv_answers *c = (struct csv_answers *)reader;
	int errors = reader->sink->errors;
	c->in_header = true;
	enum row row = read_row(c);
	c->in_header = false;
	if (row == ROW_END && !c->column_count)
		return true;		/* an empty file holds no records */
	understand_columns(c);
	if (row != ROW_READ || !c->fact_count) {
		struct buf names = {0};
		for (int i = 0; i < c->column_count && i < 8; i++) {
			buf_puts(&names, i ? ", " : "");
			buf_puts(&names, c->columns[i].name);
		}
		struct place place = place_at(c, 1, 0);
		diag_add(reader->sink, DIAG_ANSWERS_NO_FACT, &place, buf_text(&names), NULL);
		buf_release(&names);
		reader->ignored_count = 0;
		return false;
	}
	if (strcmp(c->id_column, "id") != 0 && !has_column(c, c->id_column))
		report_column(c, DIAG_ANSWERS_NO_COLUMN, c->id_column);
	for (int i = 0; i < reader->builder.keep.count; i++)
		if (!has_column(c, reader->builder.keep.names[i]))
			report_column(c, DIAG_ANSWERS_NO_COLUMN, reader->builder.keep.names[i]);
	return reader->sink->errors == errors && !(reader->strict && reader->ignored_count);
}

/* Every cell stands under a column: a row with more or fewer is one whose cells mean something else. */
static void check_count(struct csv_answers *c)
{
	struct record_builder *b = &c->base.builder;
	if (c->cell == c->column_count)
		return;
	struct buf found = {0}, wanted = {0};
	buf_number(&found, c->cell);
	buf_number(&wanted, c->column_count);
	record_begin(b, c->row_line);
	struct place place = place_at(c, c->row_line, 0);
	record_reject(b, RECORD_SYNTAX, DIAG_ANSWERS_COLUMNS, &place, buf_text(&found), buf_text(&wanted));
	buf_release(&found);
	buf_release(&wanted);
}

static const struct record *csv_next(struct reader *reader)
{
	struct csv_answers *c = (struct csv_answers *)reader;
	struct record_builder *b = &reader->builder;
	for (;;) {
		record_begin(b, 0);
		c->cell = 0;
		c->filled = false;
		enum row row = read_row(c);
		b->record.line = c->row_line;
		if (row == ROW_END)
			return NULL;
		if (row == ROW_READ && !c->filled)
			continue;	/* the empty rows under a table in a spreadsheet */
		struct place place = place_at(c, c->row_line, 0);
		if (row != ROW_READ)
			record_begin(b, c->row_line);
		if (row == ROW_TOO_LONG)
			record_reject(b, RECORD_TOO_LARGE, DIAG_ANSWERS_TOO_LARGE, &place, "1024", NULL);
		else if (row == ROW_UNCLOSED)
			record_reject(b, RECORD_SYNTAX, DIAG_ANSWERS_QUOTE, &place, NULL, NULL);
		else
			check_count(c);
		return record_end(b);
	}
}

static int csv_reader_error(const struct reader *reader)
{
	return source_error(((const struct csv_answers *)reader)->source);
}

static long long csv_reader_offset(const struct reader *reader)
{
	return source_offset(((const struct csv_answers *)reader)->source);
}

static void csv_release(struct reader *reader)
{
	struct csv_answers *c = (struct csv_answers *)reader;
	csv_free(&c->parser);
	source_free(c->source);
	arena_release(&c->arena);
	free(c->columns);
}

struct reader *reader_csv_open(const struct reader_options *options, FILE *in, struct diag_sink *sink)
{
	struct source *source = source_new(in, options->encoding, options->name, sink);
	if (!source)
		return NULL;
	struct csv_answers *c = reader_alloc(sizeof(*c));
	c->source = source;
	c->id_column = options->id_column ? options->id_column : "id";
	start_parser(c);
	c->base.begin = csv_begin;
	c->base.next = csv_next;
	c->base.release = csv_release;
	c->base.error = csv_reader_error;
	c->base.offset = csv_reader_offset;
	return &c->base;
}
