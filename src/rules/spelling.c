/* Compares the normal forms of all spellings of a fact's choices. */
#include "rules/spelling.h"

#include <string.h>

#include "base/arena.h"
#include "text/normal.h"

struct spelling {
	const char *normal;
	const char *choice;	/* its id */
};

struct check {
	struct arena arena;
	const struct raw_base *raw;
	const struct raw_places *places;
	const char *const *reserved;
	struct diag_sink *sink;
	struct spelling *seen;
	unsigned seen_count;
};

static const char *normal_form(struct check *check, const char *text)
{
	struct buf normal = {0};
	text_normalise(&normal, text, strlen(text));
	return buf_keep(&normal, &check->arena);
}

static bool is_number(const char *s)
{
	return *s && !s[strspn(s, "0123456789")];
}

static void add(struct check *check, const struct raw_fact *fact, const char *choice, const char *text,
		const struct raw_path *path)
{
	if (!text || !*text)
		return;
	const char *normal = normal_form(check, text), *other = NULL;
	enum diag_code code = DIAG_SPELLING_TWICE;
	for (unsigned i = 0; i < check->seen_count; i++)
		if (!strcmp(check->seen[i].normal, normal)) {
			if (!strcmp(check->seen[i].choice, choice))
				return;
			other = check->seen[i].choice;
		}
	for (const char *const *word = check->reserved; word && *word && !other; word++)
		if (!strcmp(normal_form(check, *word), normal)) {
			other = *word;
			code = DIAG_SPELLING_RESERVED;
		}
	if (!other && is_number(normal)) {
		other = normal;
		code = DIAG_SPELLING_RESERVED;
	}
	if (other) {
		struct place place = check->places->find(check->places->data, path);
		diag_add(check->sink, code, &place, fact->id, text, other, NULL);
		return;
	}
	check->seen[check->seen_count++] = (struct spelling){.normal = normal, .choice = choice};
}

static void begin(struct check *check, unsigned most)
{
	check->seen = arena_array(&check->arena, most, sizeof(*check->seen));
	check->seen_count = 0;
}

static void check_fact(struct check *check, unsigned f)
{
	const struct raw_fact *fact = &check->raw->facts[f];
	unsigned most = 0;
	for (unsigned i = 0; i < fact->choices_count; i++)
		most += 3 + fact->choices[i].also_count;
	begin(check, most);
	for (unsigned i = 0; i < fact->choices_count; i++) {
		const struct raw_choice *choice = &fact->choices[i];
		add(check, fact, choice->id, choice->id, &(struct raw_path){"facts", f, "choices", i, "id"});
		for (int lang = 0; lang < LANG_COUNT; lang++)
			add(check, fact, choice->id, choice->label.in[lang],
			    &(struct raw_path){"facts", f, "choices", i, "label"});
		for (unsigned j = 0; j < choice->also_count; j++)
			add(check, fact, choice->id, choice->also[j],
			    &(struct raw_path){"facts", f, "choices", i, "also", j});
	}
}

/* The choices of the fact are the configurations of all methods. */
static void check_configurations(struct check *check, const struct raw_fact *fact)
{
	unsigned most = 0;
	for (unsigned m = 0; m < check->raw->methods_count; m++)
		most += 3 * check->raw->methods[m].configurations_count;
	begin(check, most);
	for (unsigned m = 0; m < check->raw->methods_count; m++) {
		const struct raw_method *method = &check->raw->methods[m];
		for (unsigned i = 0; i < method->configurations_count; i++) {
			const struct raw_configuration *choice = &method->configurations[i];
			add(check, fact, choice->id, choice->id, &(struct raw_path){"methods", m, "configurations", i, "id"});
			for (int lang = 0; lang < LANG_COUNT; lang++)
				add(check, fact, choice->id, choice->name.in[lang],
				    &(struct raw_path){"methods", m, "configurations", i, "name"});
		}
	}
}

void spelling_check(const struct raw_base *raw, const struct raw_places *places, const char *const *reserved,
		    struct diag_sink *sink)
{
	struct check check = {.raw = raw, .places = places, .reserved = reserved, .sink = sink};
	for (unsigned f = 0; f < raw->facts_count; f++) {
		if (raw->facts[f].values)
			check_configurations(&check, &raw->facts[f]);
		else
			check_fact(&check, f);
	}
	arena_release(&check.arena);
}
