/* Facts and values by id. Knows nothing of what rules say about them. */
#include "check/universe.h"

#include <string.h>

static int fact_find(const struct universe *universe, const char *id)
{
	for (int f = 0; f < universe->fact_count; f++)
		if (!strcmp(universe->facts[f].id, id))
			return f;
	return KB_NONE;
}

static int value_find(const struct universe_fact *fact, const char *id)
{
	for (int v = 0; v < fact->value_count; v++)
		if (!strcmp(fact->values[v], id))
			return v;
	return KB_NONE;
}

bool universe_add(struct universe *universe, const struct kb *kb, struct frame *frame)
{
	for (int f = 0; f < kb->fact_count; f++) {
		const struct kb_fact *from = &kb->facts[f];
		int at = fact_find(universe, from->id);
		if (at == KB_NONE) {
			if (universe->fact_count == KB_MAX_FACTS)
				return false;
			at = universe->fact_count++;
			universe->facts[at] = (struct universe_fact){.id = from->id};
		}
		struct universe_fact *fact = &universe->facts[at];
		frame->fact[f] = at;
		for (int v = 0; v < from->choice_count; v++) {
			int value = value_find(fact, from->choices[v].id);
			if (value == KB_NONE) {
				if (fact->value_count == KB_MAX_VALUES)
					return false;
				value = fact->value_count++;
				fact->values[value] = from->choices[v].id;
			}
			frame->value[f][v] = (signed char)value;
		}
	}
	return true;
}

uint64_t universe_flow(const struct kb *kb, const struct frame *frame)
{
	uint64_t facts = 0;
	for (int n = 0; n < kb->node_count; n++)
		facts |= UINT64_C(1) << frame->fact[kb->nodes[n].fact];
	return facts;
}

struct space *universe_space(const struct universe *universe, uint64_t last, int most_nodes)
{
	int sizes[KB_MAX_FACTS];
	for (int f = 0; f < universe->fact_count; f++)
		sizes[f] = universe->facts[f].value_count;
	return space_new(sizes, universe->fact_count, last, most_nodes);
}

void universe_all(const struct universe *universe, uint32_t *may)
{
	for (int f = 0; f < KB_MAX_FACTS; f++)
		may[f] = f < universe->fact_count ? (UINT32_C(1) << universe->facts[f].value_count) - 1 : 0;
}

void universe_clause(struct buf *out, const struct universe *universe, int fact, uint32_t values)
{
	const struct universe_fact *f = &universe->facts[fact];
	const char *before = "=";
	buf_puts(out, f->id);
	for (int v = 0; v < f->value_count; v++) {
		if (!(values >> v & 1))
			continue;
		buf_puts(out, before);
		buf_puts(out, f->values[v]);
		before = "|";
	}
}

void universe_cube(struct buf *out, const struct universe *universe, const uint32_t *may, const char *separator)
{
	uint32_t all[KB_MAX_FACTS];
	const char *before = "";
	universe_all(universe, all);
	for (int f = 0; f < universe->fact_count; f++) {
		if (may[f] == all[f])
			continue;
		buf_puts(out, before);
		universe_clause(out, universe, f, may[f]);
		before = separator;
	}
}

void universe_values(struct buf *out, const struct universe *universe, const int *values, const char *separator)
{
	const char *before = "";
	for (int f = 0; f < universe->fact_count; f++) {
		if (values[f] == KB_NONE)
			continue;
		buf_puts(out, before);
		universe_clause(out, universe, f, UINT32_C(1) << values[f]);
		before = separator;
	}
}
