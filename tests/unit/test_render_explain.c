/*
 * Explanations as text and JSON over every vector of the flowchart: lines fit, templates are filled, JSON parses; receipts
 * replay to the same bytes, and say what was changed in them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "answers/matter.h"
#include "answers/receipt.h"
#include "dossier.h"
#include "json_check.h"
#include "random.h"
#include "render/conclusion_json.h"
#include "render/explain_json.h"
#include "render/explain_text.h"
#include "render/receipt.h"
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

/* The vector's answers, and some to the other facts. */
static struct answers answers_of(struct random *random, const int *values)
{
	struct answers answers = {{0}};
	answers_init(&answers, kb);
	for (int f = 0; f < kb->fact_count; f++)
		if (random_below(random, 2))
			answers_set(&answers, f, random_below(random, kb->facts[f].choice_count));
	dossier_answers(&answers, kb, values);
	return answers;
}

/* ---- Text */

/* Every line within the width, nothing left of a template, no line of spaces or with spaces at its end. */
static long check_lines(struct buf *text, int columns)
{
	long lines = 0;
	char *line = text->text;
	assert_non_null(line);
	assert_null(strstr(line, "{"));
	assert_null(strstr(line, "}"));
	assert_null(strstr(line, "「」"));
	assert_null(strstr(line, "''"));
	for (char *end; *line; line = end + 1, lines++) {
		end = strchr(line, '\n');
		assert_non_null(end);
		*end = '\0';
		if (text_width(line) > columns || (end > line && end[-1] == ' '))
			fail_msg("%d columns: \"%s\"", columns, line);
	}
	buf_clear(text);
	return lines;
}

static void every_text_fits(void **state)
{
	(void)state;
	static const int widths[] = {20, 40, 80};
	struct random random = {.state = 8};
	struct buf out = {0};
	long lines = 0, texts = 0;
	int values[BRUTE_FACTS];
	for (long n = 0; brute_vector(&dossier, n, values); n++) {
		struct answers answers = answers_of(&random, values);
		struct style style = {.lang = n % 2 ? LANG_EN : LANG_JA, .columns = widths[n % 3]};
		int fact = random_below(&random, kb->fact_count), other = random_below(&random, kb->fact_count);
		struct setting settings[] = {{.fact = fact, .value = random_below(&random, kb->facts[fact].choice_count)},
					     {.fact = other, .value = KB_NONE}};
		struct matter matters[] = {
			{MATTER_METHOD, random_below(&random, kb->method_count)},
			{MATTER_CHARACTERISTIC, random_below(&random, kb->characteristic_count)},
			{MATTER_CAUTION, random_below(&random, kb->caution_count)},
			{MATTER_GUIDE, random_below(&random, kb->guide_count)},
			{MATTER_CHECKLIST, random_below(&random, kb->checklist_count)},
		};
		/* The longest; a fifth of the vectors meets every width and language as well. */
		if (n % 5 == 0) {
			explain_all_text(&out, &style, kb, &answers);
			lines += check_lines(&out, style.columns);
			texts++;
		}
		explain_why_text(&out, &style, kb, &answers, 0, fact);
		lines += check_lines(&out, style.columns);
		for (size_t i = 0; i < sizeof(matters) / sizeof(matters[0]); i++, texts++) {
			explain_how_text(&out, &style, kb, &answers, matters[i]);
			lines += check_lines(&out, style.columns);
		}
		explain_why_not_text(&out, &style, kb, &answers, matters[0].index);
		lines += check_lines(&out, style.columns);
		explain_what_if_text(&out, &style, kb, &answers, settings, 1 + (fact != other));
		lines += check_lines(&out, style.columns);
		texts += 3;
	}
	buf_release(&out);
	print_message("%ld texts, %ld lines, none too long\n", texts, lines);
}

/* On a line of 80 columns the rows of two methods always stand side by side. */
static void rows_side_by_side(void **state)
{
	(void)state;
	struct random random = {.state = 64};
	struct buf out = {0};
	long tables = 0;
	int values[BRUTE_FACTS];
	for (long n = 0; brute_vector(&dossier, n, values); n += 2) {
		struct answers answers = answers_of(&random, values);
		const struct style style = {.lang = n % 4 ? LANG_EN : LANG_JA, .columns = 80};
		explain_all_text(&out, &style, kb, &answers);
		for (const char *at = buf_text(&out); (at = strstr(at, "\n  A  ")) != NULL; at++, tables++) {
			const char *b = strchr(at + 1, '\n'), *head = strchr(b + 1, '\n');
			/* The names of A and of B, then the head of the table with a column for each. */
			assert_memory_equal(b, "\n  B  ", strlen("\n  B  "));
			while (!memcmp(head, "\n     ", strlen("\n     ")))
				head = strchr(head + 1, '\n');
			const char *end = strchr(head + 1, '\n'), *a = strstr(head, "  A  ");
			assert_true(end && a && a < end && end[-1] == 'B');
		}
		buf_clear(&out);
	}
	buf_release(&out);
	assert_true(tables > 0);
	print_message("%ld times two rows side by side\n", tables);
}

/* ---- JSON */

static void every_json_parses(void **state)
{
	(void)state;
	struct random random = {.state = 16};
	struct buf out = {0};
	int values[BRUTE_FACTS];
	/* A prime step meets every answer to every question. */
	for (long n = 0; brute_vector(&dossier, n, values); n += 5) {
		struct answers answers = answers_of(&random, values);
		enum lang lang = n % 2 ? LANG_EN : LANG_JA;
		int fact = random_below(&random, kb->fact_count);
		struct setting setting = {.fact = fact, .value = random_below(&random, kb->facts[fact].choice_count)};
		struct json json = {.out = &out};
		json_open(&json, '[');
		explain_all_json(&json, lang, kb, &answers);
		explain_why_json(&json, kb, &answers, 0, fact);
		explain_how_json(&json, lang, kb, &answers,
				 (struct matter){MATTER_CAUTION, random_below(&random, kb->caution_count)});
		explain_how_json(&json, lang, kb, &answers,
				 (struct matter){MATTER_CHARACTERISTIC, random_below(&random, kb->characteristic_count)});
		explain_why_not_json(&json, kb, &answers, random_below(&random, kb->method_count));
		explain_what_if_json(&json, kb, &answers, &setting, 1);
		json_close(&json, ']');
		if (!json_check(out.text, out.length))
			fail_msg("%s", out.text);
		buf_clear(&out);
	}
	buf_release(&out);
}

/* ---- Receipts */

static void conclude_full(struct buf *out, enum lang lang, const char *file, const struct record *record)
{
	struct arena arena = {0};
	const struct conclusion_context context = {.kb = kb, .detail = DETAIL_FULL, .lang = lang, .hash = rules_hash(&rules),
						   .version = "0.1.0"};
	conclusion_json(out, &context, file, record, conclude(&arena, kb, &record->answers));
	arena_release(&arena);
}

static void receipts_replay_to_the_same_bytes(void **state)
{
	(void)state;
	struct random random = {.state = 32};
	struct arena arena = {0};
	struct diag_sink sink = {0};
	struct buf file = {0}, again = {0};
	int values[BRUTE_FACTS], receipts = 0;
	const struct record_kept kept[] = {{.name = "営業所", .text = "東京\n\"支店\""}, {.name = "b", .text = NULL}};
	for (long n = 0; brute_vector(&dossier, n, values); n++) {
		/* Some with all that an output can carry. */
		struct record record = {.id = n % 5 ? "acme 株式会社" : NULL, .line = (int)n + 1, .answers = answers_of(&random, values)};
		if (n % 7 == 0) {
			record.kept = kept;
			record.kept_count = 2;
		}
		conclude_full(&file, n % 2 ? LANG_EN : LANG_JA, n % 3 ? NULL : "a.csv", &record);
		buf_putc(&file, '\n');
	}
	struct receipts *all = receipts_open(buf_text(&file), file.length, "receipts.json", kb);
	assert_non_null(all);
	const struct receipt *receipt;
	for (; (receipt = receipts_next(all, &sink)) != NULL; receipts++) {
		buf_clear(&again);
		conclude_full(&again, receipt->lang, receipt->file, &receipt->record);
		assert_int_equal(again.length, receipt->length);
		assert_memory_equal(again.text, receipt->bytes, again.length);
		struct receipt_changes changes = receipt_compare(&arena, receipt, again.text, again.length);
		assert_true(changes.same_bytes && changes.same_rules && changes.same_program);
		assert_int_equal(changes.count, 0);
		assert_int_equal(receipt->line, receipts + 1);
		arena_clear(&arena);
	}
	assert_int_equal(receipts, DOSSIER_VECTORS);
	assert_null(sink.first);
	receipts_free(all);
	arena_release(&arena);
	buf_release(&file);
	buf_release(&again);
	print_message("%d receipts replayed to the same bytes\n", receipts);
}

static struct record one_record(void)
{
	static const int values[BRUTE_FACTS] = {0, 0, 1, 1, 1, 1, 1};
	struct record record = {.id = "acme", .line = 1};
	answers_init(&record.answers, kb);
	dossier_answers(&record.answers, kb, values);
	return record;
}

/* Replaces the first `from` in the text. */
static void edit(struct buf *text, const char *from, const char *to)
{
	struct buf edited = {0};
	const char *at = strstr(buf_text(text), from);
	assert_non_null(at);
	buf_add(&edited, text->text, (size_t)(at - text->text));
	buf_puts(&edited, to);
	buf_puts(&edited, at + strlen(from));
	buf_release(text);
	*text = edited;
}

static const struct receipt_change *find_change(const struct receipt_changes *changes, enum receipt_what what, const char *part,
						const char *id)
{
	for (int i = 0; i < changes->count; i++)
		if (changes->list[i].what == what && !strcmp(changes->list[i].part, part) &&
		    (!id || (changes->list[i].id && !strcmp(changes->list[i].id, id))))
			return &changes->list[i];
	return NULL;
}

/* Opens an edited receipt and compares it with the present conclusion. */
static struct receipt_changes compare_edited(struct arena *arena, struct receipts **all, const struct buf *text,
					     const struct receipt **receipt)
{
	struct diag_sink sink = {0};
	struct buf now = {0};
	*all = receipts_open(buf_text(text), text->length, "r.json", kb);
	assert_non_null(*all);
	*receipt = receipts_next(*all, &sink);
	assert_non_null(*receipt);
	conclude_full(&now, (*receipt)->lang, (*receipt)->file, &(*receipt)->record);
	struct receipt_changes changes = receipt_compare(arena, *receipt, buf_text(&now), now.length);
	buf_release(&now);
	diag_release(&sink);
	return changes;
}

static void receipts_tell_what_changed(void **state)
{
	(void)state;
	static const struct {
		const char *from, *to;
		enum receipt_what what;
		const char *part, *id;
	} edits[] = {
		{"\"method\":\"vdi\"", "\"method\":\"vpn\"", RECEIPT_CHANGED, "method", NULL},
		{"\"possible\":[\"vdi\"]", "\"possible\":[\"vpn\"]", RECEIPT_LOST, "possible", "vpn"},
		{"\"cautions\":[", "\"cautions\":[\"gone\",", RECEIPT_LOST, "cautions", "gone"},
		{"\"vdi-platform\",", "", RECEIPT_GAINED, "cautions", "vdi-platform"},
		{"\"level\":\"high\"", "\"level\":\"low\"", RECEIPT_CHANGED, "needs", "reproducibility"},
		{"{\"fact\":\"reproduce\",\"value\":\"same\"},", "", RECEIPT_GAINED, "path", "reproduce"},
		{"\"risk\":\"", "\"risk\":\"once ", RECEIPT_REWORDED, "cautions", NULL},
	};
	struct arena arena = {0};
	struct record record = one_record();
	for (size_t i = 0; i < sizeof(edits) / sizeof(edits[0]); i++) {
		struct buf text = {0};
		struct receipts *all;
		const struct receipt *receipt;
		conclude_full(&text, LANG_EN, NULL, &record);
		edit(&text, edits[i].from, edits[i].to);
		struct receipt_changes changes = compare_edited(&arena, &all, &text, &receipt);
		assert_false(changes.same_bytes);
		assert_true(changes.same_rules);
		assert_non_null(find_change(&changes, edits[i].what, edits[i].part, edits[i].id));
		assert_true(changes.count <= 2);
		receipts_free(all);
		buf_release(&text);
	}
	arena_release(&arena);
}

static const char *phrase(const char *fact, const char *value, enum lang lang)
{
	const struct kb_fact *f = &kb->facts[kb_fact_find(kb, fact)];
	return f->choices[kb_choice_find(f, value)].phrase.in[lang];
}

static void assert_one_setting(const struct receipt_list *list, const char *fact, const char *value)
{
	assert_int_equal(list->count, 1);
	assert_string_equal(list->list[0].fact, fact);
	assert_string_equal(list->list[0].value, value);
}

/* A smallest change is told with its settings, then and now; one that isn't there any more, with those that it had. */
static void receipts_name_settings(void **state)
{
	(void)state;
	static const char vpn[] = "{\"method\":\"vpn\",\"changes\":[{\"fact\":\"local_data\",\"value\":\"allow\"}]}";
	static const struct {
		const char *to;
		enum receipt_what what;
		bool then, now;
	} edits[] = {
		{"{\"method\":\"vpn\",\"changes\":[{\"fact\":\"cloud\",\"value\":\"no\"}]}", RECEIPT_CHANGED, true, true},
		{"{\"method\":\"vpx\",\"changes\":[{\"fact\":\"cloud\",\"value\":\"no\"}]}", RECEIPT_LOST, true, false},
		{"{\"method\":\"vpx\",\"changes\":[{\"fact\":\"cloud\",\"value\":\"no\"}]}", RECEIPT_GAINED, false, true},
	};
	struct arena arena = {0};
	struct record record = one_record();
	for (size_t i = 0; i < 2 * sizeof(edits) / sizeof(edits[0]); i++) {
		const bool then = edits[i / 2].then, now = edits[i / 2].now;
		const struct style style = {.lang = i % 2 ? LANG_EN : LANG_JA, .columns = 80};
		struct buf text = {0}, out = {0};
		struct receipts *all;
		const struct receipt *receipt;
		conclude_full(&text, style.lang, NULL, &record);
		edit(&text, vpn, edits[i / 2].to);
		struct receipt_changes changes = compare_edited(&arena, &all, &text, &receipt);
		const struct receipt_change *change = find_change(&changes, edits[i / 2].what, "alternatives",
								  edits[i / 2].what == RECEIPT_LOST ? "vpx" : "vpn");
		assert_non_null(change);
		assert_int_equal(change->then.count, then);
		assert_int_equal(change->now.count, now);
		if (then)
			assert_one_setting(&change->then, "cloud", "no");
		if (now)
			assert_one_setting(&change->now, "local_data", "allow");
		struct receipt_view view = {.kb = kb, .receipt = receipt, .changes = &changes, .rules = "", .program = ""};
		receipt_text(&out, &style, &view);
		assert_true(!then || strstr(buf_text(&out), phrase("cloud", "no", style.lang)));
		assert_true(!now || strstr(buf_text(&out), phrase("local_data", "allow", style.lang)));
		receipts_free(all);
		buf_release(&text);
		buf_release(&out);
	}
	arena_release(&arena);
}

static void receipts_of_other_rules(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct record record = one_record();
	struct buf text = {0};
	struct receipts *all;
	const struct receipt *receipt;
	conclude_full(&text, LANG_JA, NULL, &record);
	/* An answer that the rules no longer know, and a value; both count as unknown. */
	edit(&text, "\"answers\":{", "\"answers\":{\"forgotten\":\"yes\",");
	edit(&text, "\"office_pc\":\"no\"", "\"office_pc\":\"perhaps\"");
	edit(&text, "\"rules\":\"sha256:", "\"rules\":\"sha256:0");
	struct receipt_changes changes = compare_edited(&arena, &all, &text, &receipt);
	assert_false(changes.same_rules);
	assert_int_equal(receipt->lang, LANG_JA);
	assert_false(receipt->answers[0].fact_known);
	assert_non_null(find_change(&changes, RECEIPT_CHANGED, "status", NULL));
	struct receipt_view view = {.kb = kb, .receipt = receipt, .changes = &changes, .rules = "sha256:1", .program = "0.1.0"};
	assert_true(receipt_differs(&view));
	receipts_free(all);
	arena_release(&arena);
	buf_release(&text);
}

static void other_files_are_no_receipts(void **state)
{
	(void)state;
	static const char *const others[] = {
		"", " ", "[]", "{", "id: acme\nanswers: {}\n", "{\"id\":\"a\",\"answers\":{}}", "{\"answers\":{},\"rules\":\"x\"}", "\"x\"",
	};
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_null(receipts_open(others[i], strlen(others[i]), "x", kb));
}

/* A receipt that is cut off anywhere is one no longer, or is reported; it never does harm. */
static void truncated_receipts(void **state)
{
	(void)state;
	struct record record = one_record();
	struct buf text = {0};
	conclude_full(&text, LANG_EN, NULL, &record);
	size_t first = text.length;
	buf_putc(&text, '\n');
	conclude_full(&text, LANG_EN, NULL, &record);
	for (size_t length = 0; length < text.length; length += 97) {
		struct diag_sink sink = {0};
		char *bytes = malloc(length + 1);
		assert_non_null(bytes);
		memcpy(bytes, text.text, length);
		struct receipts *all = receipts_open(bytes, length, "x", kb);
		assert_int_equal(all != NULL, length >= first);
		int whole = 0;
		while (all && receipts_next(all, &sink))
			whole++;
		assert_int_equal(whole, all ? 1 : 0);
		assert_int_equal(sink.errors > 0, all && length > first + 1);
		receipts_free(all);
		diag_release(&sink);
		free(bytes);
	}
	buf_release(&text);
}

/* ---- What is typed */

static void matters_by_id_and_name(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct diag_sink sink = {0};
	struct vocabulary *vocabulary = vocabulary_new(&arena, kb);
	struct matter matter;
	struct setting settings[4];
	int count = 0;
	int index;
	for (int m = 0; m < kb->method_count; m++) {
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			assert_true(matter_method(kb, LANG_JA, kb->methods[m].name.in[lang], &index, &sink));
			assert_int_equal(index, m);
		}
		assert_true(matter_find(kb, LANG_EN, kb->methods[m].id, &matter, &sink));
		assert_true(matter.kind == MATTER_METHOD && matter.index == m);
	}
	assert_true(matter_find(kb, LANG_EN, "cost", &matter, &sink));
	assert_int_equal(matter.kind, MATTER_CHARACTERISTIC);
	assert_true(matter_find(kb, LANG_EN, "vdi-platform", &matter, &sink));
	assert_int_equal(matter.kind, MATTER_CAUTION);
	for (int f = 0; f < kb->fact_count; f++) {
		assert_true(matter_fact(kb, vocabulary, kb->facts[f].label.in[LANG_JA], &index, &sink));
		assert_int_equal(index, f);
		assert_true(matter_fact(kb, vocabulary, kb->facts[f].question.in[LANG_EN], &index, &sink));
		assert_int_equal(index, f);
	}
	assert_true(matter_setting(kb, vocabulary, "office_pc=yes", settings, &count, &sink));
	assert_int_equal(settings[0].value, kb_choice_find(&kb->facts[settings[0].fact], "yes"));
	assert_true(matter_setting(kb, vocabulary, "クラウドサービスの利用=はい", settings, &count, &sink));
	assert_string_equal(kb->facts[settings[1].fact].id, "cloud");
	assert_true(matter_setting(kb, vocabulary, "local_data=unknown", settings, &count, &sink));
	assert_int_equal(settings[2].value, KB_NONE);
	assert_int_equal(count, 3);
	assert_int_equal(sink.errors, 0);
	assert_false(matter_setting(kb, vocabulary, "Use of cloud services=no", settings, &count, &sink));
	assert_int_equal(sink.last->code, DIAG_ANSWERS_SETTING_TWICE);
	assert_int_equal(settings[1].value, kb_choice_find(&kb->facts[settings[1].fact], "yes"));
	assert_false(matter_setting(kb, vocabulary, "office_pc", settings, &count, &sink));
	assert_false(matter_setting(kb, vocabulary, "office_pc=perhaps", settings, &count, &sink));
	assert_false(matter_setting(kb, vocabulary, "=yes", settings, &count, &sink));
	assert_int_equal(count, 3);
	assert_false(matter_find(kb, LANG_EN, "vdo", &matter, &sink));
	assert_string_equal(sink.last->args[1], "vdi");
	assert_false(matter_find(kb, LANG_EN, "", &matter, &sink));
	assert_false(matter_fact(kb, vocabulary, "\xff", &index, &sink));
	assert_int_equal(sink.errors, 7);
	diag_release(&sink);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_text_fits),
		cmocka_unit_test(rows_side_by_side),
		cmocka_unit_test(every_json_parses),
		cmocka_unit_test(receipts_replay_to_the_same_bytes),
		cmocka_unit_test(receipts_tell_what_changed),
		cmocka_unit_test(receipts_name_settings),
		cmocka_unit_test(receipts_of_other_rules),
		cmocka_unit_test(other_files_are_no_receipts),
		cmocka_unit_test(truncated_receipts),
		cmocka_unit_test(matters_by_id_and_name),
	};
	return cmocka_run_group_tests(tests, load_rules, release_rules) != 0;
}
