/* Finds completions. Knows nothing of the line editor that shows them. */
#include "ask/complete.h"

#include <string.h>

#include "ask/question.h"
#include "ask/words.h"
#include "text/normal.h"

struct search {
	struct arena *arena;
	const struct completion_scope *scope;
	const char *before;		/* what stands on the line before the part that is completed, as typed */
	struct buf typed;		/* that part in normal form */
	struct buf normal;		/* of the candidate at hand */
	const char **list;
	const char **normals;
	int count, capacity;
	bool in_value;			/* "FACT=" stands before the part … */
	int setting;			/* … of this fact, KB_NONE when there is no such one */
};

static void keep(struct search *s, const char *candidate)
{
	if (s->count == s->capacity) {
		int capacity = s->capacity ? s->capacity * 2 : 32;
		const char **list = arena_array(s->arena, (size_t)capacity, sizeof(*list));
		const char **normals = arena_array(s->arena, (size_t)capacity, sizeof(*normals));
		for (int i = 0; i < s->count; i++) {
			list[i] = s->list[i];
			normals[i] = s->normals[i];
		}
		s->list = list;
		s->normals = normals;
		s->capacity = capacity;
	}
	struct buf line = {0};
	buf_puts(&line, s->before);
	buf_puts(&line, candidate);
	s->normals[s->count] = arena_string(s->arena, buf_text(&s->normal));
	s->list[s->count++] = buf_keep(&line, s->arena);
}

/* Keeps the candidate if it begins with what was typed and isn't there in other letters. */
static void offer(struct search *s, const char *candidate)
{
	text_normalise(&s->normal, candidate, strlen(candidate));
	if (strncmp(buf_text(&s->normal), buf_text(&s->typed), s->typed.length) != 0)
		return;
	for (int i = 0; i < s->count; i++)
		if (!strcmp(s->normals[i], buf_text(&s->normal)))
			return;
	keep(s, candidate);
}

static bool nothing_typed(const struct search *s)
{
	return !s->typed.length;
}

static enum lang other(enum lang lang)
{
	return lang == LANG_JA ? LANG_EN : LANG_JA;
}

static void offer_choices(struct search *s)
{
	const struct completion_scope *scope = s->scope;
	for (const char *const *word = scope->answers; word && *word; word++)
		offer(s, *word);
	if (scope->fact == KB_NONE)
		return;
	const struct kb_fact *fact = &scope->kb->facts[scope->fact];
	for (int v = 0; v < fact->choice_count; v++) {
		if (!(scope->offered >> v & 1))
			continue;
		offer(s, fact->choices[v].label.in[scope->lang]);
		if (nothing_typed(s))
			continue;
		offer(s, fact->choices[v].label.in[other(scope->lang)]);
		offer(s, fact->choices[v].id);
	}
}

static void offer_words(struct search *s)
{
	for (int w = 0; w < WORD_COUNT; w++) {
		offer(s, words[w].name.in[s->scope->lang]);
		if (!nothing_typed(s))
			offer(s, words[w].name.in[other(s->scope->lang)]);
	}
}

static void offer_facts(struct search *s)
{
	for (int f = 0; f < s->scope->kb->fact_count; f++) {
		offer(s, s->scope->kb->facts[f].id);
		if (!nothing_typed(s))
			for (int lang = 0; lang < LANG_COUNT; lang++)
				offer(s, s->scope->kb->facts[f].label.in[lang]);
	}
}

/* Labels too, but none that holds a space: that begins the next setting. */
static void offer_values(struct search *s)
{
	if (s->setting == KB_NONE)
		return;
	const struct kb_fact *fact = &s->scope->kb->facts[s->setting];
	for (int v = 0; v < fact->choice_count; v++) {
		offer(s, fact->choices[v].id);
		for (int lang = 0; lang < LANG_COUNT && !nothing_typed(s); lang++)
			if (!strchr(fact->choices[v].label.in[lang], ' '))
				offer(s, fact->choices[v].label.in[lang]);
	}
	offer(s, "unknown");
}

static void offer_settings(struct search *s)
{
	if (s->in_value) {
		offer_values(s);
		return;
	}
	struct buf fact = {0};
	for (int f = 0; f < s->scope->kb->fact_count; f++) {
		buf_clear(&fact);
		buf_puts(&fact, s->scope->kb->facts[f].id);
		buf_putc(&fact, '=');
		offer(s, buf_text(&fact));
	}
	buf_release(&fact);
}

static void offer_methods(struct search *s)
{
	for (int m = 0; m < s->scope->kb->method_count; m++) {
		offer(s, s->scope->kb->methods[m].name.in[s->scope->lang]);
		if (nothing_typed(s))
			continue;
		offer(s, s->scope->kb->methods[m].name.in[other(s->scope->lang)]);
		offer(s, s->scope->kb->methods[m].id);
	}
}

static void offer_terms(struct search *s)
{
	for (int i = 0; i < s->scope->kb->glossary_count; i++) {
		offer(s, s->scope->kb->glossary[i].term.in[s->scope->lang]);
		if (!nothing_typed(s))
			offer(s, s->scope->kb->glossary[i].term.in[other(s->scope->lang)]);
	}
}

/* The length of a command with the white space after it where the line is such a command and takes an operand. */
static size_t command_before(const char *typed, enum word_operand *operand)
{
	/* One letter stands for the operand that isn't typed yet. */
	struct buf line = {0};
	buf_puts(&line, typed);
	buf_putc(&line, 'x');
	struct typed parsed = words_parse(buf_text(&line), line.length);
	size_t before = 0;
	*operand = OPERAND_NONE;
	if (parsed.word != WORD_NONE && parsed.operand_length) {
		*operand = words[parsed.word].operand;
		before = (size_t)(parsed.operand - buf_text(&line));
	}
	buf_release(&line);
	return before;
}

static int fact_called(const struct kb *kb, const char *typed, size_t length)
{
	struct buf normal = {0}, label = {0};
	int found = KB_NONE;
	text_normalise(&normal, typed, length);
	for (int f = 0; f < kb->fact_count && found == KB_NONE; f++) {
		bool same = !strcmp(kb->facts[f].id, buf_text(&normal));
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			text_normalise(&label, kb->facts[f].label.in[lang], strlen(kb->facts[f].label.in[lang]));
			same |= !strcmp(buf_text(&label), buf_text(&normal));
		}
		found = same ? f : found;
	}
	buf_release(&normal);
	buf_release(&label);
	return found;
}

/* Finds the last of the settings on the line from `start` on; returns where it begins, or the value in it. */
static size_t setting_before(struct search *s, const char *typed, size_t start)
{
	static const char space[] = "　", wide[] = "＝";
	size_t word = start;
	for (const char *at = typed + start; *at; at++) {
		if (*at == ' ')
			word = (size_t)(at - typed) + 1;
		else if (!strncmp(at, space, sizeof(space) - 1))
			word = (size_t)(at - typed) + sizeof(space) - 1;
	}
	const char *equals = strchr(typed + word, '='), *other = strstr(typed + word, wide);
	if (!equals && !other)
		return word;
	size_t width = equals ? 1 : sizeof(wide) - 1;
	equals = equals ? equals : other;
	s->in_value = true;
	s->setting = fact_called(s->scope->kb, typed + word, (size_t)(equals - typed) - word);
	return (size_t)(equals - typed) + width;
}

struct completions complete_line(struct arena *arena, const struct completion_scope *scope, const char *typed)
{
	static void (*const offers[OPERAND_COUNT])(struct search *) = {
		[OPERAND_FACT] = offer_facts, [OPERAND_TERM] = offer_terms, [OPERAND_MATTER] = offer_methods,
		[OPERAND_METHOD] = offer_methods, [OPERAND_SETTINGS] = offer_settings,
	};
	enum word_operand operand;
	size_t before = command_before(typed, &operand);
	if (operand == OPERAND_FILE)
		return (struct completions){.is_file = true, .file_from = (int)before};
	struct search s = {.arena = arena, .scope = scope, .setting = KB_NONE};
	if (operand == OPERAND_SETTINGS)
		before = setting_before(&s, typed, before);
	s.before = arena_copy(arena, typed, before);
	text_normalise(&s.typed, typed + before, strlen(typed) - before);
	if (operand != OPERAND_NONE) {
		offers[operand](&s);
	} else {
		offer_choices(&s);
		offer_words(&s);
	}
	buf_release(&s.typed);
	buf_release(&s.normal);
	return (struct completions){.list = s.list, .count = s.count};
}
