/* Writes YAML answer files. Ids of facts and values need no quotes; an organisation's own id gets them. */
#include "answers/writer.h"

static void put_quoted(struct buf *out, const char *s)
{
	static const char digits[] = "0123456789abcdef";
	buf_putc(out, '"');
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;
		if (c < ' ' || c == 0x7f) {
			buf_puts(out, "\\x");
			buf_putc(out, digits[c >> 4]);
			buf_putc(out, digits[c & 15]);
			continue;
		}
		if (c == '"' || c == '\\')
			buf_putc(out, '\\');
		buf_putc(out, *s);
	}
	buf_putc(out, '"');
}

void answers_yaml(struct buf *out, const struct kb *kb, const char *id, const struct answers *answers, const int *given,
		  int count)
{
	if (id) {
		buf_puts(out, "id: ");
		put_quoted(out, id);
		buf_putc(out, '\n');
	}
	buf_puts(out, count ? "answers:\n" : "answers: {}\n");
	for (int i = 0; i < count; i++) {
		const struct kb_fact *fact = &kb->facts[given[i]];
		int value = answers_value(answers, given[i]);
		buf_puts(out, "  ");
		buf_puts(out, fact->id);
		buf_puts(out, ": ");
		buf_puts(out, value == KB_NONE ? "unknown" : fact->choices[value].id);
		buf_putc(out, '\n');
	}
}
