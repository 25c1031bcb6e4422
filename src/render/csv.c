/* Writes CSV. Knows nothing of what the cells hold. */
#include "render/csv.h"

#include <stdbool.h>

/* U+FFFD. */
static const char replacement[] = "\xef\xbf\xbd";

/* The bytes of a control character, 0 when none stands there; tabs and line breaks are what cells may hold. */
static int control_at(const char *s)
{
	const unsigned char *u = (const unsigned char *)s;
	if ((*u < 0x20 && *u != '\t' && *u != '\n' && *u != '\r') || *u == 0x7f)
		return 1;
	return u[0] == 0xc2 && u[1] >= 0x80 && u[1] < 0xa0 ? 2 : 0;
}

void csv_cell(struct buf *out, const char *s)
{
	/* What makes a cell need quotes, what a spreadsheet takes for a formula at its start, and control characters. */
	enum { QUOTE = 1, FORMULA = 2, CONTROL = 4 };
#define C(byte) [byte] = CONTROL
	static const unsigned char special[256] = {
		[','] = QUOTE, ['"'] = QUOTE, ['\n'] = QUOTE | FORMULA, ['\r'] = QUOTE | FORMULA, ['\t'] = FORMULA,
		['='] = FORMULA, ['+'] = FORMULA, ['-'] = FORMULA, ['@'] = FORMULA,
		C(1), C(2), C(3), C(4), C(5), C(6), C(7), C(8), C(11), C(12), C(14), C(15), C(16), C(17), C(18), C(19), C(20),
		C(21), C(22), C(23), C(24), C(25), C(26), C(27), C(28), C(29), C(30), C(31), C(0x7f), C(0xc2),
	};
#undef C
	if (!s)
		return;
	const unsigned char *end = (const unsigned char *)s;
	bool formula = (special[*end] & FORMULA) != 0;
	unsigned found = 0;
	for (; *end; end++)
		found |= special[*end];
	bool quote = found & QUOTE;
	if (!(found & (QUOTE | CONTROL)) && !formula) {
		buf_add(out, s, (size_t)((const char *)end - s));
		return;
	}
	if (quote)
		buf_putc(out, '"');
	if (formula)
		buf_putc(out, '\'');
	for (int control; *s; s += control ? control : 1) {
		control = control_at(s);
		if (*s == '"')
			buf_putc(out, '"');
		if (control)
			buf_puts(out, replacement);
		else
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
