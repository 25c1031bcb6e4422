/* io/output: files that are whole or not there, whatever comes between opening and committing. */
#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "io/folder.h"
#include "io/input.h"
#include "io/output.h"
#include "own_folder.h"

/* After each test: what it made, and nothing that it didn't name, is gone. */
static int empty_folder(void **state)
{
	static const char *const names[] = {"a", "b", "link", "other", "fifo", "d/a", "d/b", "d/link"};
	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unlink(names[i]);
	rmdir("d");
	return 0;
}

static void write_file(const char *path, const char *text, mode_t mode)
{
	FILE *out = fopen(path, "wb");
	assert_non_null(out);
	fputs(text, out);
	assert_int_equal(fclose(out), 0);
	assert_int_equal(chmod(path, mode), 0);
}

static void expect_file(const char *path, const char *text)
{
	struct buf bytes = {0};
	struct diag_sink sink = {0};
	assert_true(input_read_file(&bytes, path, 1 << 16, &sink));
	assert_string_equal(buf_text(&bytes), text);
	buf_release(&bytes);
}

static mode_t mode_of(const char *path)
{
	struct stat status;
	assert_int_equal(lstat(path, &status), 0);
	return status.st_mode & 07777;
}

static bool is_link(const char *path)
{
	struct stat status;
	return !lstat(path, &status) && S_ISLNK(status.st_mode);
}

/* That one fault was told: that this path can't be written, for the system's reason. */
static void expect_fault(struct diag_sink *sink, const char *path, int error)
{
	assert_int_equal(sink->errors, 1);
	assert_int_equal(sink->first->code, DIAG_FILE_WRITE);
	assert_string_equal(sink->first->args[0], path);
	assert_string_equal(sink->first->args[1], strerror(error));
	diag_release(sink);
}

static void expect_no_open(const char *path, int error)
{
	struct output output;
	struct diag_sink sink = {0};
	assert_false(output_open(&output, path, &sink));
	assert_null(output.temporary);
	assert_null(output.target);
	expect_fault(&sink, path, error);
	assert_false(output_check(path, &sink));
	expect_fault(&sink, path, error);
	assert_int_equal(output_whole(path, "x", 1, false), error);
}

/* Writes in two pieces and commits. */
static void write_through(const char *path, const char *text)
{
	struct output output;
	struct diag_sink sink = {0};
	size_t length = strlen(text);
	assert_true(output_open(&output, path, &sink));
	output_write(&output, text, length / 2);
	output_write(&output, text + length / 2, length - length / 2);
	assert_true(output_commit(&output, &sink));
	assert_null(sink.first);
	assert_null(output.temporary);
}

static void old_file_stands_until_the_commit(void **state)
{
	(void)state;
	struct output output;
	struct diag_sink sink = {0};
	assert_int_equal(mkdir("d", 0700), 0);
	write_file("d/a", "old", 0644);
	assert_true(output_open(&output, "d/a", &sink));
	output_write(&output, "new", 3);
	fflush(output.file);
	expect_file("d/a", "old");
	/* What is being written stands beside it, in the same own_folder, or a rename could not be whole. */
	assert_non_null(output.temporary);
	assert_memory_equal(output.temporary, "d/a.", 4);
	expect_file(output.temporary, "new");
	assert_true(output_commit(&output, &sink));
	expect_file("d/a", "new");
	expect_names("d", "a");
	assert_null(sink.first);
}

static void abandoned_is_as_if_never_begun(void **state)
{
	(void)state;
	struct output output;
	struct diag_sink sink = {0};
	assert_int_equal(mkdir("d", 0700), 0);
	write_file("d/a", "old", 0604);
	assert_true(output_open(&output, "d/a", &sink));
	output_write(&output, "new", 3);
	output_abandon(&output);
	expect_file("d/a", "old");
	assert_int_equal(mode_of("d/a"), 0604);
	assert_true(output_open(&output, "d/b", &sink));
	output_abandon(&output);
	assert_true(output_check("d/a", &sink));
	assert_true(output_check("d/b", &sink));
	assert_true(output_check(NULL, &sink));
	expect_file("d/a", "old");
	expect_names("d", "a");
	assert_null(sink.first);
}

static void mode_is_the_replaced_files_or_the_usual_one(void **state)
{
	(void)state;
	mode_t mask = umask(027);
	write_through("a", "1");
	assert_int_equal(mode_of("a"), 0640);
	assert_int_equal(output_whole("b", "1", 1, false), 0);
	assert_int_equal(mode_of("b"), 0640);
	umask(mask);
	chmod("a", 0606);
	chmod("b", 0606);
	write_through("a", "2");
	assert_int_equal(mode_of("a"), 0606);
	assert_int_equal(output_whole("b", "2", 1, false), 0);
	assert_int_equal(mode_of("b"), 0606);
	/* Nobody else may read a secret, whatever stood there. */
	assert_int_equal(output_whole("b", "3", 1, true), 0);
	assert_int_equal(mode_of("b"), 0600);
	expect_file("b", "3");
}

static void link_stays_and_its_file_is_replaced(void **state)
{
	(void)state;
	assert_int_equal(mkdir("d", 0700), 0);
	write_file("d/a", "old", 0600);
	/* One link to the other, the second told from where it stands itself. */
	assert_int_equal(symlink("a", "d/link"), 0);
	assert_int_equal(symlink("d/link", "link"), 0);
	write_through("link", "new");
	assert_true(is_link("link") && is_link("d/link") && !is_link("d/a"));
	expect_file("d/a", "new");
	assert_int_equal(output_whole("link", "whole", 5, false), 0);
	assert_true(is_link("link") && is_link("d/link"));
	expect_file("d/a", "whole");
	expect_names("d", "a link");
	/* What a link leads to may not be there yet; it may be told from the root. */
	unlink("d/a");
	write_through("d/link", "again");
	expect_file("d/a", "again");
	struct arena arena = {0};
	assert_int_equal(symlink(folder_join(&arena, own_folder, "b"), "other"), 0);
	write_through("other", "absolute");
	assert_true(is_link("other"));
	expect_file("b", "absolute");
	arena_release(&arena);
}

static void secret_takes_the_links_place(void **state)
{
	(void)state;
	write_file("a", "old", 0644);
	assert_int_equal(symlink("a", "link"), 0);
	assert_int_equal(output_whole("link", "secret", 6, true), 0);
	assert_false(is_link("link"));
	expect_file("link", "secret");
	expect_file("a", "old");
	assert_int_equal(mode_of("link"), 0600);
}

static void longest_names(void **state)
{
	(void)state;
	struct output output;
	struct diag_sink sink = {0};
	struct buf path = {0};
	assert_int_equal(mkdir("d", 0700), 0);
	/* As long as a name may be, then one byte more; 85 characters of three bytes each. */
	buf_puts(&path, "d/");
	for (int i = 0; i < 85; i++)
		buf_puts(&path, "選");
	assert_true(output_open(&output, buf_text(&path), &sink));
	/* In the midst of no character. */
	assert_int_equal(strlen(output.temporary), strlen("d/") + 82 * strlen("選") + strlen(".XXXXXX"));
	output_write(&output, "new", 3);
	assert_true(output_commit(&output, &sink));
	expect_file(buf_text(&path), "new");
	assert_int_equal(output_whole(buf_text(&path), "whole", 5, true), 0);
	expect_file(buf_text(&path), "whole");
	assert_int_equal(unlink(buf_text(&path)), 0);
	expect_names("d", "");
	buf_putc(&path, 'x');
	/* Told at once, not when all is written. */
	expect_no_open(buf_text(&path), ENAMETOOLONG);
	buf_release(&path);
}

static void links_in_a_circle(void **state)
{
	(void)state;
	assert_int_equal(symlink("other", "link"), 0);
	assert_int_equal(symlink("link", "other"), 0);
	expect_no_open("link", ELOOP);
	assert_true(is_link("link") && is_link("other"));
	expect_names(".", "link other");
}

static void where_nothing_can_be_written(void **state)
{
	(void)state;
	write_file("a", "old", 0644);
	expect_no_open("missing/a", ENOENT);
	expect_no_open("a/b", ENOTDIR);
	assert_int_equal(mkdir("d", 0700), 0);
	expect_no_open("d", EISDIR);
	assert_int_equal(chmod("d", 0500), 0);
	/* Root may write anywhere. */
	if (geteuid())
		expect_no_open("d/a", EACCES);
	expect_names("d", "");
	expect_names(".", "a d");
	expect_file("a", "old");
}

static void commit_that_fails_leaves_nothing(void **state)
{
	(void)state;
	struct output output;
	struct diag_sink sink = {0};
	assert_true(output_open(&output, "d", &sink));
	output_write(&output, "new", 3);
	/* Meanwhile somebody makes a folder of that name. */
	assert_int_equal(mkdir("d", 0700), 0);
	assert_false(output_commit(&output, &sink));
	expect_fault(&sink, "d", EISDIR);
	expect_names(".", "d");
	expect_names("d", "");
}

static void full_disk_is_told_once(void **state)
{
	(void)state;
	struct output output;
	struct diag_sink sink = {0};
	static char much[1 << 16];
	memset(much, 'x', sizeof(much));
	assert_true(output_open(&output, "/dev/full", &sink));
	assert_null(output.temporary);
	output_write(&output, much, sizeof(much));
	assert_int_equal(output.error, ENOSPC);
	/* What came first counts. */
	output.error = EPIPE;
	output_write(&output, much, sizeof(much));
	assert_int_equal(output.error, EPIPE);
	assert_false(output_commit(&output, &sink));
	expect_fault(&sink, "/dev/full", EPIPE);
	/* Little stays in the buffer until the commit. */
	assert_true(output_open(&output, "/dev/full", &sink));
	output_write(&output, "x", 1);
	assert_int_equal(output.error, 0);
	assert_false(output_commit(&output, &sink));
	expect_fault(&sink, "/dev/full", ENOSPC);
	assert_int_equal(output_whole("/dev/full", "x", 1, false), ENOSPC);
}

static void half_a_file_never_gets_the_name(void **state)
{
	(void)state;
	struct output output;
	struct diag_sink sink = {0};
	struct rlimit before, small;
	static char much[1 << 16];
	memset(much, 'x', sizeof(much));
	write_file("a", "old", 0644);
	assert_true(output_open(&output, "a", &sink));
	/* No file may be longer, which otherwise ends the program. */
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	small = before;
	small.rlim_cur = sizeof(much) / 2;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	output_write(&output, much, sizeof(much));
	bool committed = output_commit(&output, &sink);
	int whole = output_whole("a", much, sizeof(much), false);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, SIG_DFL);
	assert_false(committed);
	assert_int_equal(whole, EFBIG);
	expect_fault(&sink, "a", EFBIG);
	expect_file("a", "old");
	expect_names(".", "a");
}

static void pipe_is_checked_without_waiting_for_its_reader(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	struct stat status;
	assert_int_equal(mkfifo("fifo", 0600), 0);
	assert_true(output_check("fifo", &sink));
	assert_null(sink.first);
	assert_int_equal(stat("fifo", &status), 0);
	assert_true(S_ISFIFO(status.st_mode));
	assert_true(output_check("/dev/null", &sink));
	write_through("/dev/null", "x");
	assert_int_equal(output_whole("/dev/null", "x", 1, false), 0);
}

/* What becomes of a child that a signal ends while it writes; with `ignore` it was started without that signal. */
static int status_after(int signal_number, bool ignore)
{
	pid_t child = fork();
	assert_true(child >= 0);
	if (!child) {
		struct output output;
		struct diag_sink sink = {0};
		signal(signal_number, ignore ? SIG_IGN : SIG_DFL);
		if (!output_open(&output, "a", &sink))
			_exit(99);
		output_write(&output, "new", 3);
		raise(signal_number);
		_exit(output_commit(&output, &sink) ? 7 : 98);
	}
	int status;
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

static void signal_takes_away_what_was_begun(void **state)
{
	(void)state;
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		write_file("a", "old", 0644);
		int status = status_after(signals[i], false);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), signals[i]);
		expect_file("a", "old");
		expect_names(".", "a");
		status = status_after(signals[i], true);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 7);
		expect_file("a", "new");
		expect_names(".", "a");
	}
}

static void signals_are_handled_as_before_afterwards(void **state)
{
	(void)state;
	struct output output;
	struct diag_sink sink = {0};
	struct sigaction action;
	signal(SIGHUP, SIG_IGN);
	assert_true(output_open(&output, "a", &sink));
	assert_int_equal(sigaction(SIGTERM, NULL, &action), 0);
	assert_true(action.sa_handler != SIG_DFL);
	assert_true(output_commit(&output, &sink));
	assert_true(output_open(&output, "a", &sink));
	output_abandon(&output);
	assert_int_equal(sigaction(SIGTERM, NULL, &action), 0);
	assert_true(action.sa_handler == SIG_DFL);
	assert_int_equal(sigaction(SIGHUP, NULL, &action), 0);
	assert_true(action.sa_handler == SIG_IGN);
	signal(SIGHUP, SIG_DFL);
}

static void the_same_file_has_many_names(void **state)
{
	(void)state;
	write_file("a", "1", 0644);
	write_file("b", "1", 0644);
	assert_int_equal(symlink("a", "link"), 0);
	assert_int_equal(link("a", "other"), 0);
	assert_true(output_same_file("a", "a") && output_same_file("./a", "link") && output_same_file("other", "a"));
	assert_false(output_same_file("a", "b"));
	assert_false(output_same_file("nowhere", "nowhere"));
	assert_false(output_same_file("/dev/null", "/dev/null"));
	assert_false(output_same_file(".", "."));
}

int main(void)
{
#define TEST(function) cmocka_unit_test_teardown(function, empty_folder)
	const struct CMUnitTest tests[] = {
		TEST(old_file_stands_until_the_commit),
		TEST(abandoned_is_as_if_never_begun),
		TEST(mode_is_the_replaced_files_or_the_usual_one),
		TEST(link_stays_and_its_file_is_replaced),
		TEST(secret_takes_the_links_place),
		TEST(longest_names),
		TEST(links_in_a_circle),
		TEST(where_nothing_can_be_written),
		TEST(commit_that_fails_leaves_nothing),
		TEST(full_disk_is_told_once),
		TEST(half_a_file_never_gets_the_name),
		TEST(pipe_is_checked_without_waiting_for_its_reader),
		TEST(signal_takes_away_what_was_begun),
		TEST(signals_are_handled_as_before_afterwards),
		TEST(the_same_file_has_many_names),
	};
	return cmocka_run_group_tests(tests, own_folder_enter, own_folder_leave) != 0;
}
