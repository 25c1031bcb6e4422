/* A hash table from (fact, normal form of a spelling) to value; reports what isn't in it. */
#include "answers/vocabulary.h"

#include <string.h>

#include "base/nearest.h"
#include "text/normal.h"

const char *const vocabulary_unknown_words[] = {
	"unknown", "don't know", "dont know", "i don't know", "not sure", "undecided", "?", "null", "n/a",
	"分からない", "わからない", "分かりません", "わかりません", "不明", "未定", NULL,
};

/* Pseudo-facts, for words that aren't a value of one fact. */
enum { FOR_ANY_FACT = -1, FOR_FACTS = -2 };

struct entry {
	const char *word;	/* NULL: empty slot */
	int fact;
	int value;
};

struct vocabulary {
	const struct kb *kb;
	struct arena *arena;
	struct entry *slots;	/* NULL until it is filled */
	uint32_t mask;		/* slots - 1, slots a power of two */
};

static uint32_t hash(int fact, const char *word, size_t length)
{
	uint32_t h = 2166136261u ^ (uint32_t)fact;
	for (size_t i = 0; i < length; i++)
		h = (h ^ (unsigned char)word[i]) * 16777619u;
	return h ^ h >> 15;
}

/* `typed` may hold NUL: what is typed needn't be text. */
static bool same(const char *word, const char *typed, size_t length)
{
	return !strncmp(word, typed, length) && strlen(word) == length;
}

static struct entry *slot(const struct vocabulary *v, int fact, const char *word, size_t length)
{
	for (uint32_t i = hash(fact, word, length);; i++) {
		struct entry *entry = &v->slots[i & v->mask];
		if (!entry->word || (entry->fact == fact && same(entry->word, word, length)))
			return entry;
	}
}

/* The first meaning of a word stays: ids come before labels. */
static void add(struct vocabulary *v, int fact, int value, const char *text)
{
	struct buf normal = {0};
	if (text_normalise(&normal, text, strlen(text)) && normal.length) {
		struct entry *entry = slot(v, fact, buf_text(&normal), normal.length);
		if (!entry->word)
			*entry = (struct entry){.word = arena_string(v->arena, buf_text(&normal)), .fact = fact, .value = value};
	}
	buf_release(&normal);
}

/*
 * Takes spaces away that stand beside a letter beyond ASCII: where a heading is broken into lines, Japanese has none. False
 * when there was none to take.
 */
static bool close_up(struct buf *normal)
{
	size_t to = 0;
	for (size_t i = 0; i < normal->length; i++) {
		bool beside = (i && (normal->text[i - 1] & 0x80)) || (normal->text[i + 1] & 0x80);
		if (normal->text[i] != ' ' || !beside)
			normal->text[to++] = normal->text[i];
	}
	if (to == normal->length)
		return false;
	normal->length = to;
	normal->text[to] = '\0';
	return true;
}

static void add_fact(struct vocabulary *v, int f)
{
	const struct kb_fact *fact = &v->kb->facts[f];
	add(v, FOR_FACTS, f, fact->id);
	for (int lang = 0; lang < LANG_COUNT; lang++)
		add(v, FOR_FACTS, f, fact->question.in[lang]);
	for (int i = 0; i < fact->choice_count; i++)
		add(v, f, i, fact->choices[i].id);
	for (int i = 0; i < fact->choice_count; i++) {
		const struct kb_choice *choice = &fact->choices[i];
		for (int lang = 0; lang < LANG_COUNT; lang++)
			add(v, f, i, choice->label.in[lang]);
		for (int j = 0; j < choice->also_count; j++)
			add(v, f, i, choice->also[j]);
	}
}

struct vocabulary *vocabulary_new(struct arena *arena, const struct kb *kb)
{
	struct vocabulary *v = arena_alloc(arena, sizeof(*v));
	*v = (struct vocabulary){.kb = kb, .arena = arena};
	return v;
}

/* Fills the table, at the first word that isn't an id: normalising every spelling takes a tenth of a short run. */
static void fill(struct vocabulary *v)
{
	const struct kb *kb = v->kb;
	if (v->slots)
		return;
	size_t words = sizeof(vocabulary_unknown_words) / sizeof(vocabulary_unknown_words[0]);
	for (int f = 0; f < kb->fact_count; f++) {
		words += 3;
		for (int i = 0; i < kb->facts[f].choice_count; i++)
			words += 3 + (size_t)kb->facts[f].choices[i].also_count;
	}
	size_t slots = 64;
	while (slots < words * 2)
		slots *= 2;
	v->mask = (uint32_t)slots - 1;
	v->slots = arena_array(v->arena, slots, sizeof(*v->slots));
	for (const char *const *word = vocabulary_unknown_words; *word; word++)
		add(v, FOR_ANY_FACT, VOCABULARY_UNKNOWN, *word);
	for (int f = 0; f < kb->fact_count; f++)
		add_fact(v, f);
}

/* The n-th of the offered values, counted from 1; «unknown» is one more. */
static int by_number(uint32_t offered, const char *digits)
{
	int n = 0;
	for (; *digits >= '0' && *digits <= '9' && n < 1000; digits++)
		n = n * 10 + (*digits - '0');
	if (*digits || n < 1)
		return VOCABULARY_NONE;
	for (int value = 0; value < KB_MAX_VALUES; value++)
		if ((offered >> value & 1) && !--n)
			return value;
	return n == 1 ? VOCABULARY_UNKNOWN : VOCABULARY_NONE;
}

static int by_id(const struct kb_fact *fact, const char *typed, size_t length)
{
	for (int i = 0; i < fact->choice_count; i++)
		if (same(fact->choices[i].id, typed, length))
			return i;
	return VOCABULARY_NONE;
}

int vocabulary_value(struct vocabulary *v, int fact, uint32_t offered, const char *typed, size_t length)
{
	int value = by_id(&v->kb->facts[fact], typed, length);
	if (value != VOCABULARY_NONE)
		return value;
	fill(v);
	const struct entry *entry = slot(v, fact, typed, length);
	if (entry->word)
		return entry->value;
	struct buf normal = {0};
	if (text_normalise(&normal, typed, length)) {
		const char *word = buf_text(&normal);
		entry = slot(v, fact, word, normal.length);
		if (!entry->word)
			entry = slot(v, FOR_ANY_FACT, word, normal.length);
		value = !normal.length ? VOCABULARY_UNKNOWN : entry->word ? entry->value : by_number(offered, word);
	}
	buf_release(&normal);
	return value;
}

int vocabulary_fact(struct vocabulary *v, const char *typed, size_t length)
{
	struct buf normal = {0};
	int fact = KB_NONE;
	fill(v);
	if (text_normalise(&normal, typed, length)) {
		const struct entry *entry = slot(v, FOR_FACTS, buf_text(&normal), normal.length);
		if (!entry->word && close_up(&normal))
			entry = slot(v, FOR_FACTS, buf_text(&normal), normal.length);
		fact = entry->word ? entry->value : KB_NONE;
	}
	buf_release(&normal);
	return fact;
}

const char *vocabulary_nearest(struct vocabulary *v, int fact, uint32_t offered, enum lang lang, const char *typed,
			       size_t length)
{
	struct buf normal = {0};
	const char *label = "";
	fill(v);
	text_normalise(&normal, typed, length);
	struct nearest nearest = {.word = buf_text(&normal)};
	for (uint32_t i = 0; i <= v->mask; i++) {
		const struct entry *entry = &v->slots[i];
		if (!entry->word || entry->fact != fact || !(offered >> entry->value & 1))
			continue;
		int before = nearest.distance;
		const char *best = nearest.best;
		nearest_offer(&nearest, entry->word);
		if (nearest.best != best || nearest.distance != before)
			label = v->kb->facts[fact].choices[entry->value].label.in[lang];
	}
	buf_release(&normal);
	return label;
}

void vocabulary_report_fact(const struct kb *kb, const char *typed, const struct place *place, struct diag_sink *sink)
{
	struct nearest nearest = {.word = typed};
	struct buf valid = {0};
	for (int f = 0; f < kb->fact_count; f++) {
		nearest_offer(&nearest, kb->facts[f].id);
		buf_item(&valid, ", ", kb->facts[f].id);
	}
	diag_add(sink, DIAG_ANSWERS_FACT_UNKNOWN, place, typed, nearest_result(&nearest), buf_text(&valid), NULL);
	buf_release(&valid);
}

void vocabulary_report_value(const struct kb_fact *fact, uint32_t offered, const char *typed,
			     const struct place *place, struct diag_sink *sink)
{
	struct nearest nearest = {.word = typed};
	struct buf valid = {0};
	for (int i = 0; i < fact->choice_count; i++) {
		if (!(offered >> i & 1))
			continue;
		nearest_offer(&nearest, fact->choices[i].id);
		buf_item(&valid, ", ", fact->choices[i].id);
	}
	buf_item(&valid, ", ", "unknown");
	diag_add(sink, DIAG_ANSWERS_VALUE_UNKNOWN, place, fact->id, typed, nearest_result(&nearest), buf_text(&valid),
		 NULL);
	buf_release(&valid);
}
