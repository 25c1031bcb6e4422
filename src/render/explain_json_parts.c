/* Writes what JSON explanations consist of. Decides nothing. */
#include "render/explain_json_parts.h"

#include "engine/reach.h"
#include "render/conclusion_json.h"
#include "render/json_parts.h"

void part_facts(struct json *json, const char *key, const struct kb *kb, uint64_t facts)
{
	json_enter(json, key, '[');
	for (int f = 0; f < kb->fact_count; f++)
		if (facts >> f & 1)
			json_text(json, kb->facts[f].id);
	json_close(json, ']');
}

void part_values(struct json *json, const char *key, const struct kb *kb, int fact, uint32_t values)
{
	json_enter(json, key, '[');
	for (int v = 0; v < kb->facts[fact].choice_count; v++)
		if (values >> v & 1)
			json_text(json, kb->facts[fact].choices[v].id);
	json_close(json, ']');
}

void part_outcomes(struct json *json, const char *key, const struct kb *kb, struct reach outcomes)
{
	json_enter(json, key, '[');
	for (int m = 0; m < kb->method_count; m++)
		if (reach_has(outcomes, m))
			json_text(json, kb->methods[m].id);
	if (outcomes.none)
		json_nothing(json);
	json_close(json, ']');
}

void part_characteristics(struct json *json, const char *key, const struct kb *kb, uint64_t set)
{
	json_enter(json, key, '[');
	for (int i = 0; i < kb->characteristic_count; i++)
		if (set >> i & 1)
			json_text(json, kb->characteristics[i].id);
	json_close(json, ']');
}

void part_truth(struct json *json, const char *key, enum truth truth)
{
	static const char *const names[] = {[TRUTH_FALSE] = "no", [TRUTH_UNKNOWN] = "unknown", [TRUTH_TRUE] = "yes"};
	json_member(json, key, names[truth]);
}

void part_item(struct json *json, const struct kb *kb, const struct item *item)
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
void part_standing_head(struct json *json, const struct kb *kb, const struct standing *standing)
{
	int configuration = standing->configuration;
	json_method(json, "method", kb, standing->method);
	json_member(json, "configuration",
		    configuration == KB_NONE ? NULL : kb->facts[kb->configuration_fact].choices[configuration].id);
	part_truth(json, "feasible", standing->feasible);
}

void part_standing(struct json *json, const char *key, const struct kb *kb, const struct standing *standing)
{
	if (!standing) {
		json_member(json, key, NULL);
		return;
	}
	json_enter(json, key, '{');
	part_standing_head(json, kb, standing);
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

void part_reason(struct json *json, enum lang lang, const struct kb *kb, const struct reason *reason)
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

void part_why_not(struct json *json, const struct kb *kb, const struct answers *answers, const struct why_not *w)
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

void part_what_if(struct json *json, const struct kb *kb, const struct what_if *w)
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
