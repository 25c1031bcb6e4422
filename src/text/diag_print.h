/* Diagnostics as text: place, severity, what is wrong, the source line with a caret, the remedy. */
#ifndef SENTEI_TEXT_DIAG_PRINT_H
#define SENTEI_TEXT_DIAG_PRINT_H

#include "base/buf.h"
#include "base/diag.h"
#include "text/style.h"

/*
 * Appends one diagnostic:
 *
 *   rules/flowchart.yaml:12:9: error: …
 *       12 |   kind: decison
 *          |         ^
 *       remedy sentence, wrapped
 *
 * «sentei» stands in place of a file where there is none; line, column, source line, caret and remedy only where
 * they exist. The first line is never wrapped, so that a diagnostic stays findable by line; only such lines start at
 * the margin.
 * The caret stands under the column by display width; a source line longer than the style's columns is cut around it.
 * Control characters in places, arguments and source lines are made visible.
 */
void diag_print(struct buf *out, const struct style *style, const struct diag *diag);

/* Appends all diagnostics of the sink, sorted by place. */
void diag_print_all(struct buf *out, const struct style *style, struct diag_sink *sink);

/*
 * The same for a person at a terminal, whom no other program follows: what has no line in a file is wrapped from its
 * first line on.
 */
void diag_print_all_wrapped(struct buf *out, const struct style *style, struct diag_sink *sink);

#endif
