/* Shapes of text. Knows widths and indents, no content. */
#include "render/layout.h"

#include "text/width.h"

enum { NARROW = 60 };

void layout_heading(struct buf *out, const struct style *style, const char *heading)
{
	if (out->length)
		buf_putc(out, '\n');
	style_begin(out, style, STYLE_HEADING);
	/* The role ends before the line does, or a pager colours the rest of the screen. */
	text_wrap(out, heading, style->columns, 0, 0);
	if (style->colour) {
		out->length--;
		style_begin(out, style, STYLE_PLAIN);
		buf_putc(out, '\n');
	}
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
	if (style->colour && role != STYLE_PLAIN) {
		out->length--;
		style_begin(out, style, STYLE_PLAIN);
		buf_putc(out, '\n');
	}
}

void layout_pair(struct buf *out, const struct style *style, int indent, int column, const char *term, const char *text)
{
	int used = indent + text_width(term);
	bool below = style->columns < NARROW || used + 2 > column;
	buf_fill(out, ' ', (size_t)indent);
	style_puts(out, style, STYLE_STRONG, term);
	if (below) {
		buf_putc(out, '\n');
		text_wrap(out, text, style->columns, indent + 4, indent + 4);
		return;
	}
	buf_fill(out, ' ', (size_t)(column - used));
	text_wrap(out, text, style->columns, -column, column);
}
