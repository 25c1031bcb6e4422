/* Finds out which fact a person means. */
#include "ask/meant.h"

#include <string.h>

#include "ask/number.h"
#include "base/nearest.h"
#include "text/normal.h"

/* The fact that a label in either language is about; ids and questions are the vocabulary's. */
static int fact_by_label(const struct kb *kb, const char *normal)
{
	struct buf label = {0};
	int found = KB_NONE;
	for (int f = 0; f < kb->fact_count && found == KB_NONE; f++)
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			text_normalise(&label, kb->facts[f].label.in[lang], strlen(kb->facts[f].label.in[lang]));
			if (!strcmp(buf_text(&label), normal))
				found = f;
		}
	buf_release(&label);
	return found;
}

int meant_fact(const struct talk *t, const char *text, size_t length)
{
	struct buf normal = {0};
	int number = number_read(text, length, t->consultation->given_count);
	int fact = number >= 0 ? t->consultation->given[number] : vocabulary_fact(t->vocabulary, text, length);
	if (fact == KB_NONE && text_normalise(&normal, text, length))
		fact = fact_by_label(t->kb, buf_text(&normal));
	buf_release(&normal);
	return fact;
}

const char *meant_nearest(const struct talk *t, const char *text, size_t length)
{
	struct buf normal = {0};
	const char *label = "";
	text_normalise(&normal, text, length);
	struct nearest nearest = {.word = buf_text(&normal)};
	for (int f = 0; f < t->kb->fact_count; f++) {
		const struct kb_fact *fact = &t->kb->facts[f];
		const char *const spellings[] = {fact->id, fact->label.in[LANG_JA], fact->label.in[LANG_EN]};
		for (int i = 0; i < 3; i++) {
			const char *best = nearest.best;
			nearest_offer(&nearest, spellings[i]);
			if (nearest.best != best)
				label = fact->label.in[talk_lang(t)];
		}
	}
	buf_release(&normal);
	return label;
}
