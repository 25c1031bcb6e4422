/* answers/writer: what is written, the reader takes back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "answers/reader.h"
#include "answers/writer.h"
#include "ask_rules.h"

/* Writes, reads, and compares id, answers, and the facts in their order. */
static void round_trip(const char *id, const struct answers *answers, const int *given, int count)
{
	struct buf yaml = {0};
	struct diag_sink sink = {0};
	answers_yaml(&yaml, ask_kb, id, answers, given, count);
	FILE *in = tmpfile();
	assert_non_null(in);
	fwrite(buf_text(&yaml), 1, yaml.length, in);
	rewind(in);
	struct reader_options how = {.name = "test.yaml"};
	struct reader *reader = reader_open(&how, in, ask_kb, ask_vocabulary, &sink);
	assert_non_null(reader);
	const struct record *record = reader_next(reader);
	assert_non_null(record);
	assert_int_equal(record->fault, RECORD_OK);
	if (id)
		assert_string_equal(record->id, id);
	else
		assert_null(record->id);
	for (int f = 0; f < ask_kb->fact_count; f++)
		assert_int_equal(record->answers.may[f], answers->may[f]);
	assert_int_equal(record->given_count, count);
	for (int i = 0; i < count; i++)
		assert_int_equal(record->given[i], given[i]);
	assert_null(reader_next(reader));
	reader_free(reader);
	assert_int_equal(sink.errors + sink.warnings, 0);
	diag_release(&sink);
	fclose(in);
	buf_release(&yaml);
}

static void answers_come_back_in_their_order(void **state)
{
	(void)state;
	struct answers answers;
	answers_init(&answers, ask_kb);
	round_trip(NULL, &answers, NULL, 0);
	answers_set(&answers, ask_fact("cloud"), ask_value("cloud", "yes"));
	answers_set(&answers, ask_fact("office_system"), ask_value("office_system", "no"));
	const int given[] = {ask_fact("cloud"), ask_fact("local_data"), ask_fact("office_system")};
	round_trip(NULL, &answers, given, 3);
}

static void every_value_comes_back(void **state)
{
	(void)state;
	for (int f = 0; f < ask_kb->fact_count; f++)
		for (int v = 0; v < ask_kb->facts[f].choice_count; v++) {
			struct answers answers;
			answers_init(&answers, ask_kb);
			answers_set(&answers, f, v);
			round_trip(NULL, &answers, &f, 1);
		}
}

static void any_id_comes_back(void **state)
{
	(void)state;
	static const char *const ids[] = {
		"acme", "yes", "null", "12", "a: b", "- x", "# x", "\"quoted\" 'id'", "back\\slash", "株式会社 例", " ", "{x}", "%",
	};
	struct answers answers;
	answers_init(&answers, ask_kb);
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		round_trip(ids[i], &answers, NULL, 0);
}

static void the_form_is_plain(void **state)
{
	(void)state;
	struct buf yaml = {0};
	struct answers answers;
	answers_init(&answers, ask_kb);
	answers_set(&answers, ask_fact("office_system"), ask_value("office_system", "yes"));
	const int given[] = {ask_fact("office_system"), ask_fact("cloud")};
	answers_yaml(&yaml, ask_kb, "a\tb", &answers, given, 2);
	assert_string_equal(buf_text(&yaml), "id: \"a\\x09b\"\nanswers:\n  office_system: yes\n  cloud: unknown\n");
	buf_release(&yaml);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_come_back_in_their_order),
		cmocka_unit_test(every_value_comes_back),
		cmocka_unit_test(any_id_comes_back),
		cmocka_unit_test(the_form_is_plain),
	};
	return cmocka_run_group_tests(tests, ask_rules_load, ask_rules_release) != 0;
}
