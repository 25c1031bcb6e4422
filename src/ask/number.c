/* Reads numbers out of lists. */
#include "ask/number.h"

#include <stdbool.h>

#include "text/normal.h"

int number_read(const char *text, size_t length, int most)
{
	struct buf normal = {0};
	int n = 0;
	text_normalise(&normal, text, length);
	const char *s = buf_text(&normal);
	for (; *s >= '0' && *s <= '9' && n <= most; s++)
		n = n * 10 + (*s - '0');
	bool valid = !*s && n >= 1 && n <= most;
	buf_release(&normal);
	return valid ? n - 1 : -1;
}
