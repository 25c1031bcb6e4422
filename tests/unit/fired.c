/* Evaluates every rule on complete answers. */
#include "fired.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct kb *kb;
static int fact_at[DOSSIER_FACTS];	/* the knowledge base's */

int method_at[COMPLETE];
int fact_of[KB_MAX_FACTS];
int value_at[DOSSIER_FACTS][2];
struct item items[MOST_ITEMS];
int item_total;

void fired_set_up(const struct kb *base)
{
	kb = base;
	item_total = 0;
	for (int f = 0; f < kb->fact_count; f++)
		fact_of[f] = -1;
	for (int f = 0; f < DOSSIER_FACTS; f++) {
		fact_at[f] = dossier_fact(kb, f);
		fact_of[fact_at[f]] = f;
		for (int v = 0; v < 2; v++)
			value_at[f][v] = dossier_value(kb, f, v);
	}
	for (int x = 0; x < COMPLETE; x++) {
		int values[BRUTE_FACTS];
		struct brute_way way = {.count = 0};
		for (int f = 0; f < DOSSIER_FACTS; f++)
			values[f] = x >> f & 1;
		int outcome = dossier.outcome(dossier.chart, values, &way);
		method_at[x] = outcome == BRUTE_NO_METHOD ? KB_NONE : kb_method_find(kb, dossier_methods[outcome]);
	}
	for (struct item item = ITEM_START; item_next(kb, &item);) {
		assert_true(item_total < MOST_ITEMS);
		items[item_total++] = item;
	}
}

static void put(struct set *set, int x)
{
	set->bits[x / 64] |= UINT64_C(1) << (x % 64);
}

/* ---- Complete answers */

static bool holds(const struct kb_cond *cond, const int *values)
{
	for (int i = 0; i < cond->clause_count; i++) {
		bool any = false;
		for (int t = 0; t < cond->clauses[i].term_count; t++) {
			const struct kb_term *term = &cond->clauses[i].terms[t];
			any |= (term->values >> values[term->fact] & 1) != 0;
		}
		if (!any)
			return false;
	}
	return true;
}

/* Whether the method, alone, makes the item one of the conclusion's: *along is the companion that then has to come too. */
static bool about(const struct item *item, int method, const struct kb_cond **along)
{
	*along = NULL;
	uint64_t bit = method == KB_NONE ? 0 : UINT64_C(1) << method;
	switch (item->kind) {
	case ITEM_COMPANION:
		return bit && kb->companions[item->index].method != method;
	case ITEM_NEED:
		return bit != 0;
	case ITEM_OVERRIDE:
		return item->method == method;
	case ITEM_GUIDE:
		return kb->guides[item->index].general || (kb->guides[item->index].methods & bit);
	case ITEM_CHECKLIST:
		return kb->checklists[item->index].general || (kb->checklists[item->index].methods & bit);
	default:
		break;
	}
	const struct kb_caution *caution = &kb->cautions[item->index];
	if (caution->general || (caution->methods & bit))
		return true;
	for (int i = 0; bit && i < kb->companion_count; i++) {
		const struct kb_companion *companion = &kb->companions[i];
		if (companion->method == method || !(caution->methods >> companion->method & 1) ||
		    (companion->tier != KB_NONE && companion->tier != caution->tier))
			continue;
		*along = &companion->when;
		return true;
	}
	return false;
}

static const struct kb_cond *condition_of(const struct item *item)
{
	switch (item->kind) {
	case ITEM_COMPANION:
		return &kb->companions[item->index].when;
	case ITEM_NEED:
		return &kb->needs[item->index].when;
	case ITEM_OVERRIDE:
		return &kb->methods[item->method].overrides[item->index].when;
	case ITEM_CAUTION:
		return &kb->cautions[item->index].when;
	case ITEM_GUIDE:
		return &kb->guides[item->index].when;
	default:
		return &kb->checklists[item->index].when;
	}
}

static int collect_facts(const struct kb_cond *cond, int *facts, int count)
{
	for (int i = 0; cond && i < cond->clause_count; i++)
		for (int t = 0; t < cond->clauses[i].term_count; t++) {
			int fact = cond->clauses[i].terms[t].fact, k = 0;
			while (k < count && facts[k] != fact)
				k++;
			if (k == count && fact_of[fact] < 0)
				facts[count++] = fact;
		}
	return count;
}

/* The configurations of a method as values of the configuration fact. */
static uint32_t variants(int method)
{
	return method == KB_NONE ? kb->facts[kb->configuration_fact].all : kb->methods[method].variants;
}

struct trial {
	const struct kb_cond *when, *along;
	int facts[8], fact_count;
	uint32_t may[8];
	int values[KB_MAX_FACTS];
	bool some, every;
	uint64_t hangs;
};

static bool applies(const struct trial *t)
{
	return holds(t->when, t->values) && (!t->along || holds(t->along, t->values));
}

static void try_all(struct trial *t, int from)
{
	if (from == t->fact_count) {
		bool now = applies(t);
		t->some |= now;
		t->every &= now;
		for (int i = 0; i < t->fact_count; i++) {
			int f = t->facts[i], kept = t->values[f];
			for (t->values[f] = 0; t->values[f] < kb->facts[f].choice_count; t->values[f]++)
				if ((t->may[i] >> t->values[f] & 1) && applies(t) != now)
					t->hangs |= UINT64_C(1) << f;
			t->values[f] = kept;
		}
		return;
	}
	int f = t->facts[from];
	for (int v = 0; v < kb->facts[f].choice_count; v++) {
		t->values[f] = v;
		if (t->may[from] >> v & 1)
			try_all(t, from + 1);
	}
}

static void fire_at(struct fired *fired, const struct item *item, const struct answers *answers, int x)
{
	struct trial t = {.when = condition_of(item), .every = true};
	bool is_about = about(item, method_at[x], &t.along);
	assert_true(!t.along || !collect_facts(t.along, t.facts, 0));
	t.fact_count = collect_facts(t.when, t.facts, 0);
	for (int i = 0; i < t.fact_count; i++) {
		t.may[i] = answers->may[t.facts[i]];
		/* A configuration that isn't the method's counts as unknown. */
		if (t.facts[i] == kb->configuration_fact) {
			uint32_t own = variants(method_at[x]);
			t.may[i] = t.may[i] & ~own && answers_known(answers, t.facts[i]) ? own : t.may[i] & own;
		}
	}
	for (int f = 0; f < DOSSIER_FACTS; f++)
		t.values[fact_at[f]] = value_at[f][x >> f & 1];
	try_all(&t, 0);
	if (is_about && (!t.along || holds(t.along, t.values)))
		put(&fired->about, x);
	if (is_about && t.some)
		put(&fired->some, x);
	if (is_about && t.every)
		put(&fired->every, x);
	for (int i = 0; is_about && i < t.fact_count; i++)
		if (t.hangs >> t.facts[i] & 1)
			put(&fired->hangs[t.facts[i]], x);
}

void fire(struct fired *list, const struct answers *answers)
{
	memset(list, 0, (size_t)item_total * sizeof(*list));
	for (int i = 0; i < item_total; i++)
		for (int x = 0; x < COMPLETE; x++)
			fire_at(&list[i], &items[i], answers, x);
}
