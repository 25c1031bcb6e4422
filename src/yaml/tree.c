/* libyaml events to trees, with limits. */
#include "yaml/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

const char *const yaml_kind_names[] = {
	[YAML_KIND_SCALAR] = "text", [YAML_KIND_LIST] = "list", [YAML_KIND_MAPPING] = "mapping",
};

enum { DEEPEST = 64, LONGEST_LINE = 4096 };

struct yaml_reader {
	const char *file;
	const char *bytes;
	size_t length;
	struct diag_sink *sink;
	yaml_parser_t parser;
	yaml_event_t event;	/* the next one, when has_event */
	yaml_mark_t document;	/* where the latest document starts */
	bool has_event;
	bool failed;
	bool ended;
	int depth;
	int line;		/* of the latest place, and where it begins */
	size_t line_start;
};

struct yaml_reader *yaml_reader_new(const char *file, const char *bytes, size_t length, struct diag_sink *sink)
{
	static const char mark[] = "\xef\xbb\xbf";
	struct yaml_reader *reader = calloc(1, sizeof(*reader));
	if (!reader)
		abort();
	/* Some editors write a byte order mark, which libyaml would count as a column of the first line. */
	if (length >= strlen(mark) && !memcmp(bytes, mark, strlen(mark))) {
		bytes += strlen(mark);
		length -= strlen(mark);
	}
	*reader = (struct yaml_reader){.file = file, .bytes = bytes, .length = length, .sink = sink, .line = 1};
	if (!yaml_parser_initialize(&reader->parser))
		abort();
	yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&reader->parser, (const unsigned char *)bytes, length);
	return reader;
}

static void drop_event(struct yaml_reader *reader)
{
	if (reader->has_event)
		yaml_event_delete(&reader->event);
	reader->has_event = false;
}

void yaml_reader_free(struct yaml_reader *reader)
{
	if (!reader)
		return;
	drop_event(reader);
	yaml_parser_delete(&reader->parser);
	free(reader);
}

struct diag_sink *yaml_sink(const struct yaml_reader *reader)
{
	return reader->sink;
}

/* The end of the line at `start`; *next: where the following one begins, NULL when there is none. */
static const char *line_end(const char *start, const char *end, const char **next)
{
	*next = NULL;
	for (const char *p = start; p < end; p++) {
		const unsigned char *u = (const unsigned char *)p;
		size_t left = (size_t)(end - p);
		if (*u > '\r' && *u < 0xc2)
			continue;
		if (*u == '\n')
			*next = p + 1;
		else if (*u == '\r')
			*next = p + (left > 1 && p[1] == '\n' ? 2 : 1);
		else if (left > 1 && u[0] == 0xc2 && u[1] == 0x85)
			*next = p + 2;
		else if (left > 2 && u[0] == 0xe2 && u[1] == 0x80 && (u[2] == 0xa8 || u[2] == 0xa9))
			*next = p + 3;
		if (*next)
			return p;
	}
	return end;
}

static void find_lines(struct arena *arena, const char *bytes, size_t length, struct source_lines *lines)
{
	const char *end = bytes + length, *next = bytes;
	int count = 0;
	for (; next; count++)
		line_end(next, end, &next);
	size_t *starts = arena_array(arena, (size_t)count, sizeof(*starts));
	next = bytes;
	for (int i = 0; i < count; i++) {
		starts[i] = (size_t)(next - bytes);
		line_end(next, end, &next);
	}
	*lines = (struct source_lines){.starts = starts, .count = count};
}

/* Where a line begins, or NULL when there are fewer. */
static const char *line_start(const char *bytes, size_t length, int line)
{
	const char *start = bytes, *next;
	for (int i = 1; i < line && start; i++) {
		line_end(start, bytes + length, &next);
		start = next;
	}
	return start;
}

struct place source_place(struct arena *arena, const char *file, const char *bytes, size_t length,
			  struct source_lines *lines, int line, int column)
{
	struct place place = {.file = file, .line = line, .column = column};
	const char *start, *end = bytes + length, *next;
	if (lines && !lines->starts)
		find_lines(arena, bytes, length, lines);
	if (lines)
		start = line >= 1 && line <= lines->count ? bytes + lines->starts[line - 1] : NULL;
	else
		start = line_start(bytes, length, line);
	if (!start || start >= end)
		return place;
	const char *stop = line_end(start, end, &next);
	if (stop - start <= LONGEST_LINE)
		place.text = arena_copy(arena, start, (size_t)(stop - start));
	return place;
}

struct place yaml_place_in(struct yaml_reader *reader, struct arena *arena, int line, int column)
{
	const char *end = reader->bytes + reader->length, *next;
	if (line < reader->line) {
		reader->line = 1;
		reader->line_start = 0;
	}
	for (; reader->line < line; reader->line++) {
		line_end(reader->bytes + reader->line_start, end, &next);
		if (!next)
			break;
		reader->line_start = (size_t)(next - reader->bytes);
	}
	if (reader->line != line)
		return (struct place){.file = reader->file, .line = line, .column = column};
	struct place place = source_place(arena, reader->file, reader->bytes + reader->line_start,
					  reader->length - reader->line_start, NULL, 1, column);
	place.line = line;
	return place;
}

struct place yaml_place(struct yaml_reader *reader, int line, int column)
{
	return yaml_place_in(reader, &reader->sink->arena, line, column);
}

static struct place mark_place(struct yaml_reader *reader, yaml_mark_t mark)
{
	return yaml_place(reader, (int)mark.line + 1, (int)mark.column + 1);
}

/* The place of a byte: the reader's errors of encoding come with an offset only. */
static struct place offset_place(struct yaml_reader *reader, size_t offset)
{
	int line = 1, column = 1;
	const char *start = reader->bytes, *end = reader->bytes + reader->length, *at = reader->bytes + offset, *next;
	for (line_end(start, end, &next); next && next <= at; line_end(start, end, &next)) {
		start = next;
		line++;
	}
	for (const char *p = start; p < at && p < end; p++)
		column += (*p & 0xc0) != 0x80;
	return yaml_place(reader, line, column);
}

static void fail(struct yaml_reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	reader->failed = true;
	if (parser->error == YAML_MEMORY_ERROR)
		abort();
	if (parser->error != YAML_READER_ERROR) {
		struct place place = mark_place(reader, parser->problem_mark);
		diag_add(reader->sink, DIAG_YAML_SYNTAX, &place, parser->problem ? parser->problem : "", NULL);
		return;
	}
	size_t offset = parser->problem_offset;
	/* A character that breaks off is told by the byte that should have gone on with it. */
	if (parser->problem && strstr(parser->problem, "trailing"))
		while (offset && (reader->bytes[--offset] & 0xc0) != 0xc0)
			continue;
	struct place place = offset_place(reader, offset);
	if (parser->problem && strstr(parser->problem, "control")) {
		char point[16];
		snprintf(point, sizeof(point), "U+%04X", (unsigned)parser->problem_value);
		diag_add(reader->sink, DIAG_YAML_CONTROL, &place, point, NULL);
	} else {
		diag_add(reader->sink, DIAG_YAML_ENCODING, &place, NULL);
	}
}

/* Makes the next event of interest available; false at an error. */
static bool have_event(struct yaml_reader *reader)
{
	while (!reader->has_event) {
		if (reader->failed || reader->ended)
			return false;
		if (!yaml_parser_parse(&reader->parser, &reader->event)) {
			fail(reader);
			return false;
		}
		reader->has_event = true;
		yaml_event_type_t type = reader->event.type;
		if (type == YAML_DOCUMENT_START_EVENT)
			reader->document = reader->event.start_mark;
		if (type == YAML_STREAM_START_EVENT || type == YAML_DOCUMENT_START_EVENT)
			drop_event(reader);
		else if (type == YAML_STREAM_END_EVENT)
			reader->ended = true;
	}
	return true;
}

enum yaml_next yaml_peek(struct yaml_reader *reader)
{
	if (!have_event(reader))
		return YAML_NEXT_ERROR;
	switch (reader->event.type) {
	case YAML_SEQUENCE_START_EVENT:
		return YAML_NEXT_LIST;
	case YAML_MAPPING_START_EVENT:
		return YAML_NEXT_MAPPING;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return YAML_NEXT_CLOSE;
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		return YAML_NEXT_END;
	default:
		return YAML_NEXT_SCALAR;
	}
}

static void check_depth(struct yaml_reader *reader)
{
	if (++reader->depth <= DEEPEST)
		return;
	struct place place = mark_place(reader, reader->event.start_mark);
	diag_add(reader->sink, DIAG_YAML_DEPTH, &place, "64", NULL);
	reader->failed = true;
}

void yaml_step(struct yaml_reader *reader, struct place *place)
{
	if (!have_event(reader))
		return;
	yaml_event_type_t type = reader->event.type;
	if (place)
		*place = mark_place(reader, reader->event.start_mark);
	if (type == YAML_SEQUENCE_START_EVENT || type == YAML_MAPPING_START_EVENT)
		check_depth(reader);
	else if (type == YAML_SEQUENCE_END_EVENT || type == YAML_MAPPING_END_EVENT)
		reader->depth--;
	drop_event(reader);
}

/* The first control character in a scalar, or 0. Line breaks and tabs are none, C1 controls are. */
static unsigned control_in(const unsigned char *s, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if ((s[i] < 0x20 && s[i] != '\n' && s[i] != '\t') || s[i] == 0x7f)
			return s[i] ? s[i] : 0x110000;
		if (s[i] == 0xc2 && i + 1 < length && s[i + 1] >= 0x80 && s[i + 1] < 0xa0)
			return s[i + 1];
	}
	return 0;
}

static void check_scalar(struct yaml_reader *reader)
{
	unsigned control = control_in(reader->event.data.scalar.value, reader->event.data.scalar.length);
	if (!control)
		return;
	char point[16];
	snprintf(point, sizeof(point), "U+%04X", control == 0x110000 ? 0 : control);
	struct place place = mark_place(reader, reader->event.start_mark);
	diag_add(reader->sink, DIAG_YAML_CONTROL, &place, point, NULL);
}

static void check_properties(struct yaml_reader *reader, const unsigned char *anchor, const unsigned char *tag)
{
	struct place place = mark_place(reader, reader->event.start_mark);
	if (anchor)
		diag_add(reader->sink, DIAG_YAML_ALIAS, &place, NULL);
	if (tag)
		diag_add(reader->sink, DIAG_YAML_TAG, &place, (const char *)tag, NULL);
}

static void fill_scalar(struct yaml_reader *reader, struct arena *arena, struct yaml_node *node)
{
	const yaml_event_t *event = &reader->event;
	if (event->type == YAML_ALIAS_EVENT) {
		check_properties(reader, event->data.alias.anchor, NULL);
		node->text = "";
		node->alias = true;
		return;
	}
	node->text = arena_copy(arena, (const char *)event->data.scalar.value, event->data.scalar.length);
	node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	if (event->data.scalar.anchor || event->data.scalar.tag)
		check_properties(reader, event->data.scalar.anchor, event->data.scalar.tag);
	check_scalar(reader);
}

/* The rest of a list or mapping that was entered. Depth is bounded by check_depth. */
static bool compose_children(struct yaml_reader *reader, struct arena *arena, struct yaml_node *parent)
{
	struct yaml_node **last = &parent->first;
	enum yaml_next next;
	while ((next = yaml_peek(reader)) != YAML_NEXT_CLOSE) {
		struct yaml_node *key = NULL;
		if (next == YAML_NEXT_ERROR)
			return false;
		if (parent->kind == YAML_KIND_MAPPING && !(key = yaml_compose(reader, arena)))
			return false;
		struct yaml_node *child = yaml_compose(reader, arena);
		if (!child)
			return false;
		child->key = key;
		*last = child;
		last = &child->next;
	}
	yaml_step(reader, NULL);
	return true;
}

struct yaml_node *yaml_compose(struct yaml_reader *reader, struct arena *arena)
{
	enum yaml_next next = yaml_peek(reader);
	if (next == YAML_NEXT_ERROR || next == YAML_NEXT_CLOSE || next == YAML_NEXT_END)
		return NULL;
	const yaml_event_t *event = &reader->event;
	struct yaml_node *node = arena_alloc(arena, sizeof(*node));
	node->line = (int)event->start_mark.line + 1;
	node->column = (int)event->start_mark.column + 1;
	if (next == YAML_NEXT_SCALAR) {
		fill_scalar(reader, arena, node);
		drop_event(reader);
		return node;
	}
	node->kind = next == YAML_NEXT_LIST ? YAML_KIND_LIST : YAML_KIND_MAPPING;
	const unsigned char *anchor = next == YAML_NEXT_LIST ? event->data.sequence_start.anchor
							     : event->data.mapping_start.anchor;
	const unsigned char *tag = next == YAML_NEXT_LIST ? event->data.sequence_start.tag : event->data.mapping_start.tag;
	if (anchor || tag)
		check_properties(reader, anchor, tag);
	check_depth(reader);
	drop_event(reader);
	if (reader->failed || !compose_children(reader, arena, node))
		return NULL;
	return node;
}

bool yaml_finish(struct yaml_reader *reader)
{
	int errors = reader->sink->errors;
	/* After the document's end only the stream's may come. */
	if (have_event(reader) && reader->event.type == YAML_DOCUMENT_END_EVENT)
		drop_event(reader);
	if (have_event(reader) && !reader->ended) {
		struct place place = mark_place(reader, reader->document);
		diag_add(reader->sink, DIAG_YAML_DOCUMENTS, &place, NULL);
	}
	return reader->sink->errors == errors;
}

bool yaml_read(struct yaml_reader *reader, struct arena *arena, struct yaml_node **root)
{
	int errors = reader->sink->errors;
	*root = NULL;
	if (yaml_peek(reader) == YAML_NEXT_END) {
		struct place place = yaml_place(reader, 1, 1);
		diag_add(reader->sink, DIAG_YAML_EMPTY, &place, NULL);
		return false;
	}
	struct yaml_node *node = yaml_compose(reader, arena);
	if (!node)
		return false;
	drop_event(reader);
	yaml_finish(reader);
	*root = reader->failed ? NULL : node;
	return reader->sink->errors == errors;
}

bool yaml_is_null(const struct yaml_node *node)
{
	static const char *const words[] = {"", "~", "null", "Null", "NULL"};
	for (size_t i = 0; node->kind == YAML_KIND_SCALAR && node->plain && i < sizeof(words) / sizeof(words[0]); i++)
		if (!strcmp(node->text, words[i]))
			return true;
	return false;
}

struct yaml_node *yaml_member(const struct yaml_node *mapping, const char *key)
{
	for (struct yaml_node *child = mapping->first; child; child = child->next)
		if (child->key && !strcmp(child->key->text ? child->key->text : "", key))
			return child;
	return NULL;
}

struct yaml_node *yaml_item(const struct yaml_node *list, unsigned index)
{
	struct yaml_node *item = list->first;
	while (item && index--)
		item = item->next;
	return item;
}
