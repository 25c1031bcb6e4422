/* io/input: whole files with a limit, and what is no file. */
#define _POSIX_C_SOURCE 200809L

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

#include "io/input.h"

static char folder[] = "/tmp/sentei-input-XXXXXX";
static char path[sizeof(folder) + 8];

static int make_folder(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof(path), "%s/x", folder);
	return 0;
}

static int remove_folder(void **state)
{
	(void)state;
	return rmdir(folder);
}

/* Reads `path` with room for four bytes; the code of what was said, or -1. */
static int read_code(struct buf *bytes)
{
	struct diag_sink sink = {0};
	bool read = input_read_file(bytes, path, 4, &sink);
	int code = sink.first ? (int)sink.first->code : -1;
	assert_int_equal(read, !sink.first);
	assert_int_equal(sink.errors, !read);
	if (sink.first)
		assert_string_equal(sink.first->place.file, path);
	diag_release(&sink);
	return code;
}

static void write_file(const char *text)
{
	FILE *out = fopen(path, "wb");
	assert_non_null(out);
	fputs(text, out);
	assert_int_equal(fclose(out), 0);
}

static void files_up_to_the_limit(void **state)
{
	(void)state;
	struct buf bytes = {0};
	write_file("abcd");
	assert_int_equal(read_code(&bytes), -1);
	assert_string_equal(buf_text(&bytes), "abcd");
	buf_clear(&bytes);
	write_file("abcde");
	assert_int_equal(read_code(&bytes), DIAG_FILE_TOO_LARGE);
	unlink(path);
	buf_clear(&bytes);
	assert_int_equal(read_code(&bytes), DIAG_FILE_OPEN);
	buf_release(&bytes);
}

static void what_is_no_file(void **state)
{
	(void)state;
	struct buf bytes = {0};
	/* Nobody writes to it: opening it would wait for ever. */
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(read_code(&bytes), DIAG_FILE_SPECIAL);
	unlink(path);
	assert_int_equal(symlink("/dev/zero", path), 0);
	assert_int_equal(read_code(&bytes), DIAG_FILE_SPECIAL);
	unlink(path);
	assert_int_equal(mkdir(path, 0700), 0);
	assert_int_equal(read_code(&bytes), DIAG_FILE_READ);
	rmdir(path);
	assert_int_equal(bytes.length, 0);
	buf_release(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_up_to_the_limit),
		cmocka_unit_test(what_is_no_file),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder) != 0;
}
