/* text/lang: names of languages, and the environment's order. */
#define _POSIX_C_SOURCE 200809L
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "text/lang.h"

static const char *const variables[] = {"SENTEI_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
enum { VARIABLES = sizeof(variables) / sizeof(variables[0]) };

static int clear_environment(void **state)
{
	(void)state;
	for (int i = 0; i < VARIABLES; i++)
		unsetenv(variables[i]);
	return 0;
}

static void names_are_parsed(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		enum lang lang;
	} rows[] = {
		{"ja", LANG_JA}, {"en", LANG_EN},
		{"ja_JP", LANG_JA}, {"ja_JP.UTF-8", LANG_JA}, {"ja_JP.eucJP", LANG_JA},
		{"ja-JP", LANG_JA}, {"ja.UTF-8", LANG_JA}, {"ja@x", LANG_JA}, {"JA", LANG_JA}, {"en_GB.UTF-8", LANG_EN},
		{"C", LANG_EN}, {"C.UTF-8", LANG_EN}, {"POSIX", LANG_EN},
		{"xx:ja", LANG_JA}, {"fr_FR:de:en:ja", LANG_EN},
		{"ja:en", LANG_JA}, {":ja", LANG_JA}, {"ja:", LANG_JA}, {"xx::ja_JP", LANG_JA},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		/* Start from the other one, so that an untouched value can't pass. */
		enum lang lang = rows[i].lang == LANG_JA ? LANG_EN : LANG_JA;
		if (!lang_parse(rows[i].name, &lang) || lang != rows[i].lang)
			fail_msg("%s", rows[i].name);
	}
}

static void unknown_names_leave_the_language_alone(void **state)
{
	(void)state;
	static const char *const names[] = {
		"", ":", "::", "fr", "fr_FR.UTF-8", "jam", "j", "e", "eng", "Cx", "xx:yy", "_ja", ".ja",
	};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		enum lang lang = LANG_COUNT;
		if (lang_parse(names[i], &lang) || lang != LANG_COUNT)
			fail_msg("%s", names[i]);
	}
}

static void unset_means_english(void **state)
{
	(void)state;
	assert_int_equal(lang_from_environment(), LANG_EN);
}

static void each_variable_is_read_and_beats_the_later_ones(void **state)
{
	(void)state;
	for (int i = 0; i < VARIABLES; i++) {
		clear_environment(NULL);
		setenv(variables[i], "ja_JP.UTF-8", 1);
		assert_int_equal(lang_from_environment(), LANG_JA);
		for (int later = i + 1; later < VARIABLES; later++)
			setenv(variables[later], "en_US.UTF-8", 1);
		assert_int_equal(lang_from_environment(), LANG_JA);
		for (int earlier = 0; earlier < i; earlier++) {
			setenv(variables[earlier], "C", 1);
			assert_int_equal(lang_from_environment(), LANG_EN);
			unsetenv(variables[earlier]);
		}
	}
}

static void unknown_and_empty_ones_are_passed_over(void **state)
{
	(void)state;
	setenv("SENTEI_LANG", "", 1);
	setenv("LANGUAGE", "fr:de", 1);
	setenv("LC_ALL", "fr_FR.UTF-8", 1);
	setenv("LANG", "ja_JP.UTF-8", 1);
	assert_int_equal(lang_from_environment(), LANG_JA);
	setenv("LANG", "de_DE.UTF-8", 1);
	assert_int_equal(lang_from_environment(), LANG_EN);
}

static void language_is_a_list(void **state)
{
	(void)state;
	setenv("LANGUAGE", "xx:ja", 1);
	setenv("LC_ALL", "en_GB.UTF-8", 1);
	assert_int_equal(lang_from_environment(), LANG_JA);
}

static void the_c_locale_means_english(void **state)
{
	(void)state;
	setenv("LC_ALL", "C", 1);
	setenv("LANG", "ja_JP.UTF-8", 1);
	assert_int_equal(lang_from_environment(), LANG_EN);
	setenv("SENTEI_LANG", "ja", 1);
	assert_int_equal(lang_from_environment(), LANG_JA);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(names_are_parsed, clear_environment),
		cmocka_unit_test_setup(unknown_names_leave_the_language_alone, clear_environment),
		cmocka_unit_test_setup(unset_means_english, clear_environment),
		cmocka_unit_test_setup(each_variable_is_read_and_beats_the_later_ones, clear_environment),
		cmocka_unit_test_setup(unknown_and_empty_ones_are_passed_over, clear_environment),
		cmocka_unit_test_setup(language_is_a_list, clear_environment),
		cmocka_unit_test_setup(the_c_locale_means_english, clear_environment),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
