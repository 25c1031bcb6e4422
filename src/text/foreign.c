/* The table of foreign.def, and the search in it. Knows nothing of where such a text came from. */
#include "text/foreign.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "text/message.h"

static const struct {
	int number;
	struct bitext text;
} errors[] = {
#define FOREIGN_ERROR(number, ja, en) {number, {{[LANG_JA] = ja, [LANG_EN] = en}}},
#define FOREIGN(phrase, ja, en)
#include "text/foreign.def"
#undef FOREIGN
#undef FOREIGN_ERROR
};

static const struct {
	const char *phrase;
	struct bitext text;
} phrases[] = {
#define FOREIGN_ERROR(number, ja, en)
#define FOREIGN(phrase, ja, en) {phrase, {{[LANG_JA] = ja, [LANG_EN] = en}}},
#include "text/foreign.def"
#undef FOREIGN
#undef FOREIGN_ERROR
};

/* What stands in a text for the gaps of a phrase. */
enum { GAPS = 2 };

struct gap {
	const char *start;
	size_t length;
};

static bool is_gap(const char *phrase)
{
	return phrase[0] == '{' && phrase[1] >= '1' && phrase[1] < '1' + GAPS && phrase[2] == '}';
}

/* A phrase is matched to its end; a gap takes as little as it can. */
static bool matches(const char *phrase, const char *text, struct gap gaps[GAPS])
{
	while (*phrase) {
		if (!is_gap(phrase)) {
			if (*phrase++ != *text++)
				return false;
			continue;
		}
		struct gap *gap = &gaps[phrase[1] - '1'];
		gap->start = text;
		for (phrase += 3; *text && !matches(phrase, text, gaps); text++)
			continue;
		gap->length = (size_t)(text - gap->start);
	}
	return !*text;
}

static bool add_error(struct buf *out, enum lang lang, const char *text)
{
	for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++) {
		if (strcmp(strerror(errors[i].number), text) != 0)
			continue;
		buf_puts(out, errors[i].text.in[lang]);
		return true;
	}
	return false;
}

static void add_phrase(struct buf *out, enum lang lang, const char *template, const struct gap gaps[GAPS])
{
	struct buf quoted = {0}, whole = {0}, within = {0};
	buf_add(&quoted, gaps[0].start, gaps[0].length);
	buf_add(&whole, gaps[1].start, gaps[1].length);
	if (whole.length)
		foreign_add(&within, lang, buf_text(&whole));
	message_fill(out, template, (const char *const[]){buf_text(&quoted), buf_text(&within)}, GAPS);
	buf_release(&quoted);
	buf_release(&whole);
	buf_release(&within);
}

void foreign_add(struct buf *out, enum lang lang, const char *text)
{
	if (add_error(out, lang, text))
		return;
	for (size_t i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++) {
		struct gap gaps[GAPS] = {{"", 0}, {"", 0}};
		if (!matches(phrases[i].phrase, text, gaps))
			continue;
		add_phrase(out, lang, phrases[i].text.in[lang], gaps);
		return;
	}
	buf_puts(out, text);
}
