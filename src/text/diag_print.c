/* Diagnostics as text. Knows the layout only: the sentences are message.c's, the places the reader's. */
#include "text/diag_print.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unigbrk.h>
#include <unistr.h>

#include "text/message.h"
#include "text/width.h"

enum { GUTTER = 6, REMEDY_INDENT = 4, LEAST_ROOM = 8 };

static const char bar[] = " | ";
static const char ellipsis[] = "…";
static const char byte_order_mark[] = "\xef\xbb\xbf";

static const struct {
	enum msg name;
	enum style_role role;
} severities[] = {
	[DIAG_NOTE] = {MSG_NOTE, STYLE_FAINT},
	[DIAG_WARNING] = {MSG_WARNING, STYLE_STRONG},
	[DIAG_ERROR] = {MSG_ERROR, STYLE_BAD},
};

/* Place and severity. */
static void add_head(struct buf *out, const struct style *style, const struct diag *diag)
{
	const struct place *place = &diag->place;
	enum diag_severity severity = diag_severity(diag->code);
	style_begin(out, style, STYLE_STRONG);
	if (place->file)
		text_visible(out, place->file, strlen(place->file));
	else
		buf_puts(out, "sentei");
	if (place->line) {
		buf_putc(out, ':');
		buf_number(out, place->line);
	}
	if (place->line && place->column) {
		buf_putc(out, ':');
		buf_number(out, place->column);
	}
	buf_putc(out, ':');
	style_begin(out, style, STYLE_PLAIN);
	buf_putc(out, ' ');
	style_begin(out, style, severities[severity].role);
	buf_puts(out, message(style->lang, severities[severity].name));
	buf_putc(out, ':');
	style_begin(out, style, STYLE_PLAIN);
	buf_putc(out, ' ');
}

/* The bytes of the first `count` code points of `s`, an invalid sequence counting as one. */
static size_t code_points(const char *s, size_t length, int count)
{
	size_t i = 0;
	ucs4_t c;
	for (; count > 0 && i < length; count--)
		i += (size_t)u8_mbtouc(&c, (const uint8_t *)s + i, length - i);
	return i;
}

/*
 * Appends the part of `text` that can be seen through a window of `room` columns which begins at column `left`,
 * with an ellipsis where something is cut off; `width` is where the text, or the caret behind it, ends. Returns the
 * column of `text` that stands at the start of what was appended.
 */
static int add_window(struct buf *out, const char *text, int left, int room, int width)
{
	const int cut = text_width(ellipsis);
	int from = left > 0 ? left + cut : 0;
	int to = left + room < width ? left + room - cut : width;
	const uint8_t *p = (const uint8_t *)text, *end = p + strlen(text), *next;
	struct buf character = {0};
	int at = 0, start = -1;
	if (left > 0)
		buf_puts(out, ellipsis);
	for (; p < end; p = next) {
		next = u8_grapheme_next(p, end);
		buf_clear(&character);
		buf_add(&character, (const char *)p, (size_t)(next - p));
		int after = at + text_width(buf_text(&character));
		if (after > to)
			break;
		if (at >= from) {
			if (start < 0)
				start = at;
			buf_add(out, buf_text(&character), character.length);
		}
		at = after;
	}
	if (p < end)
		buf_puts(out, ellipsis);
	buf_release(&character);
	return (start < 0 ? from : start) - (left > 0 ? cut : 0);
}

/* `number` may be "": the gutter under a line's number, which takes `width` columns. */
static void add_gutter(struct buf *out, const struct style *style, const char *number, size_t width)
{
	style_begin(out, style, STYLE_FAINT);
	buf_fill(out, ' ', width - strlen(number));
	buf_puts(out, number);
	buf_add(out, bar, strlen(bar) - 1);
	style_begin(out, style, STYLE_PLAIN);
}

static void add_source(struct buf *out, const struct style *style, const struct place *place, enum style_role role)
{
	const char *text = place->text;
	size_t mark = strlen(byte_order_mark);
	/* Readers don't count it as a column. */
	if (place->line == 1 && !strncmp(text, byte_order_mark, mark))
		text += mark;

	struct buf line = {0}, number = {0};
	size_t length = strlen(text), before = code_points(text, length, place->column - 1);
	text_visible(&line, text, before);
	int caret = text_width(buf_text(&line));
	text_visible(&line, text + before, length - before);

	buf_number(&number, place->line);
	size_t gutter = number.length > GUTTER ? number.length : GUTTER;
	int room = style->columns - (int)(gutter + strlen(bar));
	if (room < LEAST_ROOM)
		room = LEAST_ROOM;
	int width = text_width(buf_text(&line)), left = 0;
	if (place->column && caret >= width)
		width = caret + 1;
	if (width > room) {
		left = caret - room / 2;
		left = left > width - room ? width - room : left;
		left = left < 0 ? 0 : left;
	}

	add_gutter(out, style, buf_text(&number), gutter);
	buf_puts(out, line.length ? " " : "");
	left = add_window(out, buf_text(&line), left, room, width);
	buf_putc(out, '\n');
	if (place->column) {
		add_gutter(out, style, "", gutter);
		buf_fill(out, ' ', 1 + (size_t)(caret - left));
		style_puts(out, style, role, "^");
		buf_putc(out, '\n');
	}
	buf_release(&number);
	buf_release(&line);
}

static int head_width(const struct style *style, const struct diag *diag)
{
	struct style plain = {.lang = style->lang};
	struct buf head = {0};
	add_head(&head, &plain, diag);
	int width = text_width(buf_text(&head));
	buf_release(&head);
	return width;
}

static void print(struct buf *out, const struct style *style, const struct diag *diag, bool wrapped)
{
	struct buf text = {0}, remedy = {0};
	add_head(out, style, diag);
	message_diag(&text, &remedy, style->lang, diag);
	if (wrapped && !diag->place.line) {
		text_wrap(out, buf_text(&text), style->columns, -head_width(style, diag), REMEDY_INDENT);
	} else {
		buf_add(out, buf_text(&text), text.length);
		buf_putc(out, '\n');
	}
	if (diag->place.line && diag->place.text)
		add_source(out, style, &diag->place, severities[diag_severity(diag->code)].role);
	if (remedy.length)
		text_wrap(out, buf_text(&remedy), style->columns, REMEDY_INDENT, REMEDY_INDENT);
	buf_release(&text);
	buf_release(&remedy);
}

void diag_print(struct buf *out, const struct style *style, const struct diag *diag)
{
	print(out, style, diag, false);
}

void diag_print_all(struct buf *out, const struct style *style, struct diag_sink *sink)
{
	diag_sort(sink);
	for (const struct diag *diag = sink->first; diag; diag = diag->next)
		diag_print(out, style, diag);
}

void diag_print_all_wrapped(struct buf *out, const struct style *style, struct diag_sink *sink)
{
	diag_sort(sink);
	for (const struct diag *diag = sink->first; diag; diag = diag->next)
		print(out, style, diag, true);
}
