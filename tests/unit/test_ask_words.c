/* ask/words and ask/number: the table of commands, and lines read by it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "answers/vocabulary.h"
#include "ask/number.h"
#include "ask/words.h"
#include "text/normal.h"

static int word_of(const char *line)
{
	return words_parse(line, strlen(line)).word;
}

static void every_command_has_names_and_help_in_both_languages(void **state)
{
	(void)state;
	for (int w = 0; w < WORD_COUNT; w++)
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			assert_non_null(words[w].name.in[lang]);
			assert_int_equal(word_of(words[w].name.in[lang]), w);
			assert_true(*message((enum lang)lang, words[w].help));
			if (words[w].operand != OPERAND_NONE)
				assert_true(*word_operand_name((enum lang)lang, words[w].operand));
			else
				assert_null(word_operand_name((enum lang)lang, words[w].operand));
		}
}

static void spellings_are_normal_and_mean_one_command_each(void **state)
{
	(void)state;
	struct buf normal = {0};
	int count = 0;
	for (int w = 0; w < WORD_COUNT; w++)
		for (const char *const *s = words[w].spellings; *s; s++) {
			text_normalise(&normal, *s, strlen(*s));
			assert_string_equal(buf_text(&normal), *s);
			assert_int_equal(word_of(*s), w);
			/* The flat list for the load check is the table's, in order. */
			assert_string_equal(ask_words[count], *s);
			count++;
		}
	assert_null(ask_words[count]);
	/* The load check has room for all of them beside the words of «unknown». */
	int unknown = 0;
	while (vocabulary_unknown_words[unknown])
		unknown++;
	assert_true(count + unknown < 127);
	buf_release(&normal);
}

static void case_and_width_make_no_difference(void **state)
{
	(void)state;
	assert_int_equal(word_of("HELP"), WORD_HELP);
	assert_int_equal(word_of("ｈｅｌｐ"), WORD_HELP);
	assert_int_equal(word_of("　なぜ　"), WORD_WHY);
	assert_int_equal(word_of("ﾍﾙﾌﾟ"), WORD_HELP);
	assert_int_equal(word_of(" quit\r"), WORD_QUIT);
	assert_int_equal(word_of("Explain"), WORD_EXPLAIN);
	assert_int_equal(word_of("説明"), WORD_EXPLAIN);
}

static void check_operand(const char *line, enum word_id word, const char *operand)
{
	struct typed typed = words_parse(line, strlen(line));
	assert_int_equal(typed.word, word);
	assert_int_equal(typed.operand_length, strlen(operand));
	assert_memory_equal(typed.operand, operand, strlen(operand));
}

static void operands_are_what_stands_behind(void **state)
{
	(void)state;
	check_operand("change 3", WORD_CHANGE, "3");
	check_operand("変更　３", WORD_CHANGE, "３");
	check_operand("  glossary   VPN  appliance ", WORD_GLOSSARY, "VPN  appliance");
	check_operand("save My File.yaml", WORD_SAVE, "My File.yaml");
	check_operand("用語 　ゼロトラスト　", WORD_GLOSSARY, "ゼロトラスト");
	check_operand("glossary", WORD_GLOSSARY, "");
	check_operand("save ", WORD_SAVE, "");
}

static void what_takes_none_stands_alone(void **state)
{
	(void)state;
	assert_int_equal(word_of("back please"), WORD_NONE);
	assert_int_equal(word_of("why not"), WORD_NONE);
	assert_int_equal(word_of("help 1"), WORD_NONE);
	assert_int_equal(word_of("保存しない"), WORD_NONE);
	assert_int_equal(word_of(""), WORD_NONE);
	assert_int_equal(word_of("　"), WORD_NONE);
	assert_int_equal(word_of("\xff\xfe"), WORD_NONE);
}

static const char *nearest(enum lang lang, const char *line)
{
	return words_nearest(lang, line, strlen(line));
}

static void a_slip_finds_the_nearest_command(void **state)
{
	(void)state;
	assert_string_equal(nearest(LANG_EN, "hlep"), "help");
	assert_string_equal(nearest(LANG_JA, "hlep"), "ヘルプ");
	assert_string_equal(nearest(LANG_EN, "revew"), "review");
	assert_string_equal(nearest(LANG_JA, "ヘレプ"), "ヘルプ");
	assert_string_equal(nearest(LANG_EN, "elephant"), "");
	assert_string_equal(nearest(LANG_EN, ""), "");
}

static int number(const char *text, int most)
{
	return number_read(text, strlen(text), most);
}

static void numbers_count_from_one(void **state)
{
	(void)state;
	assert_int_equal(number("1", 3), 0);
	assert_int_equal(number("3", 3), 2);
	assert_int_equal(number("３", 3), 2);
	assert_int_equal(number(" １２ ", 12), 11);
	assert_int_equal(number("4", 3), -1);
	assert_int_equal(number("0", 3), -1);
	assert_int_equal(number("", 3), -1);
	assert_int_equal(number("2a", 3), -1);
	assert_int_equal(number("-1", 3), -1);
	assert_int_equal(number("99999999999999999999", 3), -1);
	assert_int_equal(number("1", 0), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_has_names_and_help_in_both_languages),
		cmocka_unit_test(spellings_are_normal_and_mean_one_command_each),
		cmocka_unit_test(case_and_width_make_no_difference),
		cmocka_unit_test(operands_are_what_stands_behind),
		cmocka_unit_test(what_takes_none_stands_alone),
		cmocka_unit_test(a_slip_finds_the_nearest_command),
		cmocka_unit_test(numbers_count_from_one),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
