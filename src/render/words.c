/* Puts conditions, marks, sources, roles and how cautions are filed into words. Decides nothing, and breaks no lines. */
#include "render/words.h"

#include <string.h>

#include "text/message.h"

void term_words(struct buf *out, enum lang lang, const struct kb *kb, int fact, uint32_t values)
{
	const struct kb_fact *f = &kb->facts[fact];
	struct buf choices = {0};
	for (int v = 0; v < f->choice_count; v++) {
		if (!(values >> v & 1))
			continue;
		if (choices.length)
			buf_puts(&choices, message(lang, MSG_WORDS_OR_CHOICE));
		message_add(&choices, lang, MSG_WORDS_CHOICE, f->choices[v].label.in[lang], NULL);
	}
	message_add(out, lang, MSG_WORDS_TERM, f->label.in[lang], buf_text(&choices), NULL);
	buf_release(&choices);
}

void clause_words(struct buf *out, enum lang lang, const struct kb *kb, const struct kb_clause *clause)
{
	for (int i = 0; i < clause->term_count; i++) {
		if (i)
			buf_puts(out, message(lang, MSG_WORDS_OR));
		term_words(out, lang, kb, clause->terms[i].fact, clause->terms[i].values);
	}
}

static void joined_clause(struct buf *out, enum lang lang, const struct kb *kb, const struct kb_clause *clause, int i,
			  int count)
{
	bool brackets = count > 1 && clause->term_count > 1;
	if (i)
		buf_puts(out, message(lang, MSG_WORDS_AND));
	if (brackets)
		buf_putc(out, '(');
	clause_words(out, lang, kb, clause);
	if (brackets)
		buf_putc(out, ')');
}

void condition_words(struct buf *out, enum lang lang, const struct kb *kb, const struct kb_cond *cond)
{
	for (int i = 0; i < cond->clause_count; i++)
		joined_clause(out, lang, kb, &cond->clauses[i], i, cond->clause_count);
}

void clauses_words(struct buf *out, enum lang lang, const struct kb *kb, const struct kb_clause *const *clauses, int count)
{
	for (int i = 0; i < count; i++)
		joined_clause(out, lang, kb, clauses[i], i, count);
}

void methods_words(struct buf *out, enum lang lang, const struct kb *kb, uint64_t methods, bool general)
{
	if (general) {
		message_add(out, lang, MSG_SHOW_ALL_METHODS, kb->about.methods.in[lang], NULL);
		return;
	}
	bool first = true;
	for (int m = 0; m < kb->method_count; m++) {
		if (!(methods >> m & 1))
			continue;
		if (!first)
			buf_puts(out, message(lang, MSG_LIST_COMMA));
		buf_puts(out, kb->methods[m].name.in[lang]);
		first = false;
	}
}

void roles_words(struct buf *out, enum lang lang, const struct kb *kb, uint32_t roles)
{
	for (int r = 0; r < kb->role_count; r++)
		if (roles >> r & 1)
			buf_item(out, message(lang, MSG_LIST_COMMA), kb->roles[r].name.in[lang]);
}

void filing_words(struct buf *out, enum lang lang, const struct kb *kb, const struct kb_caution *caution)
{
	struct buf roles = {0};
	roles_words(&roles, lang, kb, caution->roles);
	message_add(out, lang, MSG_SHOW_FILING,
		    caution->tier == KB_NONE ? "" : kb->tiers[caution->tier].name.in[lang], buf_text(&roles),
		    caution->category == KB_NONE ? "" : kb->categories[caution->category].name.in[lang],
		    caution->first ? "1" : "", NULL);
	buf_release(&roles);
}

void need_words(struct buf *out, enum lang lang, const struct kb *kb, const struct kb_need *need)
{
	const struct kb_characteristic *characteristic = &kb->characteristics[need->characteristic];
	const char *name = characteristic->levels[need->level].name.in[lang];
	if (need->level == kb_best_level(characteristic))
		buf_puts(out, name);
	else
		message_add(out, lang, characteristic->high_is_good ? MSG_RESULT_AT_LEAST : MSG_RESULT_AT_MOST, name, NULL);
}

const char *basis_name(enum lang lang, enum kb_basis basis)
{
	static const enum msg names[KB_BASIS_COUNT] = {
		[KB_OVERVIEW] = MSG_BASIS_OVERVIEW,
		[KB_PUBLISHED] = MSG_BASIS_PUBLISHED,
		[KB_RECONSTRUCTED] = MSG_BASIS_RECONSTRUCTED,
		[KB_GUIDELINE] = MSG_BASIS_GUIDELINE,
	};
	return message(lang, names[basis]);
}

/* Whether the id is the number of a chapter; others, such as a glossary, have none. */
static bool is_number(const char *id)
{
	return *id && strspn(id, "0123456789") == strlen(id);
}

void source_words(struct buf *out, enum lang lang, const struct kb *kb, const struct kb_source *source)
{
	const struct kb_chapter *chapter = &kb->chapters[source->chapter];
	message_add(out, lang, MSG_WORDS_SOURCE, is_number(chapter->id) ? chapter->id : "", chapter->title.in[lang],
		    source->section == KB_NONE ? "" : chapter->sections[source->section].name.in[lang],
		    source->page ? source->page : "", NULL);
}

void provenance_words(struct buf *out, enum lang lang, const struct kb *kb, const struct kb_source *source)
{
	struct buf place = {0};
	source_words(&place, lang, kb, source);
	message_add(out, lang, MSG_WORDS_PROVENANCE, basis_name(lang, source->basis), buf_text(&place),
		    source->url ? source->url : "", NULL);
	buf_release(&place);
}

void sentence_words(struct buf *out, enum lang lang, const char *text)
{
	if (!text)
		return;
	if (out->length && lang == LANG_EN)
		buf_putc(out, ' ');
	buf_puts(out, text);
}
