/* Reach, relevance and ways through the flowchart. */
#include "engine/flow.h"

#include "base/bits.h"
#include "engine/reach.h"

struct flow {
	const struct kb *kb;
	const struct answers *answers;
	struct arena *arena;
	/*
	 * By node: what it leads to, and its class. Nodes of one class lead to the same outcome under every completion
	 * (they are the same node of the reduced diagram); of different classes mostly not, see `differ`.
	 */
	const struct reach *reach;
	int *class;
	signed char *matters;		/* by node */
};

static int leaf_class(const struct flow *flow, int go)
{
	return -1 - (flow->kb->outcomes[kb_leaf(go)].method + 1);
}

static int class_of(const struct flow *flow, int go)
{
	return kb_is_leaf(go) ? leaf_class(flow, go) : flow->class[go];
}

struct reach flow_reach_from(const struct flow *flow, int go)
{
	return reach_from(flow->kb, flow->reach, go);
}

/* Whether two nodes ask the same fact and lead, value by value, to the same classes. */
static bool same_node(const struct flow *flow, int a, int b)
{
	const struct kb_node *x = &flow->kb->nodes[a], *y = &flow->kb->nodes[b];
	if (x->fact != y->fact)
		return false;
	for (int v = 0; v < flow->kb->facts[x->fact].choice_count; v++)
		if (class_of(flow, x->go[v]) != class_of(flow, y->go[v]))
			return false;
	return true;
}

/* The class of a node whose children have theirs: a known fact, or one that makes no difference, is passed over. */
static int classify(const struct flow *flow, int n, const int *done, int done_count)
{
	const struct kb_node *node = &flow->kb->nodes[n];
	int value = answers_value(flow->answers, node->fact);
	if (value != KB_NONE)
		return class_of(flow, node->go[value]);
	bool same = true;
	for (int v = 1; v < flow->kb->facts[node->fact].choice_count; v++)
		same &= class_of(flow, node->go[v]) == class_of(flow, node->go[0]);
	if (same)
		return class_of(flow, node->go[0]);
	for (int i = 0; i < done_count; i++)
		if (flow->class[done[i]] == done[i] && same_node(flow, done[i], n))
			return done[i];
	return n;
}

static int resolve(const struct flow *flow, const struct answers *answers, int go)
{
	while (!kb_is_leaf(go)) {
		const struct kb_node *node = &flow->kb->nodes[go];
		int value = answers_value(answers, node->fact);
		if (value == KB_NONE)
			break;
		go = node->go[value];
	}
	return go;
}

/*
 * Whether some completion of `answers` leads to different outcomes from a and from b. Classes and reach decide nearly
 * always; else the facts that either asks are tried, value by value.
 */
static bool differ(const struct flow *flow, struct answers *answers, int a, int b)
{
	a = resolve(flow, answers, a);
	b = resolve(flow, answers, b);
	if (class_of(flow, a) == class_of(flow, b))
		return false;
	struct reach x = flow_reach_from(flow, a), y = flow_reach_from(flow, b);
	if (!(x.methods & y.methods) && !(x.none && y.none))
		return true;
	/* Both at a leaf, of different classes, would have been told apart by their reach. */
	int fact = flow->kb->nodes[kb_is_leaf(a) ? b : a].fact;
	uint32_t before = answers->may[fact];
	bool found = false;
	for (int v = 0; v < flow->kb->facts[fact].choice_count && !found; v++) {
		answers_set(answers, fact, v);
		found = differ(flow, answers, a, b);
	}
	answers->may[fact] = before;
	return found;
}

static bool compute_matters(const struct flow *flow, int n)
{
	const struct kb_node *node = &flow->kb->nodes[n];
	if (answers_known(flow->answers, node->fact))
		return false;
	struct answers scratch = *flow->answers;
	for (int v = 1; v < flow->kb->facts[node->fact].choice_count; v++)
		if (differ(flow, &scratch, node->go[0], node->go[v]))
			return true;
	return false;
}

const struct flow *flow_new(struct arena *arena, const struct kb *kb, const struct answers *answers)
{
	size_t nodes = (size_t)kb->node_count;
	struct flow *flow = arena_alloc(arena, sizeof(*flow));
	*flow = (struct flow){.kb = kb, .answers = answers, .arena = arena};
	flow->reach = reach_by_node(arena, kb, answers);
	flow->class = arena_array(arena, nodes, sizeof(*flow->class));
	flow->matters = arena_array(arena, nodes, sizeof(*flow->matters));
	int *done = arena_array(arena, nodes, sizeof(*done));
	for (int i = kb->node_count - 1, count = 0; i >= 0; i--) {
		int n = kb->flow_order[i];
		flow->class[n] = classify(flow, n, done, count);
		flow->matters[n] = compute_matters(flow, n);
		done[count++] = n;
	}
	return flow;
}

struct reach flow_reach(const struct flow *flow)
{
	return flow->reach[0];
}

bool flow_settled(const struct flow *flow)
{
	return reach_count(flow->reach[0]) == 1;
}

bool flow_matters(const struct flow *flow, int node)
{
	return flow->matters[node];
}

static bool is_declined(const struct flow *flow, int n, uint64_t declined)
{
	return (declined >> flow->kb->nodes[n].fact & 1) != 0;
}

/* The edge to follow where there is only one: the known one, or the first where it makes no difference. */
static int only_edge(const struct flow *flow, int n)
{
	const struct kb_node *node = &flow->kb->nodes[n];
	int value = answers_value(flow->answers, node->fact);
	return node->go[value == KB_NONE ? 0 : value];
}

static int next_from(const struct flow *flow, int go, uint64_t declined, bool *seen)
{
	while (!kb_is_leaf(go) && !flow->matters[go])
		go = only_edge(flow, go);
	if (kb_is_leaf(go) || seen[go])
		return KB_NONE;
	seen[go] = true;
	if (!is_declined(flow, go, declined))
		return go;
	const struct kb_node *node = &flow->kb->nodes[go];
	for (int v = 0; v < flow->kb->facts[node->fact].choice_count; v++) {
		int next = next_from(flow, node->go[v], declined, seen);
		if (next != KB_NONE)
			return next;
	}
	return KB_NONE;
}

int flow_next(const struct flow *flow, uint64_t declined)
{
	bool *seen = arena_array(flow->arena, (size_t)flow->kb->node_count, sizeof(*seen));
	return next_from(flow, 0, declined, seen);
}

int flow_most(const struct flow *flow, uint64_t declined)
{
	const struct kb *kb = flow->kb;
	bool *reached = arena_array(flow->arena, (size_t)kb->node_count, sizeof(*reached));
	uint64_t facts = 0;
	reached[0] = true;
	for (int i = 0; i < kb->node_count; i++) {
		int n = kb->flow_order[i];
		const struct kb_node *node = &kb->nodes[n];
		if (!reached[n])
			continue;
		if (!flow->matters[n]) {
			int go = only_edge(flow, n);
			if (!kb_is_leaf(go))
				reached[go] = true;
			continue;
		}
		facts |= UINT64_C(1) << node->fact;
		for (int v = 0; v < kb->facts[node->fact].choice_count; v++)
			if (!kb_is_leaf(node->go[v]))
				reached[node->go[v]] = true;
	}
	return bits_count(facts & ~declined);
}

const struct step *flow_path(const struct flow *flow, struct arena *arena, int *count, int *outcome)
{
	const struct kb *kb = flow->kb;
	size_t nodes = (size_t)kb->node_count;
	struct step *path = arena_array(arena, nodes, sizeof(*path));
	enum { AHEAD = 1, BEHIND = 2 };
	unsigned char *state = arena_array(flow->arena, nodes, sizeof(*state));
	state[0] = AHEAD;
	*count = 0;
	*outcome = KB_NONE;
	for (int n = 0; n < kb->node_count;) {
		if (state[n] != AHEAD) {
			n++;
			continue;
		}
		if (flow->matters[n])
			break;
		const struct kb_node *node = &kb->nodes[n];
		int value = answers_value(flow->answers, node->fact);
		path[(*count)++] = (struct step){.node = n, .fact = node->fact, .value = value};
		state[n] = BEHIND;
		for (int v = 0; v < kb->facts[node->fact].choice_count; v++) {
			if (value != KB_NONE && value != v)
				continue;
			int go = node->go[v];
			if (kb_is_leaf(go)) {
				if (*outcome == KB_NONE)
					*outcome = kb_leaf(go);
			} else if (!state[go]) {
				state[go] = AHEAD;
			}
		}
		n = 0;
	}
	return path;
}

int flow_assumed(const struct flow *flow, struct arena *arena, const struct setting **assumed, int *count)
{
	const struct kb *kb = flow->kb;
	struct setting *list = arena_array(arena, (size_t)kb->node_count, sizeof(*list));
	*assumed = list;
	*count = 0;
	int go = 0;
	while (!kb_is_leaf(go)) {
		const struct kb_node *node = &kb->nodes[go];
		int value = answers_value(flow->answers, node->fact);
		if (value == KB_NONE) {
			value = kb->facts[node->fact].assume;
			list[(*count)++] = (struct setting){.fact = node->fact, .value = value};
		}
		go = node->go[value];
	}
	return kb_leaf(go);
}
