/*
 * render/frame: which parts frames share, when lists are made, and that a framer starts anew after forgetting. That what stands
 * in them is right, test_render_prepared shows.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/frame.h"
#include "rules/rules.h"

static struct rules rules;

static int load_rules(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	bool loaded = rules_load(&rules, NULL, NULL, &sink);
	diag_release(&sink);
	return !loaded;
}

static int release_rules(void **state)
{
	(void)state;
	rules_release(&rules);
	return 0;
}

static void set(struct answers *answers, const char *fact, const char *value)
{
	const struct kb *kb = rules.kb;
	int f = kb_fact_find(kb, fact);
	assert_int_not_equal(f, KB_NONE);
	for (int v = 0; v < kb->facts[f].choice_count; v++)
		if (!strcmp(kb->facts[f].choices[v].id, value)) {
			answers_set(answers, f, v);
			return;
		}
	fail_msg("no value %s", value);
}

/* What leads to a VPN, and an answer that makes no difference to it. */
static struct answers vpn(const char *office_pc)
{
	struct answers answers;
	answers_init(&answers, rules.kb);
	set(&answers, "office_system", "yes");
	set(&answers, "reproduce", "same");
	set(&answers, "local_data", "allow");
	set(&answers, "office_pc", office_pc);
	return answers;
}

static void frames_share_what_is_the_same(void **state)
{
	(void)state;
	struct conclusion_context context = {.kb = rules.kb, .detail = DETAIL_NORMAL, .hash = "sha256:0", .version = "0"};
	struct framer *framer = framer_new(&context, false);
	struct answers with = vpn("yes"), without = vpn("no"), nothing;
	answers_init(&nothing, rules.kb);
	const struct frame *a = framer_make(framer, &with, false), *b = framer_make(framer, &without, false);
	const struct frame *c = framer_make(framer, &nothing, false);
	assert_ptr_not_equal(a, b);
	assert_int_equal(a->method, b->method);
	assert_ptr_equal(a->path, b->path);
	assert_ptr_equal(a->before_variant.text, b->before_variant.text);
	assert_ptr_equal(a->needs, b->needs);
	assert_ptr_equal(a->lists, b->lists);
	/* To a remote desktop it is one change less where there is a PC. */
	assert_ptr_not_equal(a->after_lists.text, b->after_lists.text);
	assert_int_equal(c->status, STATUS_UNDETERMINED);
	assert_ptr_not_equal(a->lists, c->lists);
	assert_true(a->lists->of[CAUTIONS].sure_count > c->lists->of[CAUTIONS].sure_count);
	framer_free(framer);
}

static void lists_are_made_where_they_are_wanted(void **state)
{
	(void)state;
	struct conclusion_context context = {.kb = rules.kb, .detail = DETAIL_BRIEF};
	struct answers answers = vpn("yes");
	for (int csv = 0; csv < 2; csv++) {
		struct framer *framer = framer_new(&context, csv);
		assert_null(framer_make(framer, &answers, false)->lists);
		assert_true(framer_make(framer, &answers, true)->lists->of[CAUTIONS].sure_count > 0);
		framer_free(framer);
	}
}

static void a_framer_forgets(void **state)
{
	(void)state;
	struct conclusion_context context = {.kb = rules.kb, .detail = DETAIL_NORMAL, .hash = "sha256:0", .version = "0"};
	struct framer *framer = framer_new(&context, false);
	struct answers answers = vpn("yes");
	struct buf first = {0}, second = {0};
	const struct frame *frame = framer_make(framer, &answers, false);
	piece_put(&first, frame->before_variant);
	piece_put(&first, frame->lists->of[CAUTIONS].runs[0]);
	piece_put(&first, frame->after_lists);
	framer_forget(framer);
	frame = framer_make(framer, &answers, false);
	piece_put(&second, frame->before_variant);
	piece_put(&second, frame->lists->of[CAUTIONS].runs[0]);
	piece_put(&second, frame->after_lists);
	assert_string_equal(buf_text(&first), buf_text(&second));
	buf_release(&first);
	buf_release(&second);
	framer_free(framer);
	framer_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(frames_share_what_is_the_same),
		cmocka_unit_test(lists_are_made_where_they_are_wanted),
		cmocka_unit_test(a_framer_forgets),
	};
	return cmocka_run_group_tests(tests, load_rules, release_rules) != 0;
}
