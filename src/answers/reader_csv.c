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

enum purpose { COLUMN_OTHER, COLUMN_FACT, COLUMN_ID };

struct column {
	const char *name;
	enum purpose purpose;
	bool kept;			/* carried to the output, whatever else it is */
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
	bool in_header, row_done;
	bool split;			/* by a carriage return without a line feed */
	/*
	 * The lines of a row from its second on, and what is left of those of rows that turned out broken: a quote that never
	 * closes must not take the records after it along. `again` is where reading goes on, at the end when nothing is left.
	 */
	struct buf lines;
	size_t again, second;		/* second: where the row's second line begins, once it has one */
	bool reread;			/* the latest line came from there, and so has no padding behind it */
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

/* Whether a cell may stand in a record; rejects the record when it may not. */
static bool check_text(struct csv_answers *c, const char *text, size_t length)
{
	struct record_builder *b = &c->base.builder;
	struct place place = place_at(c, c->row_line, 0);
	if (!text_is_utf8(text, length))
		reader_reject_encoding(&c->base, &place);
	else if (memchr(text, '\0', length))
		record_reject(b, RECORD_SYNTAX, DIAG_YAML_CONTROL, &place, "U+0000", NULL);
	else
		return true;
	return false;
}

/* A cell that no memo explains; remembers it when it is worth it. */
static void new_spelling(struct csv_answers *c, struct column *column, const char *text, size_t length)
{
	struct record_builder *b = &c->base.builder;
	struct place place = place_at(c, c->row_line, 0);
	if (!check_text(c, text, length))
		return;
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
	if (!column)
		return;
	if (column->purpose == COLUMN_FACT)
		fact_cell(c, column, text, length);
	if (column->purpose != COLUMN_ID && !column->kept)
		return;
	struct record_builder *b = &c->base.builder;
	if (!check_text(c, text, length))
		return;
	if (column->purpose == COLUMN_ID)
		b->record.id = length ? arena_copy(&b->sink.arena, text, length) : NULL;
	if (column->kept)
		record_keep(b, column->name, text);
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
	c->split |= terminator == '\r';
	c->row_done = true;
}

static void start_parser(struct csv_answers *c)
{
	/* Strict, or a quote inside a cell would open it and swallow the rows up to the next one. */
	if (csv_init(&c->parser, CSV_APPEND_NULL | CSV_STRICT | CSV_STRICT_FINI))
		abort();
	csv_set_blk_size(&c->parser, 4096);
}

/* False at a quote out of place. */
static bool feed(struct csv_answers *c, const char *bytes, size_t length)
{
	if (csv_parse(&c->parser, bytes, length, on_cell, on_row, c) == length)
		return true;
	if (csv_error(&c->parser) != CSV_EPARSE)
		abort();	/* out of memory */
	return false;
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

/* A line that was read before, as the source would give it. */
static bool read_again(struct csv_answers *c, struct source_line *line)
{
	size_t left = c->lines.length - c->again;
	if (!left)
		return false;
	char *bytes = c->lines.text + c->again, *line_feed = memchr(bytes, '\n', left);
	size_t length = line_feed ? (size_t)(line_feed - bytes) : left;
	*line = (struct source_line){.bytes = bytes, .length = length, .ended = true, .line_feed = line_feed != NULL};
	c->again += length + (line_feed != NULL);
	return true;
}

/* The next physical line of the row, which is its first when nothing of it was read. */
static bool next_line(struct csv_answers *c, struct source_line *line, bool first)
{
	if (first && c->again > c->lines.length / 2) {
		c->lines.length -= c->again;
		memmove(c->lines.text, c->lines.text + c->again, c->lines.length + 1);
		c->again = 0;
	}
	bool read = c->reread = read_again(c, line);
	if (!read && source_next(c->source, line)) {
		read = true;
		/* Of a line that is too long nothing remains to be read once more but that there was one. */
		if (!first && line->ended)
			buf_add(&c->lines, line->bytes, line->length);
		if (!first && (line->line_feed || !line->ended))
			buf_putc(&c->lines, '\n');
		c->again = c->lines.length;
	}
	if (first)
		c->second = c->again;
	c->line += read;
	return read;
}

enum row { ROW_READ, ROW_TOO_LONG, ROW_UNCLOSED, ROW_QUOTE, ROW_SPLIT, ROW_END };

/* Gives a row up: what follows its first line is read once more, as rows of their own. */
static enum row give_up(struct csv_answers *c, enum row why)
{
	csv_free(&c->parser);
	start_parser(c);
	c->again = c->second;
	c->line = c->row_line;
	return why;
}

static bool is_blank(const char *bytes, size_t length)
{
	while (length && (bytes[length - 1] == ' ' || bytes[length - 1] == '\t'))
		length--;
	return !length;
}

/* Reads physical lines until a row is complete. */
static enum row read_row(struct csv_answers *c)
{
	struct source_line line;
	bool begun = false;
	c->row_done = c->split = false;
	c->row_bytes = 0;
	c->row_line = c->line + 1;
	while (next_line(c, &line, !begun)) {
		c->row_bytes += line.length;
		bool too_long = !line.ended || c->row_bytes > SOURCE_LONGEST;
		while (!line.ended && source_next(c->source, &line))
			;
		if (too_long)
			return give_up(c, ROW_TOO_LONG);
		/* Spreadsheets end lines with CR LF, and what converts them twice with CR CR LF. */
		size_t length = line.length;
		while (length && line.bytes[length - 1] == '\r')
			length--;
		/* libcsv passes over an empty line without a word. */
		if (!begun && is_blank(line.bytes, length)) {
			c->row_line = c->line + 1;
			continue;
		}
		bool plain = !begun && !c->reread && !c->base.by_library;
		begun = true;
		if (plain && !memchr(line.bytes, '"', length) && !memchr(line.bytes, '\r', length)) {
			split_plain(c, line.bytes, length);
			return ROW_READ;
		}
		bool whole = length == line.length;
		if (!feed(c, line.bytes, length + (line.line_feed && whole)) || (line.line_feed && !whole && !feed(c, "\n", 1)))
			return give_up(c, ROW_QUOTE);
		if (c->split)
			return give_up(c, ROW_SPLIT);
		if (c->row_done)
			return ROW_READ;
	}
	if (!begun)
		return ROW_END;
	if (csv_fini(&c->parser, on_cell, on_row, c))
		return give_up(c, ROW_UNCLOSED);
	return ROW_READ;
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
	struct place place = place_at(c, c->row_line, 0);
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
		column->kept = is_kept(c, column->name);
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
		} else if (!column->kept) {
			reader_ignore(&c->base, column->name, c->row_line);
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

/* What is wrong with a row that couldn't be read. */
static const struct {
	enum diag_code code;
	enum record_fault fault;
	const char *argument;
} row_faults[] = {
	[ROW_TOO_LONG] = {DIAG_ANSWERS_TOO_LARGE, RECORD_TOO_LARGE, "1024"},
	[ROW_UNCLOSED] = {DIAG_ANSWERS_QUOTE, RECORD_SYNTAX, NULL},
	[ROW_QUOTE] = {DIAG_ANSWERS_QUOTE_INSIDE, RECORD_SYNTAX, NULL},
	[ROW_SPLIT] = {DIAG_ANSWERS_CARRIAGE, RECORD_SYNTAX, NULL},
};

/* A file without a header that means something is no answer file. */
static void refuse(struct csv_answers *c, enum row row)
{
	struct place place = place_at(c, c->row_line, 0);
	struct buf names = {0};
	bool readable = true;
	for (int i = 0; i < c->column_count; i++) {
		readable &= text_is_utf8(c->columns[i].name, strlen(c->columns[i].name));
		if (i < 8)
			buf_puts(&names, i ? ", " : "");
		if (i < 8)
			buf_puts(&names, c->columns[i].name);
	}
	if (row != ROW_READ)
		diag_add(c->base.sink, row_faults[row].code, &place, row_faults[row].argument, NULL);
	else if (!readable)
		reader_report_encoding(&c->base, &place);
	else
		diag_add(c->base.sink, DIAG_ANSWERS_NO_FACT, &place, buf_text(&names), NULL);
	buf_release(&names);
	c->base.ignored_count = 0;
}

static bool csv_begin(struct reader *reader)
{
	struct csv_answers *c = (struct csv_answers *)reader;
	int errors = reader->sink->errors;
	c->in_header = true;
	enum row row = read_row(c);
	c->in_header = false;
	if (row == ROW_END)
		return true;		/* an empty file holds no records */
	if (row == ROW_READ)
		understand_columns(c);
	if (!c->fact_count) {
		refuse(c, row);
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
		if (row == ROW_READ) {
			check_count(c);
			return record_end(b);
		}
		struct place place = place_at(c, c->row_line, 0);
		record_begin(b, c->row_line);
		record_reject(b, row_faults[row].fault, row_faults[row].code, &place, row_faults[row].argument, NULL);
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
	buf_release(&c->lines);
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
