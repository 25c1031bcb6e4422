/* Writes CSV. Knows nothing of what the cells hold. */
#include "render/csv.h"

#include <stdbool.h>
#include <string.h>

void csv_cell(struct buf *out, const char *s)
{
	if (!s)
		return;
	bool formula = *s && strchr("=+-@\t\r\n", *s), quote = strpbrk(s, ",\"\r\n") != NULL;
	if (quote)
		buf_putc(out, '"');
	if (formula)
		buf_putc(out, '\'');
	for (; *s; s++) {
		if (*s == '"')
			buf_putc(out, '"');
		buf_putc(out, *s);
	}
	if (quote)
		buf_putc(out, '"');
}

void csv_row(struct buf *out, const char *const *cells, int count)
{
	for (int i = 0; i < count; i++) {
		if (i)
			buf_putc(out, ',');
		csv_cell(out, cells[i]);
	}
	buf_putc(out, '\n');
}
