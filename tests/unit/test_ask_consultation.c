/* ask/consultation: what is asked next, and what stays when answers are changed or taken back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ask/consultation.h"
#include "ask/offer.h"
#include "ask_rules.h"
#include "random.h"

enum { SESSIONS = 400 };

static struct arena arena;

static int release_arena(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static struct consultation begin(void)
{
	struct consultation c;
	consultation_init(&c, ask_kb);
	return c;
}

static void answer(struct consultation *c, const char *fact, const char *value)
{
	consultation_answer(c, ask_fact(fact), value ? ask_value(fact, value) : KB_NONE);
}

static void expect_next(const struct consultation *c, enum agenda_kind kind, const char *fact)
{
	struct agenda agenda = consultation_next(c, &arena);
	assert_int_equal(agenda.kind, kind);
	if (fact)
		assert_string_equal(ask_kb->facts[agenda.fact].id, fact);
	else
		assert_int_equal(agenda.fact, KB_NONE);
}

static void answer_to_container(struct consultation *c)
{
	answer(c, "office_system", "yes");
	answer(c, "reproduce", "limited");
	answer(c, "browser_only", "no");
	answer(c, "container_apps", "yes");
}

static void the_flowchart_comes_first_then_the_offer(void **state)
{
	(void)state;
	struct consultation c = begin();
	expect_next(&c, AGENDA_FLOW, "office_system");
	answer(&c, "office_system", "yes");
	expect_next(&c, AGENDA_FLOW, "reproduce");
	answer(&c, "reproduce", "limited");
	expect_next(&c, AGENDA_FLOW, "browser_only");
	answer(&c, "browser_only", "no");
	expect_next(&c, AGENDA_FLOW, "container_apps");
	answer(&c, "container_apps", "yes");
	expect_next(&c, AGENDA_OFFER, NULL);
	struct agenda agenda = consultation_next(&c, &arena);
	assert_string_equal(ask_kb->methods[agenda.conclusion->method].id, "secure_container");
	assert_true(agenda.most > 0);
	assert_true(offer_cautions(agenda.conclusion, agenda.open) > 0);
	assert_int_equal(offer_cautions(agenda.conclusion, 0), 0);
}

static void the_offer_decides_about_the_further_questions(void **state)
{
	(void)state;
	struct consultation c = begin();
	answer_to_container(&c);
	consultation_decide(&c, FURTHER_DECLINED);
	expect_next(&c, AGENDA_RESULT, NULL);
	consultation_decide(&c, FURTHER_WANTED);
	/* In file order, flowchart facts that weren't asked included. */
	expect_next(&c, AGENDA_FURTHER, "cloud");
	answer(&c, "cloud", "no");
	expect_next(&c, AGENDA_FURTHER, "restricted");
	answer(&c, "restricted", NULL);
	expect_next(&c, AGENDA_FURTHER, "device_owner");
}

static void without_a_method_nothing_is_offered(void **state)
{
	(void)state;
	struct consultation c = begin();
	answer(&c, "office_system", "no");
	answer(&c, "cloud", "no");
	answer(&c, "local_data", "forbid");
	expect_next(&c, AGENDA_RESULT, NULL);
	assert_int_equal(consultation_next(&c, &arena).conclusion->status, STATUS_NONE);
}

static void the_unknown_is_not_asked_again(void **state)
{
	(void)state;
	struct consultation c = begin();
	answer(&c, "office_system", "yes");
	answer(&c, "reproduce", NULL);
	for (int i = 0; i < KB_MAX_FACTS; i++) {
		struct agenda agenda = consultation_next(&c, &arena);
		if (agenda.fact == KB_NONE)
			break;
		assert_string_not_equal(ask_kb->facts[agenda.fact].id, "reproduce");
		consultation_answer(&c, agenda.fact, KB_NONE);
	}
	assert_int_equal(consultation_next(&c, &arena).conclusion->status, STATUS_UNDETERMINED);
	/* Later it can be answered all the same. */
	answer(&c, "reproduce", "limited");
	assert_false(c.declined >> ask_fact("reproduce") & 1);
}

static void a_changed_answer_keeps_the_later_ones(void **state)
{
	(void)state;
	struct consultation c = begin();
	answer(&c, "office_system", "yes");
	answer(&c, "reproduce", "same");
	answer(&c, "local_data", "forbid");
	answer(&c, "office_pc", "no");
	assert_string_equal(ask_kb->methods[consultation_next(&c, &arena).conclusion->method].id, "vdi");
	answer(&c, "reproduce", "limited");
	expect_next(&c, AGENDA_FLOW, "browser_only");
	answer(&c, "browser_only", "no");
	answer(&c, "container_apps", "no");
	/* local_data and office_pc are still known: nothing more is asked for the flowchart. */
	expect_next(&c, AGENDA_OFFER, NULL);
	struct agenda agenda = consultation_next(&c, &arena);
	assert_string_equal(ask_kb->methods[agenda.conclusion->method].id, "vdi");
	assert_int_equal(agenda.conclusion->path_count, 6);
	/* The order is that of the asking; what was changed keeps its place. */
	assert_int_equal(consultation_place(&c, ask_fact("reproduce")), 1);
	assert_int_equal(consultation_place(&c, ask_fact("browser_only")), 4);
}

static void an_answer_off_the_way_is_kept_and_does_not_count(void **state)
{
	(void)state;
	struct consultation c = begin();
	answer(&c, "office_system", "yes");
	answer(&c, "reproduce", "same");
	answer(&c, "local_data", "forbid");
	answer(&c, "office_pc", "yes");
	assert_true(consultation_counts(&c, &arena, ask_fact("office_pc")));
	answer(&c, "local_data", "allow");
	struct agenda agenda = consultation_next(&c, &arena);
	assert_string_equal(ask_kb->methods[agenda.conclusion->method].id, "vpn");
	assert_int_equal(agenda.conclusion->path_count, 3);
	assert_false(consultation_counts(&c, &arena, ask_fact("office_pc")));
	assert_true(consultation_counts(&c, &arena, ask_fact("local_data")));
	answer(&c, "local_data", "forbid");
	agenda = consultation_next(&c, &arena);
	assert_string_equal(ask_kb->methods[agenda.conclusion->method].id, "remote_desktop");
}

static void expect_back(struct consultation *c, const char *expected)
{
	int fact;
	assert_true(consultation_back(c, &fact));
	if (expected)
		assert_string_equal(ask_kb->facts[fact].id, expected);
	else
		assert_int_equal(fact, KB_NONE);
}

static void back_withdraws_the_latest(void **state)
{
	(void)state;
	struct consultation c = begin();
	int fact = 0;
	assert_false(consultation_back(&c, &fact));
	assert_int_equal(fact, KB_NONE);
	answer(&c, "office_system", "yes");
	answer(&c, "reproduce", NULL);
	expect_back(&c, "reproduce");
	assert_int_equal(c.declined, 0);
	expect_next(&c, AGENDA_FLOW, "reproduce");
	expect_back(&c, "office_system");
	assert_int_equal(c.given_count, 0);
	assert_false(consultation_back(&c, &fact));
}

static void back_goes_to_what_was_changed_last(void **state)
{
	(void)state;
	struct consultation c = begin();
	answer(&c, "office_system", "yes");
	answer(&c, "reproduce", "same");
	answer(&c, "local_data", "allow");
	answer(&c, "office_system", "yes");
	expect_back(&c, "office_system");
	expect_back(&c, "local_data");
}

/* With its place, so that the questions keep their numbers; «unknown» is a former answer like others. */
static void back_restores_what_was_changed(void **state)
{
	(void)state;
	struct consultation c = begin();
	answer(&c, "office_system", "yes");
	answer(&c, "reproduce", NULL);
	answer(&c, "local_data", "forbid");
	answer(&c, "office_system", "no");
	expect_back(&c, "office_system");
	assert_int_equal(c.given_count, 3);
	assert_int_equal(consultation_place(&c, ask_fact("office_system")), 0);
	assert_int_equal(answers_value(&c.answers, ask_fact("office_system")), ask_value("office_system", "yes"));
	answer(&c, "reproduce", "same");
	expect_back(&c, "reproduce");
	assert_int_equal(c.given_count, 3);
	assert_false(answers_known(&c.answers, ask_fact("reproduce")));
	assert_int_equal(c.declined, UINT64_C(1) << ask_fact("reproduce"));
	/* Only the latest change can be taken back; then it goes on by the order. */
	expect_back(&c, "local_data");
	assert_int_equal(c.given_count, 2);
}

static void back_undoes_the_decision_about_further_questions(void **state)
{
	(void)state;
	struct consultation c = begin();
	answer_to_container(&c);
	consultation_decide(&c, FURTHER_WANTED);
	answer(&c, "cloud", "yes");
	expect_back(&c, "cloud");
	expect_back(&c, NULL);
	expect_next(&c, AGENDA_OFFER, NULL);
	expect_back(&c, "container_apps");
	answer(&c, "container_apps", "yes");
	consultation_decide(&c, FURTHER_DECLINED);
	/* What was changed after the decision comes before it. */
	answer(&c, "reproduce", "limited");
	expect_back(&c, "reproduce");
	answer(&c, "reproduce", "limited");
	consultation_decide(&c, FURTHER_DECLINED);
	expect_back(&c, NULL);
}

static void only_configurations_of_possible_methods_are_offered(void **state)
{
	(void)state;
	struct consultation c = begin();
	int variant = ask_fact("variant");
	answer_to_container(&c);
	struct agenda agenda = consultation_next(&c, &arena);
	const struct kb_method *method = &ask_kb->methods[kb_method_find(ask_kb, "secure_container")];
	assert_int_equal(consultation_offered(ask_kb, agenda.conclusion->possible, variant), method->variants);
	assert_int_equal(consultation_offered(ask_kb, (struct reach){.none = true}, variant), 0);
	assert_int_equal(consultation_offered(ask_kb, (struct reach){.none = true}, ask_fact("cloud")),
			 ask_kb->facts[ask_fact("cloud")].all);
}

static void a_configuration_of_another_method_is_asked_anew(void **state)
{
	(void)state;
	struct consultation c = begin();
	int variant = ask_fact("variant");
	answer(&c, "office_system", "yes");
	answer(&c, "reproduce", "same");
	answer(&c, "local_data", "allow");
	answer(&c, "variant", "split_tunnel");
	assert_false(consultation_next(&c, &arena).open >> variant & 1);
	assert_true(consultation_counts(&c, &arena, variant));
	answer(&c, "local_data", "forbid");
	answer(&c, "office_pc", "yes");
	assert_true(consultation_next(&c, &arena).open >> variant & 1);
	assert_false(consultation_counts(&c, &arena, variant));
}

static void without_one_method_no_configuration_is_asked(void **state)
{
	(void)state;
	struct consultation c = begin();
	answer(&c, "office_system", "yes");
	answer(&c, "reproduce", "same");
	answer(&c, "local_data", NULL);
	answer(&c, "office_pc", NULL);
	struct agenda agenda = consultation_next(&c, &arena);
	assert_int_equal(agenda.kind, AGENDA_OFFER);
	assert_false(agenda.open >> ask_fact("variant") & 1);
}

/*
 * Over random sessions: what was announced as the most is never exceeded, but for «unknown» in the flowchart, after which
 * several branches are asked; and no question comes twice.
 */
static void the_most_is_never_exceeded(void **state)
{
	(void)state;
	struct random random = {.state = 20261123};
	for (int session = 0; session < SESSIONS; session++) {
		struct consultation c = begin();
		enum agenda_kind phase = AGENDA_FLOW;
		int left = KB_MAX_FACTS;
		uint64_t asked = 0;
		for (;;) {
			arena_clear(&arena);
			struct agenda agenda = consultation_next(&c, &arena);
			if (agenda.kind == AGENDA_RESULT)
				break;
			if (agenda.kind != phase || agenda.kind == AGENDA_OFFER) {
				assert_true(agenda.kind > phase);
				phase = agenda.kind;
				left = KB_MAX_FACTS;
			}
			if (agenda.kind == AGENDA_OFFER) {
				consultation_decide(&c, FURTHER_WANTED);
				continue;
			}
			assert_true(agenda.most >= 1 && agenda.most <= left);
			left = agenda.kind == AGENDA_FLOW && c.declined ? KB_MAX_FACTS : agenda.most - 1;
			assert_false(asked >> agenda.fact & 1);
			asked |= UINT64_C(1) << agenda.fact;
			uint32_t offered = consultation_offered(ask_kb, agenda.conclusion->possible, agenda.fact);
			assert_int_not_equal(offered, 0);
			int value = random_below(&random, ask_kb->facts[agenda.fact].choice_count + 1);
			bool known = value < ask_kb->facts[agenda.fact].choice_count && (offered >> value & 1);
			consultation_answer(&c, agenda.fact, known ? value : KB_NONE);
			if (!known && agenda.kind == AGENDA_FLOW)
				left = KB_MAX_FACTS;
		}
	}
}

#define TEST(function) cmocka_unit_test_teardown(function, release_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_flowchart_comes_first_then_the_offer),
		TEST(the_offer_decides_about_the_further_questions),
		TEST(without_a_method_nothing_is_offered),
		TEST(the_unknown_is_not_asked_again),
		TEST(a_changed_answer_keeps_the_later_ones),
		TEST(an_answer_off_the_way_is_kept_and_does_not_count),
		TEST(back_withdraws_the_latest),
		TEST(back_goes_to_what_was_changed_last),
		TEST(back_restores_what_was_changed),
		TEST(back_undoes_the_decision_about_further_questions),
		TEST(only_configurations_of_possible_methods_are_offered),
		TEST(a_configuration_of_another_method_is_asked_anew),
		TEST(without_one_method_no_configuration_is_asked),
		TEST(the_most_is_never_exceeded),
	};
	return cmocka_run_group_tests(tests, ask_rules_load, ask_rules_release) != 0;
}
