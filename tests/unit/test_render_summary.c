/* render/summary: ids seen before, numbers that add up, text that keeps to its width. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "random.h"
#include "render/summary.h"
#include "rules/rules.h"
#include "text/width.h"

static struct rules rules;
static const struct kb *kb;

static int load_rules(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	bool loaded = rules_load(&rules, NULL, NULL, &sink);
	diag_release(&sink);
	kb = rules.kb;
	return loaded ? 0 : -1;
}

static int release_rules(void **state)
{
	(void)state;
	rules_release(&rules);
	return 0;
}

/* ---- Ids */

static void ids_that_come_again_are_counted(void **state)
{
	(void)state;
	struct seen_ids seen = {0};
	static const char *const ids[] = {"a", "b", "", "a", "A", "a", "あ", "", "b", "c"};
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		seen_ids_add(&seen, ids[i]);
	assert_int_equal(seen.repeated, 4);
	assert_string_equal(seen.first, "a");
	assert_false(seen.full);
	seen_ids_release(&seen);
	assert_null(seen.first);
}

/* "n" in letters, quickly: there are many. */
static const char *name_of(char text[16], long n)
{
	char *end = text + 15;
	*end = '\0';
	do
		*--end = (char)('a' + n % 16);
	while ((n /= 16) != 0);
	return end;
}

static void many_ids_are_told_apart(void **state)
{
	(void)state;
	enum { IDS = 200000 };
	struct seen_ids seen = {0};
	char text[16];
	for (int round = 0; round < 2; round++) {
		for (long n = 0; n < IDS; n++)
			seen_ids_add(&seen, name_of(text, n));
		assert_int_equal(seen.repeated, round ? IDS : 0);
	}
	assert_string_equal(seen.first, "a");
	seen_ids_release(&seen);
}

/* Memory has a bound: beyond it ids are compared with those that are known, and no longer remembered. */
static void ids_beyond_the_bound_are_not_remembered(void **state)
{
	(void)state;
	struct seen_ids seen = {0};
	char text[16];
	long n = 0;
	while (!seen.full) {
		seen_ids_add(&seen, name_of(text, n++));
		assert_true(n < 10000000);
	}
	size_t size = seen.size;
	assert_true(size * sizeof(*seen.slots) <= 32 * 1024 * 1024);
	assert_int_equal(seen.repeated, 0);
	for (int i = 0; i < 2; i++)
		seen_ids_add(&seen, "new");
	assert_int_equal(seen.repeated, 0);
	seen_ids_add(&seen, name_of(text, 77));
	assert_int_equal(seen.repeated, 1);
	assert_int_equal(seen.size, size);
	seen_ids_release(&seen);
}

/* ---- Numbers */

/* A run of random records; the summary's counts are the prepared's. */
static struct prepared *run(struct summary *summary, int records)
{
	static struct conclusion_context context;
	context = (struct conclusion_context){.kb = kb, .detail = DETAIL_BRIEF};
	struct prepared *prepared = prepared_new(&context, false);
	struct random random = {.state = 9};
	struct buf out = {0};
	bool foreign;
	char text[16];
	prepared_count_all(prepared);
	for (int i = 0; i < records; i++) {
		struct record record = {.id = name_of(text, random_below(&random, 3 * records)), .line = i + 1};
		summary->read++;
		summary->written++;
		seen_ids_add(&summary->ids, record.id);
		if (!random_below(&random, 10)) {
			summary->rejected[1 + random_below(&random, RECORD_FAULT_COUNT - 1)]++;
			continue;
		}
		answers_init(&record.answers, kb);
		for (int f = 0; f < kb->fact_count; f++)
			if (random_below(&random, 5))
				answers_set(&record.answers, f, random_below(&random, kb->facts[f].choice_count));
		prepared_json(prepared, &out, NULL, &record, &foreign);
		buf_clear(&out);
	}
	buf_release(&out);
	summary->counts = prepared_counts(prepared);
	return prepared;
}

static long long sum(const json_t *object)
{
	const char *key;
	json_t *value;
	long long all = 0;
	json_object_foreach((json_t *)object, key, value)
		all += json_integer_value(value);
	return all;
}

static long long number(const json_t *root, const char *key)
{
	const json_t *value = json_object_get(root, key);
	assert_true(json_is_integer(value));
	return json_integer_value(value);
}

static void numbers_add_up(void **state)
{
	(void)state;
	enum { RECORDS = 5000 };
	struct summary summary = {0};
	struct buf out = {0};
	struct prepared *prepared = run(&summary, RECORDS);
	summary_json(&out, kb, &summary);
	assert_int_equal(out.text[out.length - 1], '\n');
	json_t *root = json_loads(buf_text(&out), JSON_REJECT_DUPLICATES, NULL);
	assert_non_null(root);
	assert_int_equal(number(root, "read"), RECORDS);
	assert_int_equal(number(root, "written"), RECORDS);
	assert_int_equal(sum(json_object_get(root, "status")) + sum(json_object_get(root, "rejected")), RECORDS);
	assert_int_equal(sum(json_object_get(root, "methods")), number(json_object_get(root, "status"), "recommended"));
	assert_int_equal(json_object_size(json_object_get(root, "methods")), kb->method_count);
	assert_int_equal(json_object_size(json_object_get(root, "rejected")), RECORD_FAULT_COUNT - 1);
	assert_int_equal(json_object_size(json_object_get(root, "misses")), kb->characteristic_count);
	const json_t *cautions = json_object_get(root, "cautions");
	assert_int_equal(json_array_size(cautions), kb->caution_count);
	long long before = RECORDS, all = 0;
	for (size_t i = 0; i < json_array_size(cautions); i++) {
		long long holds = number(json_array_get(cautions, i), "holds");
		assert_true(holds <= before);
		assert_true(holds + number(json_array_get(cautions, i), "depends") <= RECORDS);
		before = holds;
		all += holds;
	}
	const json_t *reconstructed = json_object_get(root, "reconstructed");
	assert_int_equal(number(reconstructed, "cautions"), all);
	assert_true(number(reconstructed, "reconstructed_cautions") <= all);
	assert_true(number(reconstructed, "reconstructed_steps") <= number(reconstructed, "steps"));
	assert_int_equal(number(root, "repeated_ids"), summary.ids.repeated);
	assert_true(summary.ids.repeated > 0);
	assert_string_equal(json_string_value(json_object_get(root, "first_repeated_id")), summary.ids.first);
	assert_true(json_is_true(json_object_get(root, "ids_all_compared")));
	json_decref(root);
	seen_ids_release(&summary.ids);
	prepared_free(prepared);
	buf_release(&out);
}

/* ---- Text */

static void text_keeps_to_its_width(void **state)
{
	(void)state;
	struct summary summary = {0};
	struct prepared *prepared = run(&summary, 3000);
	summary.ids.full = true;
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		for (int columns = 20; columns <= 130; columns += 5) {
			struct buf out = {0};
			struct style style = {.lang = (enum lang)lang, .columns = columns};
			summary_text(&out, &style, kb, &summary);
			assert_int_equal(out.text[out.length - 1], '\n');
			for (char *line = out.text, *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
				*end = '\0';
				/* On the narrowest screens a number may go beyond. */
				if (columns >= 40 && text_width(line) > columns)
					print_error("%d columns, %d: %s\n", columns, text_width(line), line);
				assert_true(columns < 40 || text_width(line) <= columns);
				assert_true(end == line || end[-1] != ' ');
			}
			buf_release(&out);
		}
	}
	seen_ids_release(&summary.ids);
	prepared_free(prepared);
}

static void a_run_without_records_has_a_summary(void **state)
{
	(void)state;
	struct summary summary = {0};
	struct prepared *prepared = run(&summary, 0);
	struct buf out = {0};
	struct style style = {.lang = LANG_EN, .columns = 80};
	summary_text(&out, &style, kb, &summary);
	assert_non_null(strstr(buf_text(&out), "0.0%"));
	assert_null(strstr(buf_text(&out), "nan"));
	buf_clear(&out);
	summary_json(&out, kb, &summary);
	assert_non_null(strstr(buf_text(&out), "\"first_repeated_id\":null"));
	prepared_free(prepared);
	buf_release(&out);
}

static void an_id_carries_no_escapes(void **state)
{
	(void)state;
	struct summary summary = {0};
	struct prepared *prepared = run(&summary, 0);
	struct buf out = {0};
	struct style style = {.lang = LANG_JA, .columns = 80};
	for (int i = 0; i < 2; i++)
		seen_ids_add(&summary.ids, "a\x1b[31m\xc2\x9b" "b\n");
	summary_text(&out, &style, kb, &summary);
	assert_null(strchr(buf_text(&out), '\x1b'));
	assert_null(strstr(buf_text(&out), "\xc2\x9b"));
	assert_non_null(strstr(buf_text(&out), "[31m"));
	seen_ids_release(&summary.ids);
	prepared_free(prepared);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_that_come_again_are_counted),
		cmocka_unit_test(many_ids_are_told_apart),
		cmocka_unit_test(ids_beyond_the_bound_are_not_remembered),
		cmocka_unit_test(numbers_add_up),
		cmocka_unit_test(text_keeps_to_its_width),
		cmocka_unit_test(a_run_without_records_has_a_summary),
		cmocka_unit_test(an_id_carries_no_escapes),
	};
	return cmocka_run_group_tests(tests, load_rules, release_rules) != 0;
}
