/* The normal form of typed values. Knows nothing of what the values mean. */
#include "text/normal.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>
#include <unictype.h>

bool text_is_utf8(const char *s, size_t length)
{
	return !u8_check((const uint8_t *)s, length);
}

/* Both steps of Unicode's NFKC_Casefold; the result is malloc'd. */
static uint8_t *fold(const char *s, size_t length, size_t *folded_length)
{
	size_t normal_length;
	uint8_t *normal = u8_normalize(UNINORM_NFKC, (const uint8_t *)s, length, NULL, &normal_length);
	if (!normal)
		abort();
	uint8_t *folded = u8_casefold(normal, normal_length, NULL, UNINORM_NFKC, NULL, folded_length);
	if (!folded)
		abort();
	free(normal);
	return folded;
}

/* Apostrophes as keyboards of telephones and word processors put them, which Unicode's forms keep apart. */
static bool is_apostrophe(ucs4_t c)
{
	return c == 0x2018 || c == 0x2019 || c == 0x201b || c == 0x02bc;
}

bool text_normalise(struct buf *out, const char *s, size_t length)
{
	buf_clear(out);
	if (!text_is_utf8(s, length))
		return false;
	size_t folded_length, size;
	uint8_t *folded = fold(s, length, &folded_length);
	bool space = false;
	for (size_t i = 0; i < folded_length; i += size) {
		ucs4_t c;
		size = (size_t)u8_mbtouc(&c, folded + i, folded_length - i);
		/* What nobody sees, as a zero-width space out of a web page, mustn't make two values differ. */
		if (uc_is_property_default_ignorable_code_point(c))
			continue;
		if (uc_is_property_white_space(c)) {
			space = true;
			continue;
		}
		if (space && out->length)
			buf_putc(out, ' ');
		space = false;
		if (is_apostrophe(c)) {
			buf_putc(out, '\'');
			continue;
		}
		buf_add(out, (const char *)folded + i, size);
	}
	free(folded);
	return true;
}

bool text_is_called(const char *word, const char *name, bool part)
{
	struct buf normal = {0};
	bool same = name && text_normalise(&normal, name, strlen(name)) &&
		    (part ? strstr(buf_text(&normal), word) != NULL : !strcmp(buf_text(&normal), word));
	buf_release(&normal);
	return same;
}
