/* text/normal: typed values made comparable. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/normal.h"

static void check(const char *typed, const char *normal)
{
	struct buf out = {0};
	buf_puts(&out, "what stood there before");
	if (!text_normalise(&out, typed, strlen(typed)))
		fail_msg("refused: %s", typed);
	assert_string_equal(buf_text(&out), normal);
	assert_int_equal(out.length, strlen(normal));
	/* A normal form is its own normal form. */
	struct buf again = {0};
	assert_true(text_normalise(&again, out.text, out.length));
	assert_string_equal(buf_text(&again), normal);
	buf_release(&again);
	buf_release(&out);
}

static void full_width_becomes_ascii(void **state)
{
	(void)state;
	check("１２", "12");
	check("ＹＥＳ", "yes");
	check("ｏｆｆｉｃｅ＿ｐｃ＝ｎｏ", "office_pc=no");
	check("①", "1");
	/* Letters that only the first of both steps brings out. */
	check("℡ ㎆", "tel mb");
}

static void half_width_katakana_becomes_full(void **state)
{
	(void)state;
	check("ﾊﾟｿｺﾝ", "パソコン");
	check("ｶﾞｷﾞｸﾞ", "ガギグ");
	check("ﾘﾓｰﾄﾃﾞｽｸﾄｯﾌﾟ", "リモートデスクトップ");
	check("か\xe3\x82\x99", "が");
}

static void white_space_is_trimmed_and_made_one(void **state)
{
	(void)state;
	check("  はい　", "はい");
	check("\t\r\n yes\r\n", "yes");
	check("a \t　 b", "a b");
	check("a\xc2\xa0" "b", "a b");
	check("", "");
	check(" 　\t", "");
}

static void case_is_folded(void **state)
{
	(void)state;
	check("VPN方式", "vpn方式");
	check("I", "i");
	check("Straße", "strasse");
	check("ÉCOLE", "école");
	check("ΣΑΣ", "σασ");
	check("ﬁle", "file");
}

static void apostrophes_are_one(void **state)
{
	(void)state;
	check("I don’t know", "i don't know");
	check("I don‘t know", "i don't know");
	check("I don＇t know", "i don't know");
	check("I donʼt know", "i don't know");
	check("’", "'");
	/* A mark for minutes and double quotes stay what they are. */
	check("5′ “a”", "5′ “a”");
}

static void what_nobody_sees_is_dropped(void **state)
{
	(void)state;
	check("\xef\xbb\xbfid", "id");
	check("ye\xe2\x80\x8bs", "yes");
	check("\xe2\x80\x8b はい\xe2\x80\x8b ", "はい");
	check("葛\xf3\xa0\x84\x80", "葛");
}

static void different_words_stay_different(void **state)
{
	(void)state;
	check("分からない", "分からない");
	check("わからない", "わからない");
	check("コ", "コ");
	check("こ", "こ");
	check("ハ", "ハ");
	check("パ", "パ");
}

static void broken_text_is_refused(void **state)
{
	(void)state;
	static const char *const broken[] = {
		"\xff", "a\x80", "\xe3\x81", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "yes\xe3",
		"\x93\xfa\x96\x7b",	/* 日本 in CP932 */
	};
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		struct buf out = {0};
		buf_puts(&out, "before");
		assert_false(text_is_utf8(broken[i], strlen(broken[i])));
		assert_false(text_normalise(&out, broken[i], strlen(broken[i])));
		assert_int_equal(out.length, 0);
		assert_string_equal(buf_text(&out), "");
		buf_release(&out);
	}
}

static void only_the_given_bytes_count(void **state)
{
	(void)state;
	struct buf out = {0};
	assert_true(text_normalise(&out, "はいx", 6));
	assert_string_equal(buf_text(&out), "はい");
	assert_false(text_normalise(&out, "はい", 5));
	assert_true(text_is_utf8("a\0b", 3));
	assert_true(text_is_utf8("", 0));
	assert_false(text_is_utf8("a\0\xff", 3));
	assert_true(text_normalise(&out, "A\0B", 3));
	assert_int_equal(out.length, 3);
	assert_memory_equal(out.text, "a\0b", 3);
	buf_release(&out);
}

static void long_text_works(void **state)
{
	(void)state;
	struct buf typed = {0}, out = {0};
	for (int i = 0; i < 20000; i++)
		buf_puts(&typed, "Ａ ");
	assert_true(text_normalise(&out, typed.text, typed.length));
	assert_int_equal(out.length, 20000 * 2 - 1);
	buf_release(&typed);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(full_width_becomes_ascii),
		cmocka_unit_test(half_width_katakana_becomes_full),
		cmocka_unit_test(white_space_is_trimmed_and_made_one),
		cmocka_unit_test(case_is_folded),
		cmocka_unit_test(apostrophes_are_one),
		cmocka_unit_test(what_nobody_sees_is_dropped),
		cmocka_unit_test(different_words_stay_different),
		cmocka_unit_test(broken_text_is_refused),
		cmocka_unit_test(only_the_given_bytes_count),
		cmocka_unit_test(long_text_works),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
