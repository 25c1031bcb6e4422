/* render/words: conditions, marks and sources in both languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/words.h"

static const struct kb_choice sizes[] = {
	{.id = "s", .label = {{"小", "Small"}}},
	{.id = "m", .label = {{"中", "Medium"}}},
	{.id = "l", .label = {{"大", "Large"}}},
};
static const struct kb_choice colours[] = {
	{.id = "red", .label = {{"赤", "Red"}}},
	{.id = "blue", .label = {{"青", "Blue"}}},
};
static const struct kb_fact facts[] = {
	{.id = "size", .label = {{"大きさ", "Size"}}, .choices = sizes, .choice_count = 3, .all = 7},
	{.id = "colour", .label = {{"色", "Colour"}}, .choices = colours, .choice_count = 2, .all = 3},
};
static const struct kb_name sections[] = {{.id = "first", .name = {{"はじめ", "The first part"}}}};
static const struct kb_chapter chapters[] = {
	{.id = "3", .title = {{"方法", "Ways"}}, .sections = sections, .section_count = 1},
	{.id = "words", .title = {{"言葉", "Words"}}},
};
static const struct kb_method methods[] = {
	{.id = "a", .name = {{"甲", "A"}}},
	{.id = "b", .name = {{"乙", "B"}}},
};
static const struct kb kb = {
	.about = {.method = {{"方法", "way"}}, .methods = {{"方法", "ways"}}},
	.facts = facts, .fact_count = 2, .chapters = chapters, .chapter_count = 2,
	.methods = methods, .method_count = 2,
};

static const struct kb_term size_small[] = {{0, 1}};
static const struct kb_term size_or_colour[] = {{0, 5}, {1, 2}};

static void check_condition(const struct kb_cond *cond, const char *ja, const char *en)
{
	struct buf out = {0};
	condition_words(&out, LANG_JA, &kb, cond);
	assert_string_equal(buf_text(&out), ja);
	buf_clear(&out);
	condition_words(&out, LANG_EN, &kb, cond);
	assert_string_equal(buf_text(&out), en);
	buf_release(&out);
}

static void conditions_are_named_by_labels(void **state)
{
	(void)state;
	const struct kb_clause one = {.terms = size_small, .term_count = 1},
			       two = {.terms = size_or_colour, .term_count = 2};
	const struct kb_clause both[] = {one, two};
	check_condition(&(struct kb_cond){0}, "", "");
	check_condition(&(struct kb_cond){&one, 1}, "大きさが「小」", "Size is 'Small'");
	check_condition(&(struct kb_cond){&two, 1}, "大きさが「小」か「大」、または色が「青」",
			"Size is 'Small' or 'Large' or Colour is 'Blue'");
	check_condition(&(struct kb_cond){both, 2}, "大きさが「小」、かつ(大きさが「小」か「大」、または色が「青」)",
			"Size is 'Small' and (Size is 'Small' or 'Large' or Colour is 'Blue')");
}

static void check_source(const struct kb_source *source, enum lang lang, const char *place, const char *whole)
{
	struct buf out = {0};
	source_words(&out, lang, &kb, source);
	assert_string_equal(buf_text(&out), place);
	buf_clear(&out);
	provenance_words(&out, lang, &kb, source);
	assert_string_equal(buf_text(&out), whole);
	buf_release(&out);
}

static void sources_name_chapter_section_and_page(void **state)
{
	(void)state;
	const struct kb_source bare = {.basis = KB_RECONSTRUCTED, .chapter = 1, .section = KB_NONE};
	const struct kb_source checked = {.basis = KB_GUIDELINE, .chapter = 0, .section = 0, .page = "40"};
	const struct kb_source account = {
		.basis = KB_PUBLISHED, .chapter = 0, .section = KB_NONE, .url = "https://a.example/"};
	check_source(&bare, LANG_JA, "「言葉」", "[再構成、要確認] 「言葉」");
	check_source(&bare, LANG_EN, "Words", "[reconstructed, to be checked] Words");
	check_source(&checked, LANG_JA, "第3章「方法」の「はじめ」、40ページ",
		     "[本文で確認] 第3章「方法」の「はじめ」、40ページ");
	check_source(&checked, LANG_EN, "Chapter 3, Ways: The first part, page 40",
		     "[checked against the text] Chapter 3, Ways: The first part, page 40");
	check_source(&account, LANG_EN, "Chapter 3, Ways",
		     "[seen in published accounts] Chapter 3, Ways https://a.example/");
}

static void every_mark_has_a_name(void **state)
{
	(void)state;
	for (int b = 0; b < KB_BASIS_COUNT; b++) {
		assert_string_not_equal(basis_name(LANG_JA, (enum kb_basis)b), "");
		assert_string_not_equal(basis_name(LANG_EN, (enum kb_basis)b), "");
	}
}

static void methods_are_listed_or_all(void **state)
{
	(void)state;
	struct buf out = {0};
	methods_words(&out, LANG_EN, &kb, 3, false);
	assert_string_equal(buf_text(&out), "A, B");
	buf_clear(&out);
	methods_words(&out, LANG_JA, &kb, 2, false);
	assert_string_equal(buf_text(&out), "乙");
	buf_clear(&out);
	methods_words(&out, LANG_EN, &kb, 3, true);
	assert_string_equal(buf_text(&out), "All ways");
	buf_clear(&out);
	methods_words(&out, LANG_JA, &kb, 3, true);
	assert_string_equal(buf_text(&out), "すべての方法");
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(conditions_are_named_by_labels),
		cmocka_unit_test(sources_name_chapter_section_and_page),
		cmocka_unit_test(every_mark_has_a_name),
		cmocka_unit_test(methods_are_listed_or_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
