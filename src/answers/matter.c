/* Finds what is asked about by what was typed. */
#include "answers/matter.h"

#include <string.h>

#include "base/buf.h"
#include "base/nearest.h"
#include "text/normal.h"

/* Whether `word`, in normal form, is the name. */
static bool is_called(const char *word, const char *name)
{
	struct buf normal = {0};
	bool same = name && text_normalise(&normal, name, strlen(name)) && !strcmp(buf_text(&normal), word);
	buf_release(&normal);
	return same;
}

static bool is_either(const char *word, const char *id, const struct bitext *name)
{
	return is_called(word, id) || is_called(word, name->in[LANG_JA]) || is_called(word, name->in[LANG_EN]);
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

static int fact_called(const struct kb *kb, struct vocabulary *vocabulary, const char *typed, size_t length)
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
	int found = fact_called(kb, vocabulary, typed, length);
	if (found != KB_NONE) {
		*fact = found;
		return true;
	}
	struct buf word = {0}, valid = {0};
	buf_add(&word, typed, length);
	struct nearest nearest = {.word = buf_text(&word)};
	for (int f = 0; f < kb->fact_count; f++) {
		nearest_offer(&nearest, kb->facts[f].id);
		buf_item(&valid, ", ", kb->facts[f].id);
	}
	diag_add(sink, DIAG_ANSWERS_FACT_UNKNOWN, NULL, buf_text(&word), nearest_result(&nearest), buf_text(&valid), NULL);
	buf_release(&word);
	buf_release(&valid);
	return false;
}

bool matter_fact(const struct kb *kb, struct vocabulary *vocabulary, const char *typed, int *fact, struct diag_sink *sink)
{
	return find_fact(kb, vocabulary, typed, strlen(typed), fact, sink);
}

static void report_value(const struct kb *kb, int fact, const char *typed, struct diag_sink *sink)
{
	struct nearest nearest = {.word = typed};
	struct buf valid = {0};
	for (int v = 0; v < kb->facts[fact].choice_count; v++) {
		nearest_offer(&nearest, kb->facts[fact].choices[v].id);
		buf_puts(&valid, kb->facts[fact].choices[v].id);
		buf_puts(&valid, ", ");
	}
	buf_puts(&valid, "unknown");
	diag_add(sink, DIAG_ANSWERS_VALUE_UNKNOWN, NULL, kb->facts[fact].id, typed, nearest_result(&nearest), buf_text(&valid),
		 NULL);
	buf_release(&valid);
}

bool matter_setting(const struct kb *kb, struct vocabulary *vocabulary, const char *typed, struct setting *setting,
		    struct diag_sink *sink)
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
		report_value(kb, fact, value, sink);
		return false;
	}
	*setting = (struct setting){.fact = fact, .value = v == VOCABULARY_UNKNOWN ? KB_NONE : v};
	return true;
}
