/* Carries out the commands that are typed at a prompt. What a reply leads to, the session decides. */
#include "ask/perform.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/matter.h"
#include "ask/listing.h"
#include "ask/meant.h"
#include "ask/number.h"
#include "ask/offer.h"
#include "ask/unread.h"
#include "engine/reach.h"
#include "render/explain_text.h"
#include "render/explain_why_text.h"
#include "text/normal.h"
#include "text/width.h"

/* After a listing of more lines the question is shown again. */
enum { SHORT_LISTING = 8 };

/* A command as it was given. */
struct order {
	struct talk *talk;
	const struct prompt *prompt;
	const struct said *said;
	const struct typed *typed;
	struct reply *reply;
};

/* What a command does: false when the prompt goes on, true when *reply is to be given. */
typedef bool command(const struct order *o);

/* Prints a listing, page by page where the screen can't hold it, and the question again where it was long. */
static void show(const struct order *o, struct buf *listing)
{
	struct buf text = {0};
	buf_putc(&text, '\n');
	buf_add(&text, buf_text(listing), listing->length);
	screen_page(&o->talk->screen, &text);
	if (o->talk->screen.person && screen_lines(&text) > SHORT_LISTING && o->prompt->shown)
		screen_put(o->prompt->shown);
	else
		putchar('\n');
	buf_release(&text);
	buf_release(listing);
}

static bool do_help(const struct order *o)
{
	struct buf out = {0};
	listing_help(&out, &o->talk->screen.style);
	show(o, &out);
	return false;
}

static bool do_why(const struct order *o)
{
	const struct talk *t = o->talk;
	const struct consultation *c = t->consultation;
	const struct style *style = &t->screen.style;
	struct buf out = {0};
	if (o->prompt->kind == PROMPT_FACT) {
		explain_why_brief_text(&out, style, t->kb, &c->answers, c->declined, o->prompt->fact);
		show(o, &out);
		return false;
	}
	if (o->prompt->kind == PROMPT_YES_NO && o->prompt->agenda)
		offer_list(&out, style, t->kb, o->prompt->agenda);
	else
		text_wrap(&out, message(style->lang, MSG_ASK_WHY_HERE), style->columns, 0, 0);
	screen_put(&out);
	buf_release(&out);
	return false;
}

/* What stands after the command, as a string. */
static const char *operand_of(const struct order *o)
{
	return arena_copy(o->said->arena, o->typed->operand, o->typed->operand_length);
}

/* Whether the name, which may be none, begins with what was typed, that being in normal form. */
static bool begins(const char *name, const struct buf *typed)
{
	struct buf normal = {0};
	bool is = name && text_normalise(&normal, name, strlen(name)) && typed->length &&
		  !strncmp(buf_text(&normal), buf_text(typed), typed->length);
	buf_release(&normal);
	return is;
}

/* The operand; where it is how the name of one method alone begins, in either language, that method's id. */
static const char *method_operand(const struct order *o)
{
	const struct kb *kb = o->talk->kb;
	struct buf typed = {0};
	int found = KB_NONE, count = 0;
	text_normalise(&typed, o->typed->operand, o->typed->operand_length);
	for (int m = 0; m < kb->method_count; m++) {
		const struct kb_method *method = &kb->methods[m];
		if (!begins(method->id, &typed) && !begins(method->name.in[LANG_JA], &typed) &&
		    !begins(method->name.in[LANG_EN], &typed))
			continue;
		found = m;
		count++;
	}
	buf_release(&typed);
	return count == 1 ? kb->methods[found].id : operand_of(o);
}

/* Prints an explanation, or what was wrong with the words that asked for it. */
static bool tell(const struct order *o, struct buf *explanation, bool understood)
{
	if (understood) {
		show(o, explanation);
	} else {
		talk_report(o->talk);
		buf_release(explanation);
	}
	return false;
}

/* Shows what a command looks like with what stands after it. */
static void say_form(const struct order *o)
{
	const struct word *word = &words[o->typed->word];
	enum lang lang = talk_lang(o->talk);
	talk_say(o->talk, MSG_ASK_OPERAND_MISSING, word->name.in[lang], word_operand_name(lang, word->operand));
}

static bool lacks_operand(const struct order *o)
{
	if (o->typed->operand_length)
		return false;
	say_form(o);
	return true;
}

/* Without a name: how the present outcome was reached. */
static bool do_how(const struct order *o)
{
	const struct talk *t = o->talk;
	const struct answers *answers = &t->consultation->answers;
	struct buf out = {0};
	struct matter matter = how_outcome(o->said->arena, t->kb, answers);
	struct diag_sink ignored = {0};
	/* What is called so in full comes before what begins so. */
	bool understood = !o->typed->operand_length ||
			  matter_find(t->kb, talk_lang(t), operand_of(o), &matter, &ignored) ||
			  matter_find(t->kb, talk_lang(t), method_operand(o), &matter, t->sink);
	diag_release(&ignored);
	if (understood)
		explain_how_text(&out, &t->screen.style, t->kb, answers, matter);
	return tell(o, &out, understood);
}

static bool do_why_not(const struct order *o)
{
	const struct talk *t = o->talk;
	struct buf out = {0};
	int method;
	if (lacks_operand(o))
		return false;
	bool understood = matter_method(t->kb, talk_lang(t), method_operand(o), &method, t->sink);
	if (understood)
		explain_why_not_text(&out, &t->screen.style, t->kb, &t->consultation->answers, method);
	return tell(o, &out, understood);
}

/* The setting with the fact's id where its number in the review stands, as after «change». */
static const char *numbered_setting(const struct order *o, const char *setting)
{
	const struct consultation *c = o->talk->consultation;
	size_t length = strcspn(setting, "=");
	int number = number_read(setting, length, c->given_count);
	if (number < 0)
		return setting;
	struct buf named = {0};
	buf_puts(&named, c->kb->facts[c->given[number]].id);
	buf_puts(&named, setting + length);
	return buf_keep(&named, o->said->arena);
}

/* Settings are separated by white space; the answers themselves stay as they are. */
static bool do_what_if(const struct order *o)
{
	const struct talk *t = o->talk;
	struct buf out = {0}, normal = {0};
	struct setting settings[KB_MAX_FACTS];
	int count = 0;
	bool understood = true;
	if (lacks_operand(o))
		return false;
	text_normalise(&normal, o->typed->operand, o->typed->operand_length);
	char *rest = buf_keep(&normal, o->said->arena), *next;
	for (char *word = rest; word && understood; word = next) {
		next = strchr(word, ' ');
		if (next)
			*next++ = '\0';
		if (!strchr(word, '=')) {
			say_form(o);
			return false;
		}
		understood = matter_setting(t->kb, t->vocabulary, numbered_setting(o, word), settings, &count, t->sink);
	}
	if (understood)
		explain_what_if_text(&out, &t->screen.style, t->kb, &t->consultation->answers, settings, count);
	return tell(o, &out, understood);
}

static bool do_explain(const struct order *o)
{
	const struct talk *t = o->talk;
	struct buf out = {0};
	explain_all_text(&out, &t->screen.style, t->kb, &t->consultation->answers);
	show(o, &out);
	return false;
}

static bool do_back(const struct order *o)
{
	o->reply->kind = REPLY_BACK;
	return true;
}

/* What a person is told when nothing can be changed. */
static void explain_change(const struct order *o, int fact)
{
	struct talk *t = o->talk;
	const char *operand = o->typed->operand;
	size_t length = o->typed->operand_length;
	if (fact != KB_NONE) {
		talk_say(t, MSG_ASK_CHANGE_NOT_YET, t->kb->facts[fact].label.in[talk_lang(t)], "");
	} else if (length) {
		talk_say(t, MSG_ASK_CHANGE_UNKNOWN, said_visible(o->said, operand, length),
			 meant_nearest(t, operand, length));
	} else {
		struct buf out = {0};
		listing_review(&out, &t->screen.style, t->consultation, o->said->arena);
		show(o, &out);
	}
}

static bool do_change(const struct order *o)
{
	const struct talk *t = o->talk;
	int fact = meant_fact(t, o->typed->operand, o->typed->operand_length);
	struct reach reach = reach_of(o->said->arena, t->kb, &t->consultation->answers);
	bool possible = fact != KB_NONE && consultation_offered(t->kb, reach, fact);
	if (possible)
		*o->reply = (struct reply){.kind = REPLY_CHANGE, .fact = fact};
	else if (t->screen.person)
		explain_change(o, fact);
	else
		*o->reply = unread_fail(o->talk, o->prompt, o->said);
	return possible || !t->screen.person;
}

/* At a question «unknown» was taken for an answer before commands are looked for. */
static bool do_unknown(const struct order *o)
{
	if (o->talk->screen.person) {
		unread_explain(o->talk, o->prompt, o->said);
		return false;
	}
	*o->reply = unread_fail(o->talk, o->prompt, o->said);
	return true;
}

static bool do_review(const struct order *o)
{
	struct buf out = {0};
	listing_review(&out, &o->talk->screen.style, o->talk->consultation, o->said->arena);
	show(o, &out);
	return false;
}

static bool do_methods(const struct order *o)
{
	struct buf out = {0};
	listing_methods(&out, &o->talk->screen.style, o->talk->kb);
	show(o, &out);
	return false;
}

static bool do_glossary(const struct order *o)
{
	struct buf out = {0};
	listing_glossary(&out, &o->talk->screen.style, o->talk->kb, o->typed->operand, o->typed->operand_length);
	show(o, &out);
	return false;
}

/* No shell has looked at the name: a home folder is ours to fill in. */
static const char *file_name(struct arena *arena, const char *text, size_t length)
{
	const char *home = getenv("HOME");
	const char *name = arena_copy(arena, text, length);
	if (!home || strncmp(name, "~/", 2) != 0)
		return name;
	struct buf path = {0};
	buf_puts(&path, home);
	buf_puts(&path, name + 1);
	return buf_keep(&path, arena);
}

static bool do_save(const struct order *o)
{
	if (!o->typed->operand_length) {
		talk_say(o->talk, MSG_ASK_SAVE_WHERE, words[WORD_SAVE].name.in[talk_lang(o->talk)], "");
		return false;
	}
	if (!talk_save(o->talk, file_name(o->said->arena, o->typed->operand, o->typed->operand_length))) {
		/* A person sees it and can name another file. */
		o->talk->trouble |= !o->talk->screen.person;
		talk_report(o->talk);
	}
	return false;
}

static bool do_all(const struct order *o)
{
	o->talk->whole = true;
	o->reply->kind = REPLY_WHOLE;
	if (o->prompt->kind == PROMPT_END)
		return true;
	talk_say(o->talk, MSG_ASK_WHOLE_LATER, "", "");
	return false;
}

static bool do_quit(const struct order *o)
{
	o->reply->kind = REPLY_QUIT;
	return true;
}

static command *const commands[WORD_COUNT] = {
	[WORD_HELP] = do_help,
	[WORD_WHY] = do_why,
	[WORD_HOW] = do_how,
	[WORD_WHY_NOT] = do_why_not,
	[WORD_WHAT_IF] = do_what_if,
	[WORD_EXPLAIN] = do_explain,
	[WORD_BACK] = do_back,
	[WORD_CHANGE] = do_change,
	[WORD_UNKNOWN] = do_unknown,
	[WORD_REVIEW] = do_review,
	[WORD_METHODS] = do_methods,
	[WORD_GLOSSARY] = do_glossary,
	[WORD_SAVE] = do_save,
	[WORD_ALL] = do_all,
	[WORD_QUIT] = do_quit,
};

bool perform(struct talk *t, const struct prompt *p, const struct said *said, const struct typed *typed,
	     struct reply *reply)
{
	const struct order order = {.talk = t, .prompt = p, .said = said, .typed = typed, .reply = reply};
	return commands[typed->word](&order);
}
