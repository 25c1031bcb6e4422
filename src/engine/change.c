/* Search for smallest changes, by iterative deepening over obligations: nodes that must all lead to the method. */
#include "engine/change.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { IMPOSSIBLE = INT_MAX / 2, OPEN = -2 };

/* A node that must lead to the goal, and those that must besides. */
struct obligation {
	int go;
	const struct obligation *next;
};

struct found {
	struct found *next;
	struct change change;
};

struct search {
	struct arena *arena;
	const struct kb *kb;
	const struct answers *answers;
	int goal;
	int *bound;			/* by node: changes needed at least from here on */
	/* By fact: the value decided on, KB_NONE for «stays unknown», OPEN while undecided on this branch. */
	int decided[KB_MAX_FACTS];
	int changes, limit;
	int branched;			/* facts left unknown on this branch of the search */
	struct found *found;
	int found_count;
};

static int bound_of(const struct search *s, int go)
{
	if (!kb_is_leaf(go))
		return s->bound[go];
	return s->kb->outcomes[kb_leaf(go)].method == s->goal ? 0 : IMPOSSIBLE;
}

static int min2(int a, int b)
{
	return a < b ? a : b;
}

static int max2(int a, int b)
{
	return a > b ? a : b;
}

/* At least this many changes, each node by itself: what its branches share can only cost more. */
static void compute_bounds(struct search *s)
{
	for (int i = s->kb->node_count - 1; i >= 0; i--) {
		int n = s->kb->flow_order[i];
		const struct kb_node *node = &s->kb->nodes[n];
		int value = answers_value(s->answers, node->fact);
		int set = IMPOSSIBLE, all = 0;
		for (int v = 0; v < s->kb->facts[node->fact].choice_count; v++) {
			int child = bound_of(s, node->go[v]);
			set = min2(set, v == value ? child : child + 1);
			all = max2(all, child);
		}
		s->bound[n] = min2(IMPOSSIBLE, value == KB_NONE ? min2(set, all) : set);
	}
}

static void keep(struct search *s)
{
	struct setting *settings = arena_array(s->arena, (size_t)s->changes, sizeof(*settings));
	struct change change = {.settings = settings};
	for (int f = 0; change.count < s->changes; f++) {
		if (s->decided[f] < 0 || (answers_known(s->answers, f) && answers_value(s->answers, f) == s->decided[f]))
			continue;
		settings[change.count++] = (struct setting){.fact = f, .value = s->decided[f]};
		change.circumstances += answers_known(s->answers, f) && s->kb->facts[f].kind == KB_CIRCUMSTANCE;
	}
	for (const struct found *old = s->found; old; old = old->next)
		if (!memcmp(old->change.settings, settings, (size_t)change.count * sizeof(*settings)))
			return;
	struct found *found = arena_alloc(s->arena, sizeof(*found));
	*found = (struct found){.next = s->found, .change = change};
	s->found = found;
	s->found_count++;
}

static void search(struct search *s, const struct obligation *todo);

static void try_value(struct search *s, int fact, int value, int go, const struct obligation *rest)
{
	bool changes = !(answers_known(s->answers, fact) && answers_value(s->answers, fact) == value);
	s->decided[fact] = value;
	s->changes += changes;
	search(s, &(struct obligation){.go = go, .next = rest});
	s->changes -= changes;
	s->decided[fact] = OPEN;
}

/* Leaves the fact unknown: all its branches become obligations. */
static void try_unknown(struct search *s, const struct kb_node *node, const struct obligation *rest)
{
	struct obligation all[KB_MAX_VALUES];
	int count = s->kb->facts[node->fact].choice_count;
	for (int v = 0; v < count; v++)
		all[v] = (struct obligation){.go = node->go[v], .next = v ? &all[v - 1] : rest};
	int before = s->decided[node->fact];
	s->decided[node->fact] = KB_NONE;
	s->branched++;
	search(s, &all[count - 1]);
	s->branched--;
	s->decided[node->fact] = before;
}

static void search(struct search *s, const struct obligation *todo)
{
	/* On a single way no fact comes twice, so what was changed helps no further; a sibling's change may. */
	int left = s->branched ? s->limit : s->limit - s->changes;
	for (const struct obligation *o = todo; o; o = o->next)
		if (bound_of(s, o->go) > left || s->changes > s->limit)
			return;
	while (todo && kb_is_leaf(todo->go))
		todo = todo->next;
	if (!todo) {
		if (s->changes == s->limit)
			keep(s);
		return;
	}
	const struct kb_node *node = &s->kb->nodes[todo->go];
	int fact = node->fact, decided = s->decided[fact];
	int count = s->kb->facts[fact].choice_count;
	if (decided >= 0) {
		search(s, &(struct obligation){.go = node->go[decided], .next = todo->next});
	} else if (decided == KB_NONE) {
		try_unknown(s, node, todo->next);
	} else {
		for (int v = 0; v < count; v++)
			try_value(s, fact, v, node->go[v], todo->next);
		if (!answers_known(s->answers, fact))
			try_unknown(s, node, todo->next);
	}
}

static int by_merit(const void *a, const void *b)
{
	const struct change *x = a, *y = b;
	if (x->circumstances != y->circumstances)
		return x->circumstances - y->circumstances;
	for (int i = 0; i < x->count; i++)
		if (x->settings[i].fact != y->settings[i].fact)
			return x->settings[i].fact - y->settings[i].fact;
	for (int i = 0; i < x->count; i++)
		if (x->settings[i].value != y->settings[i].value)
			return x->settings[i].value - y->settings[i].value;
	return 0;
}

struct changes change_smallest(struct arena *arena, const struct kb *kb, const struct answers *answers, int method)
{
	struct search s = {.arena = arena, .kb = kb, .answers = answers, .goal = method};
	s.bound = arena_array(arena, (size_t)kb->node_count, sizeof(*s.bound));
	for (int f = 0; f < KB_MAX_FACTS; f++)
		s.decided[f] = OPEN;
	compute_bounds(&s);
	if (s.bound[0] >= IMPOSSIBLE)
		return (struct changes){0};
	/* Setting every fact on one way to the method always does, so some limit up to the facts succeeds. */
	for (s.limit = s.bound[0]; !s.found && s.limit <= kb->fact_count; s.limit++)
		search(&s, &(struct obligation){.go = 0});
	struct change *list = arena_array(arena, (size_t)s.found_count, sizeof(*list));
	int count = 0;
	for (const struct found *found = s.found; found; found = found->next)
		list[count++] = found->change;
	qsort(list, (size_t)count, sizeof(*list), by_merit);
	return (struct changes){.list = list, .count = count};
}
