/* kb/cond: conditions in three-valued logic against all completions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "kb/cond.h"
#include "random.h"

enum { FACTS = 5, MOST_VALUES = 4, MOST_CLAUSES = 4 };

struct field {
	int values[FACTS];
	uint32_t may[FACTS];
};

/* A condition with the memory for it. */
struct made {
	struct kb_term terms[FACTS];
	struct kb_clause clauses[MOST_CLAUSES];
	struct kb_cond cond;
};

static uint32_t some_of(struct random *random, int values)
{
	return (uint32_t)(1 + random_below(random, (1 << values) - 1));
}

static void make_field(struct random *random, struct field *field)
{
	for (int f = 0; f < FACTS; f++) {
		field->values[f] = 2 + random_below(random, MOST_VALUES - 1);
		field->may[f] = random_below(random, 2) ? some_of(random, field->values[f])
							: (UINT32_C(1) << field->values[f]) - 1;
	}
}

/* Each fact at most once, as in a compiled base; sets of values that are all of them occur too. */
static void make_cond(struct random *random, const struct field *field, struct made *made)
{
	int order[FACTS], used = 0, facts = random_below(random, FACTS + 1);
	for (int f = 0; f < FACTS; f++)
		order[f] = f;
	for (int f = FACTS - 1; f > 0; f--) {
		int other = random_below(random, f + 1), kept = order[f];
		order[f] = order[other];
		order[other] = kept;
	}
	made->cond = (struct kb_cond){.clauses = made->clauses};
	while (used < facts && made->cond.clause_count < MOST_CLAUSES) {
		struct kb_clause *clause = &made->clauses[made->cond.clause_count++];
		int terms = 1 + random_below(random, facts - used);
		*clause = (struct kb_clause){.terms = &made->terms[used], .term_count = terms, .text = ""};
		for (; terms; terms--, used++)
			made->terms[used] = (struct kb_term){.fact = order[used],
							     .values = some_of(random, field->values[order[used]])};
	}
}

static bool holds(const struct kb_cond *cond, const int *value)
{
	for (int c = 0; c < cond->clause_count; c++) {
		bool any = false;
		for (int t = 0; t < cond->clauses[c].term_count; t++)
			any |= cond->clauses[c].terms[t].values >> value[cond->clauses[c].terms[t].fact] & 1;
		if (!any)
			return false;
	}
	return true;
}

/* Steps to the next choice of one possible value for each fact; false after the last. */
static bool step(const struct field *field, const uint32_t *may, int *value)
{
	for (int f = 0; f < FACTS; f++) {
		do
			value[f]++;
		while (value[f] < field->values[f] && !(may[f] >> value[f] & 1));
		if (value[f] < field->values[f])
			return true;
		for (value[f] = 0; !(may[f] >> value[f] & 1);)
			value[f]++;
	}
	return false;
}

static void start(const uint32_t *may, int *value)
{
	for (int f = 0; f < FACTS; f++)
		for (value[f] = 0; !(may[f] >> value[f] & 1);)
			value[f]++;
}

static enum truth truth_by_completions(const struct field *field, const struct kb_cond *cond)
{
	int value[FACTS];
	bool some = false, every = true;
	start(field->may, value);
	do {
		bool now = holds(cond, value);
		some |= now;
		every &= now;
	} while (step(field, field->may, value));
	return every ? TRUTH_TRUE : some ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

static void truth_is_that_of_all_completions(void **state)
{
	(void)state;
	struct random random = {.state = 20210531};
	enum { ROUNDS = 20000 };
	int seen[3] = {0};
	for (int i = 0; i < ROUNDS; i++) {
		struct field field;
		struct made made;
		make_field(&random, &field);
		make_cond(&random, &field, &made);
		enum truth truth = cond_truth(&made.cond, field.may);
		assert_int_equal(truth, truth_by_completions(&field, &made.cond));
		seen[truth]++;
		for (int c = 0; c < made.cond.clause_count; c++) {
			const struct kb_cond alone = {.clauses = &made.clauses[c], .clause_count = 1};
			assert_int_equal(clause_truth(&made.clauses[c], field.may), truth_by_completions(&field, &alone));
		}
	}
	print_message("%d conditions: %d false, %d unknown, %d true\n", ROUNDS, seen[TRUTH_FALSE], seen[TRUTH_UNKNOWN],
		      seen[TRUTH_TRUE]);
	for (int i = 0; i < 3; i++)
		assert_true(seen[i] > ROUNDS / 20);
}

static void empty_condition_always_holds(void **state)
{
	(void)state;
	const uint32_t may[1] = {3};
	const struct kb_cond cond = {.clause_count = 0};
	assert_int_equal(cond_truth(&cond, may), TRUTH_TRUE);
	uint32_t narrowed[1] = {3};
	const struct kb_cond *conds[] = {&cond};
	assert_true(cond_satisfiable(conds, 1, narrowed));
	assert_true(cond_satisfiable(conds, 0, narrowed));
	assert_int_equal(narrowed[0], 3);
}

static bool together(const struct kb_cond *const *conds, int count, const int *value)
{
	for (int i = 0; i < count; i++)
		if (!holds(conds[i], value))
			return false;
	return true;
}

static void satisfiable_is_that_of_all_completions(void **state)
{
	(void)state;
	struct random random = {.state = 4};
	enum { ROUNDS = 20000, MOST_CONDS = 4 };
	int satisfied = 0;
	for (int i = 0; i < ROUNDS; i++) {
		struct field field;
		struct made made[MOST_CONDS];
		const struct kb_cond *conds[MOST_CONDS];
		int count = 1 + random_below(&random, MOST_CONDS);
		make_field(&random, &field);
		for (int k = 0; k < count; k++) {
			make_cond(&random, &field, &made[k]);
			conds[k] = &made[k].cond;
		}
		int value[FACTS];
		bool expected = false;
		start(field.may, value);
		do
			expected |= together(conds, count, value);
		while (step(&field, field.may, value));

		uint32_t may[FACTS];
		memcpy(may, field.may, sizeof(may));
		bool found = cond_satisfiable(conds, count, may);
		assert_int_equal(found, expected);
		satisfied += found;
		if (!found) {
			assert_memory_equal(may, field.may, sizeof(may));
			continue;
		}
		/* A region: part of what was possible, not empty, and every choice out of it will do. */
		for (int f = 0; f < FACTS; f++) {
			assert_true(may[f] != 0);
			assert_int_equal(may[f] & ~field.may[f], 0);
		}
		start(may, value);
		do
			assert_true(together(conds, count, value));
		while (step(&field, may, value));
	}
	print_message("%d sets of conditions, %d of them satisfiable\n", ROUNDS, satisfied);
	assert_true(satisfied > ROUNDS / 10 && satisfied < ROUNDS - ROUNDS / 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(truth_is_that_of_all_completions),
		cmocka_unit_test(empty_condition_always_holds),
		cmocka_unit_test(satisfiable_is_that_of_all_completions),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
