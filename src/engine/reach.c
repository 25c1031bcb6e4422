/* Reach under answers, which facts decide it, and which answers put a method out of it. */
#include "engine/reach.h"

#include "base/bits.h"

struct reach reach_from(const struct kb *kb, const struct reach *by_node, int go)
{
	if (!kb_is_leaf(go))
		return by_node[go];
	int method = kb->outcomes[kb_leaf(go)].method;
	return method == KB_NONE ? (struct reach){.none = true} : (struct reach){.methods = UINT64_C(1) << method};
}

const struct reach *reach_by_node(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	struct reach *by_node = arena_array(arena, (size_t)kb->node_count, sizeof(*by_node));
	for (int i = kb->node_count - 1; i >= 0; i--) {
		int n = kb->flow_order[i];
		const struct kb_node *node = &kb->nodes[n];
		for (int v = 0; v < kb->facts[node->fact].choice_count; v++) {
			if (!(answers->may[node->fact] >> v & 1))
				continue;
			struct reach from = reach_from(kb, by_node, node->go[v]);
			by_node[n].methods |= from.methods;
			by_node[n].none |= from.none;
		}
	}
	return by_node;
}

struct reach reach_of(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	return reach_by_node(arena, kb, answers)[0];
}

struct reach reach_with(struct arena *arena, const struct kb *kb, const struct answers *answers, int fact, int value)
{
	struct answers changed = *answers;
	if (value == KB_NONE)
		answers_withdraw(&changed, kb, fact);
	else
		answers_set(&changed, fact, value);
	return reach_of(arena, kb, &changed);
}

const bool *reach_nodes(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	bool *reached = arena_array(arena, (size_t)kb->node_count, sizeof(*reached));
	reached[0] = true;
	for (int i = 0; i < kb->node_count; i++) {
		int n = kb->flow_order[i];
		const struct kb_node *node = &kb->nodes[n];
		for (int v = 0; reached[n] && v < kb->facts[node->fact].choice_count; v++)
			if ((answers->may[node->fact] >> v & 1) && !kb_is_leaf(node->go[v]))
				reached[node->go[v]] = true;
	}
	return reached;
}

uint64_t reach_deciding(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	const struct flow *flow = flow_new(arena, kb, answers);
	const bool *reached = reach_nodes(arena, kb, answers);
	uint64_t facts = 0;
	for (int n = 0; n < kb->node_count; n++)
		if (reached[n] && flow_matters(flow, n))
			facts |= UINT64_C(1) << kb->nodes[n].fact;
	return facts;
}

int reach_count(struct reach reach)
{
	return bits_count(reach.methods) + reach.none;
}

bool reach_has(struct reach reach, int method)
{
	return method == KB_NONE ? reach.none : (reach.methods >> method & 1) != 0;
}

/* The known answers in the order in which they tell: along the way, then at the further nodes that can still be come by. */
static int known_on_way(struct arena *arena, const struct kb *kb, const struct answers *answers, struct step *steps)
{
	const struct flow *flow = flow_new(arena, kb, answers);
	const bool *reached = reach_nodes(arena, kb, answers);
	int path_count, outcome, count = 0;
	const struct step *path = flow_path(flow, arena, &path_count, &outcome);
	uint64_t seen = 0;
	for (int i = 0; i < path_count; i++) {
		if (path[i].value == KB_NONE || (seen >> path[i].fact & 1))
			continue;
		seen |= UINT64_C(1) << path[i].fact;
		steps[count++] = path[i];
	}
	for (int i = 0; i < kb->node_count; i++) {
		int n = kb->flow_order[i], fact = kb->nodes[n].fact, value = answers_value(answers, fact);
		if (!reached[n] || value == KB_NONE || (seen >> fact & 1))
			continue;
		seen |= UINT64_C(1) << fact;
		steps[count++] = (struct step){.node = n, .fact = fact, .value = value};
	}
	return count;
}

const struct setting *reach_exclusion(struct arena *arena, const struct kb *kb, const struct answers *answers, int method,
				      int *count, int *node)
{
	struct step *steps = arena_array(arena, (size_t)kb->fact_count, sizeof(*steps));
	struct setting *list = arena_array(arena, (size_t)kb->fact_count, sizeof(*list));
	struct answers known;
	int step_count = known_on_way(arena, kb, answers, steps), last = 0;
	*count = 0;
	*node = KB_NONE;
	answers_init(&known, kb);
	if (!reach_has(reach_of(arena, kb, &known), method))
		return list;
	while (last < step_count) {
		answers_set(&known, steps[last].fact, steps[last].value);
		last++;
		if (!reach_has(reach_of(arena, kb, &known), method))
			break;
	}
	if (reach_has(reach_of(arena, kb, &known), method))
		return list;
	for (int i = 0; i < last; i++) {
		answers_withdraw(&known, kb, steps[i].fact);
		if (!reach_has(reach_of(arena, kb, &known), method))
			continue;
		answers_set(&known, steps[i].fact, steps[i].value);
		list[(*count)++] = (struct setting){.fact = steps[i].fact, .value = steps[i].value};
	}
	*node = steps[last - 1].node;
	return list;
}
