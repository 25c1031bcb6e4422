/*
 * check/verify and check/diff: counts and comparisons of random flowcharts against enumeration, and the two theorems
 * that no rule file can break, since loading wouldn't let it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "chart.h"
#include "check/diff.h"
#include "check/verify.h"

enum { CHARTS = 200 };

static struct place nowhere(const void *data, const struct raw_path *path)
{
	(void)data;
	(void)path;
	return (struct place){.file = "chart"};
}

/* Rules without files, and a folder without scenarios. */
static struct rules rules_of(const struct kb *kb)
{
	return (struct rules){.kb = (struct kb *)kb, .places = {.find = nowhere}};
}
static const char no_folder[] = "/nonexistent";

static bool next_known(const struct chart *chart, int *values)
{
	for (int f = 0; f < chart->fact_count; f++) {
		if (++values[f] < chart->choices[f])
			return true;
		values[f] = 0;
	}
	return false;
}

static int outcome_of(const struct brute *brute, const int *values)
{
	struct brute_way way = {.count = 0};
	return brute->outcome(brute->chart, values, &way);
}

/* The outcome's own number, not its method's. */
static int leaf_of(const struct chart *chart, const int *values, int *questions)
{
	int at = 0;
	for (*questions = 0; at >= 0; ++*questions)
		at = chart->nodes[at].go[values[chart->nodes[at].fact]];
	return -1 - at;
}

static uint64_t asked_facts(const struct chart *chart)
{
	uint64_t facts = 0;
	for (int n = 0; n < chart->node_count; n++)
		facts |= UINT64_C(1) << chart->nodes[n].fact;
	return facts;
}

struct found {
	long answers;
	int least, most;
};

static void count_by_hand(const struct chart *chart, struct found *outcomes)
{
	int values[BRUTE_FACTS] = {0}, questions;
	/* Facts that nobody asks are left at their first value. */
	uint64_t asked = asked_facts(chart);
	do {
		bool counted = true;
		for (int f = 0; f < chart->fact_count; f++)
			counted &= (asked >> f & 1) || !values[f];
		if (!counted)
			continue;
		struct found *found = &outcomes[leaf_of(chart, values, &questions)];
		found->least = !found->answers || questions < found->least ? questions : found->least;
		found->most = questions > found->most ? questions : found->most;
		found->answers++;
	} while (next_known(chart, values));
}

static bool has_code(const struct diag_sink *sink, enum diag_code code)
{
	for (const struct diag *diag = sink->first; diag; diag = diag->next)
		if (diag->code == code)
			return true;
	return false;
}

static const struct tally *tally_of(const struct verification *v, enum diag_code code)
{
	return &v->tallies[check_find(code)];
}

static void outcomes_are_counted_as_by_enumeration(void **state)
{
	(void)state;
	struct random random = {.state = 3};
	for (int i = 0; i < CHARTS; i++) {
		struct arena arena = {0};
		struct chart chart;
		struct found outcomes[CHART_NODES * CHART_VALUES] = {{0}};
		struct diag_sink sink = {0};
		chart_make(&chart, &random, 3 + random_below(&random, 4), random_below(&random, 2));
		const struct kb *kb = chart_compile(&arena, &chart);
		struct rules rules = rules_of(kb);
		const struct verification *v = verify(&arena, &rules, no_folder, &sink);
		count_by_hand(&chart, outcomes);
		int seen = 0;
		for (int k = 0; k < v->shown_count; k++) {
			const struct shown *shown = &v->shown[k];
			if (shown->kind != SHOWN_OUTCOME)
				continue;
			int values[BRUTE_FACTS], questions;
			for (int f = 0; f < chart.fact_count; f++)
				values[f] = shown->witness[f] == KB_NONE ? 0 : shown->witness[f];
			assert_int_equal(count_small(&shown->answers), outcomes[shown->index].answers);
			assert_int_equal(shown->least, outcomes[shown->index].least);
			assert_int_equal(shown->most, outcomes[shown->index].most);
			assert_int_equal(leaf_of(&chart, values, &questions), shown->index);
			seen++;
		}
		assert_int_equal(seen, chart.outcome_count);
		/* The engine and the diagrams agree on every vector with unknowns. */
		assert_int_equal(tally_of(v, DIAG_FLOW_INEXACT)->found, 0);
		assert_true(tally_of(v, DIAG_FLOW_INEXACT)->examined > 0);
		diag_release(&sink);
		arena_release(&arena);
	}
}

static void idle_questions_are_those_that_change_nothing(void **state)
{
	(void)state;
	struct random random = {.state = 5};
	int idle = 0;
	for (int i = 0; i < CHARTS; i++) {
		struct arena arena = {0};
		struct chart chart;
		struct diag_sink sink = {0};
		chart_make(&chart, &random, 3 + random_below(&random, 3), true);
		struct brute brute = chart_brute(&chart);
		struct rules rules = rules_of(chart_compile(&arena, &chart));
		const struct verification *v = verify(&arena, &rules, no_folder, &sink);
		int expected = 0;
		for (int n = 0; n < chart.node_count; n++) {
			/* Two answers that differ only in the node's fact and lead elsewhere from the node on. */
			struct chart from = chart;
			int values[BRUTE_FACTS] = {0};
			bool matters = false;
			from.nodes[0] = chart.nodes[n];
			brute.chart = &from;
			do {
				int other[BRUTE_FACTS];
				memcpy(other, values, sizeof(other));
				other[chart.nodes[n].fact] = 0;
				matters |= outcome_of(&brute, values) != outcome_of(&brute, other);
			} while (!matters && next_known(&chart, values));
			expected += !matters;
		}
		assert_int_equal(tally_of(v, DIAG_FLOW_IDLE)->found, expected);
		idle += expected;
		diag_release(&sink);
		arena_release(&arena);
	}
	assert_true(idle > 0);
}

static const struct cover *where_of(const struct diff *d, int from, int to)
{
	const char *ids[2] = {NULL, NULL};
	char names[2][4];
	const int methods[2] = {from, to};
	for (int k = 0; k < 2; k++) {
		if (methods[k] == BRUTE_NO_METHOD)
			continue;
		memcpy(names[k], (char[]){'m', '0', (char)('0' + methods[k]), '\0'}, 4);
		ids[k] = names[k];
	}
	for (int i = 0; i < d->moved_count; i++) {
		const struct moved *m = &d->moved[i];
		if (!ids[0] == !m->from && !ids[1] == !m->to && (!m->from || !strcmp(m->from, ids[0])) &&
		    (!m->to || !strcmp(m->to, ids[1])))
			return &m->where;
	}
	return NULL;
}

static bool covers(const struct cover *cover, const int *values, int facts)
{
	for (int i = 0; i < cover->count; i++) {
		bool inside = true;
		for (int f = 0; f < facts; f++)
			inside &= cover->cubes[i].may[f] >> values[f] & 1;
		if (inside)
			return true;
	}
	return false;
}

/* Another flowchart over the same facts. */
static void make_like(struct chart *chart, struct random *random, const struct chart *like)
{
	do
		chart_make(chart, random, like->fact_count, false);
	while (memcmp(chart->choices, like->choices, sizeof(like->choices)) != 0);
}

static void what_moved_is_what_enumeration_finds(void **state)
{
	(void)state;
	struct random random = {.state = 9};
	for (int i = 0; i < CHARTS; i++) {
		struct arena arena = {0};
		struct chart old, new;
		struct diag_sink sink = {0};
		chart_make(&old, &random, 4, false);
		make_like(&new, &random, &old);
		struct brute before = chart_brute(&old), after = chart_brute(&new);
		struct rules old_rules = rules_of(chart_compile(&arena, &old)),
			     new_rules = rules_of(chart_compile(&arena, &new));
		const struct diff *d = diff(&arena, &old_rules, &new_rules, &sink);
		int values[BRUTE_FACTS] = {0}, moved = 0;
		do {
			int from = outcome_of(&before, values), to = outcome_of(&after, values);
			for (int a = 0; a <= BRUTE_NO_METHOD; a++)
				for (int b = 0; b <= BRUTE_NO_METHOD; b++) {
					const struct cover *where = where_of(d, a, b);
					assert_int_equal(where && covers(where, values, old.fact_count),
							 from != to && a == from && b == to);
				}
			moved += from != to;
		} while (next_known(&old, values));
		assert_int_equal(d->moved_count > 0, moved > 0);
		for (int k = 0; k < d->moved_count; k++)
			assert_true(d->moved[k].where.whole);
		assert_int_equal(d->shifted_count + d->relevelled_count + d->renumbered_count + d->rewritten_count, 0);
		diag_release(&sink);
		arena_release(&arena);
	}
}

static void an_inexact_engine_is_found(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct diag_sink sink = {0};
	/* f0: 0 leads on to f1, which tells method 0 from method 1; 1 to method 0. */
	struct chart chart = {.fact_count = 2,
			      .choices = {2, 2},
			      .nodes = {{0, {1, -1}}, {1, {-1, -2}}},
			      .node_count = 2,
			      .outcomes = {0, 1},
			      .outcome_count = 2};
	struct kb *kb = (struct kb *)chart_compile(&arena, &chart);
	struct rules rules = rules_of(kb);
	verify(&arena, &rules, no_folder, &sink);
	assert_false(has_code(&sink, DIAG_FLOW_INEXACT));
	/* Asked twice, which loading forbids: the engine then takes method 1 for possible. */
	((struct kb_node *)kb->nodes)[1].fact = 0;
	verify(&arena, &rules, no_folder, &sink);
	assert_true(has_code(&sink, DIAG_FLOW_INEXACT));
	diag_release(&sink);
	arena_release(&arena);
}

static void a_condition_that_would_be_misjudged_is_found(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct diag_sink sink = {0};
	struct rules rules;
	assert_true(rules_load_checked(&rules, "tests/cli/verify/base", NULL, &sink));
	assert_int_equal(tally_of(verify(&arena, &rules, no_folder, &sink), DIAG_CONDITION_INEXACT)->found, 0);
	assert_null(sink.first);
	/* Twice the same fact, which loading forbids: never true, but Kleene's logic can't see it. */
	const struct kb_need *need = &rules.kb->needs[0];
	struct kb_clause twice[2] = {need->when.clauses[0], rules.kb->needs[1].when.clauses[0]};
	((struct kb_need *)need)->when = (struct kb_cond){.clauses = twice, .clause_count = 2};
	const struct verification *v = verify(&arena, &rules, no_folder, &sink);
	assert_int_equal(tally_of(v, DIAG_CONDITION_INEXACT)->found, 1);
	rules_release(&rules);
	diag_release(&sink);
	arena_release(&arena);
}

static void every_finding_about_rules_has_a_row(void **state)
{
	(void)state;
	static const char *const codes[] = {
#define NAME(code, severity) #code,
		DIAG_LIST(NAME)
#undef NAME
	};
	/* Those of files, answers and the command line, which verify doesn't check. */
	static const char *const others[] = {"FILE_",	  "FOLDER_", "RULES_",	 "ANSWERS_", "OPTION_",	 "COMMAND_",
					     "ARGUMENT_", "TOPIC_",  "JOURNAL_", "SESSION_", "RECEIPT", "EXPLAIN_",
					     "SAVE_"};
	for (int i = 0; i < DIAG_CODE_COUNT; i++) {
		bool other = false;
		for (size_t k = 0; k < sizeof(others) / sizeof(others[0]); k++)
			other |= !strncmp(codes[i], others[k], strlen(others[k]));
		int row = check_find((enum diag_code)i);
		if ((row < 0) != other)
			fail_msg("DIAG_%s: %s", codes[i],
				 other ? "is among the checks" : "has no row in check/checks.def");
		for (int k = 0; row >= 0 && k < CHECK_COUNT; k++)
			assert_true(k == row ||
				    (checks[k].code != checks[row].code && strcmp(checks[k].id, checks[row].id) != 0));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(outcomes_are_counted_as_by_enumeration),
		cmocka_unit_test(idle_questions_are_those_that_change_nothing),
		cmocka_unit_test(what_moved_is_what_enumeration_finds),
		cmocka_unit_test(an_inexact_engine_is_found),
		cmocka_unit_test(a_condition_that_would_be_misjudged_is_found),
		cmocka_unit_test(every_finding_about_rules_has_a_row),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
