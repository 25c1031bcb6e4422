/*
 * check/universe, check/ways: random flowcharts as sets of answers, against walking every complete vector; and rules about
 * methods, configurations and companions against what the engine concludes from it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "chart.h"
#include "check/ways.h"
#include "engine/conclude.h"

enum { FACTS = 4, CONFIGURATIONS = 3, COMPANIONS = 3, CAUTIONS = 8, CHARTS = 60, BASES = 40, STRANGE = -2 };

#define SOURCE .source = {.chapter = "c"}

static bool has(const struct space *space, int set, const int *values)
{
	uint32_t may[KB_MAX_FACTS] = {0};
	for (int f = 0; f < space_fact_count(space); f++)
		may[f] = UINT32_C(1) << values[f];
	return set_meets(space, set, may);
}

/* The n-th vector over the space; false past the end. */
static bool vector(const struct space *space, int n, int *values)
{
	for (int f = 0; f < space_fact_count(space); f++) {
		values[f] = n % space_size(space, f);
		n /= space_size(space, f);
	}
	return !n;
}

/* ---- Where answers lead, with two bases over one universe */

/* Both the facts and their values stand the other way round. */
static void turn_round(struct arena *arena, struct raw_base *raw, void *data)
{
	(void)arena;
	(void)data;
	for (unsigned i = 0; i < raw->facts_count / 2; i++) {
		struct raw_fact kept = raw->facts[i];
		raw->facts[i] = raw->facts[raw->facts_count - 1 - i];
		raw->facts[raw->facts_count - 1 - i] = kept;
	}
	for (unsigned f = 0; f < raw->facts_count; f++) {
		struct raw_fact *fact = &raw->facts[f];
		struct raw_choice kept = fact->choices[0];
		fact->choices[0] = fact->choices[fact->choices_count - 1];
		fact->choices[fact->choices_count - 1] = kept;
	}
}

/* The number in an id of a chart. */
static int number_in(const char *id)
{
	return (id[1] - '0') * 10 + id[2] - '0';
}

/* By the chart's own numbers: where it leads from a node, an outcome, or STRANGE where it knows no such value. */
static int walk(const struct chart *chart, int node, const int *answers)
{
	while (node >= 0) {
		int fact = chart->nodes[node].fact;
		if (answers[fact] >= chart->choices[fact])
			return STRANGE;
		node = chart->nodes[node].go[answers[fact]];
	}
	return -1 - node;
}

static void compare_vector(const struct chart *chart, const struct ways *ways, const int *values, const int *answers)
{
	const struct space *space = ways->space;
	int outcome = walk(chart, 0, answers);
	assert_int_equal(has(space, ways->strange, values), outcome == STRANGE);
	for (int o = 0; o < chart->outcome_count; o++)
		assert_int_equal(has(space, ways->outcome[o], values), outcome == o);
	int method = outcome == STRANGE ? STRANGE : chart->outcomes[outcome];
	for (int m = 0; m < CHART_METHODS; m++)
		assert_int_equal(has(space, ways->method[m], values), method == m);
	assert_int_equal(has(space, ways->none, values), method == BRUTE_NO_METHOD);
	assert_int_equal(has(space, ways->any, values), outcome != STRANGE);
}

static void compare_walks(const struct chart *chart, const struct universe *universe, const struct ways *ways,
			  struct random *random)
{
	bool wanted[CHART_NODES * CHART_VALUES] = {false};
	bool strange = random_below(random, 2);
	int sets[CHART_NODES], values[KB_MAX_FACTS];
	for (int o = 0; o < chart->outcome_count; o++)
		wanted[o] = random_below(random, 2);
	ways_by_node(ways, wanted, strange, sets);
	for (int i = 0; vector(ways->space, i, values); i++) {
		int answers[BRUTE_FACTS];
		for (int f = 0; f < universe->fact_count; f++)
			answers[number_in(universe->facts[f].id)] = number_in(universe->facts[f].values[values[f]]);
		compare_vector(chart, ways, values, answers);
		for (int n = 0; n < chart->node_count; n++) {
			int outcome = walk(chart, n, answers);
			assert_int_equal(has(ways->space, sets[n], values),
					 outcome == STRANGE ? strange : wanted[outcome]);
		}
	}
}

/* A term over the knowledge base's own numbers, against ids. */
static void compare_term(const struct universe *universe, const struct ways *ways, struct random *random)
{
	const struct kb *kb = ways->kb;
	struct kb_term term = {.fact = random_below(random, kb->fact_count)};
	const struct kb_fact *fact = &kb->facts[term.fact];
	term.values = 1 + (uint32_t)random_below(random, (1 << fact->choice_count) - 1);
	int set = ways_term(ways, &term), values[KB_MAX_FACTS];
	for (int i = 0; vector(ways->space, i, values); i++) {
		bool holds = false;
		for (int f = 0; f < universe->fact_count; f++)
			for (int v = 0; !strcmp(universe->facts[f].id, fact->id) && v < fact->choice_count; v++)
				holds |= (term.values >> v & 1) &&
					 !strcmp(universe->facts[f].values[values[f]], fact->choices[v].id);
		assert_int_equal(has(ways->space, set, values), holds);
	}
}

static void sets_lead_where_walking_leads(void **state)
{
	(void)state;
	struct random random = {.state = 23};
	struct arena arena = {0};
	int strange = 0;
	for (int i = 0; i < CHARTS; i++) {
		struct chart charts[2];
		const struct kb *kb[2];
		struct frame frames[2];
		struct universe universe = {0};
		uint64_t flow = 0;
		for (int k = 0; k < 2; k++) {
			chart_make(&charts[k], &random, 1 + random_below(&random, FACTS), i % 2);
			kb[k] = chart_compile_with(&arena, &charts[k], k ? turn_round : NULL, NULL);
			assert_true(universe_add(&universe, kb[k], &frames[k]));
			flow |= universe_flow(kb[k], &frames[k]);
		}
		struct space *space = universe_space(&universe, flow, 1 << 20);
		for (int k = 0; k < 2; k++) {
			const struct ways *ways = ways_new(&arena, kb[k], &frames[k], space, k);
			assert_int_equal(ways->flow, universe_flow(kb[k], &frames[k]));
			compare_walks(&charts[k], &universe, ways, &random);
			compare_term(&universe, ways, &random);
			strange += ways->strange != SET_NONE;
		}
		space_free(space);
		arena_clear(&arena);
	}
	assert_true(strange > CHARTS / 4);
	arena_release(&arena);
}

/* ---- What rules come up */

/* Appends "f02=v00|v01": some values of the fact, never all. */
static void add_term(struct arena *arena, struct random *random, struct buf *text, const struct raw_fact *fact)
{
	int count = fact->values ? CONFIGURATIONS : (int)fact->choices_count;
	int chosen = 1 + random_below(random, (1 << count) - 2);
	const char *before = "=";
	buf_puts(text, fact->id);
	for (int v = 0; v < count; v++) {
		if (!(chosen >> v & 1))
			continue;
		buf_puts(text, before);
		buf_puts(text, chart_id(arena, fact->values ? 'c' : 'v', v));
		before = "|";
	}
}

/* Up to two clauses; the first may have two terms. Each fact stands once. */
static const char **make_when(struct arena *arena, struct random *random, const struct raw_base *raw, unsigned *count)
{
	const char **clauses = arena_array(arena, 2, sizeof(*clauses));
	unsigned facts = raw->facts_count, from = (unsigned)random_below(random, (int)facts), terms = 0;
	*count = (unsigned)random_below(random, 3);
	for (unsigned i = 0; i < *count && terms < facts; i++) {
		struct buf text = {0};
		add_term(arena, random, &text, &raw->facts[(from + terms++) % facts]);
		if (!i && terms + 1 < facts && random_below(random, 2)) {
			buf_puts(&text, " or ");
			add_term(arena, random, &text, &raw->facts[(from + terms++) % facts]);
		}
		clauses[i] = buf_keep(&text, arena);
	}
	return clauses;
}

static const char **make_methods(struct arena *arena, struct random *random, unsigned *count)
{
	const char **methods = arena_array(arena, CHART_METHODS, sizeof(*methods));
	int chosen = random_below(random, 1 << CHART_METHODS);
	*count = 0;
	if (!chosen)
		methods[(*count)++] = "all";
	for (int m = 0; m < CHART_METHODS; m++)
		if (chosen >> m & 1)
			methods[(*count)++] = chart_id(arena, 'm', m);
	return methods;
}

/* A question for the configuration, of which the first method has all and the last none. */
static void add_configurations(struct arena *arena, struct random *random, struct raw_base *raw)
{
	struct raw_fact *facts = arena_array(arena, raw->facts_count + 1, sizeof(*facts));
	memcpy(facts, raw->facts, raw->facts_count * sizeof(*facts));
	facts[raw->facts_count] = (struct raw_fact){.id = "f99", .values = "configurations", SOURCE};
	raw->facts = facts;
	raw->facts_count++;
	for (int m = 0; m < CHART_METHODS - 1; m++) {
		struct raw_method *method = &raw->methods[m];
		int chosen = m ? random_below(random, 1 << CONFIGURATIONS) : (1 << CONFIGURATIONS) - 1;
		method->configurations = arena_array(arena, CONFIGURATIONS, sizeof(*method->configurations));
		for (int i = 0; i < CONFIGURATIONS; i++)
			if (chosen >> i & 1)
				method->configurations[method->configurations_count++] =
					(struct raw_configuration){.id = chart_id(arena, 'c', i), SOURCE};
	}
}

static void extend(struct arena *arena, struct raw_base *raw, void *data)
{
	struct random *random = data;
	static const char *roles[] = {"r00"};
	raw->roles = arena_array(arena, 1, sizeof(*raw->roles));
	raw->roles[raw->roles_count++] = (struct raw_heading){.id = roles[0], SOURCE};
	raw->categories = arena_array(arena, 1, sizeof(*raw->categories));
	raw->categories[raw->categories_count++] = (struct raw_heading){.id = "k00", SOURCE};
	raw->tiers = arena_array(arena, 2, sizeof(*raw->tiers));
	while (raw->tiers_count < 2) {
		raw->tiers[raw->tiers_count] =
			(struct raw_heading){.id = chart_id(arena, 't', (int)raw->tiers_count), SOURCE};
		raw->tiers_count++;
	}
	add_configurations(arena, random, raw);
	raw->companions = arena_array(arena, COMPANIONS, sizeof(*raw->companions));
	for (; raw->companions_count < COMPANIONS; raw->companions_count++) {
		struct raw_companion *companion = &raw->companions[raw->companions_count];
		*companion = (struct raw_companion){.method = chart_id(arena, 'm', random_below(random, CHART_METHODS)),
						    SOURCE};
		companion->when = make_when(arena, random, raw, &companion->when_count);
		if (random_below(random, 2))
			companion->tier = chart_id(arena, 't', random_below(random, 2));
	}
	raw->cautions = arena_array(arena, CAUTIONS, sizeof(*raw->cautions));
	for (; raw->cautions_count < CAUTIONS; raw->cautions_count++) {
		struct raw_caution *caution = &raw->cautions[raw->cautions_count];
		*caution = (struct raw_caution){.id = chart_id(arena, 'q', (int)raw->cautions_count), .category = "k00",
						.tier = chart_id(arena, 't', random_below(random, 2)), .roles = roles,
						.roles_count = 1, SOURCE};
		caution->methods = make_methods(arena, random, &caution->methods_count);
		caution->when = make_when(arena, random, raw, &caution->when_count);
	}
}

static bool is_among(const int *list, int count, int index)
{
	for (int i = 0; i < count; i++)
		if (list[i] == index)
			return true;
	return false;
}

struct claims {
	int held, along, cautions, foreign;
};

/* The vector's own bits, which answers of the engine's are too: frames are one to one with one knowledge base. */
static void compare_rules(struct arena *arena, const struct ways *ways, const int *values, struct claims *claims)
{
	const struct kb *kb = ways->kb;
	const struct space *space = ways->space;
	struct answers answers;
	answers_init(&answers, kb);
	for (int f = 0; f < kb->fact_count; f++)
		answers_set(&answers, f, values[f]);
	const struct conclusion *c = conclude(arena, kb, &answers);
	for (int i = 0; i < kb->caution_count; i++) {
		bool holds = cond_truth(&kb->cautions[i].when, answers.may) == TRUTH_TRUE;
		assert_int_equal(has(space, ways_where(ways, &kb->cautions[i].when), values), holds);
		claims->held += holds;
	}
	uint32_t variants = c->method == KB_NONE ? 0 : kb->methods[c->method].variants;
	bool own = !variants || (variants >> values[kb->configuration_fact] & 1);
	for (int m = 0; m < kb->method_count; m++) {
		assert_int_equal(has(space, ways->with[m], values), c->method == m && own);
		assert_int_equal(has(space, ways_concerning(ways, UINT64_C(1) << m, false), values),
				 c->method == m && own);
	}
	assert_int_equal(has(space, ways_concerning(ways, 5, false), values),
			 own && (c->method == 0 || c->method == 2));
	assert_int_equal(has(space, ways_concerning(ways, 0, true), values), own);
	claims->foreign += !own;
	if (!own) {
		/* Nothing comes up with a configuration that isn't the method's. */
		for (int i = 0; i < kb->caution_count; i++)
			assert_false(has(space, ways_caution(ways, &kb->cautions[i]), values));
		return;
	}
	/* Without configurations the engine takes the answer for unknown; sets are asked about it all the same. */
	if (memcmp(c->answers.may, answers.may, (size_t)kb->fact_count * sizeof(answers.may[0])) != 0)
		return;
	for (int i = 0; i < kb->companion_count; i++) {
		bool along = is_among(c->companions, c->companion_count, i);
		assert_int_equal(has(space, ways->along[i], values), along);
		claims->along += along;
	}
	for (int i = 0; i < kb->caution_count; i++) {
		bool told = is_among(c->cautions, c->caution_count, i);
		assert_int_equal(has(space, ways_caution(ways, &kb->cautions[i]), values), told);
		claims->cautions += told;
	}
}

static void sets_of_rules_are_what_the_engine_concludes(void **state)
{
	(void)state;
	struct random random = {.state = 31};
	struct arena arena = {0}, small = {0};
	struct claims claims = {0};
	for (int i = 0; i < BASES; i++) {
		struct chart chart;
		struct frame frame;
		struct universe universe = {0};
		int values[KB_MAX_FACTS];
		chart_make(&chart, &random, 1 + random_below(&random, FACTS), i % 2);
		const struct kb *kb = chart_compile_with(&arena, &chart, extend, &random);
		assert_true(universe_add(&universe, kb, &frame));
		struct space *space = universe_space(&universe, universe_flow(kb, &frame), 1 << 20);
		const struct ways *ways = ways_new(&arena, kb, &frame, space, true);
		const struct ways *all = ways_new(&arena, kb, &frame, space, false);
		for (int m = 0; m < kb->method_count; m++) {
			assert_int_equal(all->with[m], all->method[m]);
			assert_int_equal(all->method[m], ways->method[m]);
		}
		for (int n = 0; vector(space, n, values); n++) {
			compare_rules(&small, ways, values, &claims);
			arena_clear(&small);
		}
		space_free(space);
		arena_clear(&arena);
	}
	assert_true(claims.held > 1000 && claims.along > 100 && claims.cautions > 500 && claims.foreign > 100);
	arena_release(&small);
	arena_release(&arena);
}

/* ---- The universe itself */

static void universe_has_an_end(void **state)
{
	(void)state;
	static const char ids[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-/";
	struct kb_choice choices[KB_MAX_VALUES + 1];
	struct kb_fact facts[KB_MAX_FACTS + 1];
	static char names[KB_MAX_FACTS + 1][2];
	for (int i = 0; i <= KB_MAX_FACTS; i++) {
		names[i][0] = ids[i];
		facts[i] = (struct kb_fact){.id = names[i], .choices = choices, .choice_count = 2};
	}
	for (int i = 0; i <= KB_MAX_VALUES; i++)
		choices[i] = (struct kb_choice){.id = names[i]};
	struct universe universe = {0};
	struct frame frame;
	assert_true(universe_add(&universe, &(struct kb){.facts = facts, .fact_count = KB_MAX_FACTS}, &frame));
	assert_true(universe_add(&universe, &(struct kb){.facts = facts, .fact_count = KB_MAX_FACTS}, &frame));
	assert_int_equal(universe.fact_count, KB_MAX_FACTS);
	assert_false(universe_add(&universe, &(struct kb){.facts = facts + KB_MAX_FACTS, .fact_count = 1}, &frame));
	facts[3].choice_count = KB_MAX_VALUES;
	assert_true(universe_add(&universe, &(struct kb){.facts = facts + 3, .fact_count = 1}, &frame));
	assert_int_equal(frame.fact[0], 3);
	facts[3].choices = choices + 1;
	assert_false(universe_add(&universe, &(struct kb){.facts = facts + 3, .fact_count = 1}, &frame));
}

static void universe_speaks_the_rules_syntax(void **state)
{
	(void)state;
	const struct universe universe = {
		.facts = {{"a", {"x", "y"}, 2}, {"b", {"p", "q", "r"}, 3}, {"c", {"x", "y"}, 2}}, .fact_count = 3,
	};
	uint32_t may[KB_MAX_FACTS];
	const int values[] = {KB_NONE, 2, 0};
	struct buf out = {0};
	universe_all(&universe, may);
	universe_cube(&out, &universe, may, ", ");
	assert_string_equal(buf_text(&out), "");
	may[0] = 2;
	may[1] = 5;
	universe_cube(&out, &universe, may, ", ");
	assert_string_equal(buf_text(&out), "a=y, b=p|r");
	buf_clear(&out);
	universe_values(&out, &universe, values, " ");
	assert_string_equal(buf_text(&out), "b=r c=x");
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sets_lead_where_walking_leads),
		cmocka_unit_test(sets_of_rules_are_what_the_engine_concludes),
		cmocka_unit_test(universe_has_an_end),
		cmocka_unit_test(universe_speaks_the_rules_syntax),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
