/* Display width and line breaking of UTF-8 text, after libunistring (Japanese line-start rules kept). */
#ifndef SENTEI_TEXT_WIDTH_H
#define SENTEI_TEXT_WIDTH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/*
 * Columns of a character whose width is ambiguous (East Asian): false, the default, means 1; true means 2. Then
 * libunistring gives 2 columns to every character between U+00A1 and U+FF60, also to neutral ones such as ✕ (U+2715).
 */
void width_ambiguous_wide(bool wide);

/* Columns that the string takes on a terminal; it holds no line break and no escape. */
int text_width(const char *s);

/* Appends `s` and spaces up to `columns`; a longer text isn't cut. */
void text_pad(struct buf *out, const char *s, int columns);

/*
 * Appends `s` broken into lines of at most `columns`; the first line starts after `first` spaces, which are
 * appended unless they already stand there (`first` < 0: -first columns are taken already), the others after `rest`.
 * Every line is ended by a line break. A line break in `s` starts a new line, but one at its end adds nothing. White
 * space before a break is dropped, an empty line has no indent, and an empty text gives one empty line. A word that
 * is longer than a line is split between characters, and each line gets at least one of them whatever `columns` and
 * `rest` are. Where not even the first word fits beside what the caller put, the first line ends there, its spaces
 * dropped as well. `s` is UTF-8 and holds no escape.
 */
void text_wrap(struct buf *out, const char *s, int columns, int first, int rest);

/*
 * Appends `s` for untrusted text: every control character (line breaks and tabs too), invisible format character
 * (those that turn the direction of text too; joiners stay) and invalid byte sequence becomes one U+FFFD.
 */
void text_visible(struct buf *out, const char *s, size_t length);

#endif
