/* ask/journal and ask/resume: answers survive the session, and only one session has them. */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
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
#include <unistd.h>

#include <cmocka.h>

#include "answers/writer.h"
#include "ask/journal.h"
#include "ask/resume.h"
#include "ask_rules.h"

enum { MOST = 9 };

static struct arena arena;
static struct buf root, folder;

static void remove_tree(const char *path)
{
	struct buf child = {0};
	DIR *dir = opendir(path);
	for (struct dirent *entry; dir && (entry = readdir(dir)) != NULL;) {
		if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
			continue;
		buf_clear(&child);
		buf_puts(&child, path);
		buf_putc(&child, '/');
		buf_puts(&child, entry->d_name);
		if (unlink(buf_text(&child)))
			remove_tree(buf_text(&child));
	}
	if (dir)
		closedir(dir);
	rmdir(path);
	buf_release(&child);
}

static int set_up(void **state)
{
	(void)state;
	const char *tmp = getenv("TMPDIR");
	buf_clear(&root);
	buf_clear(&folder);
	buf_puts(&root, tmp ? tmp : "/tmp");
	buf_puts(&root, "/sentei-test-XXXXXX");
	if (!mkdtemp(root.text))
		return -1;
	setenv("XDG_STATE_HOME", buf_text(&root), 1);
	return journal_folder(&folder);
}

static int tear_down(void **state)
{
	(void)state;
	remove_tree(buf_text(&root));
	buf_release(&root);
	buf_release(&folder);
	arena_release(&arena);
	return 0;
}

static mode_t mode_of(const char *path)
{
	struct stat status;
	assert_int_equal(stat(path, &status), 0);
	return status.st_mode & 0777;
}

static struct journal write_new(const char *text)
{
	struct journal journal = JOURNAL_NONE;
	assert_int_equal(journal_write(&journal, &arena, buf_text(&folder), text, strlen(text)), 0);
	assert_true(journal.kept);
	assert_non_null(journal.path);
	return journal;
}

static int more;

static int unfinished(struct journal *list, int most)
{
	return journal_unfinished(list, most, &more, &arena, buf_text(&folder));
}

static void expect_none(void)
{
	struct journal list[MOST];
	assert_int_equal(unfinished(list, MOST), 0);
}

static void age(const struct journal *journal, time_t seconds)
{
	struct timespec times[2] = {{.tv_sec = time(NULL) - seconds}, {.tv_sec = time(NULL) - seconds}};
	assert_int_equal(utimensat(AT_FDCWD, journal->path, times, 0), 0);
}

static void the_folder_is_the_users_alone(void **state)
{
	(void)state;
	assert_int_equal(mode_of(buf_text(&folder)), 0700);
	chmod(buf_text(&folder), 0755);
	struct buf again = {0};
	assert_int_equal(journal_folder(&again), 0);
	assert_string_equal(buf_text(&again), buf_text(&folder));
	assert_int_equal(mode_of(buf_text(&folder)), 0700);
	buf_release(&again);
}

static void without_the_variable_it_lies_in_the_home(void **state)
{
	(void)state;
	struct buf found = {0};
	setenv("HOME", buf_text(&root), 1);
	setenv("XDG_STATE_HOME", "relative", 1);
	assert_int_equal(journal_folder(&found), 0);
	assert_non_null(strstr(buf_text(&found), "/.local/state/sentei"));
	assert_memory_equal(buf_text(&found), buf_text(&root), root.length);
	assert_int_equal(mode_of(buf_text(&found)), 0700);
	buf_clear(&found);
	unsetenv("HOME");
	assert_int_equal(journal_folder(&found), ENOENT);
	buf_release(&found);
}

static void a_file_in_its_place_is_an_error(void **state)
{
	(void)state;
	struct buf found = {0};
	rmdir(buf_text(&folder));
	FILE *file = fopen(buf_text(&folder), "w");
	assert_non_null(file);
	fclose(file);
	assert_int_equal(journal_folder(&found), ENOTDIR);
	buf_release(&found);
}

static void a_journal_is_found_once_its_session_is_gone(void **state)
{
	(void)state;
	struct journal journal = write_new("answers: {}\n"), list[MOST];
	assert_int_equal(mode_of(journal.path), 0600);
	expect_none();
	const char *path = journal.path;
	journal_leave(&journal);
	assert_null(journal.path);
	assert_int_equal(unfinished(list, MOST), 1);
	assert_string_equal(list[0].path, path);
	/* Whoever found it has it now. */
	expect_none();
	assert_int_equal(journal_write(&list[0], &arena, buf_text(&folder), "x", 1), 0);
	assert_string_equal(list[0].path, path);
	journal_remove(&list[0]);
	expect_none();
	assert_int_equal(access(path, F_OK), -1);
	/* The lock is gone as well: nothing is left but the folder. */
	assert_int_equal(rmdir(buf_text(&folder)), 0);
}

static void the_newest_come_first_and_no_more_than_asked_for(void **state)
{
	(void)state;
	struct journal journals[4], list[MOST];
	for (int i = 0; i < 4; i++) {
		journals[i] = write_new("answers: {}\n");
		age(&journals[i], (i * 7 % 4) * 100);
	}
	const char *const newest = journals[0].path, *const second = journals[3].path;
	for (int i = 0; i < 4; i++)
		journal_leave(&journals[i]);
	assert_int_equal(unfinished(list, 2), 2);
	assert_int_equal(more, 2);
	assert_string_equal(list[0].path, newest);
	assert_string_equal(list[1].path, second);
	/* The others were let go. */
	struct journal others[MOST];
	assert_int_equal(unfinished(others, MOST), 2);
	assert_int_equal(more, 0);
	for (int i = 0; i < 2; i++) {
		journal_leave(&list[i]);
		journal_leave(&others[i]);
	}
}

static void other_files_are_left_alone(void **state)
{
	(void)state;
	static const char *const names[] = {"history", "journal-.txt", "journal-x.lock", ".yaml", "journal-dir.yaml"};
	for (int i = 0; i < 5; i++) {
		struct buf path = {0};
		buf_puts(&path, buf_text(&folder));
		buf_putc(&path, '/');
		buf_puts(&path, names[i]);
		if (i == 4)
			assert_int_equal(mkdir(buf_text(&path), 0700), 0);
		else
			fclose(fopen(buf_text(&path), "w"));
		buf_release(&path);
	}
	expect_none();
}

static void what_cannot_be_written_is_an_errno(void **state)
{
	(void)state;
	struct journal journal = JOURNAL_NONE;
	assert_int_equal(journal_write(&journal, &arena, "/nonexistent/folder", "x", 1), ENOENT);
	assert_null(journal.path);
	assert_false(journal.kept);
	journal_leave(&journal);
	journal_remove(&journal);
}

/* From now on no file of this process may hold anything, as on a full disk; the limit that was in force before. */
static struct rlimit fill_disk(void)
{
	struct rlimit before, full;
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	full = (struct rlimit){.rlim_cur = 0, .rlim_max = before.rlim_max};
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &full), 0);
	return before;
}

static void what_was_kept_before_a_failure_is_not_current(void **state)
{
	(void)state;
	struct journal journal = write_new("answers: {}\n");
	assert_true(journal.current);
	struct rlimit before = fill_disk();
	int error = journal_write(&journal, &arena, buf_text(&folder), "answers: []\n", 12);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_int_equal(error, EFBIG);
	assert_true(journal.kept);
	assert_false(journal.current);
	assert_int_equal(journal_write(&journal, &arena, buf_text(&folder), "answers: []\n", 12), 0);
	assert_true(journal.kept && journal.current);
	/* Where the journal itself is gone, nothing is kept. */
	assert_int_equal(unlink(journal.path), 0);
	before = fill_disk();
	error = journal_write(&journal, &arena, buf_text(&folder), "answers: {}\n", 12);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_int_equal(error, EFBIG);
	assert_false(journal.kept || journal.current);
	journal_leave(&journal);
}

/* Writes a consultation as a session does, reads it as the next one does. */
static void answers_come_back_with_their_order_and_what_was_declined(void **state)
{
	(void)state;
	struct consultation before, after;
	struct buf yaml = {0};
	struct diag_sink sink = {0};
	const char *id = NULL;
	consultation_init(&before, ask_kb);
	consultation_answer(&before, ask_fact("office_system"), ask_value("office_system", "yes"));
	consultation_answer(&before, ask_fact("reproduce"), KB_NONE);
	consultation_answer(&before, ask_fact("browser_only"), ask_value("browser_only", "no"));
	answers_yaml(&yaml, ask_kb, "acme", &before.answers, before.given, before.given_count);
	struct journal journal = write_new(buf_text(&yaml));
	assert_true(resume_read(&after, &id, &arena, journal.path, ask_kb, ask_vocabulary, &sink));
	assert_string_equal(id, "acme");
	assert_int_equal(after.given_count, before.given_count);
	assert_int_equal(after.declined, before.declined);
	for (int i = 0; i < before.given_count; i++)
		assert_int_equal(after.given[i], before.given[i]);
	assert_memory_equal(after.answers.may, before.answers.may, (size_t)ask_kb->fact_count * sizeof(before.answers.may[0]));
	assert_int_equal(after.further, FURTHER_UNDECIDED);
	int fact;
	assert_true(consultation_back(&after, &fact));
	assert_int_equal(fact, ask_fact("browser_only"));
	journal_remove(&journal);
	diag_release(&sink);
	buf_release(&yaml);
}

static void refuse(const char *text, enum diag_code code)
{
	struct consultation c;
	struct diag_sink sink = {0};
	const char *id = "as it was";
	consultation_init(&c, ask_kb);
	c.given_count = 1;
	struct journal journal = write_new(text);
	assert_false(resume_read(&c, &id, &arena, journal.path, ask_kb, ask_vocabulary, &sink));
	assert_int_equal(sink.errors, 1);
	assert_int_equal(sink.first->code, code);
	assert_string_equal(sink.first->place.file, journal.path);
	assert_string_equal(id, "as it was");
	assert_int_equal(c.given_count, 1);
	journal_remove(&journal);
	diag_release(&sink);
}

static void faulty_files_are_refused(void **state)
{
	(void)state;
	refuse("answers: {nonsense: yes}\n", DIAG_ANSWERS_FACT_UNKNOWN);
	refuse("answers: {cloud: perhaps}\n", DIAG_ANSWERS_VALUE_UNKNOWN);
	refuse("cases: [{answers: {cloud: yes}}, {answers: {cloud: no}}]\n", DIAG_ANSWERS_SEVERAL);
	refuse("cases: []\n", DIAG_ANSWERS_NONE);
	refuse("", DIAG_YAML_EMPTY);
	struct consultation c;
	struct diag_sink sink = {0};
	const char *id;
	assert_false(resume_read(&c, &id, &arena, "/nonexistent", ask_kb, ask_vocabulary, &sink));
	assert_int_equal(sink.first->code, DIAG_FILE_OPEN);
	diag_release(&sink);
}

static bool read_journal(const char *yaml, struct consultation *c, const char **left_out, int *count)
{
	struct journal journal = JOURNAL_NONE;
	const char *id;
	assert_int_equal(journal_write(&journal, &arena, buf_text(&folder), yaml, strlen(yaml)), 0);
	bool read = resume_journal(c, &id, left_out, count, &arena, journal.path, ask_kb, ask_vocabulary);
	journal_remove(&journal);
	return read;
}

/* The rules may have changed since: what still counts is gone on with, the rest is named. */
static void what_the_rules_no_longer_know_is_left_out(void **state)
{
	(void)state;
	struct consultation c;
	const char *left_out;
	int count;
	assert_true(read_journal("answers:\n  office_system: yes\n  reproduce: unknown\n", &c, &left_out, &count));
	assert_int_equal(c.given_count, 2);
	assert_int_equal(count, 0);
	assert_string_equal(left_out, "");
	assert_true(read_journal("id: \"x\"\n"
				 "answers:\n  colour: red\n  office_system: yes\n  reproduce: some\n  cloud: no\n",
				 &c, &left_out, &count));
	assert_int_equal(c.given_count, 2);
	assert_int_equal(c.given[0], ask_fact("office_system"));
	assert_int_equal(c.given[1], ask_fact("cloud"));
	assert_int_equal(count, 2);
	assert_string_equal(left_out, "colour: red, reproduce: some");
	assert_false(read_journal("answers:\n  colour: red\n", &c, &left_out, &count));
	assert_false(read_journal("answers: [\n", &c, &left_out, &count));
	assert_false(read_journal("", &c, &left_out, &count));
	assert_false(read_journal("office: yes\n", &c, &left_out, &count));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_folder_is_the_users_alone),
		TEST(without_the_variable_it_lies_in_the_home),
		TEST(a_file_in_its_place_is_an_error),
		TEST(a_journal_is_found_once_its_session_is_gone),
		TEST(the_newest_come_first_and_no_more_than_asked_for),
		TEST(other_files_are_left_alone),
		TEST(what_cannot_be_written_is_an_errno),
		TEST(what_was_kept_before_a_failure_is_not_current),
		TEST(answers_come_back_with_their_order_and_what_was_declined),
		TEST(faulty_files_are_refused),
		TEST(what_the_rules_no_longer_know_is_left_out),
	};
	return cmocka_run_group_tests(tests, ask_rules_load, ask_rules_release) != 0;
}
