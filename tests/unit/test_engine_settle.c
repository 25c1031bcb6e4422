/*
 * engine/settle: what the methods still possible share and what differs, against all completions of the answers. Conditions are
 * evaluated on complete answers, and levels are the dossier's, written out by hand.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "comparison.h"
#include "engine/conclude.h"
#include "engine/settle.h"
#include "fired.h"
#include "random.h"
#include "rules/rules.h"

enum { FURTHER_VECTORS = 300, VECTORS_EACH = 20 };

static struct rules rules;
static const struct kb *kb;
static int dossier_method[KB_MAX_METHODS];	/* by the knowledge base's */

static int load_rules(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	bool loaded = rules_load(&rules, NULL, NULL, &sink);
	diag_release(&sink);
	kb = rules.kb;
	for (int m = 0; loaded && m < DOSSIER_METHODS; m++) {
		int method = kb_method_find(kb, dossier_methods[m]);
		if (method == KB_NONE)
			return -1;
		dossier_method[method] = m;
	}
	return loaded ? 0 : -1;
}

static int release_rules(void **state)
{
	(void)state;
	rules_release(&rules);
	return 0;
}

struct claims {
	long vectors, levels, open_levels, common, common_open, own, beyond;
};

static bool is_completion(const int *values, int x)
{
	for (int f = 0; f < DOSSIER_FACTS; f++)
		if (values[f] != BRUTE_UNKNOWN && values[f] != (x >> f & 1))
			return false;
	return true;
}

static uint64_t methods_left(const int *values)
{
	uint64_t methods = 0;
	for (int x = 0; x < COMPLETE; x++)
		if (is_completion(values, x) && method_at[x] != KB_NONE)
			methods |= UINT64_C(1) << method_at[x];
	return methods;
}

/* Whether the item applies in the completions that lead to the method: in all, in none, or in some. */
static enum truth with_method(const struct fired *fired, const int *values, int method)
{
	bool some = false, every = true;
	for (int x = 0; x < COMPLETE; x++) {
		if (method_at[x] != method || !is_completion(values, x))
			continue;
		some |= set_has(&fired->some, x);
		every &= set_has(&fired->every, x);
	}
	return every ? TRUTH_TRUE : some ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

static bool is_told(const struct item *item)
{
	return item->kind != ITEM_NEED && item->kind != ITEM_OVERRIDE;
}

static void check_items(struct claims *claims, const struct shared *shared, const struct fired *now, const int *values,
			uint64_t methods)
{
	int told = 0;
	for (int i = 0; i < item_total; i++) {
		enum truth with[KB_MAX_METHODS], all = TRUTH_TRUE;
		bool any = false;
		if (!is_told(&items[i]))
			continue;
		for (int m = 0; m < kb->method_count; m++) {
			bool possible = methods >> m & 1;
			with[m] = possible ? with_method(&now[i], values, m) : TRUTH_FALSE;
			any |= with[m] != TRUTH_FALSE;
			all = possible && with[m] < all ? with[m] : all;
		}
		if (!any)
			continue;
		assert_true(told < shared->item_count);
		const struct shared_item *item = &shared->items[told++];
		assert_memory_equal(&item->item, &items[i], sizeof(items[i]));
		assert_int_equal(item->all, all);
		assert_memory_equal(item->with, with, (size_t)kb->method_count * sizeof(with[0]));
		*(all == TRUTH_TRUE	 ? &claims->common
		  : all == TRUTH_UNKNOWN ? &claims->common_open
					 : &claims->own) += 1;
	}
	assert_int_equal(told, shared->item_count);
}

static const char *answer_of(const struct answers *answers, const char *id)
{
	int fact = kb_fact_find(kb, id);
	assert_true(fact >= 0);
	return answers_known(answers, fact) ? kb->facts[fact].choices[answers_value(answers, fact)].id : NULL;
}

static void check_level(struct claims *claims, const struct shared_level *row, const struct kb_characteristic *c, int r,
			int method, const struct situation *situation)
{
	unsigned may;
	int level = comparison_level(dossier_method[method], r, situation, &may);
	assert_string_equal(c->levels[row->levels[method]].id, comparison_levels[r][level]);
	for (int l = 0; l < COMPARISON_LEVELS; l++)
		for (int k = 0; k < c->level_count; k++)
			if (!strcmp(c->levels[k].id, comparison_levels[r][l]))
				assert_int_equal(row->may[method] >> k & 1, may >> l & 1);
	claims->levels++;
	claims->open_levels += (may & (may - 1)) != 0;
}

static void check_levels(struct claims *claims, const struct shared *shared, const struct answers *answers,
			 uint64_t methods)
{
	struct situation situation = {.variant = answer_of(answers, "variant"),
				      .device_owner = answer_of(answers, "device_owner"),
				      .cloud_in_use = answer_of(answers, "cloud_in_use")};
	for (int i = 0; i < kb->characteristic_count; i++) {
		const struct shared_level *row = &shared->levels[i];
		int r = 0, lowest = kb->characteristics[i].level_count, highest = KB_NONE;
		while (strcmp(comparison_rows[r], kb->characteristics[i].id) != 0)
			assert_true(++r < COMPARISON_ROWS);
		for (int m = 0; m < kb->method_count; m++) {
			if (!(methods >> m & 1)) {
				assert_int_equal(row->levels[m], KB_NONE);
				assert_int_equal(row->may[m], 0);
				continue;
			}
			check_level(claims, row, &kb->characteristics[i], r, m, &situation);
			lowest = row->levels[m] < lowest ? row->levels[m] : lowest;
			highest = row->levels[m] > highest ? row->levels[m] : highest;
		}
		assert_int_equal(row->same, lowest == highest);
	}
}

/* What the conclusion lists while it isn't settled, all of them share. */
static void check_conclusion(struct claims *claims, const struct shared *shared, const struct conclusion *c)
{
	int common = 0, listed = 0;
	for (int i = 0; i < shared->item_count; i++) {
		const struct shared_item *item = &shared->items[i];
		if (item->item.kind != ITEM_CAUTION)
			continue;
		common += item->all == TRUTH_TRUE;
		for (int k = 0; k < c->caution_count; k++)
			if (c->cautions[k] == item->item.index) {
				assert_int_equal(item->all, TRUTH_TRUE);
				listed++;
			}
	}
	assert_int_equal(listed, c->caution_count);
	claims->beyond += common - listed;
}

static void check_vector(struct claims *claims, struct arena *arena, const struct fired *now,
			 const struct answers *answers, const int *values)
{
	const struct conclusion *c = conclude(arena, kb, answers);
	if (c->status == STATUS_UNDETERMINED) {
		const struct shared *shared = settle_shared(arena, kb, answers);
		uint64_t methods = methods_left(values);
		int count = 0;
		for (uint64_t left = methods; left; left &= left - 1)
			count++;
		assert_int_equal(shared->possible.methods, methods);
		assert_int_equal(shared->methods, count);
		check_items(claims, shared, now, values, methods);
		check_levels(claims, shared, answers, methods);
		check_conclusion(claims, shared, c);
		claims->vectors++;
	}
	arena_clear(arena);
}

static void report(const struct claims *c)
{
	print_message("%ld undetermined vectors: %ld items that all candidates share, %ld more that they may, %ld that differ; "
		      "%ld levels, %ld of them open; %ld shared cautions beyond those of the conclusion\n",
		      c->vectors, c->common, c->common_open, c->own, c->levels, c->open_levels, c->beyond);
}

static void every_vector_of_the_flowchart(void **state)
{
	(void)state;
	static struct fired now[MOST_ITEMS];
	struct arena arena = {0};
	struct claims claims = {0};
	struct answers answers;
	int values[BRUTE_FACTS];
	long n = 0;
	fired_set_up(kb);
	answers_init(&answers, kb);
	fire(now, &answers);
	for (; brute_vector(&dossier, n, values); n++) {
		dossier_answers(&answers, kb, values);
		check_vector(&claims, &arena, now, &answers, values);
	}
	assert_int_equal(n, DOSSIER_VECTORS);
	arena_release(&arena);
	report(&claims);
}

/* The other facts answered at random, too, and configurations of any method. */
static void further_answers(void **state)
{
	(void)state;
	static struct fired now[MOST_ITEMS];
	struct random random = {.state = 1234567};
	struct arena arena = {0};
	struct claims claims = {0};
	for (int i = 0; i < FURTHER_VECTORS; i++) {
		struct answers answers;
		answers_init(&answers, kb);
		for (int f = 0; f < kb->fact_count; f++)
			if (fact_of[f] < 0 && random_below(&random, 2))
				answers_set(&answers, f, random_below(&random, kb->facts[f].choice_count));
		fire(now, &answers);
		for (int k = 0; k < VECTORS_EACH; k++) {
			int values[BRUTE_FACTS];
			brute_vector(&dossier, random_below(&random, DOSSIER_VECTORS), values);
			dossier_answers(&answers, kb, values);
			check_vector(&claims, &arena, now, &answers, values);
		}
	}
	arena_release(&arena);
	report(&claims);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_vector_of_the_flowchart),
		cmocka_unit_test(further_answers),
	};
	return cmocka_run_group_tests(tests, load_rules, release_rules) != 0;
}
