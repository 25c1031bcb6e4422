/* text/width: columns, line breaking, and making the invisible visible. */
#define _DEFAULT_SOURCE
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "text/width.h"

#define FFFD "\xef\xbf\xbd"

static int narrow_again(void **state)
{
	(void)state;
	width_ambiguous_wide(false);
	return 0;
}

static void widths_are_columns(void **state)
{
	(void)state;
	assert_int_equal(text_width(""), 0);
	assert_int_equal(text_width("vpn"), 3);
	assert_int_equal(text_width("方式"), 4);
	assert_int_equal(text_width("仮想デスクトップ(VDI)方式"), 25);
	assert_int_equal(text_width("ﾊﾟｿｺﾝ"), 5);
	assert_int_equal(text_width("１２"), 4);
	/* A combining mark takes none. */
	assert_int_equal(text_width("か\xe3\x82\x99"), 2);
	assert_int_equal(text_width("e\xcc\x81"), 1);
}

static void ambiguous_characters_follow_the_setting(void **state)
{
	(void)state;
	assert_int_equal(text_width("○→…"), 3);
	width_ambiguous_wide(true);
	assert_int_equal(text_width("○→…"), 6);
	assert_int_equal(text_width("vpn方式"), 7);
	width_ambiguous_wide(false);
	assert_int_equal(text_width("○→…"), 3);
}

static void pad(const char *s, int columns, const char *expected)
{
	struct buf out = {0};
	buf_puts(&out, "|");
	text_pad(&out, s, columns);
	assert_string_equal(buf_text(&out) + 1, expected);
	buf_release(&out);
}

static void padding_counts_columns(void **state)
{
	(void)state;
	pad("高", 4, "高  ");
	pad("high", 4, "high");
	pad("higher", 4, "higher");
	pad("", 2, "  ");
	pad("高", 0, "高");
	pad("高", -3, "高");
}

static void wrap(const char *s, int columns, int first, int rest, const char *expected)
{
	struct buf out = {0};
	text_wrap(&out, s, columns, first, rest);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void lines_are_filled(void **state)
{
	(void)state;
	wrap("one two three four", 9, 0, 0, "one two\nthree\nfour\n");
	/* The space after a word isn't part of it: «two three» fits exactly. */
	wrap("one two three four", 13, 0, 0, "one two three\nfour\n");
	wrap("one two three four", 18, 0, 0, "one two three four\n");
	wrap("one two three four", 17, 0, 0, "one two three\nfour\n");
}

static void japanese_breaks_between_any_characters(void **state)
{
	(void)state;
	wrap("質問に答えると方式をひとつおすすめします", 20, 0, 0,
	     "質問に答えると方式を\n"
	     "ひとつおすすめします\n");
	/* An odd column stays empty. */
	wrap("質問に答えると", 7, 0, 0, "質問に\n答える\nと\n");
}

static void lines_dont_start_with_closing_marks(void **state)
{
	(void)state;
	/* Ten characters of two columns, then 。: the last of them goes along to the next line. */
	wrap("質問に答えると方式を。あと六問です", 20, 0, 0,
	     "質問に答えると方式\n"
	     "を。あと六問です\n");
	wrap("あいうえおかきくけ。こさしすせ", 20, 0, 0,
	     "あいうえおかきくけ。\n"
	     "こさしすせ\n");
	wrap("あいうえおかきくけこ、さ", 20, 0, 0, "あいうえおかきくけ\nこ、さ\n");
	wrap("あいうえおかきくけ「こさ」", 20, 0, 0, "あいうえおかきくけ\n「こさ」\n");
	wrap("あいうえおかきくコピー", 20, 0, 0, "あいうえおかきくコ\nピー\n");
	wrap("あいうえおかきくけちょっと", 20, 0, 0, "あいうえおかきくけ\nちょっと\n");
	wrap("あいうえおかきくけこ」と", 20, 0, 0, "あいうえおかきくけ\nこ」と\n");
}

static void words_stay_whole_in_japanese(void **state)
{
	(void)state;
	wrap("端末はリモートdesktopで使います", 20, 0, 0,
	     "端末はリモート\n"
	     "desktopで使います\n");
	wrap("仮想デスクトップ(VDI)方式", 18, 0, 0, "仮想デスクトップ\n(VDI)方式\n");
}

static void options_addresses_and_numbers_stay_whole(void **state)
{
	(void)state;
	wrap("you can use --lang ja", 14, 0, 0, "you can use\n--lang ja\n");
	wrap("read it in /home/x", 12, 0, 0, "read it in\n/home/x\n");
	wrap("as with this, e.g. a", 16, 0, 0, "as with this,\ne.g. a\n");
	wrap("see https://www.soumu.go.jp/main_sosiki/cybersecurity/", 30, 0, 0,
	     "see https://www.soumu.go.jp/\nmain_sosiki/cybersecurity/\n");
	/* Whole where a line has room for it. */
	wrap("see https://example.jp/a/b/ for it", 24, 0, 0, "see\nhttps://example.jp/a/b/\nfor it\n");
	wrap("場所はhttps://example.jp/a/です。", 22, 0, 0, "場所は\nhttps://example.jp/a/\nです。\n");
	wrap("put it in .profile", 11, 0, 0, "put it in\n.profile\n");
	wrap("and/or this or that", 14, 0, 0, "and/or this or\nthat\n");
	wrap("and/or this", 5, 0, 0, "and/\nor\nthis\n");
	wrap("single-line text", 8, 0, 0, "single-\nline\ntext\n");
	wrap("costs 3.5 times", 7, 0, 0, "costs\n3.5\ntimes\n");
}

static void indents(void **state)
{
	(void)state;
	wrap("one two three four", 11, 2, 4, "  one two\n    three\n    four\n");
	wrap("one two three four", 11, 4, 0, "    one two\nthree four\n");
	wrap("方式を選びます", 10, 2, 2, "  方式を選\n  びます\n");
}

static void a_started_line_is_continued(void **state)
{
	(void)state;
	struct buf out = {0};
	buf_puts(&out, "例: ");
	text_wrap(&out, "社内システム、ファイルサーバー", 20, -4, 4);
	assert_string_equal(buf_text(&out), "例: 社内システム、\n    ファイルサーバー\n");
	buf_clear(&out);
	buf_puts(&out, "needs: ");
	text_wrap(&out, "abcdef ghi", 13, -7, 2);
	assert_string_equal(buf_text(&out), "needs: abcdef\n  ghi\n");
	/* No room for the first word: the started line ends, without its space. */
	buf_clear(&out);
	buf_puts(&out, "needs: ");
	text_wrap(&out, "abcdef ghi", 12, -7, 2);
	assert_string_equal(buf_text(&out), "needs:\n  abcdef ghi\n");
	buf_clear(&out);
	buf_puts(&out, "needs: ");
	text_wrap(&out, "", 12, -7, 2);
	assert_string_equal(buf_text(&out), "needs:\n");
	/* Only spaces of this line are the text's business. */
	buf_clear(&out);
	buf_puts(&out, "x   ");
	text_wrap(&out, "", 12, -2, 2);
	assert_string_equal(buf_text(&out), "x \n");
	buf_release(&out);
}

static void line_breaks_in_the_text_are_kept(void **state)
{
	(void)state;
	wrap("a\nb", 20, 2, 4, "  a\n    b\n");
	wrap("a\n\nb", 20, 2, 4, "  a\n\n    b\n");
	wrap("a\r\nb", 20, 0, 0, "a\nb\n");
	wrap("a\n", 20, 0, 0, "a\n");
	wrap("a\n\n", 20, 0, 0, "a\n\n");
	wrap("\na", 20, 3, 1, "\n a\n");
	wrap("a\xe2\x80\xa8" "b", 20, 0, 0, "a\nb\n");
}

static void empty_texts_give_one_line(void **state)
{
	(void)state;
	wrap("", 20, 0, 0, "\n");
	wrap("", 20, 4, 4, "\n");
	wrap("\n", 20, 4, 4, "\n");
	wrap("   ", 20, 4, 4, "\n");
}

static void spaces(void **state)
{
	(void)state;
	/* Before a break they go, elsewhere they stay. */
	wrap("one   two   three", 8, 0, 0, "one\ntwo\nthree\n");
	wrap("one   two   three", 9, 0, 0, "one   two\nthree\n");
	wrap("  one two", 20, 2, 0, "    one two\n");
	wrap("one  ", 20, 0, 0, "one\n");
	wrap("one  \n  two", 20, 0, 0, "one\n  two\n");
	wrap("方式　を", 6, 0, 0, "方式\nを\n");
	wrap("　字下げ", 20, 0, 0, "　字下げ\n");
	wrap("a \t b", 1, 0, 0, "a\nb\n");
}

static void long_words_are_split_not_lost(void **state)
{
	(void)state;
	wrap("abcdefghijklm", 5, 0, 0, "abcde\nfghij\nklm\n");
	wrap("abcdefghij", 5, 0, 0, "abcde\nfghij\n");
	wrap("x abcdefghijklm y", 6, 1, 2, " x\n  abcd\n  efgh\n  ijkl\n  m y\n");
	/* Not between a letter and its mark, and not so that a mark starts a line. */
	wrap("abcde\xcc\x81" "fgh", 5, 0, 0, "abcde\xcc\x81\nfgh\n");
	wrap("abcde。", 5, 0, 0, "abcd\ne。\n");
	/* A bracket keeps a space, and is split from it when there is no other way. */
	wrap("(  word)", 3, 0, 0, "(\nwor\nd)\n");
	wrap("  。", 3, 1, 1, " 。\n");
	/* Nothing but such marks: better at a line's start than lost. */
	wrap("ーーーー", 4, 0, 0, "ーー\nーー\n");
}

static void every_line_gets_a_character(void **state)
{
	(void)state;
	wrap("方式", 1, 0, 0, "方\n式\n");
	wrap("abc", 0, 0, 0, "a\nb\nc\n");
	wrap("ab", 4, 6, 6, "      a\n      b\n");
	wrap("a b", INT_MIN / 2, 0, 0, "a\nb\n");
}

/* At any width: no line longer than allowed, none ends in a space, and all that is lost is white space. */
static void wrapping_keeps_its_promises(void **state)
{
	(void)state;
	static const char text[] =
		"テレワークセキュリティガイドライン(第5版)は、7つの方式を示します。VPN方式、リモートデスクトップ方式、"
		"仮想デスクトップ(VDI)方式など、それぞれに「基本的構成」と『派生的な構成』があります。 See "
		"https://www.soumu.go.jp/main_sosiki/cybersecurity/telework/ for the guideline; use --lang en, or "
		"LANGUAGE=en_GB:ja, to read this in English… コンピューターッ!?";
	static const char *const forbidden[] = {"。", "、", "」", "』", ")", "ー", "ッ", ";", ","};
	for (int wide = 0; wide < 2; wide++) {
		width_ambiguous_wide(wide);
		for (int columns = 12; columns < 130; columns++) {
			struct buf out = {0};
			text_wrap(&out, text, columns, 4, 2);
			char *copy = strdup(buf_text(&out)), *rest = copy;
			assert_non_null(copy);
			const char *expected = text;
			for (char *line; (line = strsep(&rest, "\n")) && rest;) {
				assert_true(text_width(line) <= columns);
				assert_true(*line && line[strlen(line) - 1] != ' ');
				const char *p = line + strspn(line, " ");
				assert_int_equal(p - line, line == copy ? 4 : 2);
				for (size_t i = 0; i < sizeof(forbidden) / sizeof(forbidden[0]); i++)
					assert_int_not_equal(strncmp(p, forbidden[i], strlen(forbidden[i])), 0);
				expected += strspn(expected, " ");
				assert_int_equal(strncmp(p, expected, strlen(p)), 0);
				expected += strlen(p);
			}
			assert_string_equal(expected, "");
			free(copy);
			buf_release(&out);
		}
	}
}

static void visible(const char *s, size_t length, const char *expected)
{
	struct buf out = {0};
	buf_puts(&out, "|");
	text_visible(&out, s, length);
	assert_string_equal(buf_text(&out) + 1, expected);
	buf_release(&out);
}

#define VISIBLE(s, expected) visible(s, sizeof(s) - 1, expected)

static void harmless_text_stays(void **state)
{
	(void)state;
	VISIBLE("", "");
	VISIBLE("仮想デスクトップ(VDI)方式 ~!", "仮想デスクトップ(VDI)方式 ~!");
	VISIBLE("か\xe3\x82\x99", "か\xe3\x82\x99");
	VISIBLE("👩‍💻", "👩‍💻");
	VISIBLE(FFFD, FFFD);
}

static void controls_are_made_visible(void **state)
{
	(void)state;
	VISIBLE("\x1b[31mred\x1b[0m", FFFD "[31mred" FFFD "[0m");
	VISIBLE("a\nb\tc\rd\0e\x7f", "a" FFFD "b" FFFD "c" FFFD "d" FFFD "e" FFFD);
	/* CSI as one C1 character; direction overrides; zero-width space; line separator. */
	VISIBLE("\xc2\x9b" "31m", FFFD "31m");
	VISIBLE("a\xe2\x80\xae" "b\xe2\x81\xa6", "a" FFFD "b" FFFD);
	VISIBLE("a\xe2\x80\x8b" "b\xe2\x80\xa8" "c\xef\xbb\xbf", "a" FFFD "b" FFFD "c" FFFD);
}

static void invalid_bytes_are_made_visible(void **state)
{
	(void)state;
	VISIBLE("a\xff" "b", "a" FFFD "b");
	VISIBLE("a\x80\x80" "b", "a" FFFD FFFD "b");
	VISIBLE("a\xe3\x81", "a" FFFD);
	VISIBLE("\xe3\x81\x82\xe3", "あ" FFFD);
	visible("あ", 1, FFFD);
}

int main(void)
{
#define TEST(function) cmocka_unit_test_setup_teardown(function, NULL, narrow_again)
	const struct CMUnitTest tests[] = {
		TEST(widths_are_columns),
		TEST(ambiguous_characters_follow_the_setting),
		TEST(padding_counts_columns),
		TEST(lines_are_filled),
		TEST(japanese_breaks_between_any_characters),
		TEST(lines_dont_start_with_closing_marks),
		TEST(words_stay_whole_in_japanese),
		TEST(options_addresses_and_numbers_stay_whole),
		TEST(indents),
		TEST(a_started_line_is_continued),
		TEST(line_breaks_in_the_text_are_kept),
		TEST(empty_texts_give_one_line),
		TEST(spaces),
		TEST(long_words_are_split_not_lost),
		TEST(every_line_gets_a_character),
		TEST(wrapping_keeps_its_promises),
		TEST(harmless_text_stays),
		TEST(controls_are_made_visible),
		TEST(invalid_bytes_are_made_visible),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
