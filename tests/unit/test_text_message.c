/* text/message: the template grammar, and that both tables are whole in both languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/message.h"

static void check(const char *template, const char *const *args, int count, const char *expected)
{
	struct buf out = {0};
	buf_puts(&out, ">");
	message_fill(&out, template, args, count);
	assert_string_equal(buf_text(&out) + 1, expected);
	buf_release(&out);
}

static void arguments_are_inserted(void **state)
{
	(void)state;
	static const char *const args[] = {"a", "二", "", "d", "e", "f", "g", "h", "{1}"};
	check("", args, 9, "");
	check("なにもない", args, 9, "なにもない");
	check("{2}と{1}と{2}", args, 9, "二とaと二");
	check("{8}{3}{4}", args, 9, "hd");
	/* An argument's own braces mean nothing. */
	check("{9}", args, 9, "{1}");
	check("[{1}{2}]", args, 1, "[a]");
	check("[{1}]", NULL, 0, "[]");
}

static void one_or_many(void **state)
{
	(void)state;
	static const char *const one[] = {"1", "x"}, *const many[] = {"12", "x"}, *const none[] = {"", "x"};
	const char *template = "{1} {1|item|items}.";
	check(template, one, 2, "1 item.");
	check(template, many, 2, "12 items.");
	check(template, none, 2, " items.");
	check("{1||s}", one, 2, "");
	check("{1||s}", many, 2, "s");
	check("{1|only}!", one, 2, "only!");
	check("{1|only}!", many, 2, "!");
	check("{1|a|b|c}", many, 2, "b|c");
	check("{1|a|b|c}", one, 2, "a");
}

static void optional_part(void **state)
{
	(void)state;
	static const char *const with[] = {"x", "y"}, *const without[] = {"", "y"};
	const char *template = "A{1?、{1}と{2}}B";
	check(template, with, 2, "A、xとyB");
	check(template, without, 2, "AB");
	check("{1?a|b?}", with, 2, "a|b?");
	check("{1?}.", with, 2, ".");
}

static void part_in_place_of_an_argument(void **state)
{
	(void)state;
	static const char *const with[] = {"x", "y"}, *const without[] = {"", "y"}, *const none[] = {"", ""};
	check("a{1! b}.", with, 2, "a.");
	check("a{1! b}.", without, 2, "a b.");
	check("{1?({1})}{1!none}", with, 2, "(x)");
	check("{1?({1})}{1!none}", without, 2, "none");
	check("{1!{2!neither}}", without, 2, "");
	check("{1!{2!neither}}", none, 2, "neither");
	check("{3!c}", with, 2, "c");
}

static void parts_nest(void **state)
{
	(void)state;
	const char *template = "{1?({2|one {3}|many {3?with {3}}})}!";
	static const char *const one[] = {"x", "1", "z"}, *const many[] = {"x", "2", "z"};
	static const char *const bare[] = {"x", "2", ""}, *const none[] = {"", "1", "z"};
	check(template, one, 3, "(one z)!");
	check(template, many, 3, "(many with z)!");
	check(template, bare, 3, "(many )!");
	check(template, none, 3, "!");
	check("{2|{1|a|b}|{1|c|d}}", one, 3, "b");
	check("{2|{1|a|b}|{1|c|d}}", many, 3, "d");
	check("{1?{2?{3?deep}}}", one, 3, "deep");
}

static void braces_are_literal_when_doubled_or_idle(void **state)
{
	(void)state;
	static const char *const args[] = {"x"};
	check("{{", args, 1, "{");
	check("{{1}", args, 1, "{1}");
	check("{{{1}}", args, 1, "{x}");
	check("{{is: {1}, go: y}", args, 1, "{is: x, go: y}");
	check("a}b|c", args, 1, "a}b|c");
	check("{", args, 1, "{");
	check("{}", args, 1, "{}");
	check("{0}{a}", args, 1, "{0}{a}");
	check("{1", args, 1, "{1");
	check("{1x}", args, 1, "{1x}");
	check("{1?{{y}", args, 1, "{y");
	/* Unended parts end with the text, without a crash. */
	check("{1?ab", args, 1, "ab");
	check("{1|ab", args, 1, "");
	check("{1|ab|c", args, 1, "c");
	check("{1?{1?{1", args, 1, "{1");
}

static void message_add_fills_from_the_table(void **state)
{
	(void)state;
	struct buf out = {0};
	assert_string_equal(message(LANG_JA, MSG_ERROR), "エラー");
	assert_string_equal(message(LANG_EN, MSG_ERROR), "error");
	message_add(&out, LANG_EN, MSG_WARNING, NULL);
	message_add(&out, LANG_JA, MSG_WARNING, "unused", NULL);
	assert_string_equal(buf_text(&out), "warning警告");
	buf_release(&out);
}

/* What a template uses: a bit for each argument; and whether its elements are well formed. */
static unsigned used_arguments(const char *template, bool *sound)
{
	unsigned used = 0;
	int depth = 0;
	*sound = true;
	for (const char *s = template; *s; s++) {
		if (*s == '{' && s[1] == '{') {
			s++;
		} else if (*s == '{') {
			*sound &= s[1] >= '1' && s[1] <= '9' && s[2] && strchr("}?!|", s[2]);
			if (!*sound)
				return used;
			used |= 1u << (s[1] - '1');
			depth += s[2] != '}';
			s += 2;
		} else if (*s == '}' && depth) {
			depth--;
		}
	}
	*sound &= depth == 0;
	return used;
}

static bool has_japanese(const char *s)
{
	/* Kana and punctuation begin with E3, most kanji with E4 to E9. */
	for (; *s; s++)
		if ((unsigned char)*s >= 0xe3 && (unsigned char)*s <= 0xe9)
			return true;
	return false;
}

/* In both languages or (where allowed) in neither, sound, with the same arguments and each language's own quotes. */
static void check_pair(const char *name, const char *ja, const char *en, bool optional)
{
	bool ja_sound, en_sound;
	unsigned ja_used = used_arguments(ja, &ja_sound), en_used = used_arguments(en, &en_sound);
	if (!ja_sound || !en_sound)
		fail_msg("%s: not well formed", name);
	if (ja_used != en_used)
		fail_msg("%s: arguments %x in Japanese, %x in English", name, ja_used, en_used);
	if (!*ja != !*en || (!optional && !*ja))
		fail_msg("%s: a language is missing", name);
	if (strstr(ja, "«") || strstr(en, "«") || strstr(ja, "'{") || strstr(en, "「{"))
		fail_msg("%s: quotes of another language", name);
}

/* A diagnostic quotes nothing but ids and what was typed, so its languages don't mix. */
static void check_languages(const char *name, const char *ja, const char *en)
{
	if (*ja && !has_japanese(ja))
		fail_msg("%s: no Japanese in the Japanese text", name);
	if (has_japanese(en) || strchr(en, '"'))
		fail_msg("%s: Japanese, or double quotes, in the English text", name);
}

static void every_message_is_whole(void **state)
{
	(void)state;
#define MSG(name, ja, en) check_pair(#name, ja, en, false);
#include "text/message.def"
#undef MSG
}

static void every_diagnostic_is_whole(void **state)
{
	(void)state;
	int rows = 0;
	static const unsigned most = (1u << DIAG_ARGS) - 1;
	bool sound;
#define DIAG_MSG(code, ja_what, ja_remedy, en_what, en_remedy) \
	rows++; \
	check_pair(#code, ja_what, en_what, false); \
	check_pair(#code " (remedy)", ja_remedy, en_remedy, true); \
	check_languages(#code, ja_what, en_what); \
	check_languages(#code " (remedy)", ja_remedy, en_remedy); \
	if ((used_arguments(ja_what, &sound) | used_arguments(ja_remedy, &sound)) & ~most) \
		fail_msg(#code ": more arguments than a diagnostic has");
#include "text/diag_messages.def"
#undef DIAG_MSG
	assert_int_equal(rows, DIAG_CODE_COUNT);
}

/* The arguments that a template can do without: a bit for each that it asks for with {n?…} or {n!…}. */
static unsigned optional_arguments(const char *template)
{
	unsigned optional = 0;
	for (const char *s = template; (s = strchr(s, '{')) != NULL; s++)
		if (s[1] >= '1' && s[1] <= '9' && (s[2] == '?' || s[2] == '!'))
			optional |= 1u << (s[1] - '1');
	return optional;
}

/* With all arguments, and with any of the optional ones empty, in both languages: a sentence, its end, no leftovers. */
static void every_diagnostic_reads_as_a_sentence(void **state)
{
	(void)state;
	static const char *const templates[] = {
#define DIAG_MSG(code, ja_what, ja_remedy, en_what, en_remedy) ja_what ja_remedy en_what en_remedy,
#include "text/diag_messages.def"
#undef DIAG_MSG
	};
	struct buf what[LANG_COUNT] = {{0}}, remedy[LANG_COUNT] = {{0}};
	for (int code = 0; code < DIAG_CODE_COUNT; code++) {
		unsigned optional = optional_arguments(templates[code]);
		for (unsigned empty = 0; empty <= optional; empty++) {
			if (empty & ~optional)
				continue;
			struct diag diag = {.code = (enum diag_code)code};
			static const char *const words[DIAG_ARGS] = {"ARG1", "ARG2", "ARG3", "ARG4"};
			for (int i = 0; i < DIAG_ARGS; i++)
				diag.args[i] = empty & 1u << i ? "" : words[i];
			for (int lang = 0; lang < LANG_COUNT; lang++) {
				static const char *const stop[LANG_COUNT] = {[LANG_JA] = "。", [LANG_EN] = "."};
				buf_clear(&what[lang]);
				buf_clear(&remedy[lang]);
				message_diag(&what[lang], &remedy[lang], (enum lang)lang, &diag);
				const char *sentence = buf_text(&what[lang]), *advice = buf_text(&remedy[lang]);
				size_t length = strlen(sentence), end = strlen(stop[lang]);
				if (length <= end || strcmp(sentence + length - end, stop[lang]) != 0)
					fail_msg("no sentence: %s", sentence);
				if (strpbrk(sentence, "{}") || strpbrk(advice, "{}"))
					fail_msg("leftovers: %s %s", sentence, advice);
				if (strstr(sentence, "  ") || strstr(advice, "  ") || strstr(sentence, "''") ||
				    strstr(advice, "''") || strstr(sentence, "「」") || strstr(advice, "「」"))
					fail_msg("a gap: %s %s", sentence, advice);
			}
			assert_int_equal(!what[LANG_JA].length, !what[LANG_EN].length);
			assert_int_equal(!remedy[LANG_JA].length, !remedy[LANG_EN].length);
		}
	}
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		buf_release(&what[lang]);
		buf_release(&remedy[lang]);
	}
}

/* What the nearest and the valid names leave out, where there are none, isn't all that can be said. */
static void every_diagnostic_has_a_remedy(void **state)
{
	(void)state;
	/* Those whose lists are never empty: keys, words out of a fixed set, values, commands, facts. And a mere number. */
	static const enum diag_code exempt[] = {DIAG_KEY_UNKNOWN, DIAG_VALUE_NOT_ONE_OF, DIAG_CLAUSE_VALUE,
						DIAG_COMMAND_UNKNOWN, DIAG_ANSWERS_FACT_UNKNOWN,
						DIAG_ANSWERS_FOREIGN_MORE};
	struct buf what = {0}, remedy = {0};
	for (int code = 0; code < DIAG_CODE_COUNT; code++) {
		bool excused = false;
		for (size_t i = 0; i < sizeof(exempt) / sizeof(exempt[0]); i++)
			excused |= exempt[i] == (enum diag_code)code;
		struct diag diag = {.code = (enum diag_code)code, .args = {"", "", "", ""}};
		for (int lang = 0; lang < LANG_COUNT && !excused; lang++) {
			buf_clear(&what);
			buf_clear(&remedy);
			message_diag(&what, &remedy, (enum lang)lang, &diag);
			if (!remedy.length)
				fail_msg("nothing to do about: %s", buf_text(&what));
		}
	}
	buf_release(&what);
	buf_release(&remedy);
}

static void did_you_mean_stands_only_with_a_name(void **state)
{
	(void)state;
	struct buf what = {0}, remedy = {0};
	struct diag diag = {.code = DIAG_KEY_UNKNOWN, .args = {"knd", "kind", "id, kind", ""}};
	message_diag(&what, &remedy, LANG_EN, &diag);
	assert_string_equal(buf_text(&what), "There is no key 'knd' here.");
	assert_string_equal(buf_text(&remedy), "Did you mean 'kind'? Keys that may stand here: id, kind");
	buf_clear(&what);
	buf_clear(&remedy);
	diag.args[1] = "";
	message_diag(&what, &remedy, LANG_JA, &diag);
	assert_string_equal(buf_text(&what), "ここに「knd」というキーは書けません。");
	assert_string_equal(buf_text(&remedy), "ここに書けるキー: id, kind");
	buf_release(&what);
	buf_release(&remedy);
}

static void arguments_of_diagnostics_are_made_visible(void **state)
{
	(void)state;
	struct buf what = {0}, remedy = {0};
	struct diag diag = {.code = DIAG_ID_FORM, .args = {"a\x1b[31m\n{1}\xff", "", "", ""}};
	message_diag(&what, &remedy, LANG_EN, &diag);
	assert_string_equal(buf_text(&what), "'a\xef\xbf\xbd[31m\xef\xbf\xbd{1}\xef\xbf\xbd' cannot be an id.");
	buf_release(&what);
	buf_release(&remedy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arguments_are_inserted),
		cmocka_unit_test(one_or_many),
		cmocka_unit_test(optional_part),
		cmocka_unit_test(part_in_place_of_an_argument),
		cmocka_unit_test(parts_nest),
		cmocka_unit_test(braces_are_literal_when_doubled_or_idle),
		cmocka_unit_test(message_add_fills_from_the_table),
		cmocka_unit_test(every_message_is_whole),
		cmocka_unit_test(every_diagnostic_is_whole),
		cmocka_unit_test(every_diagnostic_reads_as_a_sentence),
		cmocka_unit_test(every_diagnostic_has_a_remedy),
		cmocka_unit_test(did_you_mean_stands_only_with_a_name),
		cmocka_unit_test(arguments_of_diagnostics_are_made_visible),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
