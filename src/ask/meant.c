/* Finds out which fact a person means. */
#include "ask/meant.h"

#include "answers/matter.h"
#include "ask/number.h"
#include "base/nearest.h"
#include "text/normal.h"

int meant_fact(const struct talk *t, const char *text, size_t length)
{
	int number = number_read(text, length, t->consultation->given_count);
	return number >= 0 ? t->consultation->given[number] : matter_fact_called(t->kb, t->vocabulary, text, length);
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
