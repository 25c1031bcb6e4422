/* Writes CSV. Knows nothing of what the cells hold. */
#include "render/csv.h"

#include <stdbool.h>

void csv_cell(struct buf *out, const char *s)
{
	/* What makes a cell need quotes, and what makes a spreadsheet take it for a formula at its start. */
	enum { QUOTE = 1, FORMULA = 2 };
	static const unsigned char special[256] = {
		[','] = QUOTE, ['"'] = QUOTE, ['\n'] = QUOTE | FORMULA, ['\r'] = QUOTE | FORMULA, ['\t'] = FORMULA,
		['='] = FORMULA, ['+'] = FORMULA, ['-'] = FORMULA, ['@'] = FORMULA,
	};
	if (!s)
		return;
	const unsigned char *end = (const unsigned char *)s;
	bool formula = (special[*end] & FORMULA) != 0, quote = false;
	for (; *end; end++)
		quote |= (special[*end] & QUOTE) != 0;
	if (!quote && !formula) {
		buf_add(out, s, (size_t)((const char *)end - s));
		return;
	}
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
