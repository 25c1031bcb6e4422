/* answers/reader: a valid file of each format, cut at every byte: no record before the cut is lost or becomes another. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "records.h"
#include "rules/rules.h"

static struct rules rules;
static const struct kb *kb;
static struct arena arena;
static struct vocabulary *vocabulary;

static int load_rules(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	bool loaded = rules_load(&rules, NULL, NULL, &sink);
	diag_release(&sink);
	kb = rules.kb;
	vocabulary = vocabulary_new(&arena, kb);
	return loaded ? 0 : -1;
}

static int release_rules(void **state)
{
	(void)state;
	rules_release(&rules);
	arena_release(&arena);
	return 0;
}

enum { MOST = 8 };

/* Copies of the records of a file, and where each begins. */
struct records {
	struct record list[MOST];
	char ids[MOST][16];
	size_t starts[MOST + 1];	/* one more: the end */
	int count;
};

static size_t offset_of(const char *bytes, size_t length, int line)
{
	const char *start = bytes;
	for (int i = 1; i < line; i++)
		start = (const char *)memchr(start, '\n', length - (size_t)(start - bytes)) + 1;
	return (size_t)(start - bytes);
}

static void read_whole(struct records *records, const struct reader_options *how, const char *bytes, size_t length)
{
	struct diag_sink sink = {0};
	FILE *file = records_file(bytes, length);
	struct reader *reader = reader_open(how, file, kb, vocabulary, &sink);
	const struct record *record;
	while ((record = reader_next(reader)) != NULL) {
		assert_int_equal(record->fault, RECORD_OK);
		assert_true(strlen(record->id) < sizeof(records->ids[0]));
		struct record *copy = &records->list[records->count];
		*copy = *record;
		copy->id = strcpy(records->ids[records->count], record->id);
		records->starts[records->count] = offset_of(bytes, length, record->line);
		records->count++;
	}
	records->starts[records->count] = length;
	reader_free(reader);
	assert_null(sink.first);
	fclose(file);
}

static void read_cut(const struct records *whole, const struct reader_options *how, const char *bytes, size_t length)
{
	struct diag_sink sink = {0};
	FILE *file = records_file(bytes, length);
	struct reader *reader = reader_open(how, file, kb, vocabulary, &sink);
	int i = 0;
	for (const struct record *record; reader && (record = reader_next(reader)) != NULL; i++) {
		if (i < whole->count && whole->starts[i + 1] <= length)
			assert_null(records_difference(kb, &whole->list[i], record));
		assert_true(i < 3 * MOST);
	}
	if (reader)
		assert_null(reader_next(reader));
	reader_free(reader);
	/* Without a header, or an answer, it is no answer file; but then there is no record to lose. */
	if (whole->starts[1] <= length)
		assert_true(i > 0);
	for (int k = 0; k < whole->count; k++)
		if (whole->starts[k + 1] <= length)
			assert_true(i > k);
	diag_release(&sink);
	fclose(file);
}

static void cut_everywhere(enum answers_format format, const char *bytes)
{
	struct records whole = {.count = 0};
	size_t length = strlen(bytes);
	struct reader_options how = {.format = format, .name = "test"};
	read_whole(&whole, &how, bytes, length);
	assert_int_equal(whole.count, 4);
	for (how.by_library = false;; how.by_library = true) {
		for (size_t i = 0; i <= length; i++)
			read_cut(&whole, &how, bytes, i);
		if (how.by_library)
			break;
	}
}

static void ndjson(void **state)
{
	(void)state;
	cut_everywhere(ANSWERS_NDJSON, "{\"id\":\"a\",\"answers\":{\"cloud\":\"yes\",\"place\":\"home\"}}\n"
				       "{\"answers\":{\"office_system\":\"はい\",\"budget\":null},\"id\":\"b\"}\r\n"
				       "\n"
				       "{ \"id\" : \"\\u3042\" , \"answers\" : { } }\n"
				       "{\"id\":\"d\",\"answers\":{\"cloud\":true,\"variant\":\"2\"}}");
}

static void csv(void **state)
{
	(void)state;
	cut_everywhere(ANSWERS_CSV, "\xef\xbb\xbfid,cloud,\"place\",budget\r\n"
				    "a,yes,home,low\r\n"
				    "\"b\r\n\r\nb\",はい,\"２\",\r\n"
				    ",,,\r\n"
				    "\"c \"\"c\"\"\",,unknown, \"low\" \r\n"
				    "d,no,,low");
}

static void yaml(void **state)
{
	(void)state;
	cut_everywhere(ANSWERS_YAML, "# Offices\ncases:\n"
				     "  - id: a\n    answers: {cloud: yes, place: \"home\"}\n"
				     "  - answers:\n      cloud: はい\n      budget:\n    id: 'b'\n"
				     "  - {id: c, answers: {}}\n"
				     "  # the last\n"
				     "  - id: d\n    answers:\n      variant: 2\n      cloud: |\n        no\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ndjson),
		cmocka_unit_test(csv),
		cmocka_unit_test(yaml),
	};
	return cmocka_run_group_tests(tests, load_rules, release_rules) != 0;
}
