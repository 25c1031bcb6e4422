/* engine/standing: trade-offs and colliding needs, against trying every method in every configuration. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "engine/conclude.h"
#include "engine/standing.h"
#include "random.h"
#include "rules/rules.h"

enum { SITUATIONS = 3000 };

static struct rules rules;
static const struct kb *kb;

static int load_rules(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	bool loaded = rules_load(&rules, NULL, NULL, &sink);
	diag_release(&sink);
	kb = rules.kb;
	return loaded ? 0 : -1;
}

static int release_rules(void **state)
{
	(void)state;
	rules_release(&rules);
	return 0;
}

static struct answers random_answers(struct random *random, int known)
{
	struct answers answers = {{0}};
	answers_init(&answers, kb);
	for (int f = 0; f < kb->fact_count; f++)
		if (random_below(random, 100) < known)
			answers_set(&answers, f, random_below(random, kb->facts[f].choice_count));
	return answers;
}

/* What a method, in a configuration or as it stands, misses; judged with the conclusion's own tools only. */
static uint64_t missed(const struct answers *answers, int method, int configuration, uint64_t *stated)
{
	struct answers supposed = *answers;
	uint64_t missed_needs = 0;
	bool foreign;
	if (configuration != KB_NONE)
		answers_set(&supposed, kb->configuration_fact, configuration);
	supposed = conclude_narrow(kb, &supposed, UINT64_C(1) << method, &foreign);
	*stated = 0;
	for (int i = 0; i < kb->need_count; i++) {
		const struct kb_need *need = &kb->needs[i];
		const struct kb_override *by;
		if (cond_truth(&need->when, supposed.may) != TRUTH_TRUE)
			continue;
		int level = conclude_level(kb, method, need->characteristic, &supposed, &by);
		*stated |= UINT64_C(1) << need->characteristic;
		if (kb_gap(&kb->characteristics[need->characteristic], need->level, level))
			missed_needs |= UINT64_C(1) << need->characteristic;
	}
	return missed_needs;
}

static bool allowed(const struct answers *answers, int method)
{
	bool foreign;
	struct answers narrow = conclude_narrow(kb, answers, UINT64_C(1) << method, &foreign);
	return cond_truth(&kb->methods[method].requires, narrow.may) != TRUTH_FALSE;
}

/* Whether some allowed method, in some configuration, meets all of the set. */
static bool some_meets(const struct answers *answers, uint64_t set)
{
	uint64_t stated;
	for (int m = 0; m < kb->method_count; m++) {
		if (!allowed(answers, m))
			continue;
		if (!(missed(answers, m, KB_NONE, &stated) & set))
			return true;
		for (int i = 0; i < kb->methods[m].configuration_count; i++)
			if (!(missed(answers, m, kb->methods[m].configurations[i].value, &stated) & set))
				return true;
	}
	return false;
}

static int check_collisions(struct arena *arena, const struct answers *answers)
{
	struct collisions c = standing_collisions(arena, kb, answers);
	uint64_t stated = 0, all = (UINT64_C(1) << kb->characteristic_count) - 1;
	/* Where nothing is allowed there is nothing to collide over. */
	bool nothing = true;
	for (int m = 0; m < kb->method_count; m++)
		nothing = nothing && !allowed(answers, m);
	if (nothing) {
		assert_int_equal(c.count, 0);
		return 0;
	}
	missed(answers, 0, KB_NONE, &stated);
	for (uint64_t set = 1; set <= all; set++) {
		if (set & ~stated)
			continue;
		bool smallest = !some_meets(answers, set), told = false;
		for (uint64_t one = 1; one <= all; one <<= 1)
			if ((set & one) && (set & ~one))
				smallest = smallest && some_meets(answers, set & ~one);
		for (int i = 0; i < c.count; i++)
			told |= c.list[i] == set;
		assert_int_equal(told, smallest);
	}
	return c.count;
}

static int check_tradeoffs(struct arena *arena, const struct answers *answers, int method)
{
	struct tradeoffs t = standing_tradeoffs(arena, kb, answers, method);
	uint64_t stated, ours = missed(answers, method, KB_NONE, &stated);
	for (int i = 0; i < t.count; i++) {
		const struct tradeoff *o = &t.list[i];
		uint64_t theirs = missed(answers, o->other->method, o->other->configuration, &stated);
		assert_true(allowed(answers, o->other->method));
		assert_int_equal(o->meets, ours & ~theirs);
		assert_int_equal(o->misses, theirs & ~ours);
		assert_true(o->other->method == method ? o->closer != 0 : o->meets != 0);
		assert_false(o->meets & ~o->closer);
		assert_false(o->closer & ~ours);
		assert_false(o->better & o->worse);
	}
	for (int m = 0; m < kb->method_count; m++) {
		bool told = false;
		for (int i = 0; i < t.count; i++)
			told |= t.list[i].other->method == m && t.list[i].other->configuration == KB_NONE;
		bool meets = (ours & ~missed(answers, m, KB_NONE, &stated)) != 0;
		assert_int_equal(told, m != method && allowed(answers, m) && meets);
	}
	return t.count;
}

static void tradeoffs_and_collisions(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct random random = {.state = 2024};
	long tradeoffs = 0, collisions = 0, recommended = 0;
	for (int i = 0; i < SITUATIONS; i++) {
		struct answers answers = random_answers(&random, 60 + random_below(&random, 40));
		const struct conclusion *c = conclude(&arena, kb, &answers);
		collisions += check_collisions(&arena, &answers);
		if (c->method != KB_NONE) {
			recommended++;
			tradeoffs += check_tradeoffs(&arena, &answers, c->method);
		}
		arena_clear(&arena);
	}
	arena_release(&arena);
	print_message("%d situations, %ld with a recommendation: %ld trade-offs, %ld smallest sets of needs that collide\n",
		      SITUATIONS, recommended, tradeoffs, collisions);
}

/* Who fits has no need that it misses, and nobody who fits is left out. */
static void who_fits(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct random random = {.state = 4};
	long fitting = 0;
	for (int i = 0; i < SITUATIONS; i++) {
		struct answers answers = random_answers(&random, 60 + random_below(&random, 40));
		const struct standing *const *list = standing_fitting(&arena, kb, &answers);
		uint64_t told = 0, stated;
		for (int k = 0; list[k]; k++, fitting++) {
			assert_int_equal(missed(&answers, list[k]->method, list[k]->configuration, &stated), 0);
			told |= UINT64_C(1) << list[k]->method;
		}
		for (int m = 0; m < kb->method_count; m++) {
			bool fits = !missed(&answers, m, KB_NONE, &stated);
			for (int k = 0; k < kb->methods[m].configuration_count; k++)
				fits = fits || !missed(&answers, m, kb->methods[m].configurations[k].value, &stated);
			assert_int_equal(fits, (told >> m & 1) != 0);
		}
		arena_clear(&arena);
	}
	arena_release(&arena);
	print_message("%d situations: %ld methods and configurations meet everything\n", SITUATIONS, fitting);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tradeoffs_and_collisions),
		cmocka_unit_test(who_fits),
	};
	return cmocka_run_group_tests(tests, load_rules, release_rules) != 0;
}
