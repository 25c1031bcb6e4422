/*
 * The check that more of an answer never asks for less and then for more again. A fact is ordered, for a
 * characteristic, when its values are named like the levels and stand in their order (low, medium, high for both).
 */
#include "check/internal.h"

#include <string.h>

#include "kb/cond.h"

enum { MOST_CONTEXTS = 1 << 14 };

struct mapping {
	const struct kb *kb;
	int fact, characteristic;
	uint64_t others;		/* further facts that its needs depend on */
	uint32_t may[KB_MAX_FACTS];	/* one value each */
	bool rises, falls;
	int need;			/* that turned the direction, KB_NONE while there is one */
};

static bool is_ordered_by(const struct kb_fact *fact, const struct kb_characteristic *characteristic)
{
	int level = 0;
	for (int value = 0; value < fact->choice_count; value++) {
		while (level < characteristic->level_count &&
		       strcmp(characteristic->levels[level].id, fact->choices[value].id) != 0)
			level++;
		if (level++ >= characteristic->level_count)
			return false;
	}
	return fact->choice_count > 1;
}

/* The facts in the conditions of needs of this characteristic. */
static uint64_t facts_of_needs(const struct kb *kb, int characteristic)
{
	uint64_t facts = 0;
	for (int i = 0; i < kb->need_count; i++)
		if (kb->needs[i].characteristic == characteristic)
			facts |= cond_facts(&kb->needs[i].when);
	return facts;
}

/* How much is asked for: -1 nothing, then level by level towards the good end. *need: the first that asks for it. */
static int demand(const struct mapping *m, int *need)
{
	const struct kb_characteristic *characteristic = &m->kb->characteristics[m->characteristic];
	int most = -1;
	*need = KB_NONE;
	for (int i = 0; i < m->kb->need_count; i++) {
		const struct kb_need *n = &m->kb->needs[i];
		if (n->characteristic != m->characteristic || cond_truth(&n->when, m->may) != TRUTH_TRUE)
			continue;
		int asks = characteristic->high_is_good ? n->level : characteristic->level_count - 1 - n->level;
		if (asks > most) {
			most = asks;
			*need = i;
		}
	}
	return most;
}

/* Follows the fact's values upwards, all other facts staying as they are. */
static void follow(struct mapping *m)
{
	int before = 0;
	for (int value = 0; value < m->kb->facts[m->fact].choice_count && m->need == KB_NONE; value++) {
		int need;
		m->may[m->fact] = UINT32_C(1) << value;
		int now = demand(m, &need);
		m->rises |= value && now > before;
		m->falls |= value && now < before;
		if (m->rises && m->falls)
			m->need = need;
		before = now;
	}
}

/* The next combination of the other facts' values. */
static bool next_context(struct mapping *m)
{
	for (int f = 0; f < m->kb->fact_count; f++) {
		if (!(m->others >> f & 1))
			continue;
		m->may[f] <<= 1;
		if (m->may[f] & m->kb->facts[f].all)
			return true;
		m->may[f] = 1;
	}
	return false;
}

static void report(struct verify *v, const struct mapping *m)
{
	/* What asks for nothing has no place; then any need of the fact will do. */
	int need = m->need;
	for (int i = 0; need == KB_NONE && i < v->kb->need_count; i++)
		if (v->kb->needs[i].characteristic == m->characteristic)
			need = i;
	FOUND(v, DIAG_NEED_ORDER, AT("needs", (unsigned)need, "level"), v->kb->facts[m->fact].id,
	      v->kb->characteristics[m->characteristic].id);
}

static bool check_mapping(struct verify *v, int fact, int characteristic, uint64_t facts, struct count *tried)
{
	struct mapping m = {.kb = v->kb, .fact = fact, .characteristic = characteristic, .need = KB_NONE};
	m.others = facts & ~(UINT64_C(1) << fact);
	struct count contexts = space_product(v->space, m.others);
	if (!count_at_most(&contexts, MOST_CONTEXTS))
		return false;
	for (int f = 0; f < v->kb->fact_count; f++)
		m.may[f] = 1;
	bool turned = false;
	do {
		follow(&m);
		turned = m.rises && m.falls;
	} while (!turned && next_context(&m));
	if (turned)
		report(v, &m);
	*tried = count_sum(*tried, count_times(contexts, (uint32_t)v->kb->facts[fact].choice_count));
	verify_examined(v, DIAG_NEED_ORDER, 1);
	return true;
}

void check_need_order(struct verify *v)
{
	const struct kb *kb = v->kb;
	struct count tried = count_of(0);
	bool whole = true;
	for (int c = 0; c < kb->characteristic_count; c++) {
		uint64_t facts = facts_of_needs(kb, c);
		for (int f = 0; f < kb->fact_count; f++)
			if ((facts >> f & 1) && is_ordered_by(&kb->facts[f], &kb->characteristics[c]))
				whole &= check_mapping(v, f, c, facts, &tried);
	}
	verify_space(v, "needs", MSG_SPACE_NEEDS, tried, whole ? VERIFIED_FACTORED : VERIFIED_NOT);
}
