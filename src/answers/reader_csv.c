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
	/* The row as it stands in the file, valid until the next one is read: only what is wrong with it needs that. */
	const char *row;
	size_t row_length;
	struct buf row_lines;		/* of a row that libcsv reads */
	size_t refused_at;		/* where in them libcsv gave up */
};

/* The row alone; in a record's fault the column is first the number of the cell from 1, see locate_fault. */
static struct place place_at(const struct csv_answers *c, int cell)
{
	return (struct place){.file = c->base.name, .line = c->row_line, .column = cell};
}

/* The place of a byte of the row; NULL: of its first line. */
static struct place place_of(const struct csv_answers *c, struct arena *arena, const char *at)
{
	struct place place = place_at(c, 0);
	const char *line = c->row, *end = c->row + c->row_length, *line_feed;
	while ((line_feed = memchr(line, '\n', (size_t)(end - line))) != NULL && at && line_feed < at) {
		line = line_feed + 1;
		place.line++;
	}
	reader_show(&place, arena, line, (size_t)((line_feed ? line_feed : end) - line), at);
	return place;
}

/* Where a cell of the row begins, counted from 0, at its quote if it has one. */
static const char *cell_start(const struct csv_answers *c, int cell)
{
	const char *end = c->row + c->row_length, *start = c->row;
	bool quoted = false;
	for (const char *p = c->row; p < end && cell; p++) {
		quoted ^= *p == '"';
		if (*p == ',' && !quoted) {
			start = p + 1;
			cell--;
		}
	}
	while (start < end && (*start == ' ' || *start == '\t'))
		start++;
	return start;
}

static const char *carriage_return(const struct csv_answers *c)
{
	bool quoted = false;
	const char *p = c->row;
	for (; p < c->row + c->row_length && (quoted || *p != '\r'); p++)
		quoted ^= *p == '"';
	return p;
}

/* The quote that libcsv stumbled over, there or before it. */
static const char *wrong_quote(const struct csv_answers *c)
{
	const char *p = c->row + c->refused_at;
	while (p > c->row && *p != '"')
		p--;
	return p;
}

/* Where the cell begins in which libcsv gave up. */
static const char *refused_cell(const struct csv_answers *c)
{
	const char *at = c->row + c->refused_at;
	int cell = 0;
	bool quoted = false;
	for (const char *p = c->row; p < at; p++) {
		quoted ^= *p == '"';
		cell += *p == ',' && !quoted;
	}
	return cell_start(c, cell);
}

/* A quote that is wrong on a later line than where its cell begins is most often another cell's: this one was never closed. */
static bool is_unclosed(const struct csv_answers *c)
{
	const char *cell = refused_cell(c), *quote = wrong_quote(c);
	return *cell == '"' && quote > cell && memchr(cell, '\n', (size_t)(quote - cell));
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
	struct place place = place_at(c, c->cell);
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
	struct place place = place_at(c, c->cell);
	if (!check_text(c, text, length))
		return;
	/* A number given for the configuration means nothing by itself, see record_end. */
	if (column->fact != b->kb->configuration_fact) {
		int value = vocabulary_value(b->vocabulary, column->fact, b->kb->facts[column->fact].all, text, length);
		if (value != VOCABULARY_NONE)
			memo_add(&column->memos, text, length, value);
	}
	record_value(b, column->fact, arena_copy(&b->sink.arena, text, length), &place);
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

/* A cell of the header or of a row. */
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
		record_keep(b, column->name, arena_copy(&b->sink.arena, text, length));
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
	size_t taken = csv_parse(&c->parser, bytes, length, on_cell, on_row, c);
	if (taken == length)
		return true;
	if (csv_error(&c->parser) != CSV_EPARSE)
		abort();	/* out of memory */
	c->refused_at += taken;
	return false;
}

/* Splits a row that holds no quote, as libcsv would: white space at the ends of a cell isn't part of it. */
static void split_plain(struct csv_answers *c, const char *bytes, size_t length)
{
	const char *end = bytes + length;
	for (const char *cell = bytes, *comma; cell <= end; cell = comma + 1) {
		comma = cell + memo_until(cell, ',');
		while (comma < end && *comma != ',')
			comma++;
		if (comma > end)
			comma = end;
		const char *from = cell, *to = comma;
		while (from < to && (*from == ' ' || *from == '\t'))
			from++;
		while (to > from && (to[-1] == ' ' || to[-1] == '\t'))
			to--;
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

/* The row is what libcsv was fed. */
static enum row give_out(struct csv_answers *c, enum row how)
{
	c->row = buf_text(&c->row_lines);
	c->row_length = c->row_lines.length;
	return how;
}

/* Gives a row up: what follows its first line is read once more, as rows of their own. */
static enum row give_up(struct csv_answers *c, enum row why)
{
	csv_free(&c->parser);
	start_parser(c);
	c->again = c->second;
	c->line = c->row_line;
	give_out(c, why);
	return why == ROW_QUOTE && is_unclosed(c) ? ROW_UNCLOSED : why;
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
		bool first = !begun;
		begun = true;
		if (first && !c->reread && !c->base.by_library && !memchr(line.bytes, '"', length) && !memchr(line.bytes, '\r', length)) {
			c->row = line.bytes;
			c->row_length = length;
			split_plain(c, line.bytes, length);
			return ROW_READ;
		}
		bool whole = length == line.length;
		if (first)
			buf_clear(&c->row_lines);
		else
			buf_putc(&c->row_lines, '\n');
		c->refused_at = c->row_lines.length;
		buf_add(&c->row_lines, line.bytes, length);
		if (!feed(c, line.bytes, length + (line.line_feed && whole)) || (line.line_feed && !whole && !feed(c, "\n", 1)))
			return give_up(c, ROW_QUOTE);
		if (c->split)
			return give_up(c, ROW_SPLIT);
		if (c->row_done)
			return give_out(c, ROW_READ);
	}
	if (!begun)
		return ROW_END;
	c->refused_at = c->row_lines.length;
	if (csv_fini(&c->parser, on_cell, on_row, c))
		return give_up(c, ROW_UNCLOSED);
	return give_out(c, ROW_READ);
}

static bool is_kept(const struct csv_answers *c, const char *name)
{
	for (int i = 0; i < c->base.builder.keep.count; i++)
		if (!strcmp(c->base.builder.keep.names[i], name))
			return true;
	return false;
}

static void report_missing(struct csv_answers *c, const char *name)
{
	struct place place = place_of(c, &c->arena, NULL);
	struct nearest nearest = {.word = name};
	for (int i = 0; i < c->column_count; i++)
		nearest_offer(&nearest, c->columns[i].name);
	diag_add(c->base.sink, DIAG_ANSWERS_NO_COLUMN, &place, name, nearest_result(&nearest), NULL);
}

static void report_twice(struct csv_answers *c, int column)
{
	struct place place = place_of(c, &c->arena, cell_start(c, column));
	diag_add(c->base.sink, DIAG_ANSWERS_COLUMN_TWICE, &place, c->columns[column].name, NULL);
}

static void ignore_column(struct csv_answers *c, int column)
{
	struct place place = {0};
	/* Only the first one's place is of use. */
	if (!c->base.ignored_count)
		place = place_of(c, &c->arena, cell_start(c, column));
	reader_ignore(&c->base, c->columns[column].name, &place);
}

static void csv_offer(struct reader *reader, struct nearest *nearest)
{
	const struct kb *kb = reader->builder.kb;
	for (int f = 0; f < kb->fact_count; f++) {
		nearest_offer(nearest, kb->facts[f].id);
		for (int lang = 0; lang < LANG_COUNT; lang++)
			nearest_offer(nearest, kb->facts[f].question.in[lang]);
	}
}

static bool has_column(const struct csv_answers *c, const char *name)
{
	for (int i = 0; i < c->column_count; i++)
		if (!strcmp(c->columns[i].name, name))
			return true;
	return false;
}

/* Finds the columns that are the id's: those of that very name or, where there are none, of one that is the same normalised. */
static void find_ids(struct csv_answers *c)
{
	struct buf id = {0}, name = {0};
	bool exact = has_column(c, c->base.id_key), found = false;
	text_normalise(&id, c->base.id_key, strlen(c->base.id_key));
	for (int i = 0; i < c->column_count; i++) {
		const char *column = c->columns[i].name;
		bool same = !strcmp(column, c->base.id_key);
		if (!exact && text_normalise(&name, column, strlen(column)))
			same = id.length && !strcmp(buf_text(&name), buf_text(&id));
		if (!same)
			continue;
		if (found)
			report_twice(c, i);
		found = true;
		c->columns[i].purpose = COLUMN_ID;
	}
	buf_release(&id);
	buf_release(&name);
}

/* Gives every column its purpose; a named one wins over what its name would mean. */
static void understand_columns(struct csv_answers *c)
{
	struct record_builder *b = &c->base.builder;
	uint64_t seen = 0;
	find_ids(c);
	for (int i = 0; i < c->column_count; i++) {
		struct column *column = &c->columns[i];
		column->kept = is_kept(c, column->name);
		if (column->purpose == COLUMN_ID)
			continue;
		column->fact = vocabulary_fact(b->vocabulary, column->name, strlen(column->name));
		if (column->fact != KB_NONE) {
			if (seen >> column->fact & 1)
				report_twice(c, i);
			seen |= UINT64_C(1) << column->fact;
			column->purpose = COLUMN_FACT;
			c->fact_count++;
		} else if (!column->kept) {
			ignore_column(c, i);
		}
	}
}

static bool has_id(const struct csv_answers *c)
{
	for (int i = 0; i < c->column_count; i++)
		if (c->columns[i].purpose == COLUMN_ID)
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

static struct place place_of_row_fault(const struct csv_answers *c, struct arena *arena, enum row row)
{
	switch (row) {
	case ROW_QUOTE:
		return place_of(c, arena, wrong_quote(c));
	case ROW_UNCLOSED:
		return place_of(c, arena, refused_cell(c));
	case ROW_SPLIT:
		return place_of(c, arena, carriage_return(c));
	default:
		return place_at(c, 0);
	}
}

/* The number of the first column whose name isn't text, or that of columns. */
static int unreadable_column(const struct csv_answers *c)
{
	int i = 0;
	while (i < c->column_count && text_is_utf8(c->columns[i].name, strlen(c->columns[i].name)))
		i++;
	return i;
}

/* Tabs or semicolons where commas should be; quotes between them are no cells' to libcsv. */
static bool is_parted_otherwise(struct csv_answers *c, enum row row)
{
	if (row != ROW_READ && row != ROW_QUOTE)
		return false;
	char separator = reader_separator(c->row, c->row + c->row_length, c->base.builder.vocabulary);
	if (!separator || separator == ',')
		return false;
	struct place place = place_of(c, &c->arena, memchr(c->row, separator, c->row_length));
	diag_add(c->base.sink, DIAG_ANSWERS_SEPARATOR, &place, separator == '\t' ? "tab" : "", NULL);
	return true;
}

/* A file without a header that means something is no answer file. */
static void refuse(struct csv_answers *c, enum row row)
{
	c->base.ignored_count = 0;
	if (is_parted_otherwise(c, row))
		return;
	struct buf names = {0};
	for (int i = 0; i < c->column_count && i < 8; i++) {
		buf_puts(&names, i ? ", " : "");
		buf_puts(&names, c->columns[i].name);
	}
	int unreadable = unreadable_column(c);
	struct place place = {.file = c->base.name};
	if (row == ROW_READ)
		place = place_of(c, &c->arena, unreadable < c->column_count ? cell_start(c, unreadable) : NULL);
	else if (row != ROW_END)
		place = place_of_row_fault(c, &c->arena, row);
	if (row != ROW_READ && row != ROW_END)
		diag_add(c->base.sink, row_faults[row].code, &place, row_faults[row].argument, NULL);
	else if (unreadable < c->column_count)
		reader_report_encoding(&c->base, &place);
	else
		diag_add(c->base.sink, DIAG_ANSWERS_NO_FACT, &place, buf_text(&names), NULL);
	buf_release(&names);
}

static bool csv_begin(struct reader *reader)
{
	struct csv_answers *c = (struct csv_answers *)reader;
	int errors = reader->sink->errors;
	c->in_header = true;
	enum row row = read_row(c);
	c->in_header = false;
	if (row == ROW_READ)
		understand_columns(c);
	if (!c->fact_count) {
		refuse(c, row);
		return false;
	}
	if (strcmp(reader->id_key, "id") != 0 && !has_id(c))
		report_missing(c, reader->id_key);
	for (int i = 0; i < reader->builder.keep.count; i++)
		if (!has_column(c, reader->builder.keep.names[i]))
			report_missing(c, reader->builder.keep.names[i]);
	return reader->sink->errors == errors && !(reader->strict && reader->ignored_count);
}

/* Every cell stands under a column: a row with more or fewer is one whose cells mean something else, but for its id. */
static void check_count(struct csv_answers *c)
{
	struct record_builder *b = &c->base.builder;
	if (c->cell == c->column_count)
		return;
	record_pardon(b);
	/* Where the surplus begins, or where something is missing at the latest. */
	const char *at = c->cell > c->column_count ? cell_start(c, c->column_count) : c->row + c->row_length;
	struct place place = place_of(c, &b->sink.arena, at);
	record_reject(b, RECORD_SYNTAX, DIAG_ANSWERS_COLUMNS, &place, decimal(c->cell).text,
		      decimal(c->column_count).text);
}

/* Gives the fault of a row that was read its place: of its line, or of the cell of which only the number is known yet. */
static void locate_fault(struct csv_answers *c)
{
	struct record_builder *b = &c->base.builder;
	struct place *place = b->record.fault ? &b->sink.last->place : NULL;
	/* Only those of cells are without their line still. */
	if (!place || !place->column || b->sink.last->code == DIAG_ANSWERS_COLUMNS)
		return;
	const char *at = cell_start(c, place->column - 1);
	if (b->sink.last->code == DIAG_YAML_CONTROL)
		at = memchr(at, '\0', (size_t)(c->row + c->row_length - at));
	*place = place_of(c, &b->sink.arena, at);
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
			record_end(b);
			locate_fault(c);
			return &b->record;
		}
		record_begin(b, c->row_line);
		struct place place = place_of_row_fault(c, &b->sink.arena, row);
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
	buf_release(&c->row_lines);
	free(c->columns);
}

struct reader *reader_csv_open(const struct reader_options *options, FILE *in, struct diag_sink *sink)
{
	struct source *source = source_new(in, options->encoding, options->name, sink);
	if (!source)
		return NULL;
	struct csv_answers *c = reader_alloc(sizeof(*c));
	c->source = source;
	start_parser(c);
	c->base.begin = csv_begin;
	c->base.next = csv_next;
	c->base.release = csv_release;
	c->base.error = csv_reader_error;
	c->base.offset = csv_reader_offset;
	c->base.offer = csv_offer;
	return &c->base;
}
