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

/* What every rule of an item has, whatever table it stands in. */
struct rule {
	const struct kb_cond *when;
	const struct kb_source *source;
	uint64_t methods;
	bool general;
};

static struct rule rule_of(const struct kb *kb, const struct item *item)
{
#define RULE(entry, methods_, general_) \
	((struct rule){.when = &(entry)->when, .source = &(entry)->source, .methods = (methods_), \
		       .general = (general_)})
	uint64_t all = kb->method_count < 64 ? (UINT64_C(1) << kb->method_count) - 1 : UINT64_MAX;
	int i = item->index;
	switch (item->kind) {
	case ITEM_COMPANION:
		/* A method doesn't go along with itself. */
		return RULE(&kb->companions[i], all & ~(UINT64_C(1) << kb->companions[i].method), false);
	case ITEM_NEED:
		return RULE(&kb->needs[i], all, false);
	case ITEM_OVERRIDE:
		return RULE(&kb->methods[item->method].overrides[i], UINT64_C(1) << item->method, false);
	case ITEM_CAUTION:
		return RULE(&kb->cautions[i], kb->cautions[i].methods, kb->cautions[i].general);
	case ITEM_GUIDE:
		return RULE(&kb->guides[i], kb->guides[i].methods, kb->guides[i].general);
	default:
		return RULE(&kb->checklists[i], kb->checklists[i].methods, kb->checklists[i].general);
	}
#undef RULE
}

const struct kb_cond *item_when(const struct kb *kb, const struct item *item)
{
	return rule_of(kb, item).when;
}

const struct kb_source *item_source(const struct kb *kb, const struct item *item)
{
	return rule_of(kb, item).source;
}

uint64_t item_methods(const struct kb *kb, const struct item *item, bool *general)
{
	struct rule rule = rule_of(kb, item);
	*general = rule.general;
	return rule.methods;
}

/* ---- Outlook */

/* Whether an edge can lead to the method; `leads` by node. */
static bool edge_leads(const struct kb *kb, const bool *leads, int go, int method)
{
	return kb_is_leaf(go) ? kb->outcomes[kb_leaf(go)].method == method : leads[go];
}

/*
 * Narrows each fact that every way to the method asks to the values that lead there. `skipped` by node: facts, as bits, that some
 * way from there doesn't ask.
 */
static struct answers toward(struct arena *arena, const struct kb *kb, const struct answers *answers, const bool *reached,
			     int method)
{
	size_t nodes = (size_t)kb->node_count;
	bool *leads = arena_array(arena, nodes, sizeof(*leads)), foreign;
	uint64_t *skipped = arena_array(arena, nodes, sizeof(*skipped));
	uint32_t used[KB_MAX_FACTS] = {0};
	for (int i = kb->node_count - 1; i >= 0; i--) {
		int n = kb->flow_order[i];
		const struct kb_node *node = &kb->nodes[n];
		for (int v = 0; v < kb->facts[node->fact].choice_count; v++) {
			if (!(answers->may[node->fact] >> v & 1) || !edge_leads(kb, leads, node->go[v], method))
				continue;
			leads[n] = true;
			skipped[n] |= kb_is_leaf(node->go[v]) ? UINT64_MAX : skipped[node->go[v]];
			if (reached[n])
				used[node->fact] |= UINT32_C(1) << v;
		}
		skipped[n] &= ~(UINT64_C(1) << node->fact);
	}
	struct answers narrow = *answers;
	for (int f = 0; f < kb->fact_count; f++)
		if (!(skipped[0] >> f & 1) && used[f])
			narrow.may[f] = used[f];
	return conclude_narrow(kb, &narrow, method == KB_NONE ? 0 : UINT64_C(1) << method, &foreign);
}

const struct outlook *outlook_new(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	struct outlook *outlook = arena_alloc(arena, sizeof(*outlook));
	struct answers *list = arena_array(arena, (size_t)kb->method_count + 1, sizeof(*list));
	const bool *reached = reach_nodes(arena, kb, answers);
	outlook->possible = reach_of(arena, kb, answers);
	for (int m = 0; m < kb->method_count; m++)
		if (reach_has(outlook->possible, m))
			list[m] = toward(arena, kb, answers, reached, m);
	if (outlook->possible.none)
		list[kb->method_count] = toward(arena, kb, answers, reached, KB_NONE);
	outlook->toward = list;
	return outlook;
}

const struct answers *outlook_toward(const struct outlook *outlook, const struct kb *kb, int method)
{
	return &outlook->toward[method == KB_NONE ? kb->method_count : method];
}

/* ---- Items under an outlook */

static enum truth both(enum truth a, enum truth b)
{
	return a < b ? a : b;
}

/* Whether the companion can bring the caution to the method. */
static bool brings(const struct kb_companion *companion, const struct kb_caution *caution, int method)
{
	return companion->method != method && kb_brings(companion, caution);
}

/*
 * The companion that brings the caution along, surest first; KB_NONE when none can. Whether it can hold there, item_truth
 * tells of each outcome by itself, unlike conclude_bringer.
 */
static int bringer(const struct kb *kb, const struct kb_caution *caution, const struct answers *answers, int method)
{
	int best = KB_NONE;
	enum truth sure = TRUTH_FALSE;
	for (int i = 0; i < kb->companion_count; i++) {
		enum truth truth = cond_truth(&kb->companions[i].when, answers->may);
		if (!brings(&kb->companions[i], caution, method) || truth <= sure)
			continue;
		sure = truth;
		best = i;
	}
	return best;
}

/* Whether the item is about the method, by itself or brought along by *companion, else KB_NONE. */
static bool is_about(const struct kb *kb, const struct item *item, const struct answers *answers, int method, int *companion)
{
	bool general;
	uint64_t methods = item_methods(kb, item, &general);
	*companion = KB_NONE;
	if (general || (method != KB_NONE && (methods >> method & 1)))
		return true;
	if (item->kind == ITEM_CAUTION && method != KB_NONE)
		*companion = bringer(kb, &kb->cautions[item->index], answers, method);
	return *companion != KB_NONE;
}

/* Whether the item applies if this possible outcome comes about, KB_NONE: if none fits; *concerns (unless NULL): whether the item is about it. */
static enum truth item_truth(const struct kb *kb, const struct item *item, const struct outlook *outlook, int method,
			     bool *concerns)
{
	const struct answers *answers = outlook_toward(outlook, kb, method);
	int companion;
	bool about = is_about(kb, item, answers, method, &companion);
	if (concerns)
		*concerns = about;
	if (!about)
		return TRUTH_FALSE;
	enum truth truth = cond_truth(item_when(kb, item), answers->may);
	return companion == KB_NONE ? truth : both(truth, cond_truth(&kb->companions[companion].when, answers->may));
}

enum truth item_truth_of(const struct kb *kb, const struct item *item, const struct outlook *outlook, struct reach outcomes)
{
	bool some_true = false, some_false = false;
	for (int m = outcomes.none ? KB_NONE : 0; m < kb->method_count; m++) {
		if (!reach_has(outcomes, m))
			continue;
		enum truth truth = item_truth(kb, item, outlook, m, NULL);
		some_true |= truth != TRUTH_FALSE;
		some_false |= truth != TRUTH_TRUE;
	}
	return !some_true ? TRUTH_FALSE : some_false ? TRUTH_UNKNOWN : TRUTH_TRUE;
}

struct reach item_about(const struct kb *kb, const struct item *item, const struct outlook *outlook)
{
	struct reach about = {0};
	for (int m = KB_NONE; m < kb->method_count; m++) {
		bool concerns;
		if (!reach_has(outlook->possible, m))
			continue;
		item_truth(kb, item, outlook, m, &concerns);
		if (concerns && m == KB_NONE)
			about.none = true;
		else if (concerns)
			about.methods |= UINT64_C(1) << m;
	}
	return about;
}

uint64_t item_open(const struct kb *kb, const struct item *item, const struct outlook *outlook)
{
	uint64_t facts = 0;
	for (int m = KB_NONE; m < kb->method_count; m++) {
		if (!reach_has(outlook->possible, m) || item_truth(kb, item, outlook, m, NULL) != TRUTH_UNKNOWN)
			continue;
		const struct answers *answers = outlook_toward(outlook, kb, m);
		int companion;
		is_about(kb, item, answers, m, &companion);
		facts |= cond_open(item_when(kb, item), answers->may);
		if (companion != KB_NONE)
			facts |= cond_open(&kb->companions[companion].when, answers->may);
	}
	return facts;
}

uint64_t item_facts(const struct kb *kb, const struct item *item)
{
	uint64_t facts = cond_facts(item_when(kb, item));
	if (item->kind != ITEM_CAUTION || kb->cautions[item->index].general)
		return facts;
	for (int i = 0; i < kb->companion_count; i++)
		if (brings(&kb->companions[i], &kb->cautions[item->index], KB_NONE))
			facts |= cond_facts(&kb->companions[i].when);
	return facts;
}

uint64_t item_live(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	const struct outlook *outlook = outlook_new(arena, kb, answers);
	uint64_t facts = reach_deciding(arena, kb, answers);
	for (struct item item = ITEM_START; item_next(kb, &item);)
		facts |= item_open(kb, &item, outlook);
	return facts;
}
