/* io/whole_folder: folders that are whole or not there, and what stands in their way. */
#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "io/folder.h"
#include "io/input.h"
#include "io/whole_folder.h"
#include "own_folder.h"

#define COUNT(list) ((int)(sizeof(list) / sizeof((list)[0])))

static const struct whole_file files[] = {
	{NULL, "a", "1", 1}, {"in", "b", "two\0", 4}, {"in", "c", "", 0}, {NULL, "d", "4", 1},
};

static int empty_folder(void **state)
{
	static const char *const names[] = {"x/in/b", "x/in/c", "x/a", "x/d", "x", "y"};
	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unlink(names[i]);
	rmdir("x/in");
	rmdir("x");
	rmdir("y");
	return 0;
}

static void all_files_stand_where_they_belong(void **state)
{
	(void)state;
	struct buf bytes = {0};
	struct diag_sink sink = {0};
	struct stat status;
	mode_t mask = umask(027);
	/* Slashes at the end are no part of the name. */
	assert_int_equal(whole_folder_write("x//", files, COUNT(files)), 0);
	umask(mask);
	expect_names(".", "x");
	expect_names("x", "a d in");
	expect_names("x/in", "b c");
	assert_true(input_read_file(&bytes, "x/in/b", 100, &sink));
	assert_int_equal(bytes.length, 4);
	assert_memory_equal(bytes.text, "two", 4);
	assert_int_equal(stat("x", &status), 0);
	assert_int_equal(status.st_mode & 07777, 0750);
	assert_int_equal(stat("x/in", &status), 0);
	assert_int_equal(status.st_mode & 07777, 0750);
	assert_int_equal(stat("x/a", &status), 0);
	assert_int_equal(status.st_mode & 07777, 0640);
	buf_release(&bytes);
}

static void empty_folder_is_taken_over(void **state)
{
	(void)state;
	assert_int_equal(mkdir("x", 0700), 0);
	assert_int_equal(whole_folder_write("x", files, COUNT(files)), 0);
	expect_names("x", "a d in");
	assert_int_equal(whole_folder_write("y", files, 0), 0);
	expect_names(".", "x y");
	expect_names("y", "");
}

static void nothing_is_overwritten(void **state)
{
	(void)state;
	assert_int_equal(mkdir("x", 0700), 0);
	touch("x/d");
	assert_int_equal(whole_folder_write("x", files, COUNT(files)), EEXIST);
	expect_names("x", "d");
	touch("y");
	assert_int_equal(whole_folder_write("y", files, COUNT(files)), EEXIST);
	expect_names(".", "x y");
	/* A link too, wherever it leads. */
	unlink("y");
	assert_int_equal(symlink("missing", "y"), 0);
	assert_int_equal(whole_folder_write("y", files, COUNT(files)), EEXIST);
	assert_int_equal(whole_folder_write("y/", files, COUNT(files)), EEXIST);
	expect_names(".", "x y");
	unlink("y");
}

static void failure_leaves_nothing(void **state)
{
	(void)state;
	static const struct whole_file missing[] = {{NULL, "a", "1", 1}, {"in", "b", "2", 1}, {"in", "no/c", "3", 1}};
	static const struct whole_file apart[] = {{"in", "a", "1", 1}, {NULL, "b", "2", 1}, {"in", "c", "3", 1}};
	assert_int_equal(whole_folder_write("x", missing, COUNT(missing)), ENOENT);
	expect_names(".", "");
	/* Files of one inner folder that don't stand together. */
	assert_int_equal(whole_folder_write("x", apart, COUNT(apart)), EEXIST);
	expect_names(".", "");
	assert_int_equal(whole_folder_write("no/x", files, COUNT(files)), ENOENT);
	touch("y");
	assert_int_equal(whole_folder_write("y/x", files, COUNT(files)), ENOTDIR);
	expect_names(".", "y");
}

int main(void)
{
#define TEST(function) cmocka_unit_test_teardown(function, empty_folder)
	const struct CMUnitTest tests[] = {
		TEST(all_files_stand_where_they_belong),
		TEST(empty_folder_is_taken_over),
		TEST(nothing_is_overwritten),
		TEST(failure_leaves_nothing),
	};
	return cmocka_run_group_tests(tests, own_folder_enter, own_folder_leave) != 0;
}
