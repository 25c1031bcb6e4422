/* Writing CSV after RFC 4180, for spreadsheets: rows end with a line feed. */
#ifndef SENTEI_RENDER_CSV_H
#define SENTEI_RENDER_CSV_H

#include "base/buf.h"

/*
 * Appends one cell, quoted where it must be; NULL is an empty one. A cell that begins with = + - @, a tab or a line break
 * gets an apostrophe before it, so that no spreadsheet takes it for a formula. A control character but tab and line break
 * becomes U+FFFD, so that none reaches a terminal: CSV has no escapes.
 */
void csv_cell(struct buf *out, const char *s);

/* Appends one row of cells. */
void csv_row(struct buf *out, const char *const *cells, int count);

#endif
