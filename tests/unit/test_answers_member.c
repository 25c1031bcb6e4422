/* answers/member: the walk along the members of JSON text, whole or broken, against what jansson reads of the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "answers/member.h"
#include "base/buf.h"
#include "random.h"

/* All members as "key=value;" in the text's own spelling; a value that there isn't as "-". */
static void walk(struct buf *out, const char *text, const char *end)
{
	struct members members = members_of(text, end);
	struct member member;
	buf_clear(out);
	while (members_next(&members, &member)) {
		buf_add(out, member.key, (size_t)(member.key_end - member.key));
		buf_putc(out, '=');
		if (member.value)
			buf_add(out, member.value, (size_t)(member.value_end - member.value));
		else
			buf_putc(out, '-');
		buf_putc(out, ';');
	}
	/* At the end it stays. */
	assert_false(members_next(&members, &member));
}

static void expect(const char *text, const char *expected)
{
	struct buf found = {0};
	/* It ends where it is said to, without a NUL: a copy of its size, so that a sanitizer sees who reads on. */
	size_t length = strlen(text);
	char *bare = malloc(length + !length);
	assert_non_null(bare);
	memcpy(bare, text, length);
	walk(&found, bare, bare + length);
	assert_string_equal(buf_text(&found), expected);
	free(bare);
	buf_release(&found);
}

static void members_as_they_are_spelled(void **state)
{
	(void)state;
	expect("{}", "");
	expect(" \t\r\n{ \"a\" : 1 , \"b\":true }", "\"a\"=1;\"b\"=true;");
	expect("{\"a\":\"x,}\\\"y\",\"\":null}", "\"a\"=\"x,}\\\"y\";\"\"=null;");
	expect("{\"a\":\"\\\\\",\"b\":-1.5e+3}", "\"a\"=\"\\\\\";\"b\"=-1.5e+3;");
	expect("{\"a\\\"b\":{\"c\":[1,{\"d\":\"]}\"}],\"e\":{}},\"f\":[]}",
	       "\"a\\\"b\"={\"c\":[1,{\"d\":\"]}\"}],\"e\":{}};\"f\"=[];");
	expect("{\"社員数\":\"3人\"}", "\"社員数\"=\"3人\";");
	/* Only the first object's own. */
	expect("{\"a\":1} {\"b\":2}", "\"a\"=1;");
}

static void texts_that_are_no_object(void **state)
{
	(void)state;
	static const char *const texts[] = {"", " ", "[\"a\",1]", "\"a\"", "1", "}", "a:1", "{1:2}", "{a:1}",
					    "{,", "{\"a", "{\"a\\\""};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		expect(texts[i], "");
}

static void texts_that_break_off(void **state)
{
	(void)state;
	expect("{\"a\":1,\"b\"", "\"a\"=1;\"b\"=-;");
	expect("{\"a\":1,\"b\":", "\"a\"=1;\"b\"=-;");
	expect("{\"a\":1,\"b\":  ", "\"a\"=1;\"b\"=-;");
	expect("{\"a\" 1,\"b\":2}", "\"a\"=-;");
	expect("{\"a\":\"x", "\"a\"=-;");
	expect("{\"a\":\"x\\\"", "\"a\"=-;");
	expect("{\"a\":{\"b\":\"x", "\"a\"=-;");
	/* As far as it goes. */
	expect("{\"a\":tru", "\"a\"=tru;");
	expect("{\"a\":[1,2", "\"a\"=[1,2;");
	expect("{\"a\":1,,\"b\":2}", "\"a\"=1;");
	expect("{\"a\":1,", "\"a\"=1;");
}

static void keys_are_compared_without_their_escapes(void **state)
{
	(void)state;
	static const char text[] = "{\"ab\":1,\"\\u0061\":2,\"\\u793e\":3,\"a\":4,\"q\\\"\":5,\"\\x\":6,\"\":7}";
	static const struct {
		const char *key, *value;
	} rows[] = {{"ab", "1"}, {"a", "2"}, {"社", "3"}, {"q\"", "5"}, {"", "7"}, {"A", NULL}, {"abc", NULL},
		    {"\\x", NULL}, {"\\u0061", NULL}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct member member;
		bool found = member_find(text, text + strlen(text), rows[i].key, &member);
		assert_int_equal(found, rows[i].value != NULL);
		if (found)
			assert_memory_equal(member.value, rows[i].value, 1);
	}
}

/* A random value of JSON, with what confuses those who only look for brackets. */
static json_t *random_value(struct random *random, int depth)
{
	static const char *const strings[] = {"", "\"", "\\", "}", "]", ",", ":", "\\\"", "a\nb", "{\"a\":1}", "社員 数"};
	json_t *value;
	switch (random_below(random, depth ? 6 : 4)) {
	case 0:
		return json_string(strings[random_below(random, sizeof(strings) / sizeof(strings[0]))]);
	case 1:
		return json_integer(random_below(random, 2000) - 1000);
	case 2:
		return random_below(random, 2) ? json_true() : json_null();
	case 3:
		return json_real(random_below(random, 1000) / 7.0);
	case 4:
		value = json_array();
		for (int n = random_below(random, 4); n; n--)
			json_array_append_new(value, random_value(random, depth - 1));
		return value;
	default:
		value = json_object();
		for (int n = random_below(random, 4); n; n--)
			json_object_set_new(value, strings[random_below(random, sizeof(strings) / sizeof(strings[0]))],
					    random_value(random, depth - 1));
		return value;
	}
}

static void check_members(const json_t *object, const char *text, const char *end)
{
	struct members members = members_of(text, end);
	struct member member;
	size_t count = 0;
	for (; members_next(&members, &member); count++) {
		assert_non_null(member.value);
		json_t *key = json_loadb(member.key, (size_t)(member.key_end - member.key), JSON_DECODE_ANY, NULL);
		json_t *value =
			json_loadb(member.value, (size_t)(member.value_end - member.value), JSON_DECODE_ANY, NULL);
		assert_non_null(key);
		assert_non_null(value);
		assert_true(member_is(&member, json_string_value(key)));
		assert_true(json_equal(value, json_object_get(object, json_string_value(key))));
		json_decref(key);
		json_decref(value);
	}
	assert_int_equal(count, json_object_size(object));
}

static void walk_agrees_with_jansson(void **state)
{
	(void)state;
	static const size_t flags[] = {JSON_COMPACT, JSON_INDENT(2), JSON_ENSURE_ASCII};
	struct random random = {.state = 3};
	for (int round = 0; round < 300; round++) {
		json_t *object = random_value(&random, 4);
		char *text = json_dumps(object, flags[round % 3] | JSON_ENCODE_ANY);
		assert_non_null(text);
		size_t length = strlen(text);
		if (json_is_object(object))
			check_members(object, text, text + length);
		/* Cut anywhere: nothing is read past the end, and of the members none is made up. */
		struct buf whole = {0}, part = {0};
		walk(&whole, text, text + length);
		for (size_t cut = 0; cut < length; cut++) {
			char *bare = malloc(cut + !cut);
			assert_non_null(bare);
			memcpy(bare, text, cut);
			walk(&part, bare, bare + cut);
			/* Of what was cut only the last one may be shorter. */
			const char *last = part.length > 1 ? buf_text(&part) + part.length - 2 : "";
			assert_true(part.length <= whole.length + strlen("-;"));
			if (part.length && *last != '-')
				assert_memory_equal(buf_text(&part), buf_text(&whole), part.length - 1);
			free(bare);
		}
		buf_release(&whole);
		buf_release(&part);
		free(text);
		json_decref(object);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_as_they_are_spelled),
		cmocka_unit_test(texts_that_are_no_object),
		cmocka_unit_test(texts_that_break_off),
		cmocka_unit_test(keys_are_compared_without_their_escapes),
		cmocka_unit_test(walk_agrees_with_jansson),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
