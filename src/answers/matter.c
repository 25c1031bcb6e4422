/* Finds what is asked about by what was typed. */
#include "answers/matter.h"

#include <string.h>

#include "base/buf.h"
#include "base/nearest.h"
#include "text/normal.h"

/* Whether `word`, in normal form, is the id or the name. */
static bool is_either(const char *word, const char *id, const struct bitext *name)
{
	return text_is_called(word, id, false) || text_is_called(word, name->in[LANG_JA], false) ||
	       text_is_called(word, name->in[LANG_EN], false);
}

struct entry {
	const char *id;
	const struct bitext *name, *short_name;	/* the latter may be NULL */
};

/* The entries of one kind by number; an id of NULL after the last. */
static struct entry entry_of(const struct kb *kb, enum matter_kind kind, int i)
{
	switch (kind) {
	case MATTER_METHOD:
		return i < kb->method_count ? (struct entry){kb->methods[i].id, &kb->methods[i].name, NULL} : (struct entry){0};
	case MATTER_CHARACTERISTIC:
		return i < kb->characteristic_count ? (struct entry){kb->characteristics[i].id, &kb->characteristics[i].name,
								     &kb->characteristics[i].short_name}
						    : (struct entry){0};
	case MATTER_CAUTION:
		return i < kb->caution_count ? (struct entry){kb->cautions[i].id, &kb->cautions[i].title, NULL}
					     : (struct entry){0};
	case MATTER_GUIDE:
		return i < kb->guide_count ? (struct entry){kb->guides[i].id, &kb->guides[i].name, NULL} : (struct entry){0};
	default:
		return i < kb->checklist_count ? (struct entry){kb->checklists[i].id, &kb->checklists[i].name, NULL}
					       : (struct entry){0};
	}
}

static bool find_kind(const struct kb *kb, enum matter_kind kind, const char *word, int *index)
{
	struct entry entry;
	for (*index = 0; (entry = entry_of(kb, kind, *index)).id; ++*index)
		if (is_either(word, entry.id, entry.name) || (entry.short_name && is_either(word, entry.id, entry.short_name)))
			return true;
	return false;
}

static void report(const struct kb *kb, enum lang lang, enum matter_kind from, enum matter_kind to, const char *typed,
		   struct diag_sink *sink)
{
	struct nearest nearest = {.word = typed};
	struct buf valid = {0};
	for (enum matter_kind kind = from; kind <= to; kind++) {
		struct entry entry;
		for (int i = 0; (entry = entry_of(kb, kind, i)).id; i++) {
			nearest_offer(&nearest, entry.id);
			nearest_offer(&nearest, entry.name->in[lang]);
			/* There are too many of the others to be listed. */
			if (kind <= MATTER_CHARACTERISTIC)
				buf_item(&valid, ", ", entry.id);
		}
	}
	if (to > MATTER_CHARACTERISTIC)
		buf_puts(&valid, ", …");
	diag_add(sink, DIAG_TOPIC_UNKNOWN, NULL, typed, nearest_result(&nearest), buf_text(&valid), NULL);
	buf_release(&valid);
}

static bool find(const struct kb *kb, enum lang lang, enum matter_kind last, const char *typed, struct matter *matter,
		 struct diag_sink *sink)
{
	struct buf word = {0};
	bool found = false;
	if (text_normalise(&word, typed, strlen(typed)) && word.length)
		for (enum matter_kind kind = MATTER_METHOD; kind <= last && !found; kind++) {
			*matter = (struct matter){.kind = kind};
			found = find_kind(kb, kind, buf_text(&word), &matter->index);
		}
	buf_release(&word);
	if (!found)
		report(kb, lang, MATTER_METHOD, last, typed, sink);
	return found;
}

bool matter_find(const struct kb *kb, enum lang lang, const char *typed, struct matter *matter, struct diag_sink *sink)
{
	return find(kb, lang, MATTER_CHECKLIST, typed, matter, sink);
}

bool matter_method(const struct kb *kb, enum lang lang, const char *typed, int *method, struct diag_sink *sink)
{
	struct matter matter;
	if (!find(kb, lang, MATTER_METHOD, typed, &matter, sink))
		return false;
	*method = matter.index;
	return true;
}

int matter_fact_called(const struct kb *kb, struct vocabulary *vocabulary, const char *typed, size_t length)
{
	int fact = vocabulary_fact(vocabulary, typed, length);
	struct buf word = {0};
	text_normalise(&word, typed, length);
	for (int f = 0; fact == KB_NONE && word.length && f < kb->fact_count; f++)
		if (is_either(buf_text(&word), kb->facts[f].id, &kb->facts[f].label))
			fact = f;
	buf_release(&word);
	return fact;
}

static bool find_fact(const struct kb *kb, struct vocabulary *vocabulary, const char *typed, size_t length, int *fact,
		      struct diag_sink *sink)
{
	int found = matter_fact_called(kb, vocabulary, typed, length);
	if (found != KB_NONE) {
		*fact = found;
		return true;
	}
	struct buf word = {0};
	buf_add(&word, typed, length);
	vocabulary_report_fact(kb, buf_text(&word), NULL, sink);
	buf_release(&word);
	return false;
}

bool matter_fact(const struct kb *kb, struct vocabulary *vocabulary, const char *typed, int *fact, struct diag_sink *sink)
{
	return find_fact(kb, vocabulary, typed, strlen(typed), fact, sink);
}

bool matter_setting(const struct kb *kb, struct vocabulary *vocabulary, const char *typed, struct setting *settings,
		    int *count, struct diag_sink *sink)
{
	static const char wide[] = "＝";
	const char *equals = strchr(typed, '='), *other = strstr(typed, wide);
	size_t width = 1;
	if (other && (!equals || other < equals)) {
		equals = other;
		width = sizeof(wide) - 1;
	}
	int fact = KB_NONE;
	if (!find_fact(kb, vocabulary, typed, equals ? (size_t)(equals - typed) : strlen(typed), &fact, sink))
		return false;
	const char *value = equals ? equals + width : "";
	int v = *value ? vocabulary_value(vocabulary, fact, kb->facts[fact].all, value, strlen(value)) : VOCABULARY_NONE;
	if (v == VOCABULARY_NONE) {
		vocabulary_report_value(&kb->facts[fact], kb->facts[fact].all, value, NULL, sink);
		return false;
	}
	for (int i = 0; i < *count; i++)
		if (settings[i].fact == fact) {
			diag_add(sink, DIAG_ANSWERS_SETTING_TWICE, NULL, kb->facts[fact].id, NULL);
			return false;
		}
	settings[(*count)++] = (struct setting){.fact = fact, .value = v == VOCABULARY_UNKNOWN ? KB_NONE : v};
	return true;
}
