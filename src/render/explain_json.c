/* Writes the answers to single questions (why, how, why not, what if) as JSON. Decides nothing. */
#include "render/explain_json.h"

#include "engine/why.h"
#include "render/explain_json_parts.h"
#include "render/json_parts.h"

static void asked_by(struct json *json, const struct kb *kb, const struct why *why)
{
	json_enter(json, "asked_by", '[');
	for (int i = 0; i < why->node_count; i++) {
		json_open(json, '{');
		json_member(json, "node", kb->nodes[why->nodes[i]].id);
		json_grounds(json, kb, &kb->nodes[why->nodes[i]].source);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void why_values(struct json *json, const struct kb *kb, const struct why *why)
{
	json_enter(json, "values", '[');
	for (int i = 0; i < why->value_count; i++) {
		json_open(json, '{');
		json_member(json, "value", kb->facts[why->fact].choices[why->values[i].value].id);
		part_outcomes(json, "leaves", kb, why->values[i].leaves);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void why_items(struct json *json, const struct kb *kb, const struct why *why)
{
	json_enter(json, "items", '[');
	for (int i = 0; i < why->item_count; i++) {
		const struct why_item *item = &why->items[i];
		json_open(json, '{');
		part_item(json, kb, &item->item);
		part_values(json, "yes", kb, why->fact, item->holds);
		part_values(json, "no", kb, why->fact, item->fails);
		json_methods(json, "methods", kb, item->methods);
		json_grounds(json, kb, item_source(kb, &item->item));
		json_close(json, '}');
	}
	json_close(json, ']');
}

void explain_why_json(struct json *json, const struct kb *kb, const struct answers *answers, uint64_t declined, int fact)
{
	struct arena arena = {0};
	const struct why *why = why_asked(&arena, kb, answers, declined, fact);
	json_open(json, '{');
	json_member(json, "fact", kb->facts[fact].id);
	json_member(json, "answered", why->answered == KB_NONE ? NULL : kb->facts[fact].choices[why->answered].id);
	json_member_bool(json, "decides", why->decides);
	asked_by(json, kb, why);
	why_values(json, kb, why);
	why_items(json, kb, why);
	json_enter(json, "excluded", '[');
	for (int i = 0; i < why->exclusion_count; i++) {
		json_open(json, '{');
		json_methods(json, "methods", kb, why->exclusions[i].methods);
		json_settings(json, "by", kb, why->exclusions[i].by, why->exclusions[i].by_count);
		json_close(json, '}');
	}
	json_close(json, ']');
	part_facts(json, "not_asked", kb, why->moot);
	json_close(json, '}');
	arena_release(&arena);
}

void explain_how_json(struct json *json, enum lang lang, const struct kb *kb, const struct answers *answers,
		      struct matter matter)
{
	struct arena arena = {0};
	part_reason(json, lang, kb, how_concluded(&arena, kb, answers, matter));
	arena_release(&arena);
}

void explain_why_not_json(struct json *json, const struct kb *kb, const struct answers *answers, int method)
{
	struct arena arena = {0};
	part_why_not(json, kb, answers, why_not(&arena, kb, answers, method));
	arena_release(&arena);
}

void explain_what_if_json(struct json *json, const struct kb *kb, const struct answers *answers,
			  const struct setting *settings, int count)
{
	struct arena arena = {0};
	part_what_if(json, kb, what_if(&arena, kb, answers, NULL, settings, count));
	arena_release(&arena);
}
