/*
 * Text for mdoc(7), the macros that manual pages are written in: whatever it holds is printed as it is, and nothing of it is taken for
 * a request, a macro or an escape.
 */
#ifndef SENTEI_RENDER_MDOC_H
#define SENTEI_RENDER_MDOC_H

#include "base/buf.h"

/* One character within a line. */
void mdoc_char(struct buf *out, char c);

/* One line of output; a line that begins like a request is kept from being one. */
void mdoc_line(struct buf *out, const char *text, size_t length);

/* Running text, each sentence on a line of its own; nothing for NULL. */
void mdoc_text(struct buf *out, const char *s);

/* The same as a paragraph; nothing for NULL or "". */
void mdoc_paragraph(struct buf *out, const char *s);

/* A text as the argument of a macro: no word of it may be taken for a macro or for punctuation. */
void mdoc_argument(struct buf *out, const char *s);

/* A line with a macro (".Sh") and its argument. */
void mdoc_macro(struct buf *out, const char *name, const char *argument);

#endif
