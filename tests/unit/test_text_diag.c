/* text/style and text/diag_print: the layout of diagnostics. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/diag_print.h"
#include "text/width.h"

#define FFFD "\xef\xbf\xbd"

static const struct style english = {.lang = LANG_EN, .columns = 80}, japanese = {.lang = LANG_JA, .columns = 80};

static void check(const struct style *style, enum diag_code code, struct place place, const char *first,
		  const char *second, const char *expected)
{
	struct diag diag = {.code = code, .place = place, .args = {first, second, "", ""}};
	struct buf out = {0};
	diag_print(&out, style, &diag);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void place_message_source_caret_remedy(void **state)
{
	(void)state;
	struct diag diag = {
		.code = DIAG_VALUE_NOT_ONE_OF,
		.place = {"rules/facts.yaml", 12, 9, "  kind: decison"},
		.args = {"kind", "decison", "decision", "decision, circumstance"},
	};
	struct buf out = {0};
	diag_print(&out, &english, &diag);
	assert_string_equal(buf_text(&out),
		"rules/facts.yaml:12:9: error: 'kind' cannot have the value 'decison'.\n"
		"    12 |   kind: decison\n"
		"       |         ^\n"
		"    Did you mean 'decision'? Valid values: decision, circumstance\n");
	buf_clear(&out);
	diag_print(&out, &japanese, &diag);
	assert_string_equal(buf_text(&out),
		"rules/facts.yaml:12:9: エラー: 「kind」に「decison」という値は使えません。\n"
		"    12 |   kind: decison\n"
		"       |         ^\n"
		"    「decision」のことではありませんか。使える値: decision, circumstance\n");
	buf_release(&out);
}

static void what_is_not_known_is_left_out(void **state)
{
	(void)state;
	static const char remedy[] =
		"    An id consists of the letters a to z, digits, '_' and '-', and begins with a\n"
		"    letter or a digit.\n";
	struct buf expected = {0};
	static const struct {
		struct place place;
		const char *start;
	} rows[] = {
		{{NULL, 0, 0, NULL}, "sentei: error: 'X' cannot be an id.\n"},
		{{"a.yaml", 0, 0, NULL}, "a.yaml: error: 'X' cannot be an id.\n"},
		{{"a.yaml", 0, 7, "no line"}, "a.yaml: error: 'X' cannot be an id.\n"},
		{{"a.yaml", 3, 0, NULL}, "a.yaml:3: error: 'X' cannot be an id.\n"},
		{{"a.yaml", 3, 4, NULL}, "a.yaml:3:4: error: 'X' cannot be an id.\n"},
		{{"a.yaml", 3, 0, "id: X"}, "a.yaml:3: error: 'X' cannot be an id.\n     3 | id: X\n"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_clear(&expected);
		buf_puts(&expected, rows[i].start);
		buf_puts(&expected, remedy);
		check(&english, DIAG_ID_FORM, rows[i].place, "X", "", buf_text(&expected));
	}
	buf_release(&expected);
}

static void warnings_are_called_so(void **state)
{
	(void)state;
	check(&english, DIAG_ANSWERS_KEYS_IGNORED, (struct place){.file = "a.csv"}, "memo, date", "",
	      "a.csv: warning: Keys or columns that are not facts were ignored.\n"
	      "    Ignored: memo, date\n");
	check(&japanese, DIAG_ANSWERS_KEYS_IGNORED, (struct place){.file = "a.csv"}, "memo, date", "",
	      "a.csv: 警告: 項目ではないキーや列を読み飛ばしました。\n"
	      "    読み飛ばしたもの: memo, date\n");
}

static void caret_stands_under_full_width_text(void **state)
{
	(void)state;
	/* Columns count code points, the caret display columns: three times two, a colon and a space. */
	check(&english, DIAG_KEY_TWICE, (struct place){"a.yaml", 7, 6, "方式名: はい"}, "方式名", "3",
	      "a.yaml:7:6: error: The key '方式名' stands here twice.\n"
	      "     7 | 方式名: はい\n"
	      "       |         ^\n"
	      "    The first is in line 3. Remove one of them.\n");
	/* A combining mark is a code point of no columns. */
	check(&english, DIAG_KEY_TWICE, (struct place){"a.yaml", 7, 4, "か\xe3\x82\x99: x"}, "k", "3",
	      "a.yaml:7:4: error: The key 'k' stands here twice.\n"
	      "     7 | か\xe3\x82\x99: x\n"
	      "       |    ^\n"
	      "    The first is in line 3. Remove one of them.\n");
}

static void caret_behind_the_line(void **state)
{
	(void)state;
	check(&english, DIAG_KEY_TWICE, (struct place){"a", 7, 5, "名前"}, "k", "3",
	      "a:7:5: error: The key 'k' stands here twice.\n"
	      "     7 | 名前\n"
	      "       |     ^\n"
	      "    The first is in line 3. Remove one of them.\n");
	check(&english, DIAG_KEY_TWICE, (struct place){"a", 7, 1, ""}, "k", "3",
	      "a:7:1: error: The key 'k' stands here twice.\n"
	      "     7 |\n"
	      "       | ^\n"
	      "    The first is in line 3. Remove one of them.\n");
}

static void large_line_numbers_keep_the_gutter_straight(void **state)
{
	(void)state;
	check(&english, DIAG_KEY_TWICE, (struct place){"a", 12345678, 2, "key"}, "k", "3",
	      "a:12345678:2: error: The key 'k' stands here twice.\n"
	      "12345678 | key\n"
	      "         |  ^\n"
	      "    The first is in line 3. Remove one of them.\n");
}

static void a_byte_order_mark_is_no_column(void **state)
{
	(void)state;
	check(&english, DIAG_KEY_TWICE, (struct place){"a", 1, 2, "\xef\xbb\xbfkey"}, "k", "3",
	      "a:1:2: error: The key 'k' stands here twice.\n"
	      "     1 | key\n"
	      "       |  ^\n"
	      "    The first is in line 3. Remove one of them.\n");
}

static void controls_are_made_visible_everywhere(void **state)
{
	(void)state;
	check(&english, DIAG_KEY_TWICE, (struct place){"a\x1b[1m", 7, 3, "\tk\x1b[31m: \xff"}, "k\a", "3",
	      "a" FFFD "[1m:7:3: error: The key 'k" FFFD "' stands here twice.\n"
	      "     7 | " FFFD "k" FFFD "[31m: " FFFD "\n"
	      "       |   ^\n"
	      "    The first is in line 3. Remove one of them.\n");
}

/* The second and third line of a diagnostic with this source line, without their line breaks. */
static void source_lines(struct style style, int column, const char *text, char source[400], char caret[400])
{
	struct diag diag = {.code = DIAG_YAML_EMPTY, .place = {"a", 5, column, text}, .args = {"", "", "", ""}};
	struct buf out = {0};
	diag_print(&out, &style, &diag);
	const char *first = strchr(buf_text(&out), '\n') + 1, *second = strchr(first, '\n') + 1;
	assert_true(second - first < 400);
	memcpy(source, first, (size_t)(second - first));
	source[second - first - 1] = '\0';
	size_t length = strcspn(second, "\n");
	assert_true(length < 400);
	memcpy(caret, second, length);
	caret[length] = '\0';
	buf_release(&out);
}

static void long_lines_are_cut_around_the_caret(void **state)
{
	(void)state;
	static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
	struct style style = {.lang = LANG_EN, .columns = 29};
	char source[400], caret[400];
	/* 20 columns for the text: at its start, in its middle, at its end, behind it. */
	source_lines(style, 1, digits, source, caret);
	assert_string_equal(source, "     5 | 0123456789abcdefghi…");
	assert_string_equal(caret, "       | ^");
	source_lines(style, 19, digits, source, caret);
	assert_string_equal(source, "     5 | …9abcdefghijklmnopq…");
	assert_string_equal(caret, "       |           ^");
	source_lines(style, 36, digits, source, caret);
	assert_string_equal(source, "     5 | …hijklmnopqrstuvwxyz");
	assert_string_equal(caret, "       |                    ^");
	source_lines(style, 37, digits, source, caret);
	assert_string_equal(source, "     5 | …ijklmnopqrstuvwxyz");
	assert_string_equal(caret, "       |                    ^");
	source_lines(style, 0, digits, source, caret);
	assert_string_equal(source, "     5 | 0123456789abcdefghi…");
	/* A line that just fits isn't cut. */
	source_lines(style, 20, "0123456789abcdefghij", source, caret);
	assert_string_equal(source, "     5 | 0123456789abcdefghij");
	assert_string_equal(caret, "       |                    ^");
}

/* Whatever the cut: the caret points at the character of its column, and nothing is too long. */
static void the_caret_points_at_its_character(void **state)
{
	(void)state;
	static const char *const characters[] = {
		"方", "a", "式", "。", "b", "ｱ", "c", "d", "リ", "モ", "ー", "ト", "e", "…", "f", "端", "末", "g", "h", "i",
		"名", "前", "j", "k", "l", "仮", "想", "m", "n", "o", "p", "q", "r", "貸", "与", "s", "t", "u", "所", "有",
	};
	enum { COUNT = sizeof(characters) / sizeof(characters[0]) };
	struct buf text = {0};
	for (int i = 0; i < COUNT; i++)
		buf_puts(&text, characters[i]);
	for (int wide = 0; wide < 2; wide++) {
		width_ambiguous_wide(wide);
		for (int columns = 20; columns < 90; columns++) {
			for (int i = 0; i < COUNT; i++) {
				struct style style = {.lang = LANG_JA, .columns = columns};
				char source[400], caret[400];
				source_lines(style, i + 1, buf_text(&text), source, caret);
				assert_true(text_width(source) <= columns);
				/* From the start of the line to where the caret points. */
				char head[400];
				size_t length = 0;
				do {
					do
						head[length] = source[length];
					while ((source[++length] & 0xc0) == 0x80);
					head[length] = '\0';
				} while (text_width(head) < text_width(caret) - 1);
				assert_int_equal(text_width(head), text_width(caret) - 1);
				assert_int_equal(strncmp(source + length, characters[i], strlen(characters[i])), 0);
			}
		}
	}
	width_ambiguous_wide(false);
	buf_release(&text);
}

static void remedies_are_wrapped_messages_not(void **state)
{
	(void)state;
	struct style style = {.lang = LANG_JA, .columns = 30};
	check(&style, DIAG_YAML_ENCODING, (struct place){.file = "rules/method.yaml", .line = 3}, "", "",
	      "rules/method.yaml:3: エラー: UTF-8として読めない文字があります。\n"
	      "    ファイルをUTF-8で保存し直\n"
	      "    してください。\n");
}

/* For a person's eyes: the message too, unless it is about a line of a file. */
static void messages_are_wrapped_for_a_person(void **state)
{
	(void)state;
	const struct style narrow = {.lang = LANG_JA, .columns = 40, .colour = true};
	struct diag_sink sink = {0};
	struct buf out = {0};
	struct place place = {.file = "answers.yaml", .line = 3, .column = 1};
	diag_add(&sink, DIAG_SAVE_TAKEN, NULL, "other.yaml", NULL);
	diag_add(&sink, DIAG_ANSWERS_SEVERAL, &place, "answers.yaml", NULL);
	diag_print_all_wrapped(&out, &narrow, &sink);
	assert_string_equal(buf_text(&out),
		"\033[1msentei:\033[0m \033[31mエラー:\033[0m 「other.yaml」はすでにあ\n"
		"    り、1つの組織の回答ファイルではない\n"
		"    ので、上書きしません。\n"
		"    ほかのファイルの名前を指定するか、先\n"
		"    にそのファイルを移すか消してくださ\n"
		"    い。\n"
		"\033[1manswers.yaml:3:1:\033[0m \033[31mエラー:\033[0m 「answers.yaml」には2つ以上の組織の回答があります。\n"
		"    続きから始められるのは、1つの組織の\n"
		"    回答だけのファイルです。1件を別の\n"
		"    ファイルに取り出してください。\n");
	buf_release(&out);
	diag_release(&sink);
}

static void colour_frames_what_stands_out(void **state)
{
	(void)state;
	struct style style = {.lang = LANG_EN, .columns = 80, .colour = true};
	check(&style, DIAG_KEY_TWICE, (struct place){"a", 7, 2, "key"}, "k", "3",
	      "\033[1ma:7:2:\033[0m \033[31merror:\033[0m The key 'k' stands here twice.\n"
	      "\033[2m     7 |\033[0m key\n"
	      "\033[2m       |\033[0m  \033[31m^\033[0m\n"
	      "    The first is in line 3. Remove one of them.\n");
}

static void roles_are_escapes_or_nothing(void **state)
{
	(void)state;
	struct style plain = {.lang = LANG_JA, .columns = 80}, coloured = {.colour = true, .columns = 80};
	struct buf out = {0};
	for (int role = 0; role < STYLE_ROLE_COUNT; role++) {
		buf_clear(&out);
		style_begin(&out, &plain, (enum style_role)role);
		style_puts(&out, &plain, (enum style_role)role, "x");
		assert_string_equal(buf_text(&out), "x");
		buf_clear(&out);
		style_puts(&out, &coloured, (enum style_role)role, "x");
		if (role == STYLE_PLAIN) {
			assert_string_equal(buf_text(&out), "x");
			continue;
		}
		assert_memory_equal(buf_text(&out), "\033[", 2);
		assert_string_equal(strchr(buf_text(&out), 'x'), "x\033[0m");
	}
	buf_clear(&out);
	style_begin(&out, &coloured, STYLE_PLAIN);
	assert_string_equal(buf_text(&out), "\033[0m");
	buf_release(&out);
}

static void all_are_printed_in_order(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	struct buf out = {0};
	diag_print_all(&out, &english, &sink);
	assert_string_equal(buf_text(&out), "");
	struct place later = {.file = "a", .line = 9}, earlier = {.file = "a", .line = 2};
	diag_add(&sink, DIAG_YAML_EMPTY, &later, NULL);
	diag_add(&sink, DIAG_KEY_TWICE, &earlier, "k", "1", NULL);
	diag_print_all(&out, &english, &sink);
	assert_string_equal(buf_text(&out),
		"a:2: error: The key 'k' stands here twice.\n"
		"    The first is in line 1. Remove one of them.\n"
		"a:9: error: The file has no content.\n"
		"    Write its content, or remove the file.\n");
	diag_release(&sink);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(place_message_source_caret_remedy),
		cmocka_unit_test(what_is_not_known_is_left_out),
		cmocka_unit_test(warnings_are_called_so),
		cmocka_unit_test(caret_stands_under_full_width_text),
		cmocka_unit_test(caret_behind_the_line),
		cmocka_unit_test(large_line_numbers_keep_the_gutter_straight),
		cmocka_unit_test(a_byte_order_mark_is_no_column),
		cmocka_unit_test(controls_are_made_visible_everywhere),
		cmocka_unit_test(long_lines_are_cut_around_the_caret),
		cmocka_unit_test(the_caret_points_at_its_character),
		cmocka_unit_test(remedies_are_wrapped_messages_not),
		cmocka_unit_test(messages_are_wrapped_for_a_person),
		cmocka_unit_test(colour_frames_what_stands_out),
		cmocka_unit_test(roles_are_escapes_or_nothing),
		cmocka_unit_test(all_are_printed_in_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
