/* Writes explanations as JSON. Decides nothing. */
#include "render/explain_json.h"

#include "engine/explain.h"
#include "engine/reach.h"
#include "engine/what_if.h"
#include "engine/why.h"
#include "engine/why_not.h"
#include "render/conclusion_json.h"
#include "render/json_parts.h"

static void part_facts(struct json *json, const char *key, const struct kb *kb, uint64_t facts)
{
	json_enter(json, key, '[');
	for (int f = 0; f < kb->fact_count; f++)
		if (facts >> f & 1)
			json_text(json, kb->facts[f].id);
	json_close(json, ']');
}

static void part_values(struct json *json, const char *key, const struct kb *kb, int fact, uint32_t values)
{
	json_enter(json, key, '[');
	for (int v = 0; v < kb->facts[fact].choice_count; v++)
		if (values >> v & 1)
			json_text(json, kb->facts[fact].choices[v].id);
	json_close(json, ']');
}

static void part_outcomes(struct json *json, const char *key, const struct kb *kb, struct reach outcomes)
{
	json_enter(json, key, '[');
	for (int m = 0; m < kb->method_count; m++)
		if (reach_has(outcomes, m))
			json_text(json, kb->methods[m].id);
	if (outcomes.none)
		json_nothing(json);
	json_close(json, ']');
}

static void part_characteristics(struct json *json, const char *key, const struct kb *kb, uint64_t set)
{
	json_enter(json, key, '[');
	for (int i = 0; i < kb->characteristic_count; i++)
		if (set >> i & 1)
			json_text(json, kb->characteristics[i].id);
	json_close(json, ']');
}

static void part_truth(struct json *json, const char *key, enum truth truth)
{
	static const char *const names[] = {[TRUTH_FALSE] = "no", [TRUTH_UNKNOWN] = "unknown", [TRUTH_TRUE] = "yes"};
	json_member(json, key, names[truth]);
}

static void part_item(struct json *json, const struct kb *kb, const struct item *item)
{
	static const char *const kinds[] = {
		[ITEM_COMPANION] = "companion", [ITEM_NEED] = "need",	[ITEM_OVERRIDE] = "override",
		[ITEM_CAUTION] = "caution",	[ITEM_GUIDE] = "guide", [ITEM_CHECKLIST] = "checklist",
	};
	json_member(json, "kind", kinds[item->kind]);
	switch (item->kind) {
	case ITEM_COMPANION:
		json_member(json, "id", kb->methods[kb->companions[item->index].method].id);
		break;
	case ITEM_NEED: {
		const struct kb_need *need = &kb->needs[item->index];
		json_member(json, "id", kb->characteristics[need->characteristic].id);
		json_member(json, "need", kb->characteristics[need->characteristic].levels[need->level].id);
		break;
	}
	case ITEM_OVERRIDE: {
		const struct kb_override *override = &kb->methods[item->method].overrides[item->index];
		json_member(json, "id", kb->characteristics[override->characteristic].id);
		json_member(json, "method", kb->methods[item->method].id);
		json_member(json, "level", kb->characteristics[override->characteristic].levels[override->level].id);
		break;
	}
	case ITEM_CAUTION:
		json_member(json, "id", kb->cautions[item->index].id);
		break;
	case ITEM_GUIDE:
		json_member(json, "id", kb->guides[item->index].id);
		break;
	default:
		json_member(json, "id", kb->checklists[item->index].id);
	}
}

/* How a setting would come about. */
static const char *how_set(const struct kb *kb, const struct answers *answers, const struct setting *setting)
{
	bool known = answers_known(answers, setting->fact);
	if (kb->facts[setting->fact].kind == KB_DECISION)
		return known ? "decide anew" : "decide";
	return known ? "rebuild" : "find out";
}

static void part_changes(struct json *json, const char *key, const struct kb *kb, const struct answers *answers,
			 const struct changes *changes)
{
	json_enter(json, key, '[');
	for (int i = 0; i < changes->count; i++) {
		json_open(json, '[');
		for (int s = 0; s < changes->list[i].count; s++) {
			const struct setting *setting = &changes->list[i].settings[s];
			json_open(json, '{');
			json_member(json, "fact", kb->facts[setting->fact].id);
			json_member(json, "value", kb->facts[setting->fact].choices[setting->value].id);
			json_member(json, "by", how_set(kb, answers, setting));
			json_close(json, '}');
		}
		json_close(json, ']');
	}
	json_close(json, ']');
}

/* The members that say which method, how configured, and whether it is possible. */
static void standing_head(struct json *json, const struct kb *kb, const struct standing *standing)
{
	int configuration = standing->configuration;
	json_method(json, "method", kb, standing->method);
	json_member(json, "configuration",
		    configuration == KB_NONE ? NULL : kb->facts[kb->configuration_fact].choices[configuration].id);
	part_truth(json, "feasible", standing->feasible);
}

static void part_standing(struct json *json, const char *key, const struct kb *kb, const struct standing *standing)
{
	if (!standing) {
		json_member(json, key, NULL);
		return;
	}
	json_enter(json, key, '{');
	standing_head(json, kb, standing);
	json_enter(json, "levels", '[');
	for (int i = 0; i < kb->characteristic_count; i++) {
		const struct standing_cell *cell = &standing->cells[i];
		const struct kb_characteristic *c = &kb->characteristics[i];
		json_open(json, '{');
		json_member(json, "characteristic", c->id);
		json_member(json, "level", c->levels[cell->level].id);
		json_member(json, "need", cell->need == KB_NONE ? NULL : c->levels[kb->needs[cell->need].level].id);
		json_member_number(json, "gap", cell->gap);
		json_close(json, '}');
	}
	json_close(json, ']');
	json_close(json, '}');
}

static const char *const reason_kinds[] = {
	[REASON_METHOD] = "method",	[REASON_OUTCOME] = "outcome",	[REASON_STEP] = "step",
	[REASON_EXCLUDED] = "excluded", [REASON_REQUIRES] = "requires", [REASON_CHARACTERISTIC] = "characteristic",
	[REASON_LEVEL] = "level",	[REASON_ITEM] = "item",		[REASON_GENERAL] = "general",
	[REASON_CONCERNS] = "concerns", [REASON_CLAUSE] = "clause",	[REASON_ANSWER] = "answer",
};

/* Why the level is what it is: by the override below, or by the table. */
static const struct bitext *level_text(const struct kb *kb, const struct reason *reason)
{
	const struct kb_method *method = &kb->methods[reason->method];
	return reason->part_count ? &method->overrides[reason->parts[0].item.index].because
				  : &method->cells[reason->index].because;
}

/* What the reason is about. */
static void about(struct json *json, enum lang lang, const struct kb *kb, const struct reason *reason)
{
	switch (reason->kind) {
	case REASON_METHOD:
	case REASON_EXCLUDED:
	case REASON_REQUIRES:
		json_method(json, "method", kb, reason->method);
		break;
	case REASON_OUTCOME:
		json_member(json, "id", kb->outcomes[reason->index].id);
		json_member(json, "text", kb->outcomes[reason->index].because.in[lang]);
		break;
	case REASON_STEP:
		json_member(json, "node", kb->nodes[reason->index].id);
		json_key(json, "answer");
		json_setting(json, kb, reason->fact, reason->value);
		part_outcomes(json, "leaves", kb, reason->left);
		break;
	case REASON_CHARACTERISTIC:
		json_member(json, "id", kb->characteristics[reason->index].id);
		json_member_number(json, "gap", reason->gap);
		break;
	case REASON_LEVEL:
		json_method(json, "method", kb, reason->method);
		json_member(json, "level", kb->characteristics[reason->index].levels[reason->level].id);
		json_member_number(json, "gap", reason->gap);
		json_member(json, "text", level_text(kb, reason)->in[lang]);
		break;
	case REASON_ITEM:
		json_enter(json, "item", '{');
		part_item(json, kb, &reason->item);
		json_close(json, '}');
		break;
	case REASON_CONCERNS:
		json_methods(json, "methods", kb, reason->methods);
		break;
	case REASON_CLAUSE:
		json_member(json, "clause", reason->clause->text);
		break;
	case REASON_ANSWER:
		json_key(json, "answer");
		json_setting(json, kb, reason->fact, reason->value);
		break;
	default:
		break;
	}
}

static void part_reason(struct json *json, enum lang lang, const struct kb *kb, const struct reason *reason)
{
	json_open(json, '{');
	json_member(json, "kind", reason_kinds[reason->kind]);
	about(json, lang, kb, reason);
	part_truth(json, "holds", reason->truth);
	if (reason->source)
		json_grounds(json, kb, reason->source);
	if (reason->part_count) {
		json_enter(json, "because", '[');
		for (int i = 0; i < reason->part_count; i++)
			part_reason(json, lang, kb, &reason->parts[i]);
		json_close(json, ']');
	}
	json_close(json, '}');
}

static void part_why_not(struct json *json, const struct kb *kb, const struct answers *answers, const struct why_not *w)
{
	static const char *const cases[] = {
		[WHY_NOT_RECOMMENDED] = "recommended", [WHY_NOT_POSSIBLE] = "possible",
		[WHY_NOT_EXCLUDED] = "excluded",       [WHY_NOT_NOWHERE] = "unreachable",
	};
	json_open(json, '{');
	json_method(json, "method", kb, w->method);
	json_member(json, "state", cases[w->why]);
	json_settings(json, "excluded_by", kb, w->excluded_by, w->excluded_by_count);
	json_member(json, "node", w->node == KB_NONE ? NULL : kb->nodes[w->node].id);
	part_truth(json, "feasible", w->feasible);
	json_clause_list(json, "failed", w->failed, w->failed_count);
	json_clause_list(json, "open", w->open, w->open_count);
	part_standing(json, "row", kb, w->standing);
	part_changes(json, "changes", kb, answers, &w->changes);
	json_close(json, '}');
}

static void result(struct json *json, const char *key, const struct kb *kb, const struct conclusion *c)
{
	json_enter(json, key, '{');
	json_member(json, "status", conclusion_status_id(c->status));
	json_method(json, "method", kb, c->method);
	part_outcomes(json, "possible", kb, c->possible);
	json_member(json, "next", c->next == KB_NONE ? NULL : kb->facts[kb->nodes[c->next].fact].id);
	json_close(json, '}');
}

static void row_side(struct json *json, const char *key, const struct kb_characteristic *c, int need, int have, int gap)
{
	json_enter(json, key, '{');
	json_member(json, "need", need == KB_NONE ? NULL : c->levels[need].id);
	json_member(json, "level", have == KB_NONE ? NULL : c->levels[have].id);
	json_member_number(json, "gap", gap);
	json_close(json, '}');
}

static void part_what_if(struct json *json, const struct kb *kb, const struct what_if *w)
{
	json_open(json, '{');
	json_settings(json, "changes", kb, w->settings, w->setting_count);
	result(json, "before", kb, w->before);
	result(json, "after", kb, w->after);
	json_enter(json, "items", '[');
	for (int i = 0; i < w->item_count; i++) {
		json_open(json, '{');
		part_item(json, kb, &w->items[i].item);
		part_truth(json, "before", w->items[i].before);
		part_truth(json, "after", w->items[i].after);
		json_close(json, '}');
	}
	json_close(json, ']');
	json_enter(json, "rows", '[');
	for (int i = 0; i < kb->characteristic_count; i++) {
		const struct what_if_row *row = &w->rows[i];
		json_open(json, '{');
		json_member(json, "characteristic", kb->characteristics[i].id);
		row_side(json, "before", &kb->characteristics[i], row->need_before, row->before, row->gap_before);
		row_side(json, "after", &kb->characteristics[i], row->need_after, row->after, row->gap_after);
		json_close(json, '}');
	}
	json_close(json, ']');
	part_facts(json, "deciding", kb, w->deciding);
	part_facts(json, "asked", kb, w->asked);
	part_facts(json, "not_asked", kb, w->unasked);
	json_close(json, '}');
}

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
		standing_head(json, kb, e->fitting[i]);
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
