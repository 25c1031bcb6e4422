/*
 * answers: what may be typed, a record out of it, and YAML files record by record. The rule base is the small one of the
 * command line tests, tests/cli/rules/base.
 */
#define _POSIX_C_SOURCE 200809L

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "answers/reader.h"
#include "base/buf.h"
#include "rules/rules.h"

static struct rules rules;
static const struct kb *kb;
static struct arena words_arena;
static struct vocabulary *words;

static int load_rules(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	bool loaded = rules_load(&rules, "tests/cli/rules/base", NULL, &sink);
	diag_release(&sink);
	kb = rules.kb;
	words = loaded ? vocabulary_new(&words_arena, kb) : NULL;
	return loaded ? 0 : -1;
}

static int release_rules(void **state)
{
	(void)state;
	arena_release(&words_arena);
	rules_release(&rules);
	return 0;
}

static int fact_of(const char *id)
{
	int fact = kb_fact_find(kb, id);
	assert_true(fact >= 0);
	return fact;
}

/* ---- Vocabulary */

enum { FEW, SOME, MANY, ALL_PAGES = 7, UNKNOWN = VOCABULARY_UNKNOWN, NOTHING = VOCABULARY_NONE };

static int pages(const char *typed)
{
	return vocabulary_value(words, fact_of("pages"), ALL_PAGES, typed, strlen(typed));
}

static void values_by_what_is_typed(void **state)
{
	(void)state;
	static const struct {
		const char *typed;
		int value;
	} all[] = {
		{"few", FEW}, {"many", MANY}, {"FEW", FEW}, {" few\t", FEW}, {"ＦＥＷ", FEW}, {"ｆｅｗ", FEW},
		{"少ない", FEW}, {"　少ない　", FEW}, {"Few", FEW}, {"ほどほど", SOME}, {"多い", MANY}, {"Many", MANY},
		{"大量", MANY}, {"lots", MANY}, {"Lots", MANY}, {"100枚まで", FEW}, {"１００枚まで", FEW}, {"１００ 枚まで", NOTHING},
		{"1", FEW}, {"2", SOME}, {"3", MANY}, {"１", FEW}, {"３", MANY}, {"①", FEW}, {"03", MANY},
		{"4", UNKNOWN}, {"４", UNKNOWN}, {"5", NOTHING}, {"0", NOTHING}, {"-1", NOTHING}, {"1.0", NOTHING}, {"1 2", NOTHING},
		{"99999999999999999999", NOTHING}, {"4294967297", NOTHING},
		{"unknown", UNKNOWN}, {"UNKNOWN", UNKNOWN}, {"null", UNKNOWN}, {"Null", UNKNOWN}, {"NULL", UNKNOWN}, {"", UNKNOWN},
		{"   ", UNKNOWN}, {"　", UNKNOWN}, {"\xe2\x80\x8b", UNKNOWN}, {"分からない", UNKNOWN}, {"わからない", UNKNOWN}, {"不明", UNKNOWN},
		{"未定", UNKNOWN}, {"?", UNKNOWN}, {"？", UNKNOWN}, {"N/A", UNKNOWN}, {"Don't know", UNKNOWN}, {"ｎｕｌｌ", UNKNOWN},
		{"fewer", NOTHING}, {"fe", NOTHING}, {"yes", NOTHING}, {"true", NOTHING}, {"はい", NOTHING}, {"pages", NOTHING},
		{"\xff", NOTHING}, {"few\xff", NOTHING}, {"\xe5\xb0", NOTHING},
	};
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		if (pages(all[i].typed) != all[i].value)
			print_error("«%s»\n", all[i].typed);
		assert_int_equal(pages(all[i].typed), all[i].value);
	}
	print_message("%zu spellings\n", sizeof(all) / sizeof(all[0]));
}

static void every_spelling_of_the_base_means_its_choice(void **state)
{
	(void)state;
	int spellings = 0;
	for (int f = 0; f < kb->fact_count; f++) {
		const struct kb_fact *fact = &kb->facts[f];
		for (int v = 0; v < fact->choice_count; v++) {
			const struct kb_choice *choice = &fact->choices[v];
			const char *all[] = {choice->id, choice->label.in[LANG_JA], choice->label.in[LANG_EN],
					     choice->also_count ? choice->also[0] : choice->id};
			for (int i = 0; i < 4; i++, spellings++)
				assert_int_equal(vocabulary_value(words, f, fact->all, all[i], strlen(all[i])), v);
		}
		for (const char *const *word = vocabulary_unknown_words; *word; word++)
			assert_int_equal(vocabulary_value(words, f, fact->all, *word, strlen(*word)), UNKNOWN);
	}
	assert_true(spellings > 40);
}

/* A session that doesn't offer everything numbers what it offers; words mean the same all the same. */
static void numbers_count_what_is_offered(void **state)
{
	(void)state;
	int fact = fact_of("pages");
	const uint32_t offered = 1u << SOME | 1u << MANY;
	assert_int_equal(vocabulary_value(words, fact, offered, "1", 1), SOME);
	assert_int_equal(vocabulary_value(words, fact, offered, "2", 1), MANY);
	assert_int_equal(vocabulary_value(words, fact, offered, "3", 1), UNKNOWN);
	assert_int_equal(vocabulary_value(words, fact, offered, "4", 1), NOTHING);
	assert_int_equal(vocabulary_value(words, fact, offered, "few", 3), FEW);
	assert_int_equal(vocabulary_value(words, fact, 0, "1", 1), UNKNOWN);
}

/* Not NUL-terminated, and with NUL inside: only what stands within the length counts. */
static void only_the_length_counts(void **state)
{
	(void)state;
	int fact = fact_of("pages");
	assert_int_equal(vocabulary_value(words, fact, ALL_PAGES, "fewer", 3), FEW);
	assert_int_equal(vocabulary_value(words, fact, ALL_PAGES, "few\0", 4), NOTHING);
	assert_int_equal(vocabulary_value(words, fact, ALL_PAGES, "few\0and very much more behind it", 32), NOTHING);
	assert_int_equal(vocabulary_value(words, fact, ALL_PAGES, "Few\0and very much more behind it", 32), NOTHING);
	assert_int_equal(vocabulary_value(words, fact, ALL_PAGES, "\0", 1), NOTHING);
	assert_int_equal(vocabulary_value(words, fact, ALL_PAGES, "x", 0), UNKNOWN);
	struct buf large = {0};
	buf_fill(&large, 'f', 1 << 20);
	assert_int_equal(vocabulary_value(words, fact, ALL_PAGES, buf_text(&large), large.length), NOTHING);
	buf_release(&large);
}

static int fact_by(const char *typed)
{
	return vocabulary_fact(words, typed, strlen(typed));
}

static void facts_by_id_or_question(void **state)
{
	(void)state;
	assert_int_equal(fact_by("pages"), fact_of("pages"));
	assert_int_equal(fact_by(" Pages "), fact_of("pages"));
	assert_int_equal(fact_by("ひと月に何枚くらい印刷しますか。"), fact_of("pages"));
	assert_int_equal(fact_by("how many pages are printed in a month?"), fact_of("pages"));
	assert_int_equal(fact_by("色を使いますか。"), fact_of("colour"));
	assert_int_equal(fact_by("色"), KB_NONE);
	assert_int_equal(fact_by("page"), KB_NONE);
	assert_int_equal(fact_by(""), KB_NONE);
	assert_int_equal(fact_by("\xff"), KB_NONE);
}

static const char *nearest(const char *typed, uint32_t offered, enum lang lang)
{
	return vocabulary_nearest(words, fact_of("pages"), offered, lang, typed, strlen(typed));
}

static void nearest_choice(void **state)
{
	(void)state;
	assert_string_equal(nearest("mny", ALL_PAGES, LANG_EN), "Many");
	assert_string_equal(nearest("mny", ALL_PAGES, LANG_JA), "多い");
	assert_string_equal(nearest("ＭＮＹ", ALL_PAGES, LANG_EN), "Many");
	assert_string_equal(nearest("ほどほと", ALL_PAGES, LANG_JA), "ほどほど");
	assert_string_equal(nearest("mny", 1u << FEW, LANG_EN), "");
	assert_string_equal(nearest("elephant", ALL_PAGES, LANG_EN), "");
	assert_string_equal(nearest("\xff", ALL_PAGES, LANG_EN), "");
}

/* ---- Records */

/* What a record says, as one line. */
static void describe(struct buf *out, const struct record *record)
{
	buf_number(out, record->line);
	buf_putc(out, ' ');
	buf_puts(out, record->id ? record->id : "-");
	if (record->fault) {
		buf_puts(out, " !");
		buf_puts(out, record_fault_code(record->fault));
		buf_putc(out, ' ');
		buf_puts(out, record->fact ? record->fact : "-");
		buf_putc(out, ' ');
		buf_puts(out, record->value ? record->value : "-");
		buf_puts(out, " at ");
		buf_number(out, record->diag->place.line);
		buf_putc(out, ':');
		buf_number(out, record->diag->place.column);
	}
	for (int f = 0; f < kb->fact_count && !record->fault; f++) {
		int value = answers_value(&record->answers, f);
		if (value == KB_NONE)
			continue;
		buf_putc(out, ' ');
		buf_puts(out, kb->facts[f].id);
		buf_putc(out, '=');
		buf_puts(out, kb->facts[f].choices[value].id);
	}
	buf_putc(out, '\n');
}

/* Builds a record from pairs of fact and value ended by NULL and describes it. */
static void expect_record(const char *expected, ...)
{
	struct record_builder builder = {.kb = NULL};
	struct buf text = {0};
	const struct place place = {.file = "test", .line = 3, .column = 4}, value_place = {.file = "test", .line = 3, .column = 9};
	record_open(&builder, kb, words);
	record_begin(&builder, 3);
	va_list list;
	va_start(list, expected);
	for (const char *fact; (fact = va_arg(list, const char *)) != NULL;)
		record_answer(&builder, fact, &place, va_arg(list, const char *), &value_place);
	va_end(list);
	describe(&text, record_end(&builder));
	assert_string_equal(buf_text(&text), expected);
	buf_release(&text);
	record_release(&builder);
}

static void records_from_answers(void **state)
{
	(void)state;
	expect_record("3 -\n", NULL);
	expect_record("3 - pages=few colour=no\n", "colour", "いいえ", "pages", "１", NULL);
	expect_record("3 - colour=no\n", "pages", "unknown", "colour", "no", "place", "", NULL);
	expect_record("3 - !unknown-fact page - at 3:4\n", "page", "few", NULL);
	expect_record("3 - !unknown-fact Pages - at 3:4\n", "Pages", "few", NULL);
	expect_record("3 - !unknown-value pages fwe at 3:9\n", "pages", "fwe", NULL);
	expect_record("3 - !duplicate-fact pages - at 3:9\n", "pages", "few", "pages", "few", NULL);
	expect_record("3 - !duplicate-fact pages - at 3:9\n", "pages", "unknown", "pages", "unknown", NULL);
	/* The first fault stays. */
	expect_record("3 - !unknown-value pages fwe at 3:9\n", "pages", "fwe", "page", "few", "colour", "blue", NULL);
}

static void reject_names_what_would_do(void **state)
{
	(void)state;
	struct record_builder builder = {.kb = NULL};
	const struct place place = {.file = "test", .line = 1, .column = 1};
	record_open(&builder, kb, words);
	record_begin(&builder, 1);
	record_answer(&builder, "pagse", &place, "few", &place);
	const struct record *record = record_end(&builder);
	assert_int_equal(record->diag->code, DIAG_ANSWERS_FACT_UNKNOWN);
	assert_string_equal(record->diag->args[1], "pages");
	assert_string_equal(record->diag->args[2], "pages, colour, network, place, paper, model");

	record_begin(&builder, 2);
	record_answer(&builder, "pages", &place, "mnay", &place);
	record = record_end(&builder);
	assert_int_equal(record->line, 2);
	assert_int_equal(record->diag->code, DIAG_ANSWERS_VALUE_UNKNOWN);
	assert_string_equal(record->diag->args[2], "many");
	assert_string_equal(record->diag->args[3], "few, some, many, unknown");

	record_begin(&builder, 3);
	record_reject_kind(&builder, "pages", &place, "list", &place);
	record_reject(&builder, RECORD_SYNTAX, DIAG_ANSWERS_SYNTAX, &place, "later", NULL);
	record = record_end(&builder);
	assert_int_equal(record->fault, RECORD_UNKNOWN_VALUE);
	assert_string_equal(record->fact, "pages");
	assert_int_equal(record->diag->code, DIAG_VALUE_KIND);
	assert_string_equal(record->diag->args[2], "list");

	/* And nothing of it stays for the next one. */
	record_begin(&builder, 4);
	record_answer(&builder, "pages", &place, "many", &place);
	record = record_end(&builder);
	assert_int_equal(record->fault, RECORD_OK);
	assert_null(record->diag);
	assert_null(record->fact);
	assert_int_equal(answers_value(&record->answers, fact_of("pages")), MANY);
	record_release(&builder);
}

/* A number for the configuration counts those of the methods that the other answers leave, wherever it stands. */
static void number_of_a_configuration(void **state)
{
	(void)state;
	expect_record("3 - pages=few colour=yes model=standard\n", "model", "1", "pages", "few", "colour", "yes", NULL);
	expect_record("3 - pages=few colour=yes model=duplex\n", "pages", "few", "colour", "yes", "model", "2", NULL);
	expect_record("3 - pages=few colour=yes\n", "pages", "few", "colour", "yes", "model", "3", NULL);
	/* One beyond what is on offer counts as unknown, as a configuration of another method does. */
	expect_record("3 - pages=few colour=yes\n", "pages", "few", "colour", "yes", "model", "4", NULL);
	expect_record("3 - pages=few colour=no model=mono\n", "model", "2", "pages", "few", "colour", "no", NULL);
	expect_record("3 - pages=few colour=no model=mono\n", "model", "２", "pages", "few", "colour", "no", NULL);
	expect_record("3 - pages=few colour=no model=mono\n", "model", " 2 ", "pages", "few", "colour", "no", NULL);
	expect_record("3 - pages=few model=mono\n", "model", "3", "pages", "few", NULL);
	/* A method without configurations, and none at all: «unknown» is the only choice. */
	expect_record("3 - pages=many place=shared\n", "model", "1", "pages", "many", "place", "shared", NULL);
	expect_record("3 - pages=many place=desk\n", "model", "2", "pages", "many", "place", "desk", NULL);
	/* Words mean the same everywhere; whether they count, the conclusion says. */
	expect_record("3 - pages=many place=shared model=mono\n", "model", "白黒型", "pages", "many", "place", "shared", NULL);
	expect_record("3 - pages=few colour=no\n", "model", "4", "pages", "few", "colour", "no", NULL);
	expect_record("3 - !duplicate-fact model - at 3:9\n", "model", "1", "model", "2", NULL);
}

static void fault_codes_are_those_of_the_contract(void **state)
{
	(void)state;
	static const char *const codes[] = {"syntax", "encoding", "too-large", "unknown-fact", "unknown-value", "duplicate-fact",
					    "missing-answers"};
	assert_int_equal(RECORD_FAULT_COUNT, 1 + sizeof(codes) / sizeof(codes[0]));
	for (int i = 1; i < RECORD_FAULT_COUNT; i++)
		assert_string_equal(record_fault_code((enum record_fault)i), codes[i - 1]);
}

/* ---- YAML files */

/* The reader's records as lines; «warnings» at the end, and «refused» for a file that is none. */
static void read_all(struct buf *out, const char *bytes, size_t length, struct diag_sink *sink)
{
	const struct reader_options options = {.name = "test.yaml"};
	FILE *in = length ? fmemopen((void *)bytes, length, "rb") : fopen("/dev/null", "rb");
	assert_non_null(in);
	struct reader *reader = reader_open(&options, in, kb, words, sink);
	const struct record *record;
	while (reader && (record = reader_next(reader)) != NULL)
		describe(out, record);
	if (!reader)
		buf_puts(out, "refused\n");
	reader_free(reader);
	fclose(in);
	for (const struct diag *d = sink->first; d; d = d->next) {
		if (d->code != DIAG_ANSWERS_KEYS_IGNORED)
			continue;
		buf_number(out, d->place.line);
		buf_puts(out, " ignored ");
		buf_puts(out, d->args[0]);
		buf_putc(out, '\n');
	}
}

static void expect_bytes(const char *bytes, size_t length, const char *expected)
{
	struct buf out = {0};
	struct diag_sink sink = {0};
	read_all(&out, bytes, length, &sink);
	if (strcmp(buf_text(&out), expected) != 0)
		print_error("---- from\n%s\n", bytes);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
	diag_release(&sink);
}

static void expect_yaml(const char *text, const char *expected)
{
	expect_bytes(text, strlen(text), expected);
}

static void one_organisation(void **state)
{
	(void)state;
	expect_yaml("id: acme\nanswers:\n  pages: few\n  colour: no\n", "1 acme pages=few colour=no\n");
	expect_yaml("# a comment\nanswers: {pages: 多い, place: '？'}\n", "2 - pages=many\n");
	expect_yaml("answers: {}\n", "1 -\n");
	expect_yaml("{\"id\": \"json\", \"answers\": {\"pages\": \"few\", \"colour\": null}}", "1 json pages=few\n");
	expect_yaml("id: 42\nanswers: {network: yes}\n", "1 42 network=yes\n");
	expect_yaml("answers:\n  pages:\n  colour: null\n  network: ''\n", "1 -\n");
	/* YAML's null, and what only looks like it. */
	expect_yaml("id: ~\nanswers: {pages: ~, colour: Null, network: NULL}\n", "1 -\n");
	expect_yaml("id:\nanswers: {}\n", "1 -\n");
	expect_yaml("id: '~'\nanswers: {pages: '~'}\n", "1 ~ !unknown-value pages ~ at 2:18\n");
	expect_yaml("id: 'null'\nanswers: {pages: 'null'}\n", "1 null\n");
	expect_yaml("\xef\xbb\xbfid: bom\r\nanswers:\r\n  pages: few\r\n", "1 bom pages=few\n");
	expect_yaml("---\nid: marked\nanswers: {pages: few}\n...\n", "2 marked pages=few\n");
}

static void several_cases(void **state)
{
	(void)state;
	expect_yaml("cases:\n  - id: a\n    answers: {pages: few}\n  - answers: {colour: no}\n    id: b\n  - answers: {}\n",
		    "2 a pages=few\n4 b colour=no\n6 -\n");
	expect_yaml("cases: []\n", "");
	expect_yaml("cases:\n- {answers: {pages: few}}\nid: whole\nanswers: {pages: many}\n",
		    "2 - pages=few\n1 whole pages=many\n");
	expect_yaml("id: whole\ncases:\n- {answers: {pages: few}}\n", "3 - pages=few\n1 ignored id\n");
	expect_yaml("cases:\n- {id: a, answers: {}}\ncases:\n- {id: b, answers: {}}\n", "2 a\n4 b\n");
}

static void faults_of_records(void **state)
{
	(void)state;
	expect_yaml("answers:\n  pages: few\n  pages: many\n", "1 - !duplicate-fact pages - at 3:10\n");
	expect_yaml("id: x\nanswers:\n  page: few\n", "1 x !unknown-fact page - at 3:3\n");
	expect_yaml("answers:\n  colour: 青\n", "1 - !unknown-value colour 青 at 2:11\n");
	expect_yaml("id: x\n", "1 x !missing-answers - - at 1:1\n");
	expect_yaml("id: x\nanswers:\n", "1 x !missing-answers - - at 2:9\n");
	expect_yaml("id: x\nanswers: few\n", "1 x !missing-answers - - at 2:10\n");
	expect_yaml("id: x\nanswers: [few]\n", "1 x !missing-answers - - at 2:10\n");
	expect_yaml("answers: {pages: [few]}\n", "1 - !unknown-value pages - at 1:18\n");
	expect_yaml("answers: {pages: {few: yes}}\n", "1 - !unknown-value pages - at 1:18\n");
	expect_yaml("answers: {page: [few]}\n", "1 - !unknown-fact page - at 1:11\n");
	expect_yaml("answers: {? [pages] : few}\n", "1 - !syntax - - at 1:13\n");
	expect_yaml("id: x\nid: y\nanswers: {}\n", "1 x !syntax - - at 2:1\n");
	expect_yaml("answers: {pages: few}\nanswers: {pages: many}\n", "1 - !syntax - - at 2:1\n");
	expect_yaml("cases:\n- few\n- [few]\n- {}\n- {answers: {pages: few}}\n",
		    "2 - !missing-answers - - at 2:3\n3 - !missing-answers - - at 3:3\n4 - !missing-answers - - at 4:3\n"
		    "5 - pages=few\n");
	expect_yaml("# several\n- answers: {pages: few}\n", "2 - !missing-answers - - at 2:1\n");
	expect_yaml("few\n", "1 - !missing-answers - - at 1:1\n");
	expect_yaml("cases: {a: b}\n", "1 - !missing-answers - - at 1:1\n");
}

/* What YAML can do and these files may not rejects the record in which it stands, and no other. */
static void forbidden_yaml(void **state)
{
	(void)state;
	expect_yaml("cases:\n- {id: a, answers: {pages: *x}}\n- {id: b, answers: {pages: few}}\n",
		    "2 a !syntax - - at 2:28\n3 b pages=few\n");
	expect_yaml("cases:\n- {id: a, answers: &x {pages: few}}\n- {id: b, answers: {pages: !!str few}}\n- {id: c, answers: {}}\n",
		    "2 a !syntax - - at 2:20\n3 b !syntax - - at 3:28\n4 c\n");
	expect_yaml("cases:\n- {id: a, answers: {pages: \"f\\0w\"}}\n- {id: b, answers: {}}\n", "2 a !syntax - - at 2:28\n3 b\n");
	/* Outside of the records it is a record of its own. */
	expect_yaml("note: &n here\ncases:\n- {id: a, answers: {}}\n", "1 - !syntax - - at 1:7\n3 a\n1 ignored note\n");
	expect_yaml("cases:\n- {id: a, answers: {}}\nnote: &n here\n", "2 a\n3 - !syntax - - at 3:7\n3 ignored note\n");
	struct buf deep = {0};
	buf_puts(&deep, "cases:\n- {id: a, answers: {}}\n- ");
	buf_fill(&deep, '[', 100);
	expect_yaml(buf_text(&deep), "2 a\n3 - !syntax - - at 3:65\n");
	buf_release(&deep);
}

static void what_follows_good_records(void **state)
{
	(void)state;
	expect_yaml("cases:\n- {id: a, answers: {pages: few}}\n- {id: b, answers: {}}\n- {id: c, answers: {pages: few}\n- d\n",
		    "2 a pages=few\n3 b\n5 - !syntax - - at 5:1\n");
	expect_yaml("cases:\n- {id: a, answers: {}}\n]\n", "2 a\n3 - !syntax - - at 3:1\n");
	expect_yaml("id: a\nanswers: {pages: few}\n...\nid: b\n", "1 a pages=few\n4 - !syntax - - at 4:1\n");
	expect_yaml("id: a\nanswers: {}\n---\nid: b\nanswers: {}\n", "1 a\n3 - !syntax - - at 3:1\n");
	expect_yaml("cases:\n- {id: a, answers: {}}\n---\ncases: []\n", "2 a\n3 - !syntax - - at 3:1\n");
	/* libyaml decodes ahead, so a broken character shows before what stands before it is read. */
	expect_yaml("cases:\n- {id: a, answers: {pages: \xff}}\n", "2 - !encoding - - at 2:28\n");
	expect_yaml("cases:\n- {id: a, answers: {pages: \x1b}}\n", "2 - !syntax - - at 2:28\n");
}

static void files_that_are_none(void **state)
{
	(void)state;
	expect_yaml("", "refused\n");
	expect_yaml("\n", "refused\n");
	expect_yaml("# only a comment\n", "refused\n");
	expect_yaml("\xef\xbb\xbf", "refused\n");
}

static void other_keys_are_told_once(void **state)
{
	(void)state;
	expect_yaml("cases:\n- {id: a, note: x, answers: {}}\n- {note: y, answers: {}, name: z}\n- {note: w, answers: {}, no: z}\n",
		    "2 a\n3 -\n4 -\n2 ignored note, name, no\n");
	expect_yaml("id: [1]\nanswers: {}\n", "1 -\n");
	struct buf text = {0}, expected = {0};
	buf_puts(&text, "answers: {}\n");
	buf_puts(&expected, "1 -\n2 ignored ");
	for (int i = 10; i < 40; i++) {
		buf_puts(&text, "key");
		buf_number(&text, i);
		buf_puts(&text, ": 1\n");
		if (i < 30) {
			buf_puts(&expected, "key");
			buf_number(&expected, i);
			buf_puts(&expected, ", ");
		}
	}
	buf_puts(&expected, "…\n");
	expect_yaml(buf_text(&text), buf_text(&expected));
	buf_release(&text);
	buf_release(&expected);
}

/* Carried along: what isn't a text becomes JSON, words and numbers as they are written. */
static void kept_keys_go_along(void **state)
{
	(void)state;
	static const char text[] = "s: a b\nn: null\ne:\nt: '~'\nr: 1.50\nl: [1.50, 007, yes, true, ~, \"1\", あ\\]\n"
				   "m:\n  a: {x: \"q\\\"\\n\"}\n  b: []\n? [k]\n: 1\nanswers: {}\n";
	static const char *const names[] = {"s", "n", "e", "t", "r", "l", "m", "none"};
	static const char *const texts[] = {"a b", NULL, NULL, "~", "1.50", "[1.50,\"007\",\"yes\",true,null,\"1\",\"あ\\\\\"]",
					    "{\"a\":{\"x\":\"q\\\"\\n\"},\"b\":[]}", NULL};
	const struct reader_options options = {.name = "test.yaml", .keep = {.names = names, .count = 8}};
	struct diag_sink sink = {0};
	FILE *in = fmemopen((void *)text, sizeof(text) - 1, "rb");
	struct reader *reader = reader_open(&options, in, kb, words, &sink);
	const struct record *record = reader_next(reader);
	assert_int_equal(record->fault, RECORD_OK);
	for (int i = 0; i < 8; i++) {
		if (!texts[i])
			assert_null(record->kept[i].text);
		else
			assert_string_equal(record->kept[i].text, texts[i]);
	}
	assert_null(reader_next(reader));
	reader_free(reader);
	fclose(in);
	assert_int_equal(sink.warnings, 2);
	assert_int_equal(sink.first->code, DIAG_ANSWERS_NEVER);
	assert_string_equal(sink.first->args[0], "none");
	assert_int_equal(sink.last->code, DIAG_ANSWERS_KEYS_IGNORED);
	diag_release(&sink);
}

static void the_first_line_tells_the_format(void **state)
{
	(void)state;
	static const struct {
		const char *name, *bytes, *encoding;
		enum answers_format format;
	} all[] = {
		{"a.csv", "answers: {}\n", NULL, ANSWERS_CSV},
		{"a.JSON", "answers: {}\n", NULL, ANSWERS_NDJSON},
		{"a.yml", "id,pages\n", NULL, ANSWERS_YAML},
		{"a", "", NULL, ANSWERS_YAML},
		{"a", "answers:\n  pages: few\n", NULL, ANSWERS_YAML},
		{"a", "{answers: {pages: few}}\n", NULL, ANSWERS_YAML},
		{"a", "{\n\"answers\": {}}\n", NULL, ANSWERS_YAML},
		{"a", "{\"answers\":{}}\n{", NULL, ANSWERS_NDJSON},
		{"a", "\n { \"answers\":{}} \r\nx", NULL, ANSWERS_NDJSON},
		{"a", "id,pages\nx,few\n", NULL, ANSWERS_CSV},
		{"a", "\xef\xbb\xbfPages", NULL, ANSWERS_CSV},
		{"a", "id, \"色を使いますか。\" \r\n", NULL, ANSWERS_CSV},
		{"a", "id,page\n", NULL, ANSWERS_YAML},
		{"a", "id,page\n", "cp932", ANSWERS_CSV},
	};
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		enum answers_format format = answers_format_of(all[i].name, all[i].bytes, strlen(all[i].bytes), all[i].encoding, words);
		if (format != all[i].format)
			print_error("%s: %s\n", all[i].name, all[i].bytes);
		assert_int_equal(format, all[i].format);
	}
}

/* The source line of a fault, from the right line, however far down it stands. */
static void faults_show_their_line(void **state)
{
	(void)state;
	static const char text[] = "cases:\n- {answers: {pages: fwe}}\n- {answers: {}}\r\n- {answers: {pages: 沢山}}\r\n"
				   "- {note: a\xe2\x80\xa8 b, answers: {pages: lot}}\n";
	static const char *const lines[] = {"- {answers: {pages: fwe}}", NULL, "- {answers: {pages: 沢山}}",
					    " b, answers: {pages: lot}}"};
	const struct reader_options options = {.name = "test.yaml"};
	struct diag_sink sink = {0};
	FILE *in = fmemopen((void *)text, sizeof(text) - 1, "rb");
	struct reader *reader = reader_open(&options, in, kb, words, &sink);
	for (int i = 0; i < 4; i++) {
		const struct record *record = reader_next(reader);
		assert_non_null(record);
		assert_int_equal(record->fault != RECORD_OK, lines[i] != NULL);
		if (!lines[i])
			continue;
		assert_string_equal(record->diag->place.file, "test.yaml");
		assert_string_equal(record->diag->place.text, lines[i]);
	}
	assert_null(reader_next(reader));
	reader_free(reader);
	fclose(in);
	diag_release(&sink);
}

/* ---- Size */

static void sixteen_mebibytes_and_no_more(void **state)
{
	(void)state;
	enum { MOST = 16 * 1024 * 1024 };
	struct buf text = {0}, out = {0};
	struct diag_sink sink = {0};
	buf_puts(&text, "id: a\nanswers: {pages: few}\n#");
	buf_fill(&text, '.', MOST - text.length);
	read_all(&out, buf_text(&text), text.length, &sink);
	assert_string_equal(buf_text(&out), "1 a pages=few\n");
	assert_null(sink.first);
	buf_putc(&text, '.');
	buf_clear(&out);
	read_all(&out, buf_text(&text), text.length, &sink);
	assert_string_equal(buf_text(&out), "refused\n");
	assert_int_equal(sink.errors, 1);
	assert_int_equal(sink.first->code, DIAG_FILE_TOO_LARGE);
	assert_string_equal(sink.first->args[0], "16384");
	buf_release(&text);
	buf_release(&out);
	diag_release(&sink);
}

static double seconds_for(const char *kind, const char *record, int count)
{
	struct buf text = {0}, out = {0};
	struct diag_sink sink = {0};
	struct timespec start, end;
	buf_puts(&text, "cases:\n");
	for (int i = 0; i < count; i++)
		buf_puts(&text, record);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
	read_all(&out, buf_text(&text), text.length, &sink);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
	int lines = 0;
	for (const char *s = buf_text(&out); (s = strchr(s, '\n')) != NULL; s++)
		lines++;
	assert_int_equal(lines, count + (strstr(record, "note") != NULL));
	double seconds = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
	print_message("%d %s records, %zu KiB: %.3f s\n", count, kind, text.length / 1024, seconds);
	buf_release(&text);
	buf_release(&out);
	diag_release(&sink);
	return seconds;
}

/* Eight times as many take eight times as long, not sixty-four times. */
static void time_grows_with_the_records(void **state)
{
	(void)state;
	static const struct {
		const char *kind, *record;
	} all[] = {
		{"good", "- id: organisation\n  answers: {pages: few, colour: はい, place: shared}\n"},
		{"rejected", "- id: organisation\n  answers: {pages: few, colour: blue, place: shared}\n"},
		{"forbidden", "- id: organisation\n  answers: {pages: *few, colour: no, place: shared}\n"},
		{"annotated", "- id: organisation\n  note: something\n  answers: {pages: few}\n"},
	};
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		assert_true(seconds_for(all[i].kind, all[i].record, 20000) <
			    30 * seconds_for(all[i].kind, all[i].record, 2500));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_by_what_is_typed),
		cmocka_unit_test(every_spelling_of_the_base_means_its_choice),
		cmocka_unit_test(numbers_count_what_is_offered),
		cmocka_unit_test(only_the_length_counts),
		cmocka_unit_test(facts_by_id_or_question),
		cmocka_unit_test(nearest_choice),
		cmocka_unit_test(records_from_answers),
		cmocka_unit_test(reject_names_what_would_do),
		cmocka_unit_test(number_of_a_configuration),
		cmocka_unit_test(fault_codes_are_those_of_the_contract),
		cmocka_unit_test(one_organisation),
		cmocka_unit_test(several_cases),
		cmocka_unit_test(faults_of_records),
		cmocka_unit_test(forbidden_yaml),
		cmocka_unit_test(what_follows_good_records),
		cmocka_unit_test(files_that_are_none),
		cmocka_unit_test(other_keys_are_told_once),
		cmocka_unit_test(kept_keys_go_along),
		cmocka_unit_test(the_first_line_tells_the_format),
		cmocka_unit_test(faults_show_their_line),
		cmocka_unit_test(sixteen_mebibytes_and_no_more),
		cmocka_unit_test(time_grows_with_the_records),
	};
	return cmocka_run_group_tests(tests, load_rules, release_rules) != 0;
}
