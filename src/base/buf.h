/*
 * Growable text: everything that is composed before it is printed is composed here.
 * Invariant: `text` is NUL-terminated at `length` whenever it isn't NULL; bytes may be any UTF-8.
 */
#ifndef SENTEI_BASE_BUF_H
#define SENTEI_BASE_BUF_H

#include <stddef.h>
#include <string.h>

#include "base/arena.h"

/* All zero is a valid, empty buffer. */
struct buf {
	char *text;
	size_t length;
	size_t capacity;
};

/* Makes room for `more` bytes and the NUL. Ends the program when memory is exhausted, as do all that append. */
void buf_reserve(struct buf *buf, size_t more);

/* Appends `length` bytes of `s`. Inline, as are the next two: everything that is written passes through them. */
static inline void buf_add(struct buf *buf, const char *s, size_t length)
{
	if (buf->capacity - buf->length <= length)
		buf_reserve(buf, length);
	if (length)
		memcpy(buf->text + buf->length, s, length);
	buf->length += length;
	buf->text[buf->length] = '\0';
}

/* Appends the string `s`. */
static inline void buf_puts(struct buf *buf, const char *s)
{
	buf_add(buf, s, strlen(s));
}

/* Appends one byte. */
static inline void buf_putc(struct buf *buf, char c)
{
	if (buf->capacity - buf->length <= 1)
		buf_reserve(buf, 1);
	buf->text[buf->length++] = c;
	buf->text[buf->length] = '\0';
}

/* Appends `s` as an item of a list: after the separator, unless the buffer is empty. */
void buf_item(struct buf *buf, const char *separator, const char *s);

/* Appends `c` `count` times. */
void buf_fill(struct buf *buf, char c, size_t count);

/* A number in decimal digits. decimal(n).text lasts to the end of the call that it is an argument of, no longer. */
struct decimal {
	char text[24];
};

struct decimal decimal(long long number);

/* Appends `number` in decimal digits. */
void buf_number(struct buf *buf, long long number);

/* The text so far as a string, "" when empty; valid until the next change. */
const char *buf_text(const struct buf *buf);

/* Empties the buffer and keeps its memory. */
void buf_clear(struct buf *buf);

/* Frees the memory; the buffer is empty and usable again. */
void buf_release(struct buf *buf);

/* The text as a string of the arena; the buffer is released. */
char *buf_keep(struct buf *buf, struct arena *arena);

#endif
