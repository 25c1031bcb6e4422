/* io/folder: which names of a folder are listed, and in which order. */
#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "io/folder.h"
#include "own_folder.h"

/* More than the list first has room for, so that it grows twice. */
enum { MANY = 70 };

static void only_the_suffix_and_nothing_hidden(void **state)
{
	(void)state;
	/* Bytewise: capitals before small letters, and UTF-8 by its bytes, whatever the language. */
	static const char *const names[] = {"b.yaml", "B.yaml", "é.yaml", "a.yaml.bak", ".x.yaml", ".yaml", "10.yaml",
					    "9.yaml", "yaml", "a.YAML"};
	struct arena arena = {0};
	struct buf all = {0};
	int count = -1;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		touch(names[i]);
	const char *const *list = folder_list(&arena, own_folder, ".yaml", &count);
	for (int i = 0; i < count; i++)
		buf_item(&all, " ", list[i]);
	assert_string_equal(buf_text(&all), "10.yaml 9.yaml B.yaml b.yaml é.yaml");
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unlink(names[i]);
	buf_release(&all);
	arena_release(&arena);
}

static void many_names_are_all_there(void **state)
{
	(void)state;
	struct arena arena = {0};
	char name[16];
	int count = -1;
	for (int i = MANY - 1; i >= 0; i--) {
		snprintf(name, sizeof(name), "%03d.x", i);
		touch(name);
	}
	const char *const *list = folder_list(&arena, ".", ".x", &count);
	assert_int_equal(count, MANY);
	for (int i = 0; i < MANY; i++) {
		snprintf(name, sizeof(name), "%03d.x", i);
		assert_string_equal(list[i], name);
		unlink(name);
	}
	arena_release(&arena);
}

static void empty_is_no_failure_and_missing_is_one(void **state)
{
	(void)state;
	struct arena arena = {0};
	int count = -1;
	assert_non_null(folder_list(&arena, own_folder, "", &count));
	assert_int_equal(count, 0);
	count = -1;
	errno = 0;
	assert_null(folder_list(&arena, "missing", "", &count));
	assert_int_equal(errno, ENOENT);
	touch("file");
	assert_null(folder_list(&arena, "file", "", &count));
	assert_int_equal(errno, ENOTDIR);
	assert_int_equal(count, -1);
	unlink("file");
	arena_release(&arena);
}

static void one_slash_between(void **state)
{
	(void)state;
	struct arena arena = {0};
	assert_string_equal(folder_join(&arena, "rules", "a.yaml"), "rules/a.yaml");
	assert_string_equal(folder_join(&arena, "rules/", "a.yaml"), "rules/a.yaml");
	assert_string_equal(folder_join(&arena, "../r", "s/a"), "../r/s/a");
	assert_string_equal(folder_join(&arena, "/", "a"), "/a");
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_the_suffix_and_nothing_hidden),
		cmocka_unit_test(many_names_are_all_there),
		cmocka_unit_test(empty_is_no_failure_and_missing_is_one),
		cmocka_unit_test(one_slash_between),
	};
	return cmocka_run_group_tests(tests, own_folder_enter, own_folder_leave) != 0;
}
