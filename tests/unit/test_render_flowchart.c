/* render/flowchart_text: any read-once graph is drawn whole, each part once, within the columns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "render/show.h"
#include "text/width.h"

enum { LEAF_A = -1, LEAF_B = -2, LEAF_NONE = -3 };	/* see kb_leaf */

static const struct kb_choice yes_no[] = {
	{.id = "yes", .label = {{"はい", "Yes"}}, .phrase = {{"ある", "has it"}}},
	{.id = "no", .label = {{"いいえ", "No"}}, .phrase = {{"ない", "lacks it"}}},
};
static const struct kb_choice three[] = {
	{.id = "x", .label = {{"甲", "X"}}, .phrase = {{"甲", "x"}}},
	{.id = "y", .label = {{"乙", "Y"}}, .phrase = {{"乙", "y"}}},
	{.id = "z", .label = {{"丙", "Z"}}, .phrase = {{"丙", "z"}}},
};
static const struct kb_method methods[] = {
	{.id = "a", .name = {{"方式A", "Method A"}}},
	{.id = "b", .name = {{"方式B", "Method B"}}},
};
static const struct kb_outcome outcomes[] = {
	{.id = "oa", .method = 0}, {.id = "ob", .method = 1}, {.id = "on", .method = KB_NONE}};

static void draw(struct buf *out, const struct kb_fact *facts, const struct kb_node *nodes, int count, int columns,
		 enum lang lang)
{
	const struct kb kb = {
		.about = {.method = {{"方式", "method"}}, .methods = {{"方式", "methods"}}},
		.facts = facts, .fact_count = count, .nodes = nodes, .node_count = count,
		.outcomes = outcomes, .outcome_count = 3, .methods = methods, .method_count = 2,
	};
	const struct style style = {.lang = lang, .columns = columns};
	const struct view view = {.kb = &kb, .style = &style, .method = KB_NONE, .role = KB_NONE, .basis = KB_NONE};
	show_flowchart_text(out, &view);
}

static void one_question(void **state)
{
	(void)state;
	static const struct kb_fact facts[] = {{.label = {{"問い", "Question"}}, .choices = yes_no, .choice_count = 2}};
	static const int go[] = {LEAF_A, LEAF_NONE};
	static const struct kb_node nodes[] = {{.fact = 0, .go = go}};
	struct buf out = {0};
	draw(&out, facts, nodes, 1, 80, LANG_EN);
	assert_string_equal(buf_text(&out), "Question\n"
					    "├─ has it => Method A\n"
					    "└─ lacks it => no method fits\n");
	buf_clear(&out);
	draw(&out, facts, nodes, 1, 80, LANG_JA);
	assert_string_equal(buf_text(&out), "問い\n"
					    "├─ ある => 方式A\n"
					    "└─ ない => 合う方式がない\n");
	buf_release(&out);
}

/* Two choices that lead to the same place are one line, and don't make it a shared part. */
static void choices_with_one_target_stand_together(void **state)
{
	(void)state;
	static const struct kb_fact facts[] = {
		{.label = {{"一", "First"}}, .choices = three, .choice_count = 3},
		{.label = {{"二", "Second"}}, .choices = three, .choice_count = 3},
	};
	static const int first[] = {1, LEAF_A, 1}, second[] = {LEAF_B, LEAF_B, LEAF_B};
	static const struct kb_node nodes[] = {{.fact = 0, .go = first}, {.fact = 1, .go = second}};
	struct buf out = {0};
	draw(&out, facts, nodes, 2, 80, LANG_EN);
	assert_string_equal(buf_text(&out), "First\n"
					    "├─ x or z ── Second\n"
					    "│  └─ x or y or z => Method B\n"
					    "└─ y => Method A\n");
	buf_release(&out);
}

static void shared_parts_are_drawn_once(void **state)
{
	(void)state;
	static const struct kb_fact facts[] = {
		{.label = {{"一", "First"}}, .choices = three, .choice_count = 3},
		{.label = {{"二", "Second"}}, .choices = yes_no, .choice_count = 2},
		{.label = {{"三", "Third"}}, .choices = yes_no, .choice_count = 2},
		{.label = {{"四", "Fourth"}}, .choices = yes_no, .choice_count = 2},
	};
	/* Third is reached from First and Second, Fourth from First and Third. */
	static const int first[] = {1, 2, 3}, second[] = {2, LEAF_A}, third[] = {LEAF_B, 3}, fourth[] = {LEAF_A, LEAF_NONE};
	static const struct kb_node nodes[] = {
		{.fact = 0, .go = first}, {.fact = 1, .go = second}, {.fact = 2, .go = third}, {.fact = 3, .go = fourth}};
	struct buf out = {0};
	draw(&out, facts, nodes, 4, 80, LANG_EN);
	assert_string_equal(buf_text(&out), "First\n"
					    "├─ x ── Second\n"
					    "│  ├─ has it ── (1) Third\n"
					    "│  └─ lacks it => Method A\n"
					    "├─ y ── (1) Third\n"
					    "└─ z ── (2) Fourth\n"
					    "\n"
					    "(1) Third\n"
					    "├─ has it => Method B\n"
					    "└─ lacks it ── (2) Fourth\n"
					    "\n"
					    "(2) Fourth\n"
					    "├─ has it => Method A\n"
					    "└─ lacks it => no method fits\n"
					    "\n"
					    "A number in brackets goes on at the part with that number.\n");
	buf_release(&out);
}

static int occurrences(const char *text, const char *part)
{
	int count = 0;
	for (const char *s = text; (s = strstr(s, part)) != NULL; s += strlen(part))
		count++;
	return count;
}

/* A chain that is too deep for the lines goes on in numbered parts; nothing is lost, nothing sticks out. */
static void deep_charts_stay_within_the_columns(void **state)
{
	(void)state;
	enum { DEPTH = 40 };
	static struct kb_fact facts[DEPTH];
	static struct kb_node nodes[DEPTH];
	static char labels[DEPTH][32];
	static int go[DEPTH][2];
	for (int i = 0; i < DEPTH; i++) {
		snprintf(labels[i], sizeof(labels[i]), "Question %02d of many", i);
		facts[i] = (struct kb_fact){.label = {{labels[i], labels[i]}}, .choices = yes_no, .choice_count = 2};
		go[i][0] = LEAF_A;
		go[i][1] = i + 1 < DEPTH ? i + 1 : LEAF_B;
		nodes[i] = (struct kb_node){.fact = i, .go = go[i]};
	}
	for (int columns = 20; columns <= 100; columns += 20) {
		struct buf out = {0};
		draw(&out, facts, nodes, DEPTH, columns, LANG_EN);
		assert_int_equal(occurrences(buf_text(&out), "├─ has it"), DEPTH);
		assert_int_equal(occurrences(buf_text(&out), "└─ lacks it"), DEPTH);
		assert_true(strstr(buf_text(&out), "(1) Question") != NULL);
		char *line = strtok(out.text, "\n");
		for (; line; line = strtok(NULL, "\n"))
			assert_true(text_width(line) <= columns);
		buf_release(&out);
	}
}

/* What follows an answer goes below it, whole, where both don't fit on a line. */
static void long_lines_break_before_the_arrow(void **state)
{
	(void)state;
	static const struct kb_fact facts[] = {
		{.label = {{"一", "The first question"}}, .choices = yes_no, .choice_count = 2},
		{.label = {{"二", "A question that is far too long for a line"}}, .choices = yes_no, .choice_count = 2},
	};
	static const int first[] = {1, LEAF_NONE}, second[] = {LEAF_A, LEAF_B};
	static const struct kb_node nodes[] = {{.fact = 0, .go = first}, {.fact = 1, .go = second}};
	struct buf out = {0};
	draw(&out, facts, nodes, 2, 24, LANG_EN);
	assert_string_equal(buf_text(&out), "The first question\n"
					    "├─ has it\n"
					    "│  ── A question that is\n"
					    "│     far too long for a\n"
					    "│     line\n"
					    "│  ├─ has it => Method A\n"
					    "│  └─ lacks it\n"
					    "│     => Method B\n"
					    "└─ lacks it\n"
					    "   => no method fits\n");
	buf_release(&out);
}

/* Where box-drawing characters take two columns, ASCII keeps the drawing together. */
static void ascii_where_lines_are_wide(void **state)
{
	(void)state;
	static const struct kb_fact facts[] = {{.label = {{"問い", "Question"}}, .choices = yes_no, .choice_count = 2}};
	static const int go[] = {LEAF_A, LEAF_B};
	static const struct kb_node nodes[] = {{.fact = 0, .go = go}};
	struct buf out = {0};
	width_ambiguous_wide(true);
	draw(&out, facts, nodes, 1, 80, LANG_EN);
	width_ambiguous_wide(false);
	assert_string_equal(buf_text(&out), "Question\n"
					    "|- has it => Method A\n"
					    "`- lacks it => Method B\n");
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_question),
		cmocka_unit_test(choices_with_one_target_stand_together),
		cmocka_unit_test(shared_parts_are_drawn_once),
		cmocka_unit_test(deep_charts_stay_within_the_columns),
		cmocka_unit_test(long_lines_break_before_the_arrow),
		cmocka_unit_test(ascii_where_lines_are_wide),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
