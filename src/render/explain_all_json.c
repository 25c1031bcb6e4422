/* Writes the whole explanation as JSON. Decides nothing. */
#include "engine/explain.h"
#include "engine/reach.h"
#include "render/explain_json.h"
#include "render/explain_json_parts.h"
#include "render/json_parts.h"

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
	json_enter(json, key, '[');
	for (int i = 0; i < list->count; i++)
		tradeoff(json, kb, &list->list[i]);
	json_close(json, ']');
}

static void needs(struct json *json, const struct kb *kb, const struct explanation *e)
{
	part_standing(json, "row", kb, e->standing);
	tradeoffs(json, "tradeoffs", kb, &e->tradeoffs);
	json_enter(json, "collisions", '[');
	for (int i = 0; i < e->collisions.count; i++) {
		json_open(json, '{');
		part_characteristics(json, "needs", kb, e->collisions.list[i]);
		json_close(json, '}');
	}
	json_close(json, ']');
	json_enter(json, "fitting", '[');
	for (int i = 0; e->fitting[i]; i++) {
		json_open(json, '{');
		part_standing_head(json, kb, e->fitting[i]);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void others(struct json *json, const struct kb *kb, const struct answers *answers, const struct explanation *e)
{
	json_enter(json, "others", '[');
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
	json_enter(json, "stability", '{');
	json_member_number(json, "tried", s->tried);
	json_enter(json, "flips", '[');
	for (int i = 0; i < s->flip_count; i++) {
		json_open(json, '{');
		json_key(json, "answer");
		json_setting(json, kb, s->flips[i].setting.fact, s->flips[i].setting.value);
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
	json_enter(json, key, '{');
	json_member_number(json, "worst", worst);
	json_member_number(json, "sum", sum);
	json_close(json, '}');
}

static void open_questions(struct json *json, const struct kb *kb, const struct settles *s)
{
	json_enter(json, "open", '{');
	json_member_number(json, "outcomes", s->outcomes);
	json_member_number(json, "undecided", s->undecided);
	json_enter(json, "questions", '[');
	for (int i = 0; i < s->count; i++) {
		json_open(json, '{');
		json_member(json, "fact", kb->facts[s->list[i].fact].id);
		json_member_bool(json, "decides", s->list[i].decides);
		json_member_number(json, "values", s->list[i].values);
		figures(json, "outcomes", s->list[i].outcomes_worst, s->list[i].outcomes_sum);
		figures(json, "undecided", s->list[i].undecided_worst, s->list[i].undecided_sum);
		json_close(json, '}');
	}
	json_close(json, ']');
	json_close(json, '}');
}

static void shared_levels(struct json *json, const struct kb *kb, const struct shared *shared)
{
	json_enter(json, "shared", '[');
	for (int i = 0; i < kb->characteristic_count; i++) {
		json_open(json, '{');
		json_member(json, "characteristic", kb->characteristics[i].id);
		json_member_bool(json, "same", shared->levels[i].same);
		json_enter(json, "levels", '[');
		for (int m = 0; m < kb->method_count; m++) {
			int level = shared->levels[i].levels[m];
			if (level == KB_NONE)
				continue;
			json_open(json, '{');
			json_method(json, "method", kb, m);
			json_member(json, "level", kb->characteristics[i].levels[level].id);
			json_enter(json, "may", '[');
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
static void shared_items(struct json *json, const char *key, const struct kb *kb, const struct shared *shared,
			 int method)
{
	json_enter(json, key, '[');
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
	json_enter(json, "candidates", '[');
	for (int m = 0; m < kb->method_count; m++) {
		if (!reach_has(shared->possible, m))
			continue;
		json_open(json, '{');
		json_method(json, "method", kb, m);
		shared_items(json, "items", kb, shared, m);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void shared(struct json *json, const struct kb *kb, const struct shared *shared)
{
	if (!shared) {
		json_member(json, "shared", NULL);
		json_member(json, "common", NULL);
		json_member(json, "candidates", NULL);
		return;
	}
	shared_levels(json, kb, shared);
	shared_items(json, "common", kb, shared, KB_NONE);
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
