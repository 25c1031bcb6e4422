/* Growable text. Knows nothing of encodings or of where the text goes. */
#include "base/buf.h"

#include <stdint.h>
#include <stdlib.h>

void buf_reserve(struct buf *buf, size_t more)
{
	if (more > SIZE_MAX / 2 - buf->length)
		abort();
	size_t need = buf->length + more + 1;
	if (need <= buf->capacity)
		return;
	size_t capacity = buf->capacity ? buf->capacity : 64;
	while (capacity < need)
		capacity *= 2;
	char *text = realloc(buf->text, capacity);
	if (!text)
		abort();
	buf->text = text;
	buf->capacity = capacity;
}

void buf_item(struct buf *buf, const char *separator, const char *s)
{
	if (buf->length)
		buf_puts(buf, separator);
	buf_puts(buf, s);
}

void buf_fill(struct buf *buf, char c, size_t count)
{
	buf_reserve(buf, count);
	memset(buf->text + buf->length, c, count);
	buf->length += count;
	buf->text[buf->length] = '\0';
}

/* Writes the digits so that they end before `end`; returns where they begin. */
static char *put_digits(char *end, long long number)
{
	unsigned long long rest = number < 0 ? -(unsigned long long)number : (unsigned long long)number;
	do
		*--end = (char)('0' + rest % 10);
	while (rest /= 10);
	if (number < 0)
		*--end = '-';
	return end;
}

struct decimal decimal(long long number)
{
	struct decimal decimal = {""};
	char digits[sizeof(decimal.text) - 1], *end = digits + sizeof(digits), *p = put_digits(end, number);
	memcpy(decimal.text, p, (size_t)(end - p));
	return decimal;
}

void buf_number(struct buf *buf, long long number)
{
	char digits[24], *end = digits + sizeof(digits), *p = put_digits(end, number);
	buf_add(buf, p, (size_t)(end - p));
}

const char *buf_text(const struct buf *buf)
{
	return buf->text ? buf->text : "";
}

void buf_clear(struct buf *buf)
{
	buf->length = 0;
	if (buf->text)
		buf->text[0] = '\0';
}

void buf_release(struct buf *buf)
{
	free(buf->text);
	*buf = (struct buf){0};
}

char *buf_keep(struct buf *buf, struct arena *arena)
{
	char *copy = arena_copy(arena, buf_text(buf), buf->length);
	buf_release(buf);
	return copy;
}
