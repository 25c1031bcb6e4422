/* Makes and removes the folder, and looks at what is in one. */
#define _POSIX_C_SOURCE 200809L

#include "own_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "io/folder.h"

char own_folder[] = "/tmp/sentei-test-XXXXXX";

int own_folder_enter(void **state)
{
	(void)state;
	return mkdtemp(own_folder) && !chdir(own_folder) ? 0 : -1;
}

int own_folder_leave(void **state)
{
	(void)state;
	return chdir("/") || rmdir(own_folder) ? -1 : 0;
}

void touch(const char *name)
{
	FILE *file = fopen(name, "wb");
	assert_non_null(file);
	assert_int_equal(fclose(file), 0);
}

void expect_names(const char *path, const char *expected)
{
	struct arena arena = {0};
	struct buf all = {0};
	int count = 0;
	const char *const *names = folder_list(&arena, path, "", &count);
	assert_non_null(names);
	for (int i = 0; i < count; i++)
		buf_item(&all, " ", names[i]);
	assert_string_equal(buf_text(&all), expected);
	buf_release(&all);
	arena_release(&arena);
}
