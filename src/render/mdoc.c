/* Text in the form that roff prints as it is. */
#include "render/mdoc.h"

#include <stdbool.h>
#include <string.h>

/* What roff would take for more than a character, in the form that it prints as one. */
static const char *escape_of(char c)
{
	switch (c) {
	case '\\': return "\\e";
	case '\'': return "\\(aq";
	case '`': return "\\(ga";
	case '^': return "\\(ha";
	case '~': return "\\(ti";
	default: return NULL;
	}
}

void mdoc_char(struct buf *out, char c)
{
	const char *escape = escape_of(c);
	if (escape)
		buf_puts(out, escape);
	else
		buf_putc(out, c);
}

void mdoc_line(struct buf *out, const char *text, size_t length)
{
	if (length && (*text == '.' || *text == ' '))
		buf_puts(out, "\\&");
	for (size_t i = 0; i < length; i++)
		mdoc_char(out, text[i]);
	buf_putc(out, '\n');
}

/* Whether a sentence ends before the space at `at`: roff sets sentences apart when each begins a line. */
static bool ends_sentence(const char *s, size_t at)
{
	size_t last = at;
	while (last && strchr(")\"'", s[last - 1]))
		last--;
	return last && strchr(".?!", s[last - 1]) && !(s[at + 1] >= 'a' && s[at + 1] <= 'z');
}

void mdoc_text(struct buf *out, const char *s)
{
	for (size_t at = 0; s && s[at]; at++) {
		if (s[at] != ' ' || !ends_sentence(s, at))
			continue;
		mdoc_line(out, s, at);
		s += at + 1;
		at = 0;
	}
	if (s)
		mdoc_line(out, s, strlen(s));
}

void mdoc_paragraph(struct buf *out, const char *s)
{
	if (!s || !*s)
		return;
	buf_puts(out, ".Pp\n");
	mdoc_text(out, s);
}

void mdoc_argument(struct buf *out, const char *s)
{
	enum { LONGEST_MACRO = 3 };
	while (*s) {
		size_t length = strcspn(s, " ");
		if (length && length <= LONGEST_MACRO)
			buf_puts(out, "\\&");
		for (size_t i = 0; i < length; i++) {
			if (s[i] == '"')
				buf_puts(out, "\\(dq");
			else
				mdoc_char(out, s[i]);
		}
		s += length;
		for (; *s == ' '; s++)
			buf_putc(out, ' ');
	}
}

void mdoc_macro(struct buf *out, const char *name, const char *argument)
{
	buf_puts(out, name);
	buf_putc(out, ' ');
	mdoc_argument(out, argument);
	buf_putc(out, '\n');
}
