/* Lists for the session's commands. Reads tables; changes nothing. */
#include "ask/listing.h"

#include <string.h>

#include "ask/question.h"
#include "ask/unread.h"
#include "ask/words.h"
#include "base/nearest.h"
#include "render/layout.h"
#include "text/normal.h"
#include "text/width.h"

enum { INDENT = 2, EXPLANATION = 26 };

/* A command in the session's language with what stands after it, and its name in the other one. */
static void word_usage(struct buf *out, enum lang lang, const struct word *word)
{
	const char *operand = word_operand_name(lang, word->operand);
	buf_puts(out, word->name.in[lang]);
	if (operand) {
		buf_putc(out, ' ');
		buf_puts(out, operand);
	}
	buf_puts(out, " (");
	buf_puts(out, word->name.in[lang == LANG_JA ? LANG_EN : LANG_JA]);
	buf_putc(out, ')');
}

void listing_help(struct buf *out, const struct style *style)
{
	struct buf term = {0};
	layout_heading(out, style, message(style->lang, MSG_ASK_HELP_ANSWERS));
	layout_paragraph(out, style, INDENT, message(style->lang, MSG_ASK_HELP_HOW));
	layout_heading(out, style, message(style->lang, MSG_ASK_HELP_WORDS));
	for (int w = 0; w < WORD_COUNT; w++) {
		buf_clear(&term);
		word_usage(&term, style->lang, &words[w]);
		layout_pair(out, style, INDENT, EXPLANATION, buf_text(&term), message(style->lang, words[w].help));
	}
	buf_release(&term);
}

void listing_review(struct buf *out, const struct style *style, const struct consultation *c, struct arena *arena)
{
	struct buf line = {0};
	layout_heading(out, style, message(style->lang, MSG_ASK_REVIEW));
	if (!c->given_count)
		layout_paragraph(out, style, INDENT, message(style->lang, MSG_ASK_REVIEW_NONE));
	for (int i = 0; i < c->given_count; i++) {
		const struct kb_fact *fact = &c->kb->facts[c->given[i]];
		const char *answer = answer_label(style->lang, fact, answers_value(&c->answers, c->given[i]));
		bool counts = (c->declined >> c->given[i] & 1) || consultation_counts(c, arena, c->given[i]);
		buf_clear(&line);
		buf_number(&line, i + 1);
		buf_fill(out, ' ', line.length < 2 ? INDENT + 1 : INDENT);
		style_puts(out, style, STYLE_STRONG, buf_text(&line));
		buf_puts(out, "  ");
		buf_clear(&line);
		message_add(&line, style->lang, MSG_ASK_REVIEW_LINE, fact->label.in[style->lang], answer,
			    counts ? "" : "1", NULL);
		text_wrap(out, buf_text(&line), style->columns, -(INDENT + 4), INDENT + 4);
	}
	if (c->given_count) {
		buf_putc(out, '\n');
		layout_say(out, style, INDENT, MSG_ASK_REVIEW_HOW, words[WORD_CHANGE].name.in[style->lang], NULL);
	}
	buf_release(&line);
}

void listing_methods(struct buf *out, const struct style *style, const struct kb *kb)
{
	for (int m = 0; m < kb->method_count; m++) {
		layout_heading(out, style, kb->methods[m].name.in[style->lang]);
		layout_paragraph(out, style, INDENT, kb->methods[m].definition.in[style->lang]);
	}
}

/* ---- The glossary */

/* What was typed, held against the spellings of one entry after the other. */
struct search {
	const char *typed;
	struct buf normal;		/* of the spelling at hand */
	struct nearest nearest;
	int nearest_entry;
	bool exact, holds;		/* about the entry at hand */
};

static void try_spelling(struct search *s, int entry, const char *spelling)
{
	text_normalise(&s->normal, spelling, strlen(spelling));
	const char *normal = buf_text(&s->normal);
	s->exact |= !strcmp(normal, s->typed);
	s->holds |= strstr(normal, s->typed) != NULL;
	int before = s->nearest.distance;
	bool found = s->nearest.best != NULL;
	nearest_offer(&s->nearest, normal);
	if (s->nearest.best && (!found || s->nearest.distance != before))
		s->nearest_entry = entry;
	/* The spelling's normal form doesn't last; that one was found does. */
	if (s->nearest.best)
		s->nearest.best = s->typed;
}

static void try_entry(struct search *s, const struct kb *kb, int entry)
{
	const struct kb_term_entry *e = &kb->glossary[entry];
	s->exact = s->holds = false;
	try_spelling(s, entry, e->id);
	for (int lang = 0; lang < LANG_COUNT; lang++)
		try_spelling(s, entry, e->term.in[lang]);
	for (int i = 0; i < e->also_count; i++)
		try_spelling(s, entry, e->also[i]);
}

static void put_entry(struct buf *out, const struct style *style, const struct kb_term_entry *entry)
{
	struct buf heading = {0};
	enum lang other = style->lang == LANG_JA ? LANG_EN : LANG_JA;
	buf_puts(&heading, entry->term.in[style->lang]);
	if (strcmp(entry->term.in[style->lang], entry->term.in[other]) != 0) {
		buf_puts(&heading, "  ");
		buf_puts(&heading, entry->term.in[other]);
	}
	layout_heading(out, style, buf_text(&heading));
	layout_paragraph(out, style, INDENT, entry->text.in[style->lang]);
	buf_release(&heading);
}

static void put_terms(struct buf *out, const struct style *style, const struct kb *kb, const bool *shown)
{
	struct buf terms = {0};
	for (int i = 0; i < kb->glossary_count; i++) {
		if (shown && !shown[i])
			continue;
		buf_item(&terms, message(style->lang, MSG_LIST_SEPARATOR), kb->glossary[i].term.in[style->lang]);
	}
	layout_paragraph(out, style, INDENT, buf_text(&terms));
	buf_release(&terms);
}

static void put_all(struct buf *out, const struct style *style, const struct kb *kb)
{
	layout_heading(out, style, message(style->lang, MSG_ASK_GLOSSARY));
	put_terms(out, style, kb, NULL);
	buf_putc(out, '\n');
	layout_say(out, style, 0, MSG_ASK_GLOSSARY_HOW, words[WORD_GLOSSARY].name.in[style->lang],
		   kb->glossary[0].term.in[style->lang], NULL);
}

void listing_glossary(struct buf *out, const struct style *style, const struct kb *kb, const char *typed,
		      size_t length)
{
	struct arena arena = {0};
	struct buf normal = {0}, visible = {0};
	text_normalise(&normal, typed, length);
	unread_visible(&visible, typed, length);
	struct search s = {.typed = buf_text(&normal), .nearest_entry = KB_NONE};
	bool *holds = arena_array(&arena, (size_t)kb->glossary_count + 1, sizeof(*holds)), exact = false;
	int holding = 0, last = KB_NONE;
	s.nearest.word = s.typed;
	for (int i = 0; i < kb->glossary_count && normal.length; i++) {
		try_entry(&s, kb, i);
		if (s.exact)
			put_entry(out, style, &kb->glossary[i]);
		exact |= s.exact;
		holds[i] = s.holds;
		holding += s.holds;
		last = s.holds ? i : last;
	}
	if (!kb->glossary_count) {
		layout_say(out, style, 0, MSG_ASK_GLOSSARY_EMPTY, NULL);
	} else if (!normal.length && !length) {
		put_all(out, style, kb);
	} else if (!exact && holding == 1) {
		put_entry(out, style, &kb->glossary[last]);
	} else if (!exact && holding) {
		layout_say(out, style, 0, MSG_ASK_GLOSSARY_SEVERAL, buf_text(&visible), NULL);
		put_terms(out, style, kb, holds);
	} else if (!exact) {
		layout_say(out, style, 0, MSG_ASK_GLOSSARY_UNKNOWN, buf_text(&visible),
			   s.nearest_entry == KB_NONE ? "" : kb->glossary[s.nearest_entry].term.in[style->lang], NULL);
	}
	buf_release(&s.normal);
	buf_release(&normal);
	buf_release(&visible);
	arena_release(&arena);
}
