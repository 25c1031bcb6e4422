/* What a session prints: questions, lists, reasons, the offer; and which fact is meant by what follows «change». */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "ask/listing.h"
#include "ask/meant.h"
#include "ask/offer.h"
#include "ask/question.h"
#include "ask_rules.h"
#include "render/explain_why_text.h"
#include "text/width.h"

static struct arena arena;
static struct buf out;

static int clean_up(void **state)
{
	(void)state;
	arena_release(&arena);
	buf_release(&out);
	return 0;
}

static struct style style(enum lang lang, int columns)
{
	return (struct style){.lang = lang, .columns = columns};
}

static void answer(struct consultation *c, const char *fact, const char *value)
{
	consultation_answer(c, ask_fact(fact), value ? ask_value(fact, value) : KB_NONE);
}

static struct consultation to_remote_desktop(void)
{
	struct consultation c;
	consultation_init(&c, ask_kb);
	answer(&c, "office_system", "yes");
	answer(&c, "reproduce", "same");
	answer(&c, "local_data", "forbid");
	answer(&c, "office_pc", "yes");
	return c;
}

static void why(const struct style *s, const struct consultation *c, int fact)
{
	explain_why_brief_text(&out, s, ask_kb, &c->answers, c->declined, fact);
}

/* Every line of the output fits, ends without a space, and the output ends with its last line. */
static void check_lines(int columns)
{
	const char *line = buf_text(&out);
	assert_true(out.length > 0);
	assert_int_equal(line[out.length - 1], '\n');
	for (const char *end; *line; line = end + 1) {
		end = strchr(line, '\n');
		char *copy = arena_copy(&arena, line, (size_t)(end - line));
		if (text_width(copy) > columns)
			fail_msg("%d columns: %s", text_width(copy), copy);
		if (end > line && end[-1] == ' ')
			fail_msg("a space at the end: %s", copy);
	}
	buf_clear(&out);
}

static void has(const char *text)
{
	if (!strstr(buf_text(&out), text))
		fail_msg("«%s» isn't in: %s", text, buf_text(&out));
}

static void has_not(const char *text)
{
	if (strstr(buf_text(&out), text))
		fail_msg("«%s» is in: %s", text, buf_text(&out));
}

static void all_that_is_printed_fits(void **state)
{
	(void)state;
	static const int widths[] = {24, 40, 80, 132};
	struct consultation c = to_remote_desktop();
	for (int i = 0; i < 4; i++)
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			struct style s = style((enum lang)lang, widths[i]);
			struct agenda agenda = consultation_next(&c, &arena);
			for (int f = 0; f < ask_kb->fact_count; f++) {
				struct question q = {.fact = f, .number = 12, .most = 3, .offered = ask_kb->facts[f].all,
						     .method = KB_NONE};
				question_print(&out, &s, ask_kb, &q);
				check_lines(widths[i]);
				why(&s, &c, f);
				check_lines(widths[i]);
			}
			for (int m = 0; m < ask_kb->method_count; m++) {
				struct question q = {.fact = ask_kb->configuration_fact, .number = 1, .current = "x",
						     .offered = ask_kb->methods[m].variants, .method = m};
				question_print(&out, &s, ask_kb, &q);
				check_lines(widths[i]);
			}
			listing_help(&out, &s);
			check_lines(widths[i]);
			listing_review(&out, &s, &c, &arena);
			check_lines(widths[i]);
			listing_methods(&out, &s, ask_kb);
			check_lines(widths[i]);
			listing_glossary(&out, &s, ask_kb, "", 0);
			check_lines(widths[i]);
			offer_print(&out, &s, ask_kb, &agenda);
			check_lines(widths[i]);
			offer_list(&out, &s, ask_kb, &agenda);
			check_lines(widths[i]);
		}
}

static void a_question_reads_as_in_the_design(void **state)
{
	(void)state;
	struct style s = style(LANG_JA, 80);
	struct question q = {.fact = ask_fact("office_pc"), .number = 4, .most = 1, .offered = 3, .method = KB_NONE};
	question_print(&out, &s, ask_kb, &q);
	has("\n質問4(あと最大1問、これを含む)\n");
	has("\n   例: ");
	has("\n   1 はい      2 いいえ      3 分からない\n");
	buf_clear(&out);
	s.lang = LANG_EN;
	q.most = 0;
	q.current = "No";
	question_print(&out, &s, ask_kb, &q);
	has("\nQuestion 4\n");
	has("Your answer now: No");
	has("\n   1 Yes      2 No      3 I don't know\n");
}

static void choices_stand_below_each_other_where_they_do_not_fit(void **state)
{
	(void)state;
	struct style s = style(LANG_EN, 30);
	static const char *const labels[] = {"The same work", "Light tasks only", "I don't know"};
	choices_print(&out, &s, labels, 3);
	assert_string_equal(buf_text(&out), "   1 The same work\n   2 Light tasks only\n   3 I don't know\n");
}

static void configurations_are_named_and_described(void **state)
{
	(void)state;
	struct style s = style(LANG_EN, 80);
	int method = kb_method_find(ask_kb, "remote_desktop");
	struct question q = {.fact = ask_kb->configuration_fact, .number = 5, .most = 1, .method = method,
			     .offered = ask_kb->methods[method].variants};
	question_print(&out, &s, ask_kb, &q);
	for (int i = 0; i < ask_kb->methods[method].configuration_count; i++)
		has(ask_kb->methods[method].configurations[i].name.in[LANG_EN]);
	has("\n   3 I don't know\n");
}

static void the_review_numbers_the_answers(void **state)
{
	(void)state;
	struct style s = style(LANG_EN, 80);
	struct consultation c;
	consultation_init(&c, ask_kb);
	listing_review(&out, &s, &c, &arena);
	has("not answered anything");
	buf_clear(&out);
	c = to_remote_desktop();
	answer(&c, "cloud", NULL);
	answer(&c, "local_data", "allow");
	listing_review(&out, &s, &c, &arena);
	has("\n   1  Use of things in the office: Yes\n");
	has("\n   3  Data on the device: May be stored\n");
	has("\n   4  PCs kept in the office: Yes (has no part in the conclusion now)\n");
	has("\n   5  Use of cloud services: I don't know\n");
}

static int meant(const struct consultation *c, const char *text)
{
	struct talk t = {.kb = ask_kb, .vocabulary = ask_vocabulary, .consultation = c};
	return meant_fact(&t, text, strlen(text));
}

static void a_fact_is_meant_by_number_id_label_or_question(void **state)
{
	(void)state;
	struct consultation c = to_remote_desktop();
	assert_int_equal(meant(&c, "2"), ask_fact("reproduce"));
	assert_int_equal(meant(&c, "４"), ask_fact("office_pc"));
	assert_int_equal(meant(&c, "5"), KB_NONE);
	assert_int_equal(meant(&c, "0"), KB_NONE);
	assert_int_equal(meant(&c, "Device_Owner"), ask_fact("device_owner"));
	for (int f = 0; f < ask_kb->fact_count; f++)
		for (int lang = 0; lang < LANG_COUNT; lang++) {
			assert_int_equal(meant(&c, ask_kb->facts[f].label.in[lang]), f);
			assert_int_equal(meant(&c, ask_kb->facts[f].question.in[lang]), f);
		}
	assert_int_equal(meant(&c, ""), KB_NONE);
	assert_int_equal(meant(&c, "\xff"), KB_NONE);
	struct talk t = {.kb = ask_kb, .vocabulary = ask_vocabulary, .consultation = &c, .screen.style = style(LANG_EN, 80)};
	assert_string_equal(meant_nearest(&t, "reprodcue", 9), ask_kb->facts[ask_fact("reproduce")].label.in[LANG_EN]);
	assert_string_equal(meant_nearest(&t, "zzzzzz", 6), "");
}

static void glossary(enum lang lang, const char *typed)
{
	struct style s = style(lang, 80);
	buf_clear(&out);
	listing_glossary(&out, &s, ask_kb, typed, strlen(typed));
}

static void the_glossary_finds_terms_however_they_are_spelled(void **state)
{
	(void)state;
	for (int i = 0; i < ask_kb->glossary_count; i++) {
		const struct kb_term_entry *entry = &ask_kb->glossary[i];
		struct style s = style(LANG_EN, 10000);
		const char *const spellings[] = {entry->id, entry->term.in[LANG_JA], entry->term.in[LANG_EN]};
		for (int k = 0; k < 3; k++) {
			buf_clear(&out);
			listing_glossary(&out, &s, ask_kb, spellings[k], strlen(spellings[k]));
			has(entry->text.in[LANG_EN]);
		}
	}
	glossary(LANG_JA, "ｖｐｎ");
	has("暗号");
	glossary(LANG_JA, " 在宅勤務 ");
	has("テレワーク");
}

static void the_glossary_helps_where_nothing_is_found(void **state)
{
	(void)state;
	glossary(LANG_EN, "ranosmware");
	has("There is no term 'ranosmware'. Did you mean 'Ransomware'?");
	glossary(LANG_EN, "qqqqqqqqqq");
	has("There is no term 'qqqqqqqqqq'.");
	has_not("Did you mean");
	glossary(LANG_EN, "authentication");
	has("Terms that contain 'authentication':");
	glossary(LANG_EN, "\x1b[31m");
	has_not("\x1b");
	glossary(LANG_JA, "");
	has("ゼロトラスト");
}

static void why_names_what_each_answer_leads_to(void **state)
{
	(void)state;
	struct style s = style(LANG_JA, 2000);
	struct consultation c = to_remote_desktop();
	why(&s, &c, ask_fact("office_pc"));
	has("「はい」なら、リモートデスクトップ方式に決まります。");
	has("「いいえ」なら、仮想デスクトップ(VDI)方式に決まります。");
	has("「端末に保存しない」と答えたので、VPN方式はもう候補ではありません。");
	/* The answer that stands is disregarded, so that it doesn't rule out what it decides. */
	has_not("「オフィスにPCを置いておける」と答えたので");
	has("フローチャートの ");
	has(ask_kb->facts[ask_fact("office_pc")].help.in[LANG_JA]);
}

static int count(const char *text)
{
	int found = 0;
	for (const char *at = buf_text(&out); (at = strstr(at, text)) != NULL; at += strlen(text))
		found++;
	return found;
}

/* By value, with the first few named, the rest counted, and what won't be asked; no word of what is out of reach. */
static void why_of_a_situation_is_brief(void **state)
{
	(void)state;
	struct style s = style(LANG_EN, 400);
	struct consultation c = to_remote_desktop();
	why(&s, &c, ask_fact("restricted"));
	has("does not change the method");
	has("  If 'Yes':\n    - the caution '");
	has("It is asked for 1 rule whose");
	has("will not be asked: Work in a browser alone, Kind of applications");
	has_not("Ruled out");
	buf_clear(&out);
	why(&s, &c, ask_fact("cloud"));
	has("  If 'Yes':\n    - Cloud service goes along with it\n");
	assert_int_equal(count("    - the settings guide '"), 2);
	has(" more\n");
	buf_clear(&out);
	/* What was answered with «unknown» was asked. */
	answer(&c, "browser_only", NULL);
	why(&s, &c, ask_fact("cloud"));
	has("will not be asked: Kind of applications");
}

static void the_offer_counts(void **state)
{
	(void)state;
	struct style s = style(LANG_EN, 200);
	struct consultation c = to_remote_desktop();
	for (int i = 0; i < KB_MAX_FACTS; i++) {
		struct agenda agenda = consultation_next(&c, &arena);
		if (agenda.most == 1) {
			offer_print(&out, &s, ask_kb, &agenda);
			has("One more question would");
			return;
		}
		offer_print(&out, &s, ask_kb, &agenda);
		has("Remote desktop is recommended. At most ");
		buf_clear(&out);
		int fact = 0;
		while (!(agenda.open >> fact & 1))
			fact++;
		consultation_answer(&c, fact, KB_NONE);
	}
	fail();
}

/* What the groups settle and what hangs on several of them make up what is promised; a caution is counted once. */
static void the_offer_counts_by_group(void **state)
{
	(void)state;
	struct style s = style(LANG_EN, 200);
	struct consultation c = to_remote_desktop();
	struct agenda agenda = consultation_next(&c, &arena);
	int all = offer_cautions(agenda.conclusion, agenda.open), sum = 0, questions = 0, promised;
	offer_print(&out, &s, ask_kb, &agenda);
	const char *line = strstr(buf_text(&out), "would settle ");
	assert_non_null(line);
	assert_int_equal(sscanf(line, "would settle %d", &promised), 1);
	assert_int_equal(promised, all);
	for (line = strstr(line, "\n   - "); line; line = strstr(line + 1, "\n   - ")) {
		const char *colon = strchr(line, ':'), *end = strchr(line + 1, '\n'), *bracket = strstr(line, " (");
		int count = 0;
		if (bracket && bracket < end) {
			assert_int_equal(sscanf(bracket, " (%d", &count), 1);
			questions += count;
		}
		if (colon && colon < end) {
			assert_int_equal(sscanf(colon, ": %d", &count), 1);
			sum += count;
		}
	}
	assert_int_equal(questions, agenda.most);
	assert_int_equal(sum, all);
	has("   - Devices (2 questions): ");
	has("   - Cautions that depend on more than one of these: ");
}

#define TEST(function) cmocka_unit_test_teardown(function, clean_up)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(all_that_is_printed_fits),
		TEST(a_question_reads_as_in_the_design),
		TEST(choices_stand_below_each_other_where_they_do_not_fit),
		TEST(configurations_are_named_and_described),
		TEST(the_review_numbers_the_answers),
		TEST(a_fact_is_meant_by_number_id_label_or_question),
		TEST(the_glossary_finds_terms_however_they_are_spelled),
		TEST(the_glossary_helps_where_nothing_is_found),
		TEST(why_names_what_each_answer_leads_to),
		TEST(why_of_a_situation_is_brief),
		TEST(the_offer_counts),
		TEST(the_offer_counts_by_group),
	};
	return cmocka_run_group_tests(tests, ask_rules_load, ask_rules_release) != 0;
}
