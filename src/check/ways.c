/* From flowchart and conditions to sets. Knows the engine's contract, not its code. */
#include "check/ways.h"

void ways_by_node(const struct ways *ways, const bool *wanted, bool strange, int *sets)
{
	const struct kb *kb = ways->kb;
	int kids[KB_MAX_VALUES];
	for (int i = kb->node_count - 1; i >= 0; i--) {
		int n = kb->flow_order[i];
		const struct kb_node *node = &kb->nodes[n];
		int fact = ways->frame->fact[node->fact];
		for (int v = 0; v < space_size(ways->space, fact); v++)
			kids[v] = strange ? SET_ALL : SET_NONE;
		for (int v = 0; v < kb->facts[node->fact].choice_count; v++) {
			int go = node->go[v];
			int *kid = &kids[ways->frame->value[node->fact][v]];
			*kid = !kb_is_leaf(go) ? sets[go] : wanted[kb_leaf(go)] ? SET_ALL : SET_NONE;
		}
		sets[n] = set_case(ways->space, fact, kids);
	}
}

/* The values of a term, as of the universe. */
static uint32_t values_of(const struct ways *ways, const struct kb_term *term)
{
	uint32_t values = 0;
	for (int v = 0; v < ways->kb->facts[term->fact].choice_count; v++)
		if (term->values >> v & 1)
			values |= UINT32_C(1) << ways->frame->value[term->fact][v];
	return values;
}

int ways_term(const struct ways *ways, const struct kb_term *term)
{
	return set_where(ways->space, ways->frame->fact[term->fact], values_of(ways, term));
}

int ways_clause(const struct ways *ways, const struct kb_clause *clause)
{
	int set = SET_NONE;
	for (int i = 0; i < clause->term_count; i++)
		set = set_or(ways->space, set, ways_term(ways, &clause->terms[i]));
	return set;
}

int ways_where(const struct ways *ways, const struct kb_cond *cond)
{
	int set = SET_ALL;
	/* From the last fact on, so that diagrams grow at their top. */
	for (int i = cond->clause_count - 1; i >= 0; i--)
		set = set_and(ways->space, ways_clause(ways, &cond->clauses[i]), set);
	return set;
}

int ways_concerning(const struct ways *ways, uint64_t methods, bool general)
{
	if (general)
		return ways->any;
	int set = SET_NONE;
	for (int m = 0; m < ways->kb->method_count; m++)
		if (methods >> m & 1)
			set = set_or(ways->space, set, ways->with[m]);
	return set;
}

int ways_cautioning(const struct ways *ways, uint64_t methods, bool general, int tier)
{
	int set = ways_concerning(ways, methods, general);
	for (int i = 0; i < ways->kb->companion_count; i++) {
		const struct kb_companion *companion = &ways->kb->companions[i];
		if ((methods >> companion->method & 1) && (companion->tier == KB_NONE || companion->tier == tier))
			set = set_or(ways->space, set, ways->along[i]);
	}
	return set;
}

int ways_caution(const struct ways *ways, const struct kb_caution *caution)
{
	int set = ways_cautioning(ways, caution->methods, caution->general, caution->tier);
	return set_and(ways->space, ways_where(ways, &caution->when), set);
}

static int lead_to(const struct ways *ways, const bool *wanted, bool strange, int *sets)
{
	ways_by_node(ways, wanted, strange, sets);
	return sets[0];
}

int ways_configured(const struct ways *ways, int method)
{
	const struct kb *kb = ways->kb;
	if (kb->configuration_fact == KB_NONE || !kb->methods[method].variants)
		return SET_ALL;
	struct kb_term term = {.fact = kb->configuration_fact, .values = kb->methods[method].variants};
	return ways_term(ways, &term);
}

static const int *companions(struct arena *arena, const struct ways *ways)
{
	const struct kb *kb = ways->kb;
	int *along = arena_array(arena, (size_t)kb->companion_count, sizeof(*along));
	for (int i = 0; i < kb->companion_count; i++) {
		const struct kb_companion *companion = &kb->companions[i];
		/* Nothing goes along with itself. */
		uint64_t others = ~(UINT64_C(1) << companion->method);
		along[i] =
			set_and(ways->space, ways_where(ways, &companion->when), ways_concerning(ways, others, false));
	}
	return along;
}

const struct ways *ways_new(struct arena *arena, const struct kb *kb, const struct frame *frame, struct space *space,
			    bool own_configurations)
{
	struct ways *ways = arena_alloc(arena, sizeof(*ways));
	*ways = (struct ways){.kb = kb, .frame = frame, .space = space};
	int *sets = arena_array(arena, (size_t)kb->node_count, sizeof(*sets));
	bool *wanted = arena_array(arena, (size_t)kb->outcome_count, sizeof(*wanted));
	int *outcome = arena_array(arena, (size_t)kb->outcome_count, sizeof(*outcome));
	int *method = arena_array(arena, (size_t)kb->method_count, sizeof(*method));
	int *with = arena_array(arena, (size_t)kb->method_count, sizeof(*with));
	ways->strange = lead_to(ways, wanted, true, sets);
	for (int o = 0; o < kb->outcome_count; o++) {
		wanted[o] = true;
		outcome[o] = lead_to(ways, wanted, false, sets);
		wanted[o] = false;
		int *to = kb->outcomes[o].method == KB_NONE ? &ways->none : &method[kb->outcomes[o].method];
		*to = set_or(space, *to, outcome[o]);
	}
	ways->any = ways->none;
	for (int m = 0; m < kb->method_count; m++) {
		with[m] = own_configurations ? set_and(space, method[m], ways_configured(ways, m)) : method[m];
		ways->any = set_or(space, ways->any, with[m]);
	}
	ways->flow = universe_flow(kb, frame);
	ways->outcome = outcome;
	ways->method = method;
	ways->with = with;
	ways->along = companions(arena, ways);
	return ways;
}
