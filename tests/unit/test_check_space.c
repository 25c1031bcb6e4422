/* check/count and check/space: sets of answers held against sets held bit by bit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "check/space.h"
#include "random.h"

static void counts_are_exact_beyond_64_bits(void **state)
{
	(void)state;
	struct count n = count_of(1);
	struct buf digits = {0};
	for (int i = 0; i < 64; i++)
		n = count_times(n, 31);
	count_digits(&digits, n);
	assert_string_equal(
		buf_text(&digits),
		"279993793990258235750468749959300213014699042596341116563305503247751586492770004816505534904321");
	assert_int_equal(count_small(&n), UINT64_MAX);
	for (int i = 0; i < 60; i++)
		n = count_over(n, 31);
	assert_int_equal(count_small(&n), 31 * 31 * 31 * 31);
	assert_true(count_at_most(&n, 923521) && !count_at_most(&n, 923520));
	n = count_sum(n, count_of(UINT32_MAX));
	assert_int_equal(count_small(&n), UINT64_C(923521) + UINT32_MAX);
	buf_clear(&digits);
	count_digits(&digits, count_of(0));
	assert_string_equal(buf_text(&digits), "0");
	buf_release(&digits);
}

enum { FACTS = 5, VECTORS = 2 * 3 * 2 * 4 * 2, ROUNDS = 300 };
static const int sizes[FACTS] = {2, 3, 2, 4, 2};

static void vector(int index, int *values)
{
	for (int f = 0; f < FACTS; f++) {
		values[f] = index % sizes[f];
		index /= sizes[f];
	}
}

/* A set beside the same one as a flag for each vector. */
struct both {
	int set;
	bool has[VECTORS];
};

static struct both one_fact(struct space *space, struct random *random)
{
	struct both b;
	int fact = random_below(random, FACTS), values[FACTS];
	uint32_t mask = (uint32_t)random_below(random, 1 << sizes[fact]);
	b.set = set_where(space, fact, mask);
	for (int i = 0; i < VECTORS; i++) {
		vector(i, values);
		b.has[i] = mask >> values[fact] & 1;
	}
	return b;
}

static struct both combine(struct space *space, struct random *random, const struct both *x, const struct both *y)
{
	struct both b;
	int operation = random_below(random, 3);
	b.set = operation == 0	 ? set_and(space, x->set, y->set)
		: operation == 1 ? set_or(space, x->set, y->set)
				 : set_minus(space, x->set, y->set);
	for (int i = 0; i < VECTORS; i++)
		b.has[i] = operation == 0   ? x->has[i] && y->has[i]
			   : operation == 1 ? x->has[i] || y->has[i]
					    : x->has[i] && !y->has[i];
	return b;
}

static struct both choose(struct space *space, struct random *random, const struct both *pool)
{
	struct both b;
	int fact = random_below(random, FACTS), kids[4], from[4], values[FACTS];
	for (int v = 0; v < sizes[fact]; v++) {
		from[v] = random_below(random, 8);
		kids[v] = pool[from[v]].set;
	}
	b.set = set_case(space, fact, kids);
	for (int i = 0; i < VECTORS; i++) {
		vector(i, values);
		b.has[i] = pool[from[values[fact]]].has[i];
	}
	return b;
}

static void check_meets(struct space *space, struct random *random, const struct both *b)
{
	uint32_t may[KB_MAX_FACTS] = {0};
	int values[FACTS];
	for (int f = 0; f < FACTS; f++)
		may[f] = 1 + (uint32_t)random_below(random, (1 << sizes[f]) - 1);
	bool met = false;
	for (int i = 0; i < VECTORS; i++) {
		bool inside = b->has[i];
		vector(i, values);
		for (int f = 0; f < FACTS; f++)
			inside &= may[f] >> values[f] & 1;
		met |= inside;
	}
	assert_int_equal(set_meets(space, b->set, may), met);
	assert_int_equal(set_and(space, b->set, set_cube(space, may)) != SET_NONE, met);
}

static void check_facts(struct space *space, const struct both *b)
{
	int count = 0, values[KB_MAX_FACTS], some[FACTS];
	for (int i = 0; i < VECTORS; i++)
		count += b->has[i];
	struct count exact = set_count(space, b->set, (1 << FACTS) - 1);
	assert_int_equal(count_small(&exact), count);
	if (!count)
		return;
	set_witness(space, b->set, values);
	for (int i = 0; i < VECTORS; i++) {
		bool like = true;
		vector(i, some);
		for (int f = 0; f < FACTS; f++)
			like &= values[f] == KB_NONE || values[f] == some[f];
		assert_true(!like || b->has[i]);
	}
}

static void sets_agree_with_bit_by_bit(void **state)
{
	(void)state;
	struct random random = {.state = 7};
	struct both pool[8];
	struct space *space = space_new(sizes, FACTS, 9, 1 << 20);
	for (int i = 0; i < 8; i++)
		pool[i] = one_fact(space, &random);
	for (int round = 0; round < ROUNDS; round++) {
		struct both next = random_below(&random, 3) == 0 ? choose(space, &random, pool)
				   : random_below(&random, 4) == 0
					   ? one_fact(space, &random)
					   : combine(space, &random, &pool[random_below(&random, 8)],
						     &pool[random_below(&random, 8)]);
		check_meets(space, &random, &next);
		check_facts(space, &next);
		/* Equal sets have equal handles. */
		for (int i = 0; i < 8; i++)
			assert_int_equal(pool[i].set == next.set, !memcmp(pool[i].has, next.has, sizeof(next.has)));
		pool[random_below(&random, 8)] = next;
	}
	space_free(space);
}

static void forgotten_nodes_are_made_again(void **state)
{
	(void)state;
	struct space *space = space_new(sizes, FACTS, 9, 1 << 20);
	int a = set_where(space, 0, 1), b = set_where(space, 3, 6), mark = space_mark(space);
	int both = set_and(space, a, b);
	space_forget(space, mark);
	assert_int_equal(space_mark(space), mark);
	int either = set_or(space, a, b);
	struct count count = set_count(space, either, 9);
	assert_int_equal(count_small(&count), 6);
	assert_int_equal(set_and(space, a, b) == either, false);
	count = set_count(space, set_and(space, a, b), 9);
	assert_int_equal(count_small(&count), 2);
	assert_int_not_equal(both, SET_NONE);
	space_free(space);
}

static void beyond_the_limit_sets_are_lost(void **state)
{
	(void)state;
	enum { MANY = 24 };
	int twos[MANY];
	for (int f = 0; f < MANY; f++)
		twos[f] = 2;
	struct space *space = space_new(twos, MANY, 0, 200);
	/* f0 = f12, f1 = f13, …: in this order of facts the diagram doubles with each pair. */
	int set = SET_ALL;
	for (int f = 0; f < MANY / 2; f++) {
		int same = set_or(space, set_and(space, set_where(space, f, 1), set_where(space, f + MANY / 2, 1)),
				  set_and(space, set_where(space, f, 2), set_where(space, f + MANY / 2, 2)));
		set = set_and(space, set, same);
	}
	assert_int_equal(set, SET_LOST);
	assert_int_equal(set_or(space, set, SET_ALL), SET_LOST);
	assert_int_equal(set_minus(space, SET_NONE, set), SET_LOST);
	assert_true(space_mark(space) <= 200);
	space_free(space);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_are_exact_beyond_64_bits),
		cmocka_unit_test(sets_agree_with_bit_by_bit),
		cmocka_unit_test(forgotten_nodes_are_made_again),
		cmocka_unit_test(beyond_the_limit_sets_are_lost),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
