/*
 * Display width and line breaking. Knows nothing of styles, languages or where the text goes.
 *
 * Break opportunities are libunistring's; the lines are filled here, since u8_width_linebreaks counts the
 * space after a word as part of it and never breaks a word that is longer than a line.
 */
#include "text/width.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>
#include <uniwidth.h>

static const char replacement[] = "\xef\xbf\xbd";
static const char ideographic_space[] = "\xe3\x80\x80";

/* By this name libunistring decides the width of ambiguous characters. */
static const char *encoding = "UTF-8";

void width_ambiguous_wide(bool wide)
{
	encoding = wide ? "EUC-JP" : "UTF-8";
}

static int width_of(const char *s, size_t length)
{
	return u8_width((const uint8_t *)s, length, encoding);
}

int text_width(const char *s)
{
	return width_of(s, strlen(s));
}

void text_pad(struct buf *out, const char *s, int columns)
{
	int width = text_width(s);
	buf_puts(out, s);
	if (width < columns)
		buf_fill(out, ' ', (size_t)(columns - width));
}

/* The line that is being filled. */
struct line {
	struct buf *out;
	int columns, rest;
	int at;		/* columns in use, the indent included */
	int indent;	/* spaces still to put before the first word */
	int taken;	/* columns that the caller filled already */
	bool blank;	/* no word stands on it yet */
};

static void put(struct line *line, const char *s, size_t length, int width)
{
	buf_fill(line->out, ' ', (size_t)line->indent);
	buf_add(line->out, s, length);
	line->at += width;
	line->indent = 0;
	line->blank = false;
}

static void end_line(struct line *line)
{
	struct buf *out = line->out;
	/* Spaces that the caller put before a word which now goes to the next line. */
	for (int i = 0; line->blank && i < line->taken && out->length && out->text[out->length - 1] == ' '; i++)
		out->text[--out->length] = '\0';
	buf_putc(out, '\n');
	line->at = line->indent = line->rest;
	line->taken = 0;
	line->blank = true;
}

static bool is_alphanumeric(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/*
 * Corrects what libunistring 1.0 does after older rules: it breaks inside «www.example.jp» and «e.g.» and after the
 * hyphens or slashes that begin a word, as in «--lang», «/home» and «https://», and doesn't break before «/home» or
 * «.profile».
 */
static void correct_breaks(const char *s, size_t length, char *breaks)
{
	for (size_t i = 1; i < length; i++) {
		char before = s[i - 1];
		if (before == ' ' && (s[i] == '/' || s[i] == '.') && is_alphanumeric(s[i + 1]))
			breaks[i] = UC_BREAK_POSSIBLE;
		if (breaks[i] != UC_BREAK_POSSIBLE)
			continue;
		if (strchr(".,:;", before) && before && is_alphanumeric(s[i]))
			breaks[i] = UC_BREAK_PROHIBITED;
		if (before != '-' && before != '/')
			continue;
		size_t start = i - 1;
		while (start && s[start - 1] == before)
			start--;
		if (!start || !is_alphanumeric(s[start - 1]))
			breaks[i] = UC_BREAK_PROHIBITED;
	}
}

/* An address that fits on a line stays on one, so that it can be copied and clicked. */
static void keep_addresses(const char *s, int room, char *breaks)
{
	for (const char *at = s; (at = strstr(at, "://")) != NULL;) {
		const char *start = at, *end = at;
		while (start > s && is_alphanumeric(start[-1]))
			start--;
		while (*end > ' ' && *end < 0x7f)
			end++;
		if (end - start <= room)
			memset(breaks + (start - s) + 1, UC_BREAK_PROHIBITED, (size_t)(end - start) - 1);
		at = end;
	}
}

/* Whether the character at `s` may stand at the start of a line: whether a break is allowed between a kana and it. */
static bool may_start_line(const uint8_t *s, size_t length)
{
	static const uint8_t kana[] = {0xe3, 0x81, 0x82};
	uint8_t pair[sizeof(kana) + 4];
	char breaks[sizeof(pair)];
	ucs4_t c;
	size_t size = (size_t)u8_mbtouc(&c, s, length);
	memcpy(pair, kana, sizeof(kana));
	memcpy(pair + sizeof(kana), s, size);
	u8_possible_linebreaks(pair, sizeof(kana) + size, encoding, breaks);
	return breaks[sizeof(kana)] == UC_BREAK_POSSIBLE;
}

/*
 * How many bytes of a word that is too long to put on a line with `room` columns left: whole characters as a
 * reader sees them, at least one, and if possible so that the next line doesn't start with a mark like 。.
 */
static size_t split(const char *word, size_t length, int room)
{
	const uint8_t *start = (const uint8_t *)word, *end = start + length, *next;
	size_t fitting = 0, proper = 0;
	for (const uint8_t *p = start; p < end; p = next) {
		next = u8_grapheme_next(p, end);
		room -= width_of((const char *)p, (size_t)(next - p));
		if (room < 0 && fitting)
			break;
		fitting = (size_t)(next - start);
		if (next < end && may_start_line(next, (size_t)(end - next)))
			proper = fitting;
	}
	return proper ? proper : fitting;
}

static bool is_wide_space(const char *s)
{
	return !memcmp(s, ideographic_space, sizeof(ideographic_space) - 1);
}

/* The length of s[0, length) without the white space at its end. */
static size_t without_space(const char *s, size_t length)
{
	const size_t wide = sizeof(ideographic_space) - 1;
	for (;;) {
		if (length && (s[length - 1] == ' ' || s[length - 1] == '\t'))
			length--;
		else if (length >= wide && is_wide_space(s + length - wide))
			length -= wide;
		else
			return length;
	}
}

/* The length of the white space at the start of s[0, length). */
static size_t leading_space(const char *s, size_t length)
{
	const size_t wide = sizeof(ideographic_space) - 1;
	size_t i = 0;
	for (;;) {
		if (i < length && (s[i] == ' ' || s[i] == '\t'))
			i++;
		else if (length - i >= wide && is_wide_space(s + i))
			i += wide;
		else
			return i;
	}
}

/* Puts the white space [gap, word) and the word, on this line or on the next. */
static void put_word(struct line *line, const char *gap, const char *word, size_t length)
{
	int space = width_of(gap, (size_t)(word - gap));
	int width = width_of(word, length);
	if (line->at + space + width > line->columns) {
		/* An empty line is worth it only where the caller's columns are in the way. */
		if (!line->blank || line->taken > line->rest)
			end_line(line);
		gap = word;
		space = 0;
	}
	if (gap < word)
		put(line, gap, (size_t)(word - gap), space);
	while (line->at + width > line->columns) {
		size_t part = split(word, length, line->columns - line->at), seen = without_space(word, part);
		put(line, word, seen, width_of(word, seen));
		/* Brackets hold on to spaces, so there may be some within a word. */
		part += leading_space(word + part, length - part);
		width -= width_of(word, part);
		word += part;
		length -= part;
		if (!length)
			return;
		end_line(line);
	}
	put(line, word, length, width);
}

static bool is_line_break(char property)
{
	return property == UC_BREAK_MANDATORY || property == UC_BREAK_CR_BEFORE_LF;
}

void text_wrap(struct buf *out, const char *s, int columns, int first, int rest)
{
	size_t length = strlen(s), gap = 0, end;
	struct line line = {
		.out = out, .columns = columns, .rest = rest, .at = abs(first), .indent = first < 0 ? 0 : first,
		.taken = first < 0 ? -first : 0, .blank = true,
	};
	char *breaks = malloc(length + 1);
	if (!breaks)
		abort();
	u8_possible_linebreaks((const uint8_t *)s, length, encoding, breaks);
	correct_breaks(s, length, breaks);
	keep_addresses(s, columns - rest, breaks);
	bool ended = false;
	for (size_t i = 0; i < length; i = end) {
		ended = is_line_break(breaks[i]);
		if (ended) {
			ucs4_t c;
			end = i + (size_t)u8_mbtouc(&c, (const uint8_t *)s + i, length - i);
			if (breaks[i] == UC_BREAK_CR_BEFORE_LF)
				end++;
			end_line(&line);
			gap = end;
			continue;
		}
		for (end = i + 1; end < length && breaks[end] == UC_BREAK_PROHIBITED; end++)
			;
		size_t word = i + leading_space(s + i, end - i), word_end = i + without_space(s + i, end - i);
		if (word >= word_end)
			continue;
		put_word(&line, s + gap, s + word, word_end - word);
		gap = word_end;
	}
	if (!ended)
		end_line(&line);
	free(breaks);
}

/* Not to be seen, or able to change how the text around it is seen. Joiners stay: emoji and some scripts need them. */
static bool is_hidden(ucs4_t c)
{
	const uint32_t mask = UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp;
	return c != 0x200c && c != 0x200d && uc_is_general_category_withtable(c, mask);
}

void text_visible(struct buf *out, const char *s, size_t length)
{
	size_t size;
	for (size_t i = 0; i < length; i += size) {
		ucs4_t c;
		int valid = u8_mbtoucr(&c, (const uint8_t *)s + i, length - i);
		size = valid > 0 ? (size_t)valid : (size_t)u8_mbtouc(&c, (const uint8_t *)s + i, length - i);
		if (valid < 0 || is_hidden(c))
			buf_puts(out, replacement);
		else
			buf_add(out, s + i, size);
	}
}
