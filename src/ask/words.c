/* The table of the session's commands, and reading a line by it. Knows nothing of what the commands do. */
#include "ask/words.h"

#include <string.h>

#include "base/buf.h"
#include "base/nearest.h"
#include "text/normal.h"

#define WORD_NAMES(en, ja, ...) {{[LANG_JA] = ja, [LANG_EN] = en}}
#define WORD_ROW(id, takes, ...) \
	[WORD_##id] = { \
		.name = WORD_NAMES(__VA_ARGS__, ""), \
		.operand = OPERAND_##takes, \
		.help = MSG_WORD_##id, \
		.spellings = (const char *const[]){__VA_ARGS__, NULL}, \
	},
const struct word words[WORD_COUNT] = {WORD_LIST(WORD_ROW)};

#define WORD_SPELLINGS(id, takes, ...) __VA_ARGS__,
const char *const ask_words[] = {WORD_LIST(WORD_SPELLINGS) NULL};

const char *word_operand_name(enum lang lang, enum word_operand operand)
{
	static const enum msg names[OPERAND_COUNT] = {
		[OPERAND_FACT] = MSG_WORD_OPERAND_FACT,
		[OPERAND_TERM] = MSG_WORD_OPERAND_TERM,
		[OPERAND_FILE] = MSG_WORD_OPERAND_FILE,
		[OPERAND_MATTER] = MSG_WORD_OPERAND_MATTER,
		[OPERAND_METHOD] = MSG_WORD_OPERAND_METHOD,
		[OPERAND_SETTINGS] = MSG_WORD_OPERAND_SETTINGS,
	};
	return operand == OPERAND_NONE ? NULL : message(lang, names[operand]);
}

/* Bytes of the white space at `s`, the full-width space too; 0 when there is none. */
static size_t space_at(const char *s, size_t length)
{
	static const char ideographic[] = "\xe3\x80\x80";
	if (length && strchr(" \t\r\n", *s) && *s)
		return 1;
	return length >= 3 && !memcmp(s, ideographic, 3) ? 3 : 0;
}

static void trim(const char **s, size_t *length)
{
	size_t n;
	while ((n = space_at(*s, *length)) > 0) {
		*s += n;
		*length -= n;
	}
	while (*length && (space_at(*s + *length - 1, 1) || (*length >= 3 && space_at(*s + *length - 3, 3) == 3)))
		*length -= space_at(*s + *length - 1, 1) ? 1 : 3;
}

static enum word_id find(const char *s, size_t length)
{
	struct buf typed = {0};
	int found = WORD_NONE;
	text_normalise(&typed, s, length);
	for (int w = 0; w < WORD_COUNT; w++)
		for (const char *const *spelling = words[w].spellings; *spelling; spelling++)
			if (!strcmp(*spelling, buf_text(&typed)))
				found = w;
	buf_release(&typed);
	return (enum word_id)found;
}

struct typed words_parse(const char *line, size_t length)
{
	trim(&line, &length);
	struct typed typed = {.word = find(line, length), .operand = line + length};
	if (typed.word != WORD_NONE)
		return typed;
	size_t first = 0;
	while (first < length && !space_at(line + first, length - first))
		first++;
	typed.word = first < length ? find(line, first) : WORD_NONE;
	if (typed.word == WORD_NONE || words[typed.word].operand == OPERAND_NONE) {
		typed.word = WORD_NONE;
		return typed;
	}
	typed.operand = line + first;
	typed.operand_length = length - first;
	trim(&typed.operand, &typed.operand_length);
	return typed;
}

const char *words_nearest(enum lang lang, const char *line, size_t length)
{
	struct buf typed = {0};
	const char *name = "";
	text_normalise(&typed, line, length);
	struct nearest nearest = {.word = buf_text(&typed)};
	for (int w = 0; w < WORD_COUNT; w++)
		for (const char *const *spelling = words[w].spellings; *spelling; spelling++) {
			const char *best = nearest.best;
			nearest_offer(&nearest, *spelling);
			if (nearest.best != best)
				name = words[w].name.in[lang];
		}
	buf_release(&typed);
	return name;
}
