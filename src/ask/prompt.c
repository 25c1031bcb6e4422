/* Reads replies. What a command does is in perform.c, what an answer leads to the session's. */
#include "ask/prompt.h"

#include <errno.h>
#include <string.h>

#include "ask/complete.h"
#include "ask/number.h"
#include "ask/perform.h"
#include "ask/question.h"
#include "ask/unread.h"
#include "ask/words.h"
#include "render/layout.h"
#include "text/normal.h"

/* In normal form. */
static const char *const yes_words[] = {"yes", "はい", "y", "ええ", "1", NULL};
static const char *const no_words[] = {"no", "いいえ", "n", "いえ", "2", NULL};

static bool is_one_of(const char *const *list, const char *normal)
{
	for (; *list; list++)
		if (!strcmp(*list, normal))
			return true;
	return false;
}

static bool is_blank(const struct said *said)
{
	struct buf normal = {0};
	bool blank = text_normalise(&normal, said->text, said->length) && !normal.length;
	buf_release(&normal);
	return blank;
}

/* The answer that a line is; false when it is none. */
static bool read_answer(const struct talk *t, const struct prompt *p, const struct said *said, int *value)
{
	struct buf normal = {0};
	bool read = false;
	switch (p->kind) {
	case PROMPT_FACT:
		*value = vocabulary_value(t->vocabulary, p->fact, p->offered, said->text, said->length);
		read = *value == VOCABULARY_UNKNOWN || (*value >= 0 && (p->offered >> *value & 1));
		if (*value < 0)
			*value = KB_NONE;
		break;
	case PROMPT_YES_NO:
		/* Who doesn't know doesn't say yes. */
		text_normalise(&normal, said->text, said->length);
		*value = is_one_of(yes_words, buf_text(&normal)) ? ANSWER_YES : ANSWER_NO;
		read = *value == ANSWER_YES || is_one_of(no_words, buf_text(&normal)) ||
		       is_one_of(vocabulary_unknown_words, buf_text(&normal));
		break;
	case PROMPT_CHOICE:
		*value = number_read(said->text, said->length, p->choices);
		read = *value >= 0;
		break;
	case PROMPT_END:
		break;
	}
	buf_release(&normal);
	return read;
}

/* Without the full stop, of either language and width, at the end of a line. */
static struct said without_stop(const struct said *said)
{
	static const char *const stops[] = {".", "。", "．", "｡"};
	struct said bare = *said;
	while (bare.length && strchr(" \t\r", bare.text[bare.length - 1]))
		bare.length--;
	for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++) {
		size_t length = strlen(stops[i]);
		if (bare.length > length && !memcmp(bare.text + bare.length - length, stops[i], length)) {
			bare.length -= length;
			return bare;
		}
	}
	return *said;
}

/* Whether a digit stands there, full-width too. */
static bool is_digit(const char *s, size_t length)
{
	static const char zero[] = "０";
	if (*s >= '0' && *s <= '9')
		return true;
	return length >= 3 && !memcmp(s, zero, 2) && (unsigned char)s[2] >= (unsigned char)zero[2] &&
	       (unsigned char)s[2] <= (unsigned char)zero[2] + 9;
}

/* The command that a line is: also "変更2", a command and a number without a space. */
static struct typed read_command(const struct said *said)
{
	struct typed typed = words_parse(said->text, said->length);
	size_t at = 0;
	while (at < said->length && !is_digit(said->text + at, said->length - at))
		at++;
	if (typed.word != WORD_NONE || !at || at == said->length)
		return typed;
	struct buf spaced = {0};
	buf_add(&spaced, said->text, at);
	buf_putc(&spaced, ' ');
	buf_add(&spaced, said->text + at, said->length - at);
	struct typed apart = words_parse(buf_keep(&spaced, said->arena), said->length + 1);
	return apart.word != WORD_NONE && words[apart.word].operand == OPERAND_FACT ? apart : typed;
}

/* What one line leads to; false when the prompt goes on. */
static bool take_line(struct talk *t, const struct prompt *p, const struct said *said, struct reply *reply)
{
	bool blank = is_blank(said);
	*reply = (struct reply){.kind = REPLY_VALUE};
	if (blank && t->screen.person && !p->may_be_empty) {
		talk_say(t, MSG_ASK_EMPTY, words[WORD_HELP].name.in[talk_lang(t)],
			 words[WORD_WHY].name.in[talk_lang(t)]);
		return false;
	}
	/* From elsewhere than a person an empty line is «unknown», as an empty cell of a table is. */
	if (blank && (t->screen.person || p->kind != PROMPT_FACT)) {
		reply->kind = REPLY_EMPTY;
		return true;
	}
	struct said bare = without_stop(said);
	if (read_answer(t, p, said, &reply->value) || read_answer(t, p, &bare, &reply->value))
		return true;
	struct typed typed = read_command(said);
	if (typed.word == WORD_NONE)
		typed = read_command(&bare);
	if (typed.word != WORD_NONE)
		return perform(t, p, said, &typed, reply);
	if (!t->screen.person) {
		*reply = unread_fail(t, p, said);
		return true;
	}
	unread_explain(t, p, said);
	return false;
}

struct reply prompt_ask(struct talk *t, const struct prompt *p, struct arena *arena)
{
	struct buf typed = {0};
	struct reply reply = {.kind = REPLY_END};
	bool interrupted = false, done = false;
	const struct prompt *around = t->prompt;
	t->prompt = p;
	while (!done) {
		struct said said = {.arena = arena};
		switch (line_read(&typed, "> ")) {
		case LINE_TYPED:
			interrupted = false;
			screen_measure(&t->screen);
			said.text = buf_text(&typed);
			said.length = typed.length;
			done = take_line(t, p, &said, &reply);
			if (t->cut_short) {
				reply.kind = (enum reply_kind)t->cut_short;
				done = true;
			}
			break;
		case LINE_TOO_LONG:
			interrupted = false;
			done = !t->screen.person;
			if (done)
				reply = unread_too_long(t, p);
			else
				talk_say(t, MSG_ASK_TOO_LONG, decimal(LINE_LONGEST / 1024).text, "");
			break;
		case LINE_INTERRUPTED:
			/* The first drops the line; a second one, with nothing typed in between, ends the session. */
			done = interrupted && !typed.length;
			reply.kind = REPLY_QUIT;
			interrupted = true;
			if (!done)
				talk_say(t, MSG_ASK_INTERRUPTED, "", "");
			break;
		case LINE_END:
			reply.kind = REPLY_END;
			done = true;
			break;
		case LINE_HUNG_UP:
			reply.kind = REPLY_HUNG_UP;
			done = true;
			break;
		case LINE_FAILED: {
			struct place place = {.file = "<stdin>"};
			diag_add(t->sink, DIAG_FILE_READ, &place, "<stdin>", strerror(errno), NULL);
			reply.kind = REPLY_FAILED;
			done = true;
			break;
		}
		}
	}
	t->prompt = around;
	t->cut_short = 0;
	buf_release(&typed);
	return reply;
}

bool prompt_confirm(struct talk *t, const char *question)
{
	enum lang lang = talk_lang(t);
	const char *labels[] = {message(lang, MSG_ASK_YES), message(lang, MSG_ASK_NO)};
	struct buf shown = {0};
	struct arena arena = {0};
	layout_paragraph(&shown, &t->screen.style, 0, question);
	choices_print(&shown, &t->screen.style, labels, 2);
	screen_put(&shown);
	struct prompt prompt = {.kind = PROMPT_YES_NO, .fact = KB_NONE, .shown = &shown, .name = question};
	struct reply reply = prompt_ask(t, &prompt, &arena);
	if (reply.kind == REPLY_QUIT || reply.kind == REPLY_END || reply.kind == REPLY_HUNG_UP ||
	    reply.kind == REPLY_FAILED)
		t->cut_short = (int)reply.kind;
	buf_release(&shown);
	arena_release(&arena);
	return reply.kind == REPLY_VALUE && reply.value == ANSWER_YES;
}

struct completions prompt_complete(void *data, struct arena *arena, const char *typed)
{
	static const char *const yes_no[LANG_COUNT][3] = {[LANG_JA] = {"はい", "いいえ"}, [LANG_EN] = {"yes", "no"}};
	const struct talk *t = data;
	enum lang lang = talk_lang(t);
	struct completion_scope scope = {.kb = t->kb, .lang = lang, .fact = KB_NONE};
	if (t->prompt) {
		scope.fact = t->prompt->fact;
		scope.offered = t->prompt->offered;
		scope.answers = t->prompt->kind == PROMPT_YES_NO ? yes_no[lang] : NULL;
	}
	return complete_line(arena, &scope, typed);
}
