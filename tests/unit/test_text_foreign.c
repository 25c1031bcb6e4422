/* text/foreign: what the system and the libraries say, in both languages; and that they still say it in these words. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>
#include <yaml.h>

#include "text/foreign.h"
#include "text/message.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static void check(enum lang lang, const char *text, const char *expected)
{
	struct buf out = {0};
	foreign_add(&out, lang, text);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

/* That a text is known: in Japanese it has no word of English left but what it quotes. */
static void check_known(const char *text)
{
	struct buf out = {0};
	foreign_add(&out, LANG_JA, text);
	if (!strcmp(buf_text(&out), text) || (unsigned char)buf_text(&out)[strlen(buf_text(&out)) - 1] < 0x80)
		fail_msg("%s: %s", text, buf_text(&out));
	buf_clear(&out);
	foreign_add(&out, LANG_EN, text);
	for (const char *s = buf_text(&out); *s; s++)
		if ((unsigned char)*s >= 0x80)
			fail_msg("%s: %s", text, buf_text(&out));
	buf_release(&out);
}

static void errors_of_the_system(void **state)
{
	(void)state;
	check(LANG_JA, strerror(ENOENT), "ファイルまたはフォルダーが見つかりません");
	check(LANG_EN, strerror(ENOENT), "No such file or directory");
	check(LANG_JA, strerror(ENOSPC), "ディスクに空きがありません");
	static const int numbers[] = {
		ENOENT, EACCES, EPERM, EISDIR, ENOTDIR, ENOTEMPTY, EEXIST, ENOSPC, EDQUOT, EFBIG, EROFS, ENAMETOOLONG, ELOOP,
		EXDEV, EIO, EPIPE, EBADF, EBUSY, ETXTBSY, EMFILE, ENFILE, ENOMEM, ENXIO, ENODEV, EINVAL, EINTR, EAGAIN,
		EOVERFLOW, ESTALE, ETIMEDOUT, ENOTSUP,
	};
	for (size_t i = 0; i < COUNT(numbers); i++)
		check_known(strerror(numbers[i]));
}

static void what_is_not_known_stays(void **state)
{
	(void)state;
	check(LANG_JA, "the printer is on fire", "the printer is on fire");
	check(LANG_JA, "", "");
	check(LANG_JA, "duplicate object keys", "duplicate object keys");
}

static void parts_are_kept(void **state)
{
	(void)state;
	check(LANG_JA, "':' expected near '1'", "「1」のところで、キーのあとに「:」がありません");
	check(LANG_EN, "':' expected near '1'", "':' expected near '1'");
	check(LANG_JA, "unexpected token near end of file", "終わりのところで、ここにあるはずのないものがあります");
	check(LANG_JA, "invalid Unicode escape '\\u12x'", "「\\u12x」は文字の番号になっていません");
	check(LANG_JA, "invalid Unicode '\\uD800\\u0041' near '\"'",
	      "「\"」のところで、「\\uD800\\u0041」という文字は、Unicodeにありません");
	/* What is quoted isn't translated, nor are braces in it read. */
	check(LANG_JA, "invalid token near 'invalid token'", "「invalid token」のところで、書けない言葉か記号があります");
	check(LANG_JA, "string or '}' expected near '{1}'", "「{1}」のところで、キーか「}」があるはずのところに、別のものがあります");
	check(LANG_EN, "\\u0000 is not allowed without JSON_ALLOW_NUL near '\"\\u0000\"'",
	      "\\u0000 is not allowed near '\"\\u0000\"'");
}

static void jansson_says_what_is_known(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"", "x", "1", "{", "[", "{\"a\"", "{\"a\" 1}", "{\"a\":", "{\"a\":1", "{\"a\":1 2}", "{\"a\":}", "{1}", "[1 2]",
		"[1", "[] x", "{\"a\":1,\"a\":2}", "[tru]", "[\"\\x\"]", "[\"\\u12\"]", "[\"\\ud800\"]", "[\"\\ud800\\u0041\"]",
		"[\"\\udc00\"]", "[\"a", "[\"a\nb\"]", "[\"a\tb\"]", "[\"\\u0000\"]", "{\"\\u0000\":1}", "[01]", "[-]", "[1e999]",
		"[99999999999999999999]", "[-99999999999999999999]", "\xff", "[\"\xe3\x81\"]", "{\"a\":1,}", "[1,]", "[\x01]",
	};
	for (size_t i = 0; i < COUNT(texts); i++) {
		json_error_t error;
		json_t *json = json_loads(texts[i], JSON_REJECT_DUPLICATES, &error);
		if (json)
			fail_msg("%s: no error", texts[i]);
		check_known(error.text);
	}
	char deep[5001];
	memset(deep, '[', sizeof(deep) - 1);
	deep[sizeof(deep) - 1] = '\0';
	json_error_t error;
	assert_null(json_loads(deep, 0, &error));
	check_known(error.text);
}

static void libyaml_says_what_is_known(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"a: b: c\n", "\ta: b\n", "a: [1, 2\n", "a: {b: 1\n", "a: {b 1]\n", "- a\nb: c\n", "a: - b\n", "a:\n  b: 1\n c: 2\n",
		"a: \"b\n", "a: 'b\n---\n", "a: \"\\q\"\n", "a: \"\\xzz\"\n", "a: \"\\uD800\"\n", "a: |0\n  b\n", "a: | b\n  c\n",
		"a: |\n\tb\n", "a: b\n \tc\n\td\n", "a: *\n", "a: & b\n", "a: !<x b\n", "a: !x!y b\n", "a: !a%zz b\n", "a: !%ff b\n",
		"a: !%c3%28 b\n", "%YAML 1.1\n%YAML 1.1\n--- a\n", "%YAML 3.0\n--- a\n", "%YAML x\n--- a\n", "%YAML 1.1234567890123\n--- a\n",
		"%TAG ! a\n%TAG ! b\n--- c\n", "%TAG x\n", "%TAG !a! \n", "%FOO a\n--- b\n", "%\n", "%Y,\n", "%YAML 1.1 x\n--- a\n",
		"a: ? b\n", "a\nb\n- c\n", "@a\n", "`a\n", "a: %\n", "? a\n- b\n", "a: b\n--- c\n... d\n", "key: [a, b}\n", "{a, b: c]\n",
		"a: b\nccc\nd: e\n", "[a: b: c]\n", "a: ,\n", "a: ]\n", "- a\n- b\n c: d\n", "a: !<%> b\n", "%TAG !x y\n--- z\n",
	};
	int errors = 0;
	for (size_t i = 0; i < COUNT(texts); i++) {
		yaml_parser_t parser;
		yaml_event_t event;
		bool ended = false;
		assert_true(yaml_parser_initialize(&parser));
		yaml_parser_set_input_string(&parser, (const unsigned char *)texts[i], strlen(texts[i]));
		while (!ended && yaml_parser_parse(&parser, &event)) {
			ended = event.type == YAML_STREAM_END_EVENT;
			yaml_event_delete(&event);
		}
		if (!ended) {
			errors++;
			check_known(parser.problem);
		}
		yaml_parser_delete(&parser);
	}
	assert_true(errors > 40);
}

/* In a diagnostic: only what is foreign there, and both its parts. */
static void in_diagnostics(void **state)
{
	(void)state;
	struct buf what = {0}, remedy = {0};
	struct diag diag = {.code = DIAG_FILE_OPEN, .args = {"Is a directory", strerror(EISDIR), "", ""}};
	message_diag(&what, &remedy, LANG_JA, &diag);
	assert_string_equal(buf_text(&what), "「Is a directory」を開けません(フォルダーです)。");
	buf_clear(&what);
	diag = (struct diag){.code = DIAG_ANSWERS_SYNTAX, .args = {"unexpected newline near '\"a\x1b'", "", "", ""}};
	message_diag(&what, &remedy, LANG_JA, &diag);
	assert_string_equal(buf_text(&what), "回答を読み取れません(「\"a\xef\xbf\xbd」のところで、文字列の途中に改行があります)。");
	buf_release(&what);
	buf_release(&remedy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(errors_of_the_system),
		cmocka_unit_test(what_is_not_known_stays),
		cmocka_unit_test(parts_are_kept),
		cmocka_unit_test(jansson_says_what_is_known),
		cmocka_unit_test(libyaml_says_what_is_known),
		cmocka_unit_test(in_diagnostics),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
