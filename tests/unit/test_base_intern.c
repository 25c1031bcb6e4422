/* base/intern: equal bytes have one address, others another; what was kept stays as it is while the set grows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/intern.h"

static void equal_bytes_have_one_address(void **state)
{
	(void)state;
	struct intern intern = {0};
	char text[] = "abc";
	const char *abc = intern_add(&intern, text, 3);
	assert_ptr_not_equal(abc, text);
	text[0] = 'x';
	assert_memory_equal(abc, "abc", 3);
	assert_ptr_equal(intern_add(&intern, "abcd", 3), abc);
	assert_ptr_not_equal(intern_add(&intern, "abcd", 4), abc);
	assert_ptr_not_equal(intern_add(&intern, text, 3), abc);
	/* Nothing at all has an address too, which it may share with what comes next. */
	const void *nothing = intern_add(&intern, NULL, 0);
	assert_non_null(nothing);
	assert_ptr_equal(intern_add(&intern, text, 0), nothing);
	assert_ptr_not_equal(intern_add(&intern, "\0\0", 2), intern_add(&intern, "\0", 1));
	intern_release(&intern);
	assert_ptr_equal(intern.slots, NULL);
}

static void it_grows_and_is_emptied(void **state)
{
	(void)state;
	enum { MANY = 5000 };
	struct intern intern = {0};
	const uint64_t *kept[MANY];
	for (int round = 0; round < 2; round++) {
		for (uint64_t i = 0; i < MANY; i++) {
			uint64_t pair[2] = {i * i, i};
			kept[i] = intern_add(&intern, pair, sizeof(pair));
			assert_int_equal((uintptr_t)kept[i] % _Alignof(max_align_t), 0);
		}
		for (uint64_t i = 0; i < MANY; i++) {
			uint64_t pair[2] = {i * i, i};
			assert_memory_equal(kept[i], pair, sizeof(pair));
			assert_ptr_equal(intern_add(&intern, pair, sizeof(pair)), kept[i]);
		}
		assert_int_equal(intern.used, MANY);
		intern_clear(&intern);
		assert_int_equal(intern.used, 0);
	}
	intern_release(&intern);
}

static void a_pointer_stays_beside_its_bytes(void **state)
{
	(void)state;
	enum { MANY = 1000 };
	struct intern intern = {0};
	int things[MANY];
	for (int i = 0; i < MANY; i++) {
		void **beside = intern_beside(&intern, &i, sizeof(i));
		assert_null(*beside);
		*beside = &things[i];
	}
	for (int i = 0; i < MANY; i++)
		assert_ptr_equal(*intern_beside(&intern, &i, sizeof(i)), &things[i]);
	assert_int_equal(intern.used, MANY);
	intern_clear(&intern);
	assert_null(*intern_beside(&intern, &(int){7}, sizeof(int)));
	intern_release(&intern);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_bytes_have_one_address),
		cmocka_unit_test(it_grows_and_is_emptied),
		cmocka_unit_test(a_pointer_stays_beside_its_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
