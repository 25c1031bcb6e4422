/* ask/complete: what Tab offers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ask/complete.h"
#include "ask/words.h"
#include "ask_rules.h"

static struct arena arena;

static int release_arena(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct completions complete(const char *fact, enum lang lang, const char *typed)
{
	struct completion_scope scope = {.kb = ask_kb, .lang = lang, .fact = fact ? ask_fact(fact) : KB_NONE};
	if (fact)
		scope.offered = ask_kb->facts[scope.fact].all;
	return complete_line(&arena, &scope, typed);
}

static bool offers(const struct completions *found, const char *line)
{
	for (int i = 0; i < found->count; i++)
		if (!strcmp(found->list[i], line))
			return true;
	return false;
}

static void nothing_typed_offers_choices_then_commands(void **state)
{
	(void)state;
	struct completions found = complete("reproduce", LANG_JA, "");
	assert_int_equal(found.count, 2 + WORD_COUNT);
	assert_string_equal(found.list[0], "同じ業務");
	assert_string_equal(found.list[1], "軽い業務だけ");
	assert_string_equal(found.list[2], "ヘルプ");
}

static void a_beginning_finds_ids_and_labels_of_both_languages(void **state)
{
	(void)state;
	struct completions found = complete("reproduce", LANG_JA, "軽");
	assert_int_equal(found.count, 1);
	assert_string_equal(found.list[0], "軽い業務だけ");
	found = complete("reproduce", LANG_JA, "Li");
	assert_int_equal(found.count, 2);
	assert_true(offers(&found, "Light tasks only"));
	assert_true(offers(&found, "limited"));
}

static void case_and_width_make_no_difference(void **state)
{
	(void)state;
	struct completions found = complete("office_system", LANG_EN, "ｙＥ");
	/* The label and the id are the same but for their case: one is enough. */
	assert_int_equal(found.count, 1);
	assert_string_equal(found.list[0], "Yes");
	found = complete("office_system", LANG_EN, "WHA");
	assert_int_equal(found.count, 1);
	assert_string_equal(found.list[0], "what-if");
}

static void values_that_are_not_offered_are_left_out(void **state)
{
	(void)state;
	struct completion_scope scope = {.kb = ask_kb, .lang = LANG_EN, .fact = ask_fact("device_owner")};
	scope.offered = UINT32_C(1) << ask_value("device_owner", "company");
	struct completions found = complete_line(&arena, &scope, "p");
	assert_int_equal(found.count, 0);
	found = complete_line(&arena, &scope, "comp");
	assert_true(offers(&found, "Company devices"));
}

static void operands_are_completed_behind_their_command(void **state)
{
	(void)state;
	struct completions found = complete(NULL, LANG_EN, "change device_o");
	assert_int_equal(found.count, 1);
	assert_string_equal(found.list[0], "change device_owner");
	found = complete(NULL, LANG_JA, "変更　端末の持");
	assert_int_equal(found.count, 1);
	assert_string_equal(found.list[0], "変更　端末の持ち主");
	found = complete(NULL, LANG_EN, "change ");
	assert_int_equal(found.count, ask_kb->fact_count);
	found = complete(NULL, LANG_JA, "用語 ゼロ");
	assert_true(offers(&found, "用語 ゼロトラスト"));
	/* A command that takes none has nothing behind it. */
	assert_int_equal(complete(NULL, LANG_EN, "back d").count, 0);
}

static void settings_are_completed_one_by_one(void **state)
{
	(void)state;
	struct completions found = complete(NULL, LANG_EN, "what-if local_d");
	assert_int_equal(found.count, 1);
	assert_string_equal(found.list[0], "what-if local_data=");
	found = complete(NULL, LANG_EN, "what-if local_data=");
	assert_int_equal(found.count, 3);
	assert_string_equal(found.list[0], "what-if local_data=allow");
	assert_string_equal(found.list[2], "what-if local_data=unknown");
	found = complete(NULL, LANG_JA, "もし　local_data=allow　端末へのデータ保存＝保存しな");
	assert_int_equal(found.count, 1);
	assert_string_equal(found.list[0], "もし　local_data=allow　端末へのデータ保存＝保存しない");
	found = complete(NULL, LANG_EN, "what-if cloud=yes office_p");
	assert_int_equal(found.count, 1);
	assert_string_equal(found.list[0], "what-if cloud=yes office_pc=");
	assert_int_equal(complete(NULL, LANG_EN, "what-if fax=").count, 0);
}

static void files_are_left_to_the_editor(void **state)
{
	(void)state;
	struct completions found = complete(NULL, LANG_EN, "save /tm");
	assert_true(found.is_file);
	assert_int_equal(found.file_from, 5);
	found = complete(NULL, LANG_JA, "保存　");
	assert_true(found.is_file);
	assert_int_equal(found.file_from, strlen("保存　"));
	assert_false(complete(NULL, LANG_EN, "save").is_file);
}

static void further_answers_are_offered(void **state)
{
	(void)state;
	static const char *const yes_no[] = {"はい", "いいえ", NULL};
	struct completion_scope scope = {.kb = ask_kb, .lang = LANG_JA, .fact = KB_NONE, .answers = yes_no};
	struct completions found = complete_line(&arena, &scope, "い");
	assert_int_equal(found.count, 1);
	assert_string_equal(found.list[0], "いいえ");
}

static void what_is_no_text_finds_nothing_and_breaks_nothing(void **state)
{
	(void)state;
	complete("office_system", LANG_EN, "\xff");
	complete(NULL, LANG_EN, "change \xff\xfe");
	assert_int_equal(complete("office_system", LANG_EN, "zzz").count, 0);
}

#define TEST(function) cmocka_unit_test_teardown(function, release_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nothing_typed_offers_choices_then_commands),
		TEST(a_beginning_finds_ids_and_labels_of_both_languages),
		TEST(case_and_width_make_no_difference),
		TEST(values_that_are_not_offered_are_left_out),
		TEST(operands_are_completed_behind_their_command),
		TEST(settings_are_completed_one_by_one),
		TEST(files_are_left_to_the_editor),
		TEST(further_answers_are_offered),
		TEST(what_is_no_text_finds_nothing_and_breaks_nothing),
	};
	return cmocka_run_group_tests(tests, ask_rules_load, ask_rules_release) != 0;
}
