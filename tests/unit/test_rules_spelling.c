/* rules/spelling: what may be typed for a choice means one thing only; held by hand, with the path of each fault. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "rules/spelling.h"

#define COUNT(list) ((unsigned)(sizeof(list) / sizeof((list)[0])))
#define TEXT(ja_, en_) {.in = {[LANG_JA] = (ja_), [LANG_EN] = (en_)}}

/* The path as the name of a file, so that it comes back with the fault: "facts.1 choices.0 also.2". */
static struct place path_as_file(const void *data, const struct raw_path *path)
{
	static char text[100];
	struct buf out = {0};
	(void)data;
	buf_puts(&out, path->section);
	buf_putc(&out, '.');
	buf_number(&out, path->entry);
	buf_putc(&out, ' ');
	buf_puts(&out, path->key);
	buf_putc(&out, '.');
	buf_number(&out, path->index);
	buf_putc(&out, ' ');
	buf_puts(&out, path->inner);
	buf_putc(&out, '.');
	buf_number(&out, path->inner_index);
	assert_true(out.length < sizeof(text));
	memcpy(text, buf_text(&out), out.length + 1);
	buf_release(&out);
	return (struct place){.file = text};
}

static const char *const reserved[] = {"back", "戻る", "?", NULL};

static void check(const struct raw_base *raw, struct diag_sink *sink, const char *const *words)
{
	const struct raw_places places = {.find = path_as_file};
	*sink = (struct diag_sink){0};
	spelling_check(raw, &places, words, sink);
}

/* Two choices, the second with this label and these further spellings, after a fact that has the same ones. */
static void expect(const char *label, const char *also, int code, const char *path, const char *spelling,
		   const char *other)
{
	const char *first_also[] = {"なし"}, *second_also[] = {"x", also};
	struct raw_choice choices[] = {
		{.id = "none", .label = TEXT("無い", "No, never"), .also = first_also, .also_count = 1},
		{.id = "some", .label = TEXT(label, "Some"), .also = second_also, .also_count = 2},
	};
	struct raw_choice others[] = {
		{.id = "none", .label = TEXT("無い", "None")},
		{.id = "all", .label = TEXT("ある", "All")},
	};
	struct raw_fact facts[] = {
		{.id = "first", .choices = others, .choices_count = 2},
		{.id = "second", .choices = choices, .choices_count = 2},
	};
	const struct raw_base raw = {.facts = facts, .facts_count = 2};
	struct diag_sink sink;
	check(&raw, &sink, reserved);
	assert_int_equal(sink.errors, code >= 0);
	if (code >= 0) {
		assert_int_equal(sink.first->code, code);
		assert_string_equal(sink.first->place.file, path);
		assert_string_equal(sink.first->args[0], "second");
		assert_string_equal(sink.first->args[1], spelling);
		assert_string_equal(sink.first->args[2], other);
	}
	diag_release(&sink);
}

static void what_means_one_thing(void **state)
{
	(void)state;
	expect("ある", "y", -1, NULL, NULL, NULL);
	/* The same choice may be spelled the same way twice; so may another question's. */
	expect("some", "SOME", -1, NULL, NULL, NULL);
	expect("All", "all", -1, NULL, NULL, NULL);
	/* What isn't there is no spelling. */
	expect("", NULL, -1, NULL, NULL, NULL);
	/* Numbers only as a whole. */
	expect("2人", "3x", -1, NULL, NULL, NULL);
	expect("backup", "戻るとき", -1, NULL, NULL, NULL);
}

static void what_two_choices_share(void **state)
{
	(void)state;
	expect("none", "y", DIAG_SPELLING_TWICE, "facts.1 choices.1 label.0", "none", "none");
	expect("ある", "無い", DIAG_SPELLING_TWICE, "facts.1 choices.1 also.1", "無い", "none");
	expect("ある", "なし", DIAG_SPELLING_TWICE, "facts.1 choices.1 also.1", "なし", "none");
	/* It is the normal form that counts: case, width, spaces at the ends. */
	expect("ある", "NONE", DIAG_SPELLING_TWICE, "facts.1 choices.1 also.1", "NONE", "none");
	expect("ある", "ｎｏｎｅ", DIAG_SPELLING_TWICE, "facts.1 choices.1 also.1", "ｎｏｎｅ", "none");
	expect("ある", " ﾅｼ ", -1, NULL, NULL, NULL);
}

static void what_means_something_else_already(void **state)
{
	(void)state;
	expect("back", "y", DIAG_SPELLING_RESERVED, "facts.1 choices.1 label.0", "back", "back");
	expect("ある", "ＢＡＣＫ", DIAG_SPELLING_RESERVED, "facts.1 choices.1 also.1", "ＢＡＣＫ", "back");
	expect("ある", "戻る", DIAG_SPELLING_RESERVED, "facts.1 choices.1 also.1", "戻る", "戻る");
	expect("ある", "？", DIAG_SPELLING_RESERVED, "facts.1 choices.1 also.1", "？", "?");
	expect("ある", "2", DIAG_SPELLING_RESERVED, "facts.1 choices.1 also.1", "2", "2");
	expect("ある", "１０", DIAG_SPELLING_RESERVED, "facts.1 choices.1 also.1", "１０", "10");
}

static void configurations_of_all_methods_are_choices_of_one_question(void **state)
{
	(void)state;
	struct raw_configuration first[] = {{.id = "vpn-1", .name = TEXT("拠点", "Site")},
					    {.id = "vpn-2", .name = TEXT("端末", "Device")}};
	struct raw_configuration second[] = {{.id = "rd-1", .name = TEXT("中継", "DEVICE")}};
	struct raw_method methods[] = {
		{.id = "vpn", .configurations = first, .configurations_count = 2},
		{.id = "none"},
		{.id = "rd", .configurations = second, .configurations_count = 1},
	};
	struct raw_fact fact = {.id = "configuration", .values = "configurations"};
	struct raw_base raw = {.methods = methods, .methods_count = COUNT(methods), .facts = &fact, .facts_count = 1};
	struct diag_sink sink;
	check(&raw, &sink, NULL);
	assert_int_equal(sink.errors, 1);
	assert_int_equal(sink.first->code, DIAG_SPELLING_TWICE);
	assert_string_equal(sink.first->place.file, "methods.2 configurations.0 name.0");
	assert_string_equal(sink.first->args[0], "configuration");
	assert_string_equal(sink.first->args[1], "DEVICE");
	assert_string_equal(sink.first->args[2], "vpn-2");
	diag_release(&sink);
	/* Without such a question nobody types them. */
	raw.facts_count = 0;
	check(&raw, &sink, NULL);
	assert_null(sink.first);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_means_one_thing),
		cmocka_unit_test(what_two_choices_share),
		cmocka_unit_test(what_means_something_else_already),
		cmocka_unit_test(configurations_of_all_methods_are_choices_of_one_question),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
