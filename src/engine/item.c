/* Items and their state. */
#include "engine/item.h"

#include "engine/conclude.h"
#include "engine/reach.h"

static int count_of(const struct kb *kb, enum item_kind kind, int method)
{
	switch (kind) {
	case ITEM_COMPANION:
		return kb->companion_count;
	case ITEM_NEED:
		return kb->need_count;
	case ITEM_OVERRIDE:
		return kb->methods[method].override_count;
	case ITEM_CAUTION:
		return kb->caution_count;
	case ITEM_GUIDE:
		return kb->guide_count;
	case ITEM_CHECKLIST:
		return kb->checklist_count;
	default:
		return 0;
	}
}

bool item_next(const struct kb *kb, struct item *item)
{
	item->index++;
	while (item->kind < ITEM_KIND_COUNT) {
		bool override = item->kind == ITEM_OVERRIDE;
		if (override && item->method == KB_NONE)
			item->method = 0;
		if (!override || item->method < kb->method_count) {
			if (item->index < count_of(kb, item->kind, item->method))
				return true;
			item->index = 0;
			if (override) {
				item->method++;
				continue;
			}
		}
		item->kind++;
		item->method = KB_NONE;
	}
	return false;
}

const struct kb_cond *item_when(const struct kb *kb, const struct item *item)
{
	switch (item->kind) {
	case ITEM_COMPANION:
		return &kb->companions[item->index].when;
	case ITEM_NEED:
		return &kb->needs[item->index].when;
	case ITEM_OVERRIDE:
		return &kb->methods[item->method].overrides[item->index].when;
	case ITEM_CAUTION:
		return &kb->cautions[item->index].when;
	case ITEM_GUIDE:
		return &kb->guides[item->index].when;
	default:
		return &kb->checklists[item->index].when;
	}
}

const struct kb_source *item_source(const struct kb *kb, const struct item *item)
{
	switch (item->kind) {
	case ITEM_COMPANION:
		return &kb->companions[item->index].source;
	case ITEM_NEED:
		return &kb->needs[item->index].source;
	case ITEM_OVERRIDE:
		return &kb->methods[item->method].overrides[item->index].source;
	case ITEM_CAUTION:
		return &kb->cautions[item->index].source;
	case ITEM_GUIDE:
		return &kb->guides[item->index].source;
	default:
		return &kb->checklists[item->index].source;
	}
}

/* Nothing goes along with nothing, nor a method with itself. */
static bool has_company(const struct kb *kb, int companion, struct reach possible)
{
	return possible.methods && possible.methods != UINT64_C(1) << kb->companions[companion].method;
}

/* The companion that brings the caution along, surest first; KB_NONE when none can. */
static int bringer(const struct kb *kb, const struct kb_caution *caution, const struct answers *answers,
		   struct reach possible)
{
	int best = KB_NONE;
	enum truth sure = TRUTH_FALSE;
	for (int i = 0; i < kb->companion_count; i++) {
		const struct kb_companion *companion = &kb->companions[i];
		if (!(caution->methods >> companion->method & 1) || !has_company(kb, i, possible) ||
		    (companion->tier != KB_NONE && companion->tier != caution->tier))
			continue;
		enum truth truth = cond_truth(&companion->when, answers->may);
		if (truth > sure) {
			sure = truth;
			best = i;
		}
	}
	return best;
}

static struct item_state state_of_set(struct reach possible, uint64_t methods, bool general)
{
	struct item_state state = {.companion = KB_NONE, .methods = general ? possible.methods : possible.methods & methods};
	state.concerns = general || state.methods;
	return state;
}

static struct item_state whom(const struct kb *kb, const struct item *item, const struct answers *answers,
			      struct reach possible)
{
	switch (item->kind) {
	case ITEM_COMPANION: {
		uint64_t own = UINT64_C(1) << kb->companions[item->index].method;
		return state_of_set(possible, has_company(kb, item->index, possible) ? ~own : 0, false);
	}
	case ITEM_NEED:
		return state_of_set(possible, UINT64_MAX, false);
	case ITEM_OVERRIDE:
		return state_of_set(possible, UINT64_C(1) << item->method, false);
	case ITEM_CAUTION: {
		const struct kb_caution *caution = &kb->cautions[item->index];
		struct item_state state = state_of_set(possible, caution->methods, caution->general);
		if (state.concerns)
			return state;
		state.companion = bringer(kb, caution, answers, possible);
		state.concerns = state.companion != KB_NONE;
		state.methods = state.concerns ? possible.methods : 0;
		return state;
	}
	case ITEM_GUIDE:
		return state_of_set(possible, kb->guides[item->index].methods, kb->guides[item->index].general);
	default:
		return state_of_set(possible, kb->checklists[item->index].methods, kb->checklists[item->index].general);
	}
}

struct item_state item_state(const struct kb *kb, const struct item *item, const struct answers *answers,
			     struct reach possible)
{
	struct item_state state = whom(kb, item, answers, possible);
	if (!state.concerns)
		return state;
	state.truth = cond_truth(item_when(kb, item), answers->may);
	if (state.companion != KB_NONE) {
		enum truth along = cond_truth(&kb->companions[state.companion].when, answers->may);
		state.truth = along < state.truth ? along : state.truth;
	}
	return state;
}

static uint64_t open_in(const struct kb_cond *cond, const struct answers *answers)
{
	uint64_t facts = 0;
	for (int i = 0; i < cond->clause_count; i++) {
		const struct kb_clause *clause = &cond->clauses[i];
		if (clause_truth(clause, answers->may) != TRUTH_UNKNOWN)
			continue;
		for (int t = 0; t < clause->term_count; t++) {
			uint32_t may = answers->may[clause->terms[t].fact], values = clause->terms[t].values;
			if ((may & values) && (may & ~values))
				facts |= UINT64_C(1) << clause->terms[t].fact;
		}
	}
	return facts;
}

uint64_t item_open(const struct kb *kb, const struct item *item, const struct answers *answers, struct reach possible)
{
	struct item_state state = item_state(kb, item, answers, possible);
	if (!state.concerns || state.truth != TRUTH_UNKNOWN)
		return 0;
	uint64_t facts = open_in(item_when(kb, item), answers);
	if (state.companion != KB_NONE)
		facts |= open_in(&kb->companions[state.companion].when, answers);
	return facts;
}

static uint64_t mentioned(const struct kb_cond *cond)
{
	uint64_t facts = 0;
	for (int i = 0; i < cond->clause_count; i++)
		for (int t = 0; t < cond->clauses[i].term_count; t++)
			facts |= UINT64_C(1) << cond->clauses[i].terms[t].fact;
	return facts;
}

uint64_t item_facts(const struct kb *kb, const struct item *item, int companion)
{
	uint64_t facts = mentioned(item_when(kb, item));
	return companion == KB_NONE ? facts : facts | mentioned(&kb->companions[companion].when);
}

uint64_t item_live(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	struct reach possible = reach_of(arena, kb, answers);
	uint64_t facts = reach_deciding(arena, kb, answers);
	bool foreign;
	struct answers narrow = conclude_narrow(kb, answers, possible.methods, &foreign);
	for (struct item item = ITEM_START; item_next(kb, &item);)
		facts |= item_open(kb, &item, &narrow, possible);
	return facts;
}
