/* answers/reader_ndjson: the fast path against jansson, record by record; then what both must say of single lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "random.h"
#include "records.h"
#include "rules/rules.h"

enum { LINES = 12000, PER_FILE = 60 };

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

/* ---- The two ways */

static void compare(const struct buf *bytes)
{
	struct reader_options fast = {.format = ANSWERS_NDJSON, .name = "test"}, slow = fast;
	slow.by_library = true;
	FILE *a = records_file(buf_text(bytes), bytes->length), *b = records_file(buf_text(bytes), bytes->length);
	assert_non_null(a);
	assert_non_null(b);
	int line;
	const char *difference = records_compare(kb, vocabulary, a, &fast, b, &slow, &line, NULL);
	if (difference) {
		const char *start = buf_text(bytes);
		for (int i = 1; i < line && start; i++)
			start = strchr(start, '\n') + 1;
		print_error("%s in line %d: %.*s\n", difference, line, (int)strcspn(start, "\n"), start);
		fail();
	}
	fclose(a);
	fclose(b);
}

/* ---- Random lines */

static void space(struct buf *out, struct random *random)
{
	static const char *const spaces[] = {"", "", "", "", "", "", " ", "\t", "  ", " \t ", "\r", "\v", "\xe3\x80\x80"};
	/* The last three are no white space, or not everywhere: rarely. */
	buf_puts(out, spaces[random_below(random, random_below(random, 50) ? 10 : 13)]);
}

/* A string, with some of its characters escaped at times. */
static void string(struct buf *out, struct random *random, const char *s)
{
	static const char hex[] = "0123456789aBcDeF";
	int escapes = random_below(random, 12) ? 0 : 1 + random_below(random, 3);
	buf_putc(out, '"');
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;
		if (escapes && c < 0x80 && !random_below(random, 3)) {
			buf_puts(out, "\\u00");
			buf_putc(out, hex[c >> 4]);
			buf_putc(out, hex[c & 15]);
			escapes--;
		} else {
			buf_putc(out, *s);
		}
	}
	buf_putc(out, '"');
}

static const char *const odd_values[] = {
	"true", "false", "null", "1", "2", "3", "0", "-1", "12", "1.5", "1e2", "99999999999999999999", "[]", "{}", "[\"yes\"]",
	"{\"a\":1}", "\"1\"", "\"2\"", "\"３\"", "\"\"", "\" \"", "\"unknown\"", "\"分からない\"", "\"?\"", "\"maybe\"",
	"\" yes \"", "\"YES\"", "\"ＹＥＳ\"", "\"yes\\n\"", "\"\\u3042\"", "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"\\/\"",
	"\"\\x\"", "\"a\tb\"", "\"\xff\"", "\"\xed\xa0\x80\"", "\"\\u0000\"", "yes", "nul", "nulll", "True", "'yes'", "\"yes",
	"01", "+1", ".5", "\"unknown_value_that_is_rather_long_and_in_no_memo\"", "\"\xf0\x9f\x98\x80\"", "\"yes\0\"",
};

static void odd(struct buf *out, struct random *random)
{
	buf_puts(out, odd_values[random_below(random, sizeof(odd_values) / sizeof(odd_values[0]))]);
}

static void value(struct buf *out, struct random *random, int f)
{
	const struct kb_fact *fact = &kb->facts[f];
	const struct kb_choice *choice = &fact->choices[random_below(random, fact->choice_count)];
	switch (random_below(random, 16)) {
	case 0:
		odd(out, random);
		break;
	case 1:
		string(out, random, choice->label.in[random_below(random, LANG_COUNT)]);
		break;
	case 2:
		string(out, random, choice->also_count ? choice->also[random_below(random, choice->also_count)] : choice->id);
		break;
	case 3:
		/* The id of another fact's value, most often. */
		fact = &kb->facts[random_below(random, kb->fact_count)];
		string(out, random, fact->choices[random_below(random, fact->choice_count)].id);
		break;
	default:
		string(out, random, choice->id);
		break;
	}
}

static void separator(struct buf *out, struct random *random, char c)
{
	space(out, random);
	buf_putc(out, random_below(random, 400) ? c : ";,:"[random_below(random, 3)]);
	space(out, random);
}

static void answers(struct buf *out, struct random *random)
{
	static const char *const odd_keys[] = {"offise_system", "", "id", "answers", "OFFICE_SYSTEM", "office_system ", "方式"};
	int start = random_below(random, kb->fact_count), count = random_below(random, kb->fact_count + 1);
	bool mixed = !random_below(random, 4), spaced = !random_below(random, 3);
	struct random even = {.state = 1};
	struct random *spaces = spaced ? random : &even;
	buf_putc(out, '{');
	for (int i = 0; i < count; i++) {
		int f = mixed ? random_below(random, kb->fact_count) : (start + i) % kb->fact_count;
		if (i)
			separator(out, spaces, ',');
		string(out, random, random_below(random, 60) ? kb->facts[f].id : odd_keys[random_below(random, 7)]);
		separator(out, spaces, ':');
		value(out, random, f);
	}
	if (!random_below(random, 100))
		buf_putc(out, ',');
	buf_putc(out, '}');
}

static void record(struct buf *out, struct random *random)
{
	static const char *const ids[] = {"\"a\"", "\"\"", "\"本店\"", "\"a\\\"b\"", "\"a\\u0000b\"", "12", "-1", "1.5", "null", "true", "[]",
					  "\"\xc3\x28\"", "\"\x7f\"", "\"\x1b[31m\"", "\"\xc2\x9b\"", "\"=1+1\""};
	static const char *const keys[] = {"note", "Id", "answer", "kept", "i\\u0064", "\\u0061nswers", ""};
	int members = random_below(random, 20) ? 2 : random_below(random, 5);
	bool swap = !random_below(random, 5);
	space(out, random);
	buf_putc(out, random_below(random, 300) ? '{' : '[');
	for (int i = 0; i < members; i++) {
		if (i)
			separator(out, random, ',');
		bool is_answers = random_below(random, 40) ? (i == !swap) : random_below(random, 2);
		if (!random_below(random, 30)) {
			buf_putc(out, '"');
			buf_puts(out, keys[random_below(random, 7)]);
			buf_putc(out, '"');
			separator(out, random, ':');
			odd(out, random);
		} else {
			buf_puts(out, is_answers ? "\"answers\"" : "\"id\"");
			separator(out, random, ':');
			if (is_answers && random_below(random, 50))
				answers(out, random);
			else if (is_answers)
				odd(out, random);
			else
				buf_puts(out, random_below(random, 3) ? "\"org-7\"" : ids[random_below(random, 16)]);
		}
	}
	buf_putc(out, '}');
	space(out, random);
	if (!random_below(random, 100))
		buf_puts(out, random_below(random, 2) ? "{}" : "x");
}

/* Flips, inserts or cuts a few bytes of what stands from `start` on; line feeds too, so that a line may become two. */
static void mutate(struct buf *out, struct random *random, size_t start)
{
	static const char bytes[] = "\"\"\"{}:,\\ \t\r\n0neu\xe3\x81\xff";
	for (int times = 1 + random_below(random, 3); times > 0; times--) {
		size_t length = out->length - start;
		if (!length)
			return;
		size_t at = start + (size_t)random_below(random, (int)length);
		char c = random_below(random, 3) ? bytes[random_below(random, (int)sizeof(bytes))] : (char)random_below(random, 256);
		switch (random_below(random, 5)) {
		case 0:
			out->text[at] = (char)(out->text[at] ^ 1 << random_below(random, 8));
			break;
		case 1:
			out->text[at] = c;
			break;
		case 2:
			buf_putc(out, ' ');
			memmove(out->text + at + 1, out->text + at, out->length - at - 1);
			out->text[at] = c;
			break;
		case 3:
			memmove(out->text + at, out->text + at + 1, out->length - at);
			out->length--;
			break;
		default:
			if (!random_below(random, 3)) {
				out->length = at;
				out->text[at] = '\0';
			}
			break;
		}
	}
}

static void both_ways_agree(uint64_t seed, bool mutated)
{
	struct random random = {.state = seed};
	struct buf bytes = {0};
	for (int i = 0; i < LINES; i++) {
		size_t start = bytes.length;
		record(&bytes, &random);
		if (mutated)
			mutate(&bytes, &random, start);
		buf_puts(&bytes, random_below(&random, 10) ? "\n" : "\r\n");
		if (i % PER_FILE == PER_FILE - 1) {
			/* The last line of a file needs no end. */
			if (random_below(&random, 2))
				bytes.text[--bytes.length] = '\0';
			compare(&bytes);
			buf_clear(&bytes);
		}
	}
	buf_release(&bytes);
}

static void random_lines_mean_the_same(void **state)
{
	(void)state;
	both_ways_agree(7, false);
}

static void mutated_lines_mean_the_same(void **state)
{
	(void)state;
	both_ways_agree(8, true);
}

/* A usual line, cut at every byte, and with each byte in turn taken away, doubled, and made another. */
static void every_byte_of_a_line_counts(void **state)
{
	(void)state;
	static const char line[] = "{\"id\":\"a-1\",\"answers\":{\"office_system\":\"yes\",\"reproduce\":\"同じ業務\",\"variant\":\"2\","
				   "\"cloud\":null,\"place\":\"unknown\"}}";
	static const char others[] = "\"{}:, \\\r\t\x01n1\xe3\x80\xc2";
	struct buf bytes = {0};
	for (size_t i = 0; i < sizeof(line); i++) {
		buf_add(&bytes, line, i);
		buf_putc(&bytes, '\n');
		if (i + 1 >= sizeof(line))
			break;
		buf_add(&bytes, line, i);
		buf_puts(&bytes, line + i + 1);
		buf_putc(&bytes, '\n');
		buf_add(&bytes, line, i + 1);
		buf_puts(&bytes, line + i);
		buf_putc(&bytes, '\n');
		for (size_t k = 0; k < sizeof(others); k++) {
			buf_add(&bytes, line, i);
			buf_putc(&bytes, others[k]);
			buf_puts(&bytes, line + i + 1);
			buf_putc(&bytes, '\n');
			buf_add(&bytes, line, i);
			buf_putc(&bytes, others[k]);
			buf_puts(&bytes, line + i);
			buf_putc(&bytes, '\n');
		}
	}
	compare(&bytes);
	buf_release(&bytes);
}

/* Lines around the largest record, whose id makes them long. */
static void long_records_mean_the_same(void **state)
{
	(void)state;
	static const char end[] = "\",\"answers\":{\"cloud\":\"yes\"}}";
	for (int more = -2; more <= 2; more++) {
		struct buf bytes = {0};
		buf_puts(&bytes, "{\"id\":\"");
		buf_fill(&bytes, 'x', (size_t)(1024 * 1024 - 7 - (int)sizeof(end) + 1 + more));
		buf_puts(&bytes, end);
		assert_int_equal(bytes.length, 1024 * 1024 + more);
		buf_puts(&bytes, "\n{\"id\":\"b\",\"answers\":{}}\n");
		compare(&bytes);
		struct reader_options how = {.format = ANSWERS_NDJSON, .name = "test"};
		struct diag_sink sink = {0};
		FILE *file = records_file(buf_text(&bytes), bytes.length);
		struct reader *reader = reader_open(&how, file, kb, vocabulary, &sink);
		assert_int_equal(reader_next(reader)->fault, more > 0 ? RECORD_TOO_LARGE : RECORD_OK);
		const struct record *second = reader_next(reader);
		assert_string_equal(second->id, "b");
		assert_int_equal(second->line, 2);
		assert_null(reader_next(reader));
		reader_free(reader);
		fclose(file);
		buf_release(&bytes);
	}
}

/* ---- Single lines */

struct expected {
	const char *line;
	enum record_fault fault;
	const char *id;
	const char *answers;		/* "fact=value ..." of those that are known, or the fact and value of the fault */
};

static const struct expected expected[] = {
	{"{\"id\":\"a\",\"answers\":{\"cloud\":\"yes\"}}", RECORD_OK, "a", "cloud=yes "},
	{"{\"answers\":{\"cloud\":\"no\"},\"id\":\"a\"}\r", RECORD_OK, "a", "cloud=no "},
	{"{\"answers\":{}}", RECORD_OK, NULL, ""},
	{"{\"id\":12,\"answers\":{\"cloud\":true,\"place\":2}}", RECORD_OK, "12", "cloud=yes place=satellite "},
	{"{\"id\":null,\"answers\":{\"cloud\":false,\"place\":null}}", RECORD_OK, NULL, "cloud=no "},
	{"{\"answers\":{\"cloud\":\" はい \",\"office_pc\":\"ＮＯ\",\"place\":\"\"}}", RECORD_OK, NULL, "cloud=yes office_pc=no "},
	{"{\"answers\":{\"cloud\":\"1\",\"office_pc\":\"２\",\"reproduce\":\"3\"}}", RECORD_OK, NULL, "cloud=yes office_pc=no "},
	{"{\"answers\":{\"cl\\u006fud\":\"y\\u0065s\"}}", RECORD_OK, NULL, "cloud=yes "},
	/* The second configuration of what is concluded, as a session numbers it. */
	{"{\"answers\":{\"variant\":\"２\",\"office_system\":\"yes\",\"reproduce\":\"same\",\"local_data\":\"forbid\",\"office_pc\":\"yes\"}}",
	 RECORD_OK, NULL, "office_system=yes reproduce=same local_data=forbid office_pc=yes variant=relay_service "},
	{"{\"id\":\"a\",\"answers\":{\"cloud\":\"maybe\"}}", RECORD_UNKNOWN_VALUE, "a", "cloud maybe"},
	{"{\"id\":\"a\",\"answers\":{\"cloud\":\"4\"}}", RECORD_UNKNOWN_VALUE, "a", "cloud 4"},
	{"{\"id\":\"a\",\"answers\":{\"clout\":\"yes\"}}", RECORD_UNKNOWN_FACT, "a", "clout"},
	{"{\"id\":\"a\",\"answers\":{\"cloud\":\"yes\",\"cloud\":\"yes\"}}", RECORD_DUPLICATE_FACT, NULL, "cloud"},
	{"{\"id\":\"a\",\"answers\":[]}", RECORD_MISSING_ANSWERS, "a", ""},
	{"{\"id\":\"a\"}", RECORD_MISSING_ANSWERS, "a", ""},
	{"[]", RECORD_MISSING_ANSWERS, NULL, ""},
	{"{\"id\":\"a\",\"id\":\"b\",\"answers\":{}}", RECORD_SYNTAX, NULL, ""},
	/* Only among the answers it is a fact that stands twice. */
	{"{\"answers\":{\"cloud\":\"yes\"},\"note\":{\"cloud\":1,\"cloud\":2}}", RECORD_SYNTAX, NULL, ""},
	{"{\"note\":{\"answers\":{\"cloud\":1,\"cloud\":2}},\"answers\":{}}", RECORD_SYNTAX, NULL, ""},
	{"{\"answers\":{\"x\":1,\"x\":2}}", RECORD_SYNTAX, NULL, ""},
	{"{\"\\u0061nswers\":{\"clou\\u0064\":\"yes\",\"cloud\":\"no\"", RECORD_DUPLICATE_FACT, NULL, "cloud"},
	{"{\"id\":99999999999999999999,\"answers\":{}}", RECORD_SYNTAX, NULL, ""},
	{"{\"id\":\"a\",\"answers\":{}", RECORD_SYNTAX, NULL, ""},
	{"{\"id\":\"a\",\"answers\":{}}}", RECORD_SYNTAX, NULL, ""},
	{"\xef\xbb\xbf{}", RECORD_SYNTAX, NULL, ""},
	{"{\"id\":\"\xff\",\"answers\":{}}", RECORD_ENCODING, NULL, ""},
	{"{\"id\":\"a\",\"answers\":{\"cloud\":\"\xe3\x81\"}}", RECORD_ENCODING, NULL, ""},
};

static void tell(struct buf *out, const struct record *record)
{
	buf_clear(out);
	if (record->fault) {
		buf_puts(out, record->fact ? record->fact : "");
		buf_puts(out, record->value ? " " : "");
		buf_puts(out, record->value ? record->value : "");
		return;
	}
	for (int f = 0; f < kb->fact_count; f++) {
		if (!answers_known(&record->answers, f))
			continue;
		buf_puts(out, kb->facts[f].id);
		buf_putc(out, '=');
		buf_puts(out, kb->facts[f].choices[answers_value(&record->answers, f)].id);
		buf_putc(out, ' ');
	}
}

static void single_lines_mean_what_the_contract_says(void **state)
{
	(void)state;
	struct buf bytes = {0}, told = {0};
	struct diag_sink sink = {0};
	struct reader_options how = {.format = ANSWERS_NDJSON, .name = "test"};
	size_t count = sizeof(expected) / sizeof(expected[0]);
	for (size_t i = 0; i < count; i++) {
		buf_puts(&bytes, expected[i].line);
		/* Empty lines are passed over, and counted. */
		buf_puts(&bytes, "\n \t\r\n");
	}
	FILE *file = records_file(buf_text(&bytes), bytes.length);
	struct reader *reader = reader_open(&how, file, kb, vocabulary, &sink);
	for (size_t i = 0; i < count; i++) {
		const struct record *record = reader_next(reader);
		assert_non_null(record);
		tell(&told, record);
		if (record->fault != expected[i].fault || strcmp(buf_text(&told), expected[i].answers) != 0 ||
		    !records_same_text(record->id, expected[i].id) || record->line != (int)(2 * i + 1)) {
			print_error("%s\nline %d, %s, id %s: %s\n", expected[i].line, record->line, record_fault_code(record->fault),
				    record->id ? record->id : "none", buf_text(&told));
			fail();
		}
	}
	assert_null(reader_next(reader));
	assert_null(reader_next(reader));
	reader_free(reader);
	assert_int_equal(sink.errors, 0);
	fclose(file);
	diag_release(&sink);
	buf_release(&bytes);
	buf_release(&told);
}

/* What goes along: a string as it is, other values as they are written, nothing for null and what isn't there. */
static void kept_keys_go_along(void **state)
{
	(void)state;
	static const char line[] = "{\"id\":\"a\",\"s\":\"a\\tb\",\"n\":null,\"t\" : true ,\"i\":7,\"\\u0072\":1.50,"
				   "\"o\":{\"x\": [1,\"あ]\"]},\"answers\":{}}\n";
	static const char *const names[] = {"s", "n", "t", "i", "r", "o", "none", "id", "s"};
	static const char *const texts[] = {"a\tb", NULL, "true", "7", "1.50", "{\"x\": [1,\"あ]\"]}", NULL, "a", "a\tb"};
	struct reader_options how = {.format = ANSWERS_NDJSON, .name = "test", .keep = {.names = names, .count = 9}};
	struct diag_sink sink = {0};
	FILE *file = records_file(line, strlen(line));
	struct reader *reader = reader_open(&how, file, kb, vocabulary, &sink);
	const struct record *record = reader_next(reader);
	assert_int_equal(record->kept_count, 9);
	for (int i = 0; i < 9; i++) {
		assert_string_equal(record->kept[i].name, names[i]);
		assert_true(records_same_text(record->kept[i].text, texts[i]));
	}
	assert_string_equal(record->id, "a");
	assert_int_equal(sink.warnings, 0);
	assert_null(reader_next(reader));
	reader_free(reader);
	/* At the end it is told what no record had. */
	assert_int_equal(sink.warnings, 1);
	assert_int_equal(sink.first->code, DIAG_ANSWERS_NEVER);
	assert_string_equal(sink.first->args[0], "none");
	fclose(file);
	diag_release(&sink);
}

static void another_key_may_be_the_id(void **state)
{
	(void)state;
	static const char line[] = "{\"id\":\"a\",\"mail\":\"b\",\"answers\":{}}\n";
	struct reader_options how = {.format = ANSWERS_NDJSON, .name = "test", .id_column = "mail"};
	struct diag_sink sink = {0};
	FILE *file = records_file(line, strlen(line));
	struct reader *reader = reader_open(&how, file, kb, vocabulary, &sink);
	assert_string_equal(reader_next(reader)->id, "b");
	reader_free(reader);
	/* `id` is then a key like any other. */
	assert_int_equal(sink.warnings, 1);
	fclose(file);
	diag_release(&sink);
}

static void an_id_in_vain_is_told_at_the_end(void **state)
{
	(void)state;
	static const char lines[] = "{\"answers\":{}}\n{\"answers\":{}}\n{\"answers\":{";
	struct reader_options how = {.format = ANSWERS_NDJSON, .name = "test", .id_column = "mail"};
	for (size_t length = 0; length < sizeof(lines); length += sizeof(lines) - 1) {
		struct diag_sink sink = {0};
		FILE *file = records_file(lines, length);
		struct reader *reader = reader_open(&how, file, kb, vocabulary, &sink);
		while (reader_next(reader))
			assert_int_equal(sink.warnings, 0);
		reader_free(reader);
		/* A file without records can't tell. */
		assert_int_equal(sink.warnings, length > 0);
		fclose(file);
		diag_release(&sink);
	}
}

/* ---- Places */

static void faults_stand_where_they_are(void **state)
{
	(void)state;
	static const struct {
		const char *line;
		int column;
	} all[] = {
		{"{\"id\":\"cloud\",\"answers\":{\"cloud\":\"maybe\"}}", 34},
		{"{\"cloud\":{\"cloud\":\"maybe\"},\"answers\":{\"place\":1,\"cloud\" : \"maybe\"}}", 59},
		{"{\"answers\":{\"clou\\u0064\":\"maybe\"}}", 26},
		{"{\"id\":\"あ\",\"\\u0061nswers\":{\"cloud\":\"m\\u0061ybe\"}}", 35},
		{"{\"answers\":{\"variant\":\"x9\",\"office_system\":\"yes\"}}", 23},
		{"{\"answers\":{\"variant\":\"elephant\",\"office_system\":\"yes\"}}", 23},
		{"{\"answers\":{\"cloud\":[\"yes\"]}}", 21},
		{"{\"answers\":{\"place\":1,\"clout\":[\"yes\"]}}", 23},
		{"{\"answers\":{\"cloud\":\"yes\",\"place\":1,\"cloud\":\"yes\"}}", 37},
		{"{\"id\":\"a\",\"answers\":null}", 21},
		{"{\"id\":\"a\"}", 1},
		{"{\"id\": -99999999999999999999,\"answers\":{}}", 8},
		{"{\"id\":\"a\",\"answers\":{\"cloud\":1e999}}", 30},
	};
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct reader_options how = {.format = ANSWERS_NDJSON, .name = "test"};
		struct diag_sink sink = {0};
		FILE *file = records_file(all[i].line, strlen(all[i].line));
		struct reader *reader = reader_open(&how, file, kb, vocabulary, &sink);
		const struct record *record = reader_next(reader);
		assert_true(record->fault);
		assert_int_equal(record->diag->place.line, 1);
		if (record->diag->place.column != all[i].column)
			print_error("%s\n", all[i].line);
		assert_int_equal(record->diag->place.column, all[i].column);
		assert_string_equal(record->diag->place.text, all[i].line);
		reader_free(reader);
		fclose(file);
		diag_release(&sink);
	}
}

/* What a configuration may be is known when all is read. */
static void configurations_that_are_valid_are_listed(void **state)
{
	(void)state;
	static const char line[] = "{\"answers\":{\"variant\":\"dass\",\"office_system\":\"yes\",\"reproduce\":\"same\","
				   "\"local_data\":\"forbid\",\"office_pc\":\"no\"}}";
	struct reader_options how = {.format = ANSWERS_NDJSON, .name = "test"};
	struct diag_sink sink = {0};
	FILE *file = records_file(line, strlen(line));
	struct reader *reader = reader_open(&how, file, kb, vocabulary, &sink);
	const struct record *record = reader_next(reader);
	assert_int_equal(record->fault, RECORD_UNKNOWN_VALUE);
	assert_string_equal(record->value, "dass");
	assert_string_equal(record->diag->args[2], "daas");
	assert_string_equal(record->diag->args[3], "on_premises, daas, unknown");
	reader_free(reader);
	fclose(file);
	diag_release(&sink);
}

static void ids_that_are_none_are_told(void **state)
{
	(void)state;
	static const char lines[] = "{\"id\":null,\"answers\":{}}\n{\"id\":1.5,\"answers\":{}}\n{\"id\":[],\"answers\":{}}\n{\"id\":true,\"answers\":{}}\n";
	struct reader_options how = {.format = ANSWERS_NDJSON, .name = "test"};
	struct diag_sink sink = {0};
	FILE *file = records_file(lines, strlen(lines));
	struct reader *reader = reader_open(&how, file, kb, vocabulary, &sink);
	for (const struct record *record; (record = reader_next(reader)) != NULL;)
		assert_null(record->id);
	reader_free(reader);
	assert_int_equal(sink.warnings, 1);
	assert_int_equal(sink.first->place.line, 2);
	assert_string_equal(sink.first->args[0], "id");
	fclose(file);
	diag_release(&sink);
}

static void keys_that_mean_nothing_are_told_once(void **state)
{
	(void)state;
	struct buf bytes = {0};
	for (int i = 0; i < 100; i++) {
		buf_puts(&bytes, "{\"note\":1,\"no\":1,\"\":1,\"k");
		buf_number(&bytes, i % 30);
		buf_puts(&bytes, "\":1,\"answers\":{}}\n");
	}
	for (int strict = 0; strict < 2; strict++) {
		struct reader_options how = {.format = ANSWERS_NDJSON, .name = "test", .strict = strict};
		int records = 0;
		struct diag_sink sink = {0};
		FILE *file = records_file(buf_text(&bytes), bytes.length);
		struct reader *reader = reader_open(&how, file, kb, vocabulary, &sink);
		while (reader_next(reader))
			records++;
		assert_null(reader_next(reader));
		reader_free(reader);
		/* Where they are errors, the first record that has one ends it. */
		assert_int_equal(records, strict ? 0 : 100);
		assert_int_equal(sink.errors, strict);
		assert_int_equal(sink.warnings, !strict);
		assert_int_equal(sink.first->place.line, 1);
		assert_int_equal(sink.first->place.column, strict ? 2 : 0);
		assert_string_equal(sink.first->args[0], strict ? "note, no, k0" : "note, no, k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11, k12, k13, "
						     "k14, k15, k16, k17, …");
		fclose(file);
		diag_release(&sink);
	}
	buf_release(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_lines_mean_the_same),
		cmocka_unit_test(mutated_lines_mean_the_same),
		cmocka_unit_test(every_byte_of_a_line_counts),
		cmocka_unit_test(long_records_mean_the_same),
		cmocka_unit_test(single_lines_mean_what_the_contract_says),
		cmocka_unit_test(kept_keys_go_along),
		cmocka_unit_test(another_key_may_be_the_id),
		cmocka_unit_test(an_id_in_vain_is_told_at_the_end),
		cmocka_unit_test(faults_stand_where_they_are),
		cmocka_unit_test(configurations_that_are_valid_are_listed),
		cmocka_unit_test(ids_that_are_none_are_told),
		cmocka_unit_test(keys_that_mean_nothing_are_told_once),
	};
	return cmocka_run_group_tests(tests, load_rules, release_rules) != 0;
}
