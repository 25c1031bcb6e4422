/* Typed values made comparable: NFKC, trimmed, case-folded, after libunistring. */
#ifndef SENTEI_TEXT_NORMAL_H
#define SENTEI_TEXT_NORMAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/*
 * Sets `out` to the normal form of `length` bytes of `s`: NFKC, white space (full-width too) trimmed at both ends and
 * inner runs made one space, case folded, typographic apostrophes made plain ones, characters that nobody sees dropped
 * (Unicode's default ignorable ones: zero-width space, byte order mark, variation selectors). False, and `out` empty, when `s` isn't valid UTF-8.
 */
bool text_normalise(struct buf *out, const char *s, size_t length);

/* Whether the bytes are valid UTF-8 (NUL allowed). */
bool text_is_utf8(const char *s, size_t length);

/* Whether `word`, in normal form, is the name, in whatever form; or, when `part`, stands in it. NULL is no name. */
bool text_is_called(const char *word, const char *name, bool part);

#endif
