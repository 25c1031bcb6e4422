/* Writes the members that several JSON objects share. */
#include "render/json_parts.h"

#include <stddef.h>

void json_strings(struct json *json, const char *key, const char *const *list, int count)
{
	json_enter(json, key, '[');
	for (int i = 0; i < count; i++)
		json_text(json, list[i]);
	json_close(json, ']');
}

void json_count(struct json *json, const char *key, struct count number)
{
	json_key(json, key);
	count_digits(json->out, number);
	json->comma = true;
}

void json_grounds(struct json *json, const struct kb *kb, const struct kb_source *source)
{
	const struct kb_chapter *chapter = &kb->chapters[source->chapter];
	json_member(json, "basis", kb_basis_id(source->basis));
	json_enter(json, "source", '{');
	json_member(json, "chapter", chapter->id);
	if (source->section != KB_NONE)
		json_member(json, "section", chapter->sections[source->section].id);
	if (source->page)
		json_member(json, "page", source->page);
	if (source->url)
		json_member(json, "url", source->url);
	json_close(json, '}');
}

void json_clauses(struct json *json, const char *key, const struct kb_cond *cond)
{
	json_enter(json, key, '[');
	for (int i = 0; i < cond->clause_count; i++)
		json_text(json, cond->clauses[i].text);
	json_close(json, ']');
}

void json_clause_list(struct json *json, const char *key, const struct kb_clause *const *list, int count)
{
	json_enter(json, key, '[');
	for (int i = 0; i < count; i++)
		json_text(json, list[i]->text);
	json_close(json, ']');
}

void json_method(struct json *json, const char *key, const struct kb *kb, int method)
{
	json_member(json, key, method == KB_NONE ? NULL : kb->methods[method].id);
}

void json_methods(struct json *json, const char *key, const struct kb *kb, uint64_t methods)
{
	json_enter(json, key, '[');
	for (int m = 0; m < kb->method_count; m++)
		if (methods >> m & 1)
			json_text(json, kb->methods[m].id);
	json_close(json, ']');
}

void json_scope(struct json *json, const struct kb *kb, uint64_t methods, bool general)
{
	json_methods(json, "methods", kb, methods);
	json_member_bool(json, "general", general);
}

void json_setting(struct json *json, const struct kb *kb, int fact, int value)
{
	json_open(json, '{');
	json_member(json, "fact", kb->facts[fact].id);
	json_member(json, "value", value == KB_NONE ? "unknown" : kb->facts[fact].choices[value].id);
	json_close(json, '}');
}

void json_settings(struct json *json, const char *key, const struct kb *kb, const struct setting *settings, int count)
{
	json_enter(json, key, '[');
	for (int i = 0; i < count; i++)
		json_setting(json, kb, settings[i].fact, settings[i].value);
	json_close(json, ']');
}

void json_caution_place(struct json *json, const struct kb *kb, const struct kb_caution *caution)
{
	json_enter(json, "roles", '[');
	for (int r = 0; r < kb->role_count; r++)
		if (caution->roles >> r & 1)
			json_text(json, kb->roles[r].id);
	json_close(json, ']');
	json_member(json, "tier", caution->tier == KB_NONE ? NULL : kb->tiers[caution->tier].id);
	json_member(json, "category", caution->category == KB_NONE ? NULL : kb->categories[caution->category].id);
	json_grounds(json, kb, &caution->source);
}

void json_levels(struct json *json, const struct kb *kb, enum lang lang, int method)
{
	json_enter(json, "levels", '[');
	for (int c = 0; c < kb->characteristic_count; c++) {
		const struct kb_cell *cell = &kb->methods[method].cells[c];
		json_open(json, '{');
		json_member(json, "characteristic", kb->characteristics[c].id);
		json_member(json, "level", kb->characteristics[c].levels[cell->level].id);
		json_member(json, "because", cell->because.in[lang]);
		json_grounds(json, kb, &cell->source);
		json_close(json, '}');
	}
	json_close(json, ']');
}

void json_overrides(struct json *json, const struct kb *kb, enum lang lang, int method)
{
	json_enter(json, "overrides", '[');
	for (int i = 0; i < kb->methods[method].override_count; i++) {
		const struct kb_override *override = &kb->methods[method].overrides[i];
		const struct kb_characteristic *characteristic = &kb->characteristics[override->characteristic];
		json_open(json, '{');
		json_clauses(json, "when", &override->when);
		json_member(json, "characteristic", characteristic->id);
		json_member(json, "level", characteristic->levels[override->level].id);
		json_member(json, "because", override->because.in[lang]);
		json_grounds(json, kb, &override->source);
		json_close(json, '}');
	}
	json_close(json, ']');
}
