/* What is said about a line that means nothing at its prompt. Knows what was asked, not why. */
#include "ask/unread.h"

#include <string.h>

#include "ask/words.h"
#include "text/normal.h"
#include "text/width.h"

enum { LONGEST = 50, LONGEST_BYTES = 4 * LONGEST };

void unread_visible(struct buf *out, const char *text, size_t length)
{
	static const char dots[] = "…";
	struct buf shown = {0};
	/* A character may be cut in two here, but then it goes below. */
	text_visible(&shown, text, length < LONGEST_BYTES ? length : LONGEST_BYTES);
	bool cut = length > LONGEST_BYTES || text_width(buf_text(&shown)) > LONGEST;
	while (cut && text_width(buf_text(&shown)) >= LONGEST) {
		while ((shown.text[--shown.length] & 0xc0) == 0x80)
			;
		shown.text[shown.length] = '\0';
	}
	buf_puts(out, buf_text(&shown));
	buf_puts(out, cut ? dots : "");
	buf_release(&shown);
}

const char *said_visible(const struct said *said, const char *text, size_t length)
{
	struct buf shown = {0};
	unread_visible(&shown, text, length);
	return buf_keep(&shown, said->arena);
}

struct reply unread_fail(struct talk *t, const struct prompt *p, const struct said *said)
{
	diag_add(t->sink, DIAG_ANSWERS_UNREADABLE, NULL, p->name, said_visible(said, said->text, said->length), NULL);
	return (struct reply){.kind = REPLY_FAILED};
}

struct reply unread_too_long(struct talk *t, const struct prompt *p)
{
	diag_add(t->sink, DIAG_ANSWERS_LINE_LONG, NULL, p->name, decimal(LINE_LONGEST / 1024).text, NULL);
	return (struct reply){.kind = REPLY_FAILED};
}

/* The line in normal form, taken apart at its first space. */
struct parts {
	struct buf line;
	size_t first;		/* length of the first word */
};

static bool has_more(const struct parts *parts)
{
	return parts->first < parts->line.length;
}

/*
 * The command that may have been meant, with what stands after it where it takes something, or "": never what was typed,
 * nor one that does nothing at this prompt.
 */
static const char *nearest_command(const struct talk *t, const struct prompt *p, const struct said *said,
				   const struct parts *parts)
{
	const char *line = buf_text(&parts->line), *rest = "";
	const char *name = words_nearest(talk_lang(t), line, parts->line.length);
	if (!*name && has_more(parts)) {
		name = words_nearest(talk_lang(t), line, parts->first);
		rest = line + parts->first;
	}
	enum word_id word = words_parse(name, strlen(name)).word;
	if (word == WORD_NONE || word == words_parse(line, parts->line.length).word ||
	    (word == WORD_UNKNOWN && p->kind != PROMPT_FACT))
		return "";
	if (!*rest || words[word].operand == OPERAND_NONE)
		return name;
	struct buf whole = {0};
	buf_puts(&whole, name);
	unread_visible(&whole, rest, strlen(rest));
	return buf_keep(&whole, said->arena);
}

void unread_explain(struct talk *t, const struct prompt *p, const struct said *said)
{
	static const enum msg how[] = {
		[PROMPT_FACT] = MSG_ASK_UNREAD, [PROMPT_YES_NO] = MSG_ASK_UNREAD_YES_NO,
		[PROMPT_CHOICE] = MSG_ASK_UNREAD_CHOICE, [PROMPT_END] = MSG_ASK_UNREAD_END,
	};
	enum lang lang = talk_lang(t);
	struct parts parts = {.first = 0};
	text_normalise(&parts.line, said->text, said->length);
	parts.first = strcspn(buf_text(&parts.line), " ");
	enum word_id word = has_more(&parts) ? words_parse(buf_text(&parts.line), parts.first).word : WORD_NONE;
	const char *near = "";
	if (p->kind == PROMPT_FACT)
		near = vocabulary_nearest(t->vocabulary, p->fact, p->offered, lang, said->text, said->length);
	if (!*near)
		near = nearest_command(t, p, said, &parts);
	if (word != WORD_NONE && words[word].operand == OPERAND_NONE)
		talk_say(t, MSG_ASK_OPERAND_NEEDLESS, words[word].name.in[lang], "");
	else
		talk_say(t, how[p->kind], said_visible(said, said->text, said->length), near);
	buf_release(&parts.line);
}
