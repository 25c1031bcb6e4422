/*
 * The flowchart must be a read-once decision diagram: acyclic, every node reached from the first, and no way through it
 * asking a fact twice. Then unknown answers can be followed exactly, in linear time.
 */
#include "kb/resolve.h"

#include <string.h>

enum visit { NOT_VISITED, ON_THE_WAY, VISITED };

struct walk {
	struct compiler *c;
	unsigned char *visit;		/* enum visit by node */
	uint64_t *below;		/* facts asked at the node or after it, by node */
	int *order;			/* nodes, children first */
	int order_count;
	bool *leaf_reached;
	bool *reported;			/* by node: that it asks a fact again */
	int *passed;			/* by node: 1 + the last node whose fact was looked for below it */
	bool broken;			/* some edge leads nowhere: unreached nodes may be its fault */
	bool loop;			/* some edge leads back: the order means nothing */
};

/* How many ways lead on from a node: its fact's values, or its edges where the fact isn't known. */
static int ways_of(const struct walk *w, int n)
{
	int fact = w->c->kb->nodes[n].fact;
	return fact == KB_NONE ? (int)w->c->raw->nodes[n].edges_count : w->c->kb->facts[fact].choice_count;
}

static unsigned raw_edge_of(const struct walk *w, int n, int way)
{
	const struct raw_node *raw = &w->c->raw->nodes[n];
	if (w->c->kb->nodes[n].fact == KB_NONE)
		return (unsigned)way;
	const char *id = w->c->kb->facts[w->c->kb->nodes[n].fact].choices[way].id;
	unsigned i = 0;
	while (i < raw->edges_count && strcmp(raw->edges[i].is, id) != 0)
		i++;
	return i;
}

/* Recursion ends at the depth of the flowchart, or at a node that is on the way already. */
static void visit(struct walk *w, int n)
{
	const struct kb *kb = w->c->kb;
	const struct kb_node *node = &kb->nodes[n];
	bool known = node->fact != KB_NONE;
	w->broken |= !known || !ways_of(w, n);
	w->visit[n] = ON_THE_WAY;
	w->below[n] = known ? UINT64_C(1) << node->fact : 0;
	for (int v = 0; v < ways_of(w, n); v++) {
		int go = node->go[v];
		if (go == UNRESOLVED) {
			w->broken = true;
		} else if (kb_is_leaf(go)) {
			w->leaf_reached[kb_leaf(go)] = true;
		} else if (w->visit[go] == ON_THE_WAY) {
			FAULT(w->c, DIAG_FLOW_LOOP, AT("nodes", (unsigned)n, "edges", raw_edge_of(w, n, v), "go"),
			      node->id, kb->nodes[go].id);
			w->broken = w->loop = true;
		} else {
			if (w->visit[go] == NOT_VISITED)
				visit(w, go);
			w->below[n] |= w->below[go];
		}
	}
	w->visit[n] = VISITED;
	w->order[w->order_count++] = n;
}

/* Reports every node at or after `from` that asks the fact of `first` again, each once. */
static void report_again(struct walk *w, int first, int from)
{
	const struct kb *kb = w->c->kb;
	const struct kb_node *node = &kb->nodes[from];
	int fact = kb->nodes[first].fact;
	if (!(w->below[from] & UINT64_C(1) << fact) || w->passed[from] == first + 1)
		return;
	w->passed[from] = first + 1;
	if (node->fact == fact) {
		if (!w->reported[from])
			FAULT(w->c, DIAG_FLOW_ASKED_TWICE, AT("nodes", (unsigned)from, "ask"),
				 kb->facts[fact].id, kb->nodes[first].id, node->id);
		w->reported[from] = true;
		return;
	}
	for (int v = 0; v < ways_of(w, from); v++)
		if (node->go[v] >= 0)
			report_again(w, first, node->go[v]);
}

static void check_read_once(struct walk *w)
{
	const struct kb *kb = w->c->kb;
	for (int i = w->order_count - 1; i >= 0; i--) {
		int n = w->order[i];
		for (int v = 0; v < ways_of(w, n) && kb->nodes[n].fact != KB_NONE; v++)
			if (kb->nodes[n].go[v] >= 0)
				report_again(w, n, kb->nodes[n].go[v]);
	}
}

static void check_reached(struct walk *w)
{
	const struct kb *kb = w->c->kb;
	for (int n = 0; n < kb->node_count; n++)
		if (w->visit[n] == NOT_VISITED)
			FAULT(w->c, DIAG_FLOW_UNREACHED, AT("nodes", (unsigned)n, "id"), kb->nodes[n].id);
	for (int o = 0; o < kb->outcome_count; o++)
		if (!w->leaf_reached[o])
			FAULT(w->c, DIAG_FLOW_UNREACHED, AT("outcomes", (unsigned)o, "id"),
				 kb->outcomes[o].id);
}

void flow_check(struct compiler *c)
{
	struct kb *kb = c->kb;
	if (!kb->node_count)
		return;
	size_t nodes = (size_t)kb->node_count;
	struct walk w = {.c = c};
	w.visit = arena_array(c->arena, nodes, sizeof(*w.visit));
	w.below = arena_array(c->arena, nodes, sizeof(*w.below));
	w.order = arena_array(c->arena, nodes, sizeof(*w.order));
	w.reported = arena_array(c->arena, nodes, sizeof(*w.reported));
	w.passed = arena_array(c->arena, nodes, sizeof(*w.passed));
	w.leaf_reached = arena_array(c->arena, (size_t)kb->outcome_count, sizeof(*w.leaf_reached));
	visit(&w, 0);
	if (!w.loop)
		check_read_once(&w);
	if (!w.broken)
		check_reached(&w);
	int *order = arena_array(c->arena, nodes, sizeof(*order));
	for (int i = 0; i < w.order_count; i++)
		order[i] = w.order[w.order_count - 1 - i];
	kb->flow_order = order;
}
