/* render/json: escapes, commas, nesting; every string that goes in comes out of another reader, jansson, as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>
#include <unistr.h>

#include "random.h"
#include "render/json.h"

static void expect_text(const char *s, const char *expected)
{
	struct buf out = {0};
	struct json json = {.out = &out};
	json_text(&json, s);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void strings_are_escaped(void **state)
{
	(void)state;
	expect_text("", "\"\"");
	expect_text(NULL, "null");
	expect_text("null", "\"null\"");
	expect_text("a\"b\\c/d", "\"a\\\"b\\\\c/d\"");
	expect_text("\n\t\r\b", "\"\\n\\t\\u000d\\u0008\"");
	expect_text("\x01x\x1f~\x7f", "\"\\u0001x\\u001f~\\u007f\"");
	/* Two beside each other, at the end, and before what is none. */
	expect_text("\"\"x\\", "\"\\\"\\\"x\\\\\"");
	expect_text("選定「é」😀", "\"選定「é」😀\"");
}

static void what_a_terminal_obeys_is_escaped(void **state)
{
	(void)state;
	expect_text("\xc2\x80\xc2\x9b\xc2\x9f\xc2\xa0", "\"\\u0080\\u009b\\u009f\xc2\xa0\"");
	expect_text("\xd8\x9b\xd8\x9c\xd8\x9d", "\"\xd8\x9b\\u061c\xd8\x9d\"");
	/* The neighbours of U+200E and U+200F, U+202A to U+202E, U+2066 to U+2069 are left as they are. */
	for (unsigned c = 0x2000; c < 0x2080; c++) {
		bool turns = c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
		char s[6] = {'a', (char)0xe2, (char)(0x80 | (c >> 6 & 1)), (char)(0x80 | (c & 0x3f)), 'b'},
		     expected[12];
		if (turns)
			snprintf(expected, sizeof(expected), "\"a\\u%04xb\"", c);
		else
			snprintf(expected, sizeof(expected), "\"%s\"", s);
		expect_text(s, expected);
	}
	expect_text("\xe3\x80\x8e\xe2\x82\xaa", "\"\xe3\x80\x8e\xe2\x82\xaa\"");
}

static void character_that_breaks_off_ends_with_the_string(void **state)
{
	(void)state;
	/* Nothing behind the end is read: a sanitizer would tell. */
	static const char *const broken[] = {"\xc2", "\xd8", "\xe2", "\xe2\x80", "\xe2\x81", "x\xe2\x80"};
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		struct buf out = {0};
		struct json json = {.out = &out};
		json_text(&json, broken[i]);
		assert_int_equal(out.length, strlen(broken[i]) + 2);
		buf_release(&out);
	}
}

static void another_reader_reads_the_same(void **state)
{
	(void)state;
	static const uint32_t edges[] = {0x01, 0x1f, 0x20, '"', '\\', 0x7f, 0x80, 0x9f, 0xa0, 0x61c, 0x200e, 0x202e,
					 0x2066, 0x206a, 0xd7ff, 0xe000, 0xfeff, 0xffff, 0x10000, 0x10ffff};
	const int edge_count = sizeof(edges) / sizeof(edges[0]);
	struct random random = {.state = 5};
	for (int round = 0; round < 2000; round++) {
		char s[64] = "";
		size_t length = 0;
		for (int n = random_below(&random, 8); n; n--) {
			uint32_t c = random_below(&random, 2) ? edges[random_below(&random, edge_count)]
							      : 1 + (uint32_t)random_below(&random, 0x2100);
			length += (size_t)u8_uctomb((uint8_t *)s + length, c, (ptrdiff_t)(sizeof(s) - length));
		}
		s[length] = '\0';
		struct buf out = {0};
		struct json json = {.out = &out};
		json_text(&json, s);
		for (size_t i = 0; i < out.length; i++)
			assert_true((unsigned char)out.text[i] >= 0x20 && out.text[i] != 0x7f);
		json_t *read = json_loadb(buf_text(&out), out.length, JSON_DECODE_ANY, NULL);
		assert_non_null(read);
		assert_string_equal(json_string_value(read), s);
		json_decref(read);
		buf_release(&out);
	}
}

static void commas_stand_between_and_nowhere_else(void **state)
{
	(void)state;
	struct buf out = {0};
	struct json json = {.out = &out};
	json_open(&json, '{');
	json_member(&json, "a", "x");
	json_member(&json, "none", NULL);
	json_member_number(&json, "n", -9223372036854775807LL - 1);
	json_member_bool(&json, "yes", true);
	json_enter(&json, "list", '[');
	json_open(&json, '[');
	json_close(&json, ']');
	json_open(&json, '{');
	json_close(&json, '}');
	json_number(&json, 0);
	json_bool(&json, false);
	json_nothing(&json);
	json_text(&json, "");
	json_close(&json, ']');
	json_enter(&json, "o", '{');
	json_enter(&json, "p", '{');
	json_close(&json, '}');
	json_close(&json, '}');
	json_member(&json, "last", "y");
	json_close(&json, '}');
	assert_string_equal(buf_text(&out), "{\"a\":\"x\",\"none\":null,\"n\":-9223372036854775808,\"yes\":true,"
					    "\"list\":[[],{},0,false,null,\"\"],\"o\":{\"p\":{}},\"last\":\"y\"}");
	buf_release(&out);
}

static void lines_break_behind_the_comma(void **state)
{
	(void)state;
	struct buf out = {0};
	struct json json = {.out = &out};
	json_open(&json, '[');
	json_break(&json);
	json_number(&json, 1);
	json_break(&json);
	json_number(&json, 2);
	json_number(&json, 3);
	json_close(&json, ']');
	assert_string_equal(buf_text(&out), "[\n1,\n2,3]");
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_are_escaped),
		cmocka_unit_test(what_a_terminal_obeys_is_escaped),
		cmocka_unit_test(character_that_breaks_off_ends_with_the_string),
		cmocka_unit_test(another_reader_reads_the_same),
		cmocka_unit_test(commas_stand_between_and_nowhere_else),
		cmocka_unit_test(lines_break_behind_the_comma),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
