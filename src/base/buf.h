/*
 * Growable text: everything that is composed before it is printed is composed here.
 * Invariant: `text` is NUL-terminated at `length` whenever it isn't NULL; bytes may be any UTF-8.
 */
#ifndef SENTEI_BASE_BUF_H
#define SENTEI_BASE_BUF_H

#include <stddef.h>

/* All zero is a valid, empty buffer. */
struct buf {
	char *text;
	size_t length;
	size_t capacity;
};

/* Appends `length` bytes of `s`. Ends the program when memory is exhausted. */
void buf_add(struct buf *buf, const char *s, size_t length);

/* Appends the string `s`. */
void buf_puts(struct buf *buf, const char *s);

/* Appends one byte. */
void buf_putc(struct buf *buf, char c);

/* Appends `c` `count` times. */
void buf_fill(struct buf *buf, char c, size_t count);

/* Appends `number` in decimal digits. */
void buf_number(struct buf *buf, long long number);

/* The text so far as a string, "" when empty; valid until the next change. */
const char *buf_text(const struct buf *buf);

/* Empties the buffer and keeps its memory. */
void buf_clear(struct buf *buf);

/* Frees the memory; the buffer is empty and usable again. */
void buf_release(struct buf *buf);

#endif
