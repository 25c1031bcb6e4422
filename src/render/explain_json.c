/* Writes explanations as JSON. Decides nothing. */
#include "render/explain_json.h"

#include "engine/explain.h"
#include "engine/reach.h"
#include "engine/why.h"
#include "render/explain_json_parts.h"
#include "render/json_parts.h"

static void asked_by(struct json *json, const struct kb *kb, const struct why *why)
{
	json_key(json, "asked_by");
	json_open(json, '[');
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
	json_key(json, "values");
	json_open(json, '[');
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
	json_key(json, "items");
	json_open(json, '[');
	for (int i = 0; i < why->item_count; i++) {
		const struct why_item *item = &why->items[i];
		json_open(json, '{');
		part_item(json, kb, &item->item);
		part_values(json, "yes", kb, why->fact, item->holds);
		part_values(json, "no", kb, why->fact, item->fails);
		json_methods(json, kb, item->methods);
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
	json_key(json, "decides");
	json_bool(json, why->decides);
	asked_by(json, kb, why);
	why_values(json, kb, why);
	why_items(json, kb, why);
	json_key(json, "excluded");
	json_open(json, '[');
	for (int i = 0; i < why->exclusion_count; i++) {
		json_open(json, '{');
		json_methods(json, kb, why->exclusions[i].methods);
		part_settings(json, "by", kb, why->exclusions[i].by, why->exclusions[i].by_count);
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

/* ---- Everything */

static void tradeoff(struct json *json, const struct kb *kb, const struct tradeoff *t)
{
	json_open(json, '{');
	part_standing(json, "row", kb, t->first);
	part_standing(json, "other", kb, t->other);
	part_characteristics(json, "meets", kb, t->meets);
	part_characteristics(json, "misses", kb, t->misses);
	part_characteristics(json, "closer", kb, t->closer);
	part_characteristics(json, "better", kb, t->better);
	part_characteristics(json, "worse", kb, t->worse);
	json_close(json, '}');
}

static void tradeoffs(struct json *json, const char *key, const struct kb *kb, const struct tradeoffs *list)
{
	json_key(json, key);
	json_open(json, '[');
	for (int i = 0; i < list->count; i++)
		tradeoff(json, kb, &list->list[i]);
	json_close(json, ']');
}

static void needs(struct json *json, const struct kb *kb, const struct explanation *e)
{
	part_standing(json, "row", kb, e->standing);
	tradeoffs(json, "tradeoffs", kb, &e->tradeoffs);
	json_key(json, "collisions");
	json_open(json, '[');
	for (int i = 0; i < e->collisions.count; i++) {
		json_open(json, '{');
		part_characteristics(json, "needs", kb, e->collisions.list[i]);
		json_close(json, '}');
	}
	json_close(json, ']');
	json_key(json, "fitting");
	json_open(json, '[');
	for (int i = 0; e->fitting[i]; i++) {
		const struct standing *fitting = e->fitting[i];
		json_open(json, '{');
		part_method(json, "method", kb, fitting->method);
		json_member(json, "configuration",
			    fitting->configuration == KB_NONE
				    ? NULL : kb->facts[kb->configuration_fact].choices[fitting->configuration].id);
		part_truth(json, "feasible", fitting->feasible);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void others(struct json *json, const struct kb *kb, const struct answers *answers, const struct explanation *e)
{
	json_key(json, "others");
	json_open(json, '[');
	for (int i = 0; i < e->other_count; i++) {
		json_open(json, '{');
		json_key(json, "why_not");
		part_why_not(json, kb, answers, e->others[i].why_not);
		json_key(json, "then");
		if (e->others[i].then)
			part_what_if(json, kb, e->others[i].then);
		else
			json_nothing(json);
		tradeoffs(json, "configured", kb, &e->others[i].configured);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void stability(struct json *json, const struct kb *kb, const struct stability *s)
{
	json_key(json, "stability");
	json_open(json, '{');
	json_key(json, "tried");
	json_number(json, s->tried);
	json_key(json, "flips");
	json_open(json, '[');
	for (int i = 0; i < s->flip_count; i++) {
		json_open(json, '{');
		json_key(json, "answer");
		part_setting(json, kb, s->flips[i].setting.fact, s->flips[i].setting.value);
		part_outcomes(json, "leads", kb, s->flips[i].leads);
		json_close(json, '}');
	}
	json_close(json, ']');
	part_facts(json, "inert", kb, s->inert);
	json_close(json, '}');
}

/* Sums go with the number of values, so that nobody has to trust a rounded average. */
static void figures(struct json *json, const char *key, int worst, int sum)
{
	json_key(json, key);
	json_open(json, '{');
	json_key(json, "worst");
	json_number(json, worst);
	json_key(json, "sum");
	json_number(json, sum);
	json_close(json, '}');
}

static void open_questions(struct json *json, const struct kb *kb, const struct settles *s)
{
	json_key(json, "open");
	json_open(json, '{');
	json_key(json, "outcomes");
	json_number(json, s->outcomes);
	json_key(json, "undecided");
	json_number(json, s->undecided);
	json_key(json, "questions");
	json_open(json, '[');
	for (int i = 0; i < s->count; i++) {
		json_open(json, '{');
		json_member(json, "fact", kb->facts[s->list[i].fact].id);
		json_key(json, "decides");
		json_bool(json, s->list[i].decides);
		json_key(json, "values");
		json_number(json, s->list[i].values);
		figures(json, "outcomes", s->list[i].outcomes_worst, s->list[i].outcomes_sum);
		figures(json, "undecided", s->list[i].undecided_worst, s->list[i].undecided_sum);
		json_close(json, '}');
	}
	json_close(json, ']');
	json_close(json, '}');
}

static void shared_levels(struct json *json, const struct kb *kb, const struct shared *shared)
{
	json_open(json, '[');
	for (int i = 0; i < kb->characteristic_count; i++) {
		json_open(json, '{');
		json_member(json, "characteristic", kb->characteristics[i].id);
		json_key(json, "same");
		json_bool(json, shared->levels[i].same);
		json_key(json, "levels");
		json_open(json, '[');
		for (int m = 0; m < kb->method_count; m++) {
			int level = shared->levels[i].levels[m];
			if (level == KB_NONE)
				continue;
			json_open(json, '{');
			part_method(json, "method", kb, m);
			json_member(json, "level", kb->characteristics[i].levels[level].id);
			json_key(json, "may");
			json_open(json, '[');
			for (int l = 0; l < kb->characteristics[i].level_count; l++)
				if (shared->levels[i].may[m] >> l & 1)
					json_text(json, kb->characteristics[i].levels[l].id);
			json_close(json, ']');
			json_close(json, '}');
		}
		json_close(json, ']');
		json_close(json, '}');
	}
	json_close(json, ']');
}

/* What all candidates share, or (with a method) what one of them has that not all share. */
static void shared_items(struct json *json, const struct kb *kb, const struct shared *shared, int method)
{
	json_open(json, '[');
	for (int i = 0; i < shared->item_count; i++) {
		const struct shared_item *item = &shared->items[i];
		enum truth holds = method == KB_NONE ? item->all : item->with[method];
		if (holds == TRUTH_FALSE || (method != KB_NONE && item->all != TRUTH_FALSE))
			continue;
		json_open(json, '{');
		part_item(json, kb, &item->item);
		part_truth(json, "holds", holds);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void candidates(struct json *json, const struct kb *kb, const struct shared *shared)
{
	json_open(json, '[');
	for (int m = 0; m < kb->method_count; m++) {
		if (!reach_has(shared->possible, m))
			continue;
		json_open(json, '{');
		part_method(json, "method", kb, m);
		json_key(json, "items");
		shared_items(json, kb, shared, m);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void shared(struct json *json, const struct kb *kb, const struct shared *shared)
{
	static const char *const keys[] = {"shared", "common", "candidates"};
	for (size_t i = 0; !shared && i < sizeof(keys) / sizeof(keys[0]); i++) {
		json_key(json, keys[i]);
		json_nothing(json);
	}
	if (!shared)
		return;
	json_key(json, keys[0]);
	shared_levels(json, kb, shared);
	json_key(json, keys[1]);
	shared_items(json, kb, shared, KB_NONE);
	json_key(json, keys[2]);
	candidates(json, kb, shared);
}

void explain_all_json(struct json *json, enum lang lang, const struct kb *kb, const struct answers *answers)
{
	struct arena arena = {0};
	const struct explanation *e = explain(&arena, kb, answers);
	json_open(json, '{');
	json_key(json, "how");
	if (e->how)
		part_reason(json, lang, kb, e->how);
	else
		json_nothing(json);
	needs(json, kb, e);
	others(json, kb, answers, e);
	stability(json, kb, &e->stability);
	open_questions(json, kb, &e->settles);
	shared(json, kb, e->shared);
	json_close(json, '}');
	arena_release(&arena);
}
