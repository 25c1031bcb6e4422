/* What is said about a line that means nothing at its prompt. Knows what was asked, not why. */
#include "ask/unread.h"

#include "ask/words.h"
#include "text/width.h"

const char *said_visible(const struct said *said, const char *text, size_t length)
{
	struct buf shown = {0};
	text_visible(&shown, text, length);
	return buf_keep(&shown, said->arena);
}

struct reply unread_fail(struct talk *t, const struct prompt *p, const struct said *said)
{
	diag_add(t->sink, DIAG_ANSWERS_UNREADABLE, NULL, p->name, said_visible(said, said->text, said->length), NULL);
	return (struct reply){.kind = REPLY_FAILED};
}

void unread_explain(struct talk *t, const struct prompt *p, const struct said *said)
{
	enum lang lang = talk_lang(t);
	const char *near = "";
	if (p->kind == PROMPT_FACT)
		near = vocabulary_nearest(t->vocabulary, p->fact, p->offered, lang, said->text, said->length);
	if (!*near)
		near = words_nearest(lang, said->text, said->length);
	static const enum msg how[] = {
		[PROMPT_FACT] = MSG_ASK_UNREAD, [PROMPT_YES_NO] = MSG_ASK_UNREAD_YES_NO,
		[PROMPT_CHOICE] = MSG_ASK_UNREAD_CHOICE, [PROMPT_END] = MSG_ASK_UNREAD_END,
	};
	talk_say(t, how[p->kind], said_visible(said, said->text, said->length), near);
}
