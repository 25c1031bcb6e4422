/* check/cover: descriptions of random sets, held against every vector and every shorter condition. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "check/cover.h"
#include "random.h"

enum { FACTS = 5, VECTORS = 2 * 3 * 2 * 3 * 2, ROUNDS = 300 };
static const int sizes[FACTS] = {2, 3, 2, 3, 2};

static void vector(int index, int *values)
{
	for (int f = 0; f < FACTS; f++) {
		values[f] = index % sizes[f];
		index /= sizes[f];
	}
}

static bool inside(const struct cube *cube, const int *values)
{
	for (int f = 0; f < FACTS; f++)
		if (!(cube->may[f] >> values[f] & 1))
			return false;
	return true;
}

static int random_set(struct space *space, struct random *random)
{
	int set = SET_NONE;
	for (int i = random_below(random, 5); i >= 0; i--) {
		uint32_t may[KB_MAX_FACTS] = {0};
		for (int f = 0; f < FACTS; f++) {
			uint32_t all = (UINT32_C(1) << sizes[f]) - 1,
				 some = 1 + (uint32_t)random_below(random, (int)all);
			may[f] = random_below(random, 2) ? all : some;
		}
		set = random_below(random, 4) ? set_or(space, set, set_cube(space, may))
					      : set_minus(space, set, set_cube(space, may));
	}
	return set;
}

static bool holds(const struct space *space, int set, const int *values)
{
	uint32_t may[KB_MAX_FACTS] = {0};
	for (int f = 0; f < FACTS; f++)
		may[f] = UINT32_C(1) << values[f];
	return set_meets(space, set, may);
}

static int literals(const struct cube *cube)
{
	int count = 0;
	for (int f = 0; f < FACTS; f++)
		count += cube->may[f] != (UINT32_C(1) << sizes[f]) - 1;
	return count;
}

/* Whether fixing some `size` facts as in `values` already keeps everything within set and free. */
static bool can_be_shorter(const struct space *space, int outside, const int *values, int size)
{
	for (int chosen = 0; chosen < 1 << FACTS; chosen++) {
		uint32_t may[KB_MAX_FACTS] = {0};
		int count = 0;
		for (int f = 0; f < FACTS; f++) {
			bool fixed = chosen >> f & 1;
			may[f] = fixed ? UINT32_C(1) << values[f] : (UINT32_C(1) << sizes[f]) - 1;
			count += fixed;
		}
		if (count == size && !set_meets(space, outside, may))
			return true;
	}
	return false;
}

/* Some vector of the set that only this cube covers needs as many facts as the cube has. */
static bool is_needed_so_long(const struct space *space, int set, int outside, const struct cover *cover, int i)
{
	int values[FACTS];
	for (int n = 0; n < VECTORS; n++) {
		vector(n, values);
		if (!holds(space, set, values) || !inside(&cover->cubes[i], values))
			continue;
		if (!literals(&cover->cubes[i]) ||
		    !can_be_shorter(space, outside, values, literals(&cover->cubes[i]) - 1))
			return true;
	}
	return false;
}

static void covers_are_exact_and_short(void **state)
{
	(void)state;
	struct random random = {.state = 11};
	struct space *space = space_new(sizes, FACTS, 9, 1 << 20);
	for (int round = 0; round < ROUNDS; round++) {
		struct arena arena = {0};
		int values[FACTS], set = random_set(space, &random),
				   free = random_below(&random, 2) ? SET_NONE : random_set(space, &random);
		int outside = set_minus(space, set_minus(space, SET_ALL, set), free), mark = space_mark(space);
		struct cover cover = cover_find(&arena, space, set, free, 64);
		assert_true(cover.whole);
		assert_int_equal(space_mark(space), mark);
		bool used[64] = {false};
		for (int n = 0; n < VECTORS; n++) {
			int covering = 0, last = 0;
			vector(n, values);
			for (int i = 0; i < cover.count; i++)
				if (inside(&cover.cubes[i], values)) {
					covering++;
					last = i;
				}
			if (holds(space, set, values)) {
				assert_true(covering > 0);
				used[last] |= covering == 1;
			} else if (!holds(space, free, values)) {
				assert_int_equal(covering, 0);
			}
		}
		for (int i = 0; i < cover.count; i++) {
			/* None can be left out. */
			assert_true(used[i]);
			assert_true(is_needed_so_long(space, set, outside, &cover, i));
		}
		arena_release(&arena);
	}
	space_free(space);
}

static void few_conditions_are_said_not_to_suffice(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct space *space = space_new(sizes, FACTS, 9, 1 << 20);
	/* An odd number of facts with their first value: nothing can be joined. */
	int set = SET_NONE;
	for (int n = 0; n < VECTORS; n++) {
		int values[FACTS], first = 0;
		uint32_t may[KB_MAX_FACTS] = {0};
		vector(n, values);
		for (int f = 0; f < FACTS; f++) {
			may[f] = UINT32_C(1) << values[f];
			first += !values[f];
		}
		if (first & 1)
			set = set_or(space, set, set_cube(space, may));
	}
	struct cover cover = cover_find(&arena, space, set, SET_NONE, 3);
	assert_int_equal(cover.count, 3);
	assert_false(cover.whole);
	cover = cover_find(&arena, space, SET_ALL, SET_NONE, 3);
	assert_int_equal(cover.count, 1);
	assert_int_equal(literals(&cover.cubes[0]), 0);
	assert_true(cover.whole);
	cover = cover_find(&arena, space, SET_NONE, SET_NONE, 3);
	assert_int_equal(cover.count, 0);
	assert_true(cover.whole);
	assert_false(cover_find(&arena, space, SET_LOST, SET_NONE, 3).whole);
	space_free(space);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(covers_are_exact_and_short),
		cmocka_unit_test(few_conditions_are_said_not_to_suffice),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
