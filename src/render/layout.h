/* The few shapes that all texts for people are made of: headings, paragraphs, items, pairs. */
#ifndef SENTEI_RENDER_LAYOUT_H
#define SENTEI_RENDER_LAYOUT_H

#include "base/buf.h"
#include "text/message.h"
#include "text/style.h"

/* A heading on a line of its own, after an empty line unless the text begins with it. */
void layout_heading(struct buf *out, const struct style *style, const char *heading);

/* A paragraph, every line after `indent` spaces. */
void layout_paragraph(struct buf *out, const struct style *style, int indent, const char *text);

/* "- text", further lines below the text; the mark stands after `indent` spaces. */
void layout_item(struct buf *out, const struct style *style, int indent, enum style_role role, const char *text);

/* The same for a message with its arguments: strings, ended by NULL. */
void layout_say_heading(struct buf *out, const struct style *style, enum msg msg, ...);
void layout_say(struct buf *out, const struct style *style, int indent, enum msg msg, ...);
void layout_say_item(struct buf *out, const struct style *style, int indent, enum style_role role, enum msg msg, ...);

/*
 * A term and its explanation, which starts at `column`, or below and after four spaces more than `indent` where the term is
 * too long or the line is short.
 */
void layout_pair(struct buf *out, const struct style *style, int indent, int column, const char *term, const char *text);

#endif
