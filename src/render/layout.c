/* Shapes of text. Knows widths and indents, no content. */
#include "render/layout.h"

#include <stdarg.h>

#include "text/width.h"

enum { NARROW = 60 };

/* Ends a role before the line that it colours ends, or a pager colours the rest of the screen. */
static void end_line(struct buf *out, const struct style *style)
{
	if (!style->colour)
		return;
	out->length--;
	style_begin(out, style, STYLE_PLAIN);
	buf_putc(out, '\n');
}

void layout_heading(struct buf *out, const struct style *style, const char *heading)
{
	if (out->length)
		buf_putc(out, '\n');
	style_begin(out, style, STYLE_HEADING);
	text_wrap(out, heading, style->columns, 0, 0);
	end_line(out, style);
}

void layout_paragraph(struct buf *out, const struct style *style, int indent, const char *text)
{
	text_wrap(out, text, style->columns, indent, indent);
}

void layout_item(struct buf *out, const struct style *style, int indent, enum style_role role, const char *text)
{
	buf_fill(out, ' ', (size_t)indent);
	buf_puts(out, "- ");
	style_begin(out, style, role);
	text_wrap(out, text, style->columns, -(indent + 2), indent + 2);
	if (role != STYLE_PLAIN)
		end_line(out, style);
}

void layout_say_heading(struct buf *out, const struct style *style, enum msg msg, ...)
{
	struct buf text = {0};
	va_list args;
	va_start(args, msg);
	message_add_list(&text, style->lang, msg, args);
	va_end(args);
	layout_heading(out, style, buf_text(&text));
	buf_release(&text);
}

void layout_say(struct buf *out, const struct style *style, int indent, enum msg msg, ...)
{
	struct buf text = {0};
	va_list args;
	va_start(args, msg);
	message_add_list(&text, style->lang, msg, args);
	va_end(args);
	layout_paragraph(out, style, indent, buf_text(&text));
	buf_release(&text);
}

void layout_say_item(struct buf *out, const struct style *style, int indent, enum style_role role, enum msg msg, ...)
{
	struct buf text = {0};
	va_list args;
	va_start(args, msg);
	message_add_list(&text, style->lang, msg, args);
	va_end(args);
	layout_item(out, style, indent, role, buf_text(&text));
	buf_release(&text);
}

void layout_pair(struct buf *out, const struct style *style, int indent, int column, const char *term, const char *text)
{
	int used = indent + text_width(term);
	bool below = style->columns < NARROW || used + 2 > column;
	buf_fill(out, ' ', (size_t)indent);
	if (below) {
		style_begin(out, style, STYLE_STRONG);
		text_wrap(out, term, style->columns, -indent, indent + 2);
		end_line(out, style);
		text_wrap(out, text, style->columns, indent + 4, indent + 4);
		return;
	}
	style_puts(out, style, STYLE_STRONG, term);
	buf_fill(out, ' ', (size_t)(column - used));
	text_wrap(out, text, style->columns, -column, column);
}
