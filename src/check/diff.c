/* Puts two rule bases over the same facts and finds the answers that lead elsewhere. */
#include "check/diff_internal.h"

#include <string.h>

/* A description of more conditions than these helps nobody. */
enum { MOST_NODES = 1 << 20, MOST_CONDITIONS = 24 };

void *growing_add(struct arena *arena, struct growing *list, size_t size)
{
	if (list->count == list->room) {
		list->room = list->room ? list->room * 2 : 16;
		char *items = arena_array(arena, (size_t)list->room, size);
		if (list->count)
			memcpy(items, list->items, (size_t)list->count * size);
		list->items = items;
	}
	return (char *)list->items + (size_t)list->count++ * size;
}

struct cover differ_where(struct differ *d, int set, int free)
{
	d->result->lost += set == SET_LOST || free == SET_LOST;
	return cover_find(d->arena, d->space, set, free, MOST_CONDITIONS);
}

/* What a rule base can recommend: its methods, that none fits, or nothing, for answers that only the other one has. */
struct destination {
	const char *id;
	bool strange;
	int set;
};

static struct destination *destinations(struct differ *d, const struct side *side, int *count)
{
	struct destination *list = arena_array(d->arena, (size_t)side->kb->method_count + 2, sizeof(*list));
	*count = 0;
	for (int m = 0; m < side->kb->method_count; m++)
		list[(*count)++] = (struct destination){.id = side->kb->methods[m].id, .set = side->ways->method[m]};
	list[(*count)++] = (struct destination){.set = side->ways->none};
	list[(*count)++] = (struct destination){.strange = true, .set = side->ways->strange};
	return list;
}

static bool is_same(const struct destination *a, const struct destination *b)
{
	if (a->strange || b->strange || !a->id || !b->id)
		return a->strange == b->strange && a->id == b->id;
	return !strcmp(a->id, b->id);
}

static void find_moved(struct differ *d)
{
	int old_count, new_count;
	const struct destination *from = destinations(d, &d->old, &old_count);
	const struct destination *to = destinations(d, &d->new, &new_count);
	uint64_t flow = d->old.ways->flow | d->new.ways->flow;
	struct growing list = {0};
	d->result->answers = space_product(d->space, flow);
	for (int i = 0; i < old_count; i++)
		for (int k = 0; k < new_count; k++) {
			if (is_same(&from[i], &to[k]))
				continue;
			int set = set_and(d->space, from[i].set, to[k].set);
			d->result->lost += set == SET_LOST;
			if (set == SET_NONE || set == SET_LOST)
				continue;
			struct moved *moved = growing_add(d->arena, &list, sizeof(*moved));
			*moved = (struct moved){.from = from[i].id, .to = to[k].id, .from_strange = from[i].strange,
						.to_strange = to[k].strange, .where = differ_where(d, set, SET_NONE)};
			moved->answers = set_count(d->space, set, flow);
			d->result->moved_answers = count_sum(d->result->moved_answers, moved->answers);
		}
	d->result->moved = list.items;
	d->result->moved_count = list.count;
}

static void find_unmoved(struct differ *d)
{
	const struct kb *kb = d->new.kb;
	d->same = arena_array(d->arena, (size_t)kb->method_count, sizeof(*d->same));
	d->same_none = set_and(d->space, d->old.ways->none, d->new.ways->none);
	d->unmoved = d->same_none;
	for (int m = 0; m < kb->method_count; m++) {
		int before = kb_method_find(d->old.kb, kb->methods[m].id);
		if (before == KB_NONE)
			continue;
		/* Descriptions needn't mind configurations that belong to neither. */
		int own = set_or(d->space, ways_configured(d->old.ways, before), ways_configured(d->new.ways, m));
		int both = set_and(d->space, d->old.ways->method[before], d->new.ways->method[m]);
		d->same[m] = set_and(d->space, own, both);
		d->unmoved = set_or(d->space, d->unmoved, d->same[m]);
	}
}

static bool put_together(struct differ *d)
{
	struct universe *universe = &d->result->universe;
	/* The new one's order is the one that people see now. */
	if (!universe_add(universe, d->new.kb, &d->new.frame) || !universe_add(universe, d->old.kb, &d->old.frame))
		return false;
	uint64_t flow = universe_flow(d->new.kb, &d->new.frame) | universe_flow(d->old.kb, &d->old.frame);
	d->space = universe_space(universe, flow, MOST_NODES);
	d->new.ways = ways_new(d->arena, d->new.kb, &d->new.frame, d->space, false);
	d->old.ways = ways_new(d->arena, d->old.kb, &d->old.frame, d->space, false);
	for (int f = 0; f < universe->fact_count; f++)
		d->all_facts |= UINT64_C(1) << f;
	return true;
}

const struct diff *diff(struct arena *arena, const struct rules *old, const struct rules *new, struct diag_sink *sink)
{
	struct diff *result = arena_alloc(arena, sizeof(*result));
	struct differ d = {.arena = arena, .result = result, .old = {.rules = old, .kb = old->kb},
			   .new = {.rules = new, .kb = new->kb}};
	if (!put_together(&d)) {
		diag_add(sink, DIAG_TOO_MANY, NULL, "facts, choices", "64, 31", NULL);
		return NULL;
	}
	find_moved(&d);
	find_unmoved(&d);
	diff_rules(&d);
	diff_levels(&d);
	diff_choices(&d);
	diff_texts(&d);
	result->shifted = d.shifted.items;
	result->shifted_count = d.shifted.count;
	result->relevelled = d.relevelled.items;
	result->relevelled_count = d.relevelled.count;
	result->renumbered = d.renumbered.items;
	result->renumbered_count = d.renumbered.count;
	result->rewritten = d.rewritten.items;
	result->rewritten_count = d.rewritten.count;
	space_free(d.space);
	return result;
}
