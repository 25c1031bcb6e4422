/* Levels of methods, levels that answers need, and the numbers by which choices are typed. */
#include "check/diff_internal.h"

#include <string.h>

#include "base/bits.h"

/* By level: the answers for which it is the one; one more at the end for «none». */
struct levels {
	const struct kb_characteristic *characteristic;
	int *sets;
	int count;		/* with «none» */
};

static struct levels new_levels(struct differ *d, const struct kb_characteristic *characteristic)
{
	struct levels levels = {.characteristic = characteristic, .count = characteristic->level_count + 1};
	levels.sets = arena_array(d->arena, (size_t)levels.count, sizeof(*levels.sets));
	return levels;
}

static const char *level_id(const struct levels *levels, int level)
{
	return level < levels->characteristic->level_count ? levels->characteristic->levels[level].id : NULL;
}

/* Gives the answers in `where` that are still in *rest to a level. */
static void assign(struct differ *d, struct levels *levels, int level, int where, int *rest)
{
	levels->sets[level] = set_or(d->space, levels->sets[level], set_and(d->space, *rest, where));
	*rest = set_minus(d->space, *rest, where);
}

/* As conclude_level: the first override that holds, else the table. */
static struct levels method_levels(struct differ *d, const struct side *side, int method, int characteristic)
{
	const struct kb_method *m = &side->kb->methods[method];
	struct levels levels = new_levels(d, &side->kb->characteristics[characteristic]);
	int rest = SET_ALL;
	for (int i = 0; i < m->override_count; i++)
		if (m->overrides[i].characteristic == characteristic)
			assign(d, &levels, m->overrides[i].level, ways_where(side->ways, &m->overrides[i].when), &rest);
	assign(d, &levels, m->cells[characteristic].level, SET_ALL, &rest);
	return levels;
}

/* The strictest need that holds. */
static struct levels needed_levels(struct differ *d, const struct side *side, int characteristic)
{
	const struct kb_characteristic *c = &side->kb->characteristics[characteristic];
	struct levels levels = new_levels(d, c);
	int rest = SET_ALL;
	for (int step = 0; step < c->level_count; step++) {
		int level = c->high_is_good ? c->level_count - 1 - step : step;
		for (int i = 0; i < side->kb->need_count; i++) {
			const struct kb_need *need = &side->kb->needs[i];
			if (need->characteristic == characteristic && need->level == level)
				assign(d, &levels, level, ways_where(side->ways, &need->when), &rest);
		}
	}
	assign(d, &levels, c->level_count, SET_ALL, &rest);
	return levels;
}

static bool same_id(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

static void compare_levels(struct differ *d, const char *method, const struct levels *old, const struct levels *new,
			   int region)
{
	int elsewhere = set_minus(d->space, SET_ALL, region);
	for (int i = 0; i < old->count; i++)
		for (int k = 0; k < new->count; k++) {
			if (same_id(level_id(old, i), level_id(new, k)))
				continue;
			int set = set_and(d->space, set_and(d->space, old->sets[i], new->sets[k]), region);
			if (set == SET_NONE)
				continue;
			struct relevelled *change = growing_add(d->arena, &d->relevelled, sizeof(*change));
			*change = (struct relevelled){.method = method, .characteristic = new->characteristic->id,
						      .from = level_id(old, i), .to = level_id(new, k),
						      .where = differ_where(d, set, elsewhere)};
		}
}

void diff_levels(struct differ *d)
{
	const struct kb *kb = d->new.kb;
	for (int m = 0; m < kb->method_count; m++) {
		int before = kb_method_find(d->old.kb, kb->methods[m].id);
		for (int c = 0; c < kb->characteristic_count && before != KB_NONE; c++) {
			int old = kb_characteristic_find(d->old.kb, kb->characteristics[c].id);
			if (old == KB_NONE)
				continue;
			struct levels from = method_levels(d, &d->old, before, old);
			struct levels to = method_levels(d, &d->new, m, c);
			int own = ways_configured(d->new.ways, m);
			own = set_or(d->space, ways_configured(d->old.ways, before), own);
			compare_levels(d, kb->methods[m].id, &from, &to, own);
		}
	}
	for (int c = 0; c < kb->characteristic_count; c++) {
		int old = kb_characteristic_find(d->old.kb, kb->characteristics[c].id);
		if (old == KB_NONE)
			continue;
		struct levels from = needed_levels(d, &d->old, old), to = needed_levels(d, &d->new, c);
		compare_levels(d, NULL, &from, &to, SET_ALL);
	}
}

/* The number by which a value is chosen among those offered, from 1; 0 when it isn't among them. */
static int number_of(uint32_t offered, int value)
{
	if (value == KB_NONE || !(offered >> value & 1))
		return 0;
	return bits_count(offered & ((UINT32_C(2) << value) - 1));
}

static void compare_numbers(struct differ *d, const struct kb_fact *old, uint32_t old_offered,
			    const struct kb_fact *new, uint32_t new_offered, const char *method)
{
	for (int v = 0; v <= new->choice_count; v++) {
		bool unknown = v == new->choice_count;
		int from = unknown ? bits_count(old_offered) + 1
				   : number_of(old_offered, kb_choice_find(old, new->choices[v].id));
		int to = unknown ? bits_count(new_offered) + 1 : number_of(new_offered, v);
		if (!from || !to || from == to)
			continue;
		struct renumbered *change = growing_add(d->arena, &d->renumbered, sizeof(*change));
		*change = (struct renumbered){.fact = new->id, .method = method,
					      .choice = unknown ? NULL : new->choices[v].id, .from = from, .to = to};
	}
}

/* The configurations that are offered depend on the method. */
static void compare_configurations(struct differ *d, const struct kb_fact *old, const struct kb_fact *new)
{
	for (int m = 0; m < d->new.kb->method_count; m++) {
		const struct kb_method *method = &d->new.kb->methods[m];
		int before = kb_method_find(d->old.kb, method->id);
		if (before != KB_NONE)
			compare_numbers(d, old, d->old.kb->methods[before].variants, new, method->variants, method->id);
	}
}

void diff_choices(struct differ *d)
{
	for (int f = 0; f < d->new.kb->fact_count; f++) {
		const struct kb_fact *new = &d->new.kb->facts[f];
		int before = kb_fact_find(d->old.kb, new->id);
		if (before == KB_NONE)
			continue;
		const struct kb_fact *old = &d->old.kb->facts[before];
		if (old->configuration && new->configuration)
			compare_configurations(d, old, new);
		else
			compare_numbers(d, old, old->all, new, new->all, NULL);
	}
}
