/*
 * engine/standing: rows, trade-offs and colliding needs. They are judged by the dossier's table written out by hand
 * (comparison.h), on every completion of the answers: nothing of the engine and of the compiled rules takes part in it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "comparison.h"
#include "engine/conclude.h"
#include "engine/standing.h"
#include "random.h"
#include "rules/rules.h"

enum { SITUATIONS = 3000, COMPLETE = 1 << DOSSIER_FACTS, EACH = 1 + COMPARISON_CONFIGURATIONS, CANDIDATES = DOSSIER_METHODS * EACH };

static struct rules rules;
static const struct kb *kb;
/* The knowledge base's. */
static int fact_at[DOSSIER_FACTS], value_at[DOSSIER_FACTS][2], characteristic_at[COMPARISON_ROWS];

static int load_rules(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	bool loaded = rules_load(&rules, NULL, NULL, &sink);
	diag_release(&sink);
	kb = rules.kb;
	for (int f = 0; loaded && f < DOSSIER_FACTS; f++) {
		fact_at[f] = dossier_fact(kb, f);
		for (int v = 0; v < 2; v++)
			value_at[f][v] = dossier_value(kb, f, v);
	}
	for (int r = 0; loaded && r < COMPARISON_ROWS; r++) {
		characteristic_at[r] = KB_NONE;
		for (int i = 0; i < kb->characteristic_count; i++)
			if (!strcmp(kb->characteristics[i].id, comparison_rows[r]))
				characteristic_at[r] = i;
		loaded = characteristic_at[r] != KB_NONE;
	}
	return loaded ? 0 : -1;
}

static int release_rules(void **state)
{
	(void)state;
	rules_release(&rules);
	return 0;
}

static struct answers random_answers(struct random *random, int known)
{
	struct answers answers = {{0}};
	answers_init(&answers, kb);
	for (int f = 0; f < kb->fact_count; f++)
		if (random_below(random, 100) < known)
			answers_set(&answers, f, random_below(random, kb->facts[f].choice_count));
	return answers;
}

/* ---- Judged by hand */

/* A method as it stands, or in a configuration; rows are the dossier's. */
struct judged {
	int method;			/* the dossier's */
	const char *configuration;	/* NULL: as it stands */
	bool some, every;		/* completions allow it */
	int level[COMPARISON_ROWS], need[COMPARISON_ROWS], gap[COMPARISON_ROWS];
	unsigned stated, missed;	/* rows */
};

/* The answer's id, NULL when unknown. */
static const char *answer_of(const struct answers *answers, const char *id)
{
	int fact = kb_fact_find(kb, id);
	assert_true(fact >= 0);
	return answers_known(answers, fact) ? kb->facts[fact].choices[answers_value(answers, fact)].id : NULL;
}

/* Complete answers to the flowchart, by number, that the answers leave. */
static bool completes(const struct answers *answers, int x, int *values)
{
	for (int f = 0; f < DOSSIER_FACTS; f++) {
		values[f] = x >> f & 1;
		if (answers_known(answers, fact_at[f]) && answers_value(answers, fact_at[f]) != value_at[f][values[f]])
			return false;
	}
	return true;
}

static void judge(const struct answers *answers, int method, const char *configuration, struct judged *j)
{
	*j = (struct judged){.method = method, .configuration = configuration, .every = true};
	for (int x = 0; x < COMPLETE; x++) {
		int values[DOSSIER_FACTS];
		if (!completes(answers, x, values))
			continue;
		j->some |= comparison_feasible(method, values);
		j->every &= comparison_feasible(method, values);
	}
	struct situation s = {.variant = configuration ? configuration : answer_of(answers, "variant"),
			      .device_owner = answer_of(answers, "device_owner"),
			      .cloud_in_use = answer_of(answers, "cloud_in_use")};
	for (int r = 0; r < COMPARISON_ROWS; r++) {
		const char *value = answer_of(answers, comparison_need_facts[r]);
		j->level[r] = comparison_level(method, r, &s, NULL);
		j->need[r] = value ? comparison_need(r, value) : -1;
		j->gap[r] = j->need[r] < 0 ? 0 : comparison_gap(r, j->need[r], j->level[r]);
		j->stated |= (unsigned)(j->need[r] >= 0) << r;
		j->missed |= (unsigned)(j->gap[r] > 0) << r;
	}
}

/* Every method as it stands, then in its configurations. */
static void judge_all(const struct answers *answers, struct judged all[CANDIDATES])
{
	for (int m = 0; m < DOSSIER_METHODS; m++, all += EACH) {
		judge(answers, m, NULL, all);
		for (int i = 0; i < COMPARISON_CONFIGURATIONS; i++)
			judge(answers, m, comparison_configurations[m][i], &all[1 + i]);
	}
}

/* ---- The knowledge base's numbers */

static int method_of(const struct judged *j)
{
	return kb_method_find(kb, dossier_methods[j->method]);
}

static int configuration_of(const struct judged *j)
{
	return j->configuration ? kb_choice_find(&kb->facts[kb->configuration_fact], j->configuration) : KB_NONE;
}

static const struct judged *judged_of(const struct judged all[CANDIDATES], const struct standing *standing)
{
	for (int i = 0; i < CANDIDATES; i++)
		if (method_of(&all[i]) == standing->method && configuration_of(&all[i]) == standing->configuration)
			return &all[i];
	fail_msg("no such method and configuration");
	return NULL;
}

static uint64_t characteristics_of(unsigned rows)
{
	uint64_t set = 0;
	for (int r = 0; r < COMPARISON_ROWS; r++)
		if (rows >> r & 1)
			set |= UINT64_C(1) << characteristic_at[r];
	return set;
}

static const char *level_id(int characteristic, int level)
{
	return kb->characteristics[characteristic].levels[level].id;
}

/* ---- Rows */

/* In each completion that allows it, one of the terms told of each clause holds; where none allows it, no term ever does. */
static void check_unmet(const struct answers *answers, const struct judged *j, const struct standing *s)
{
	assert_int_equal(s->unmet_count > 0, !j->every);
	for (int x = 0; x < COMPLETE; x++) {
		int values[DOSSIER_FACTS];
		if (!completes(answers, x, values))
			continue;
		for (int i = 0; i < s->unmet_count; i++) {
			const struct standing_clause *unmet = &s->unmet[i];
			bool holds = false;
			for (int t = 0; t < unmet->clause->term_count; t++)
				for (int f = 0; f < DOSSIER_FACTS; f++)
					holds |= (unmet->terms >> t & 1) && fact_at[f] == unmet->clause->terms[t].fact &&
						 (unmet->clause->terms[t].values >> value_at[f][values[f]] & 1);
			assert_int_equal(unmet->truth, j->some ? TRUTH_UNKNOWN : TRUTH_FALSE);
			assert_true(holds || !comparison_feasible(j->method, values));
			assert_true(j->some || !holds);
		}
	}
	/* No term is told that can't come true while others can. */
	for (int i = 0; i < s->unmet_count; i++)
		for (int t = 0; j->some && t < s->unmet[i].clause->term_count; t++) {
			const struct kb_term *term = &s->unmet[i].clause->terms[t];
			assert_int_equal(s->unmet[i].terms >> t & 1, (answers->may[term->fact] & term->values) != 0);
		}
}

static void check_row(const struct answers *answers, const struct judged *j, const struct standing *s)
{
	assert_int_equal(s->feasible, j->every ? TRUTH_TRUE : j->some ? TRUTH_UNKNOWN : TRUTH_FALSE);
	assert_int_equal(s->stated, characteristics_of(j->stated));
	assert_int_equal(s->missed, characteristics_of(j->missed));
	for (int r = 0; r < COMPARISON_ROWS; r++) {
		int c = characteristic_at[r];
		const struct standing_cell *cell = &s->cells[c];
		assert_string_equal(level_id(c, cell->level), comparison_levels[r][j->level[r]]);
		assert_int_equal(cell->gap, j->gap[r]);
		assert_int_equal(cell->need == KB_NONE, j->need[r] < 0);
		if (cell->need != KB_NONE)
			assert_string_equal(level_id(c, kb->needs[cell->need].level), comparison_levels[r][j->need[r]]);
	}
	check_unmet(answers, j, s);
}

static void rows_are_the_dossiers(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct random random = {.state = 271};
	long rows = 0;
	for (int i = 0; i < SITUATIONS; i++) {
		struct answers answers = random_answers(&random, 20 + random_below(&random, 81));
		struct judged all[CANDIDATES];
		judge_all(&answers, all);
		for (int k = 0; k < CANDIDATES; k++, rows++)
			check_row(&answers, &all[k],
				  standing_new(&arena, kb, &answers, method_of(&all[k]), configuration_of(&all[k])));
		arena_clear(&arena);
	}
	arena_release(&arena);
	print_message("%d situations: %ld rows are those of the dossier's table\n", SITUATIONS, rows);
}

/* ---- Trade-offs and collisions */

/* Whether some allowed method, in some configuration, meets all of the rows. */
static bool some_meets(const struct judged all[CANDIDATES], unsigned rows)
{
	for (int i = 0; i < CANDIDATES; i++)
		if (all[i].some && !(all[i].missed & rows))
			return true;
	return false;
}

static int check_collisions(const struct judged all[CANDIDATES], const struct collisions *c)
{
	bool nothing = true;
	for (int i = 0; i < CANDIDATES; i++)
		nothing = nothing && !all[i].some;
	for (unsigned rows = 1; rows < 1u << COMPARISON_ROWS; rows++) {
		/* Where nothing is allowed there is nothing to collide over. */
		bool smallest = !nothing && !(rows & ~all[0].stated) && !some_meets(all, rows), told = false;
		for (unsigned one = 1; one <= rows; one <<= 1)
			if ((rows & one) && (rows & ~one))
				smallest = smallest && some_meets(all, rows & ~one);
		for (int i = 0; i < c->count; i++)
			told |= c->list[i] == characteristics_of(rows);
		assert_int_equal(told, smallest);
	}
	return c->count;
}

static bool better(int row, int level, int than)
{
	return comparison_gap(row, level, than) > 0;
}

static unsigned closer(const struct judged *ours, const struct judged *theirs)
{
	unsigned rows = 0;
	for (int r = 0; r < COMPARISON_ROWS; r++)
		rows |= (unsigned)(theirs->gap[r] < ours->gap[r]) << r;
	return rows;
}

static void check_tradeoff(const struct judged *ours, const struct judged *theirs, const struct tradeoff *t)
{
	unsigned gained = 0, lost = 0;
	for (int r = 0; r < COMPARISON_ROWS; r++) {
		gained |= (unsigned)better(r, theirs->level[r], ours->level[r]) << r;
		lost |= (unsigned)better(r, ours->level[r], theirs->level[r]) << r;
	}
	assert_int_equal(t->meets, characteristics_of(ours->missed & ~theirs->missed));
	assert_int_equal(t->misses, characteristics_of(theirs->missed & ~ours->missed));
	assert_int_equal(t->closer, characteristics_of(closer(ours, theirs)));
	assert_int_equal(t->better, characteristics_of(gained));
	assert_int_equal(t->worse, characteristics_of(lost));
}

/* Whether it is worth telling: `plain` is the other method as it stands. */
static bool is_tradeoff(const struct judged *ours, const struct judged *plain, const struct judged *theirs)
{
	if (theirs->method == ours->method)
		return theirs->configuration && closer(ours, theirs);
	unsigned meets = ours->missed & ~theirs->missed;
	return theirs->some && (theirs->configuration ? meets & plain->missed : meets);
}

static int check_tradeoffs(const struct answers *answers, const struct judged all[CANDIDATES],
			   const struct standing *row, const struct tradeoffs *list)
{
	const struct judged *ours = judged_of(all, row);
	int expected = 0, rank = 0;
	for (int i = 0; i < CANDIDATES; i++)
		expected += is_tradeoff(ours, &all[i - i % EACH], &all[i]);
	assert_int_equal(list->count, expected);
	for (int i = 0; i < list->count; i++) {
		const struct tradeoff *t = &list->list[i];
		const struct judged *theirs = judged_of(all, t->other);
		long at = theirs - all;
		int now = theirs->method == ours->method ? 0 : theirs->every ? 1 : 2;
		for (int k = 0; k < i; k++)
			assert_ptr_not_equal(judged_of(all, list->list[k].other), theirs);
		assert_true(is_tradeoff(ours, &all[at - at % EACH], theirs));
		assert_true(now >= rank);
		rank = now;
		/* Both rows go with it. */
		check_row(answers, ours, t->first);
		check_row(answers, theirs, t->other);
		check_tradeoff(ours, theirs, t);
	}
	return list->count;
}

static void tradeoffs_and_collisions(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct random random = {.state = 2024};
	long tradeoffs = 0, collisions = 0, recommended = 0;
	for (int i = 0; i < SITUATIONS; i++) {
		struct answers answers = random_answers(&random, 60 + random_below(&random, 40));
		const struct conclusion *c = conclude(&arena, kb, &answers);
		struct collisions colliding = standing_collisions(&arena, kb, &answers);
		struct judged all[CANDIDATES];
		judge_all(&answers, all);
		collisions += check_collisions(all, &colliding);
		if (c->method != KB_NONE) {
			struct tradeoffs list = standing_tradeoffs(&arena, kb, &answers, c->method);
			recommended++;
			const struct standing *row = standing_new(&arena, kb, &answers, c->method, KB_NONE);
			tradeoffs += check_tradeoffs(&answers, all, row, &list);
		}
		arena_clear(&arena);
	}
	arena_release(&arena);
	print_message("%d situations, %ld with a recommendation: %ld trade-offs, %ld smallest sets of needs that collide\n",
		      SITUATIONS, recommended, tradeoffs, collisions);
}

/* Who fits misses no need, and nobody who fits is left out; a configuration stands there only where the method as such doesn't fit. */
static void who_fits(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct random random = {.state = 4};
	long fitting = 0;
	for (int i = 0; i < SITUATIONS; i++) {
		struct answers answers = random_answers(&random, 60 + random_below(&random, 40));
		const struct standing *const *list = standing_fitting(&arena, kb, &answers);
		struct judged all[CANDIDATES];
		int expected = 0, told = 0;
		judge_all(&answers, all);
		for (int k = 0; k < CANDIDATES; k++) {
			const struct judged *plain = &all[k - k % EACH];
			expected += !all[k].missed && (&all[k] == plain || plain->missed);
		}
		for (; list[told]; told++) {
			const struct judged *j = judged_of(all, list[told]);
			assert_int_equal(j->missed, 0);
			for (int k = 0; k < told; k++)
				assert_ptr_not_equal(judged_of(all, list[k]), j);
			check_row(&answers, j, list[told]);
		}
		assert_int_equal(told, expected);
		fitting += told;
		arena_clear(&arena);
	}
	arena_release(&arena);
	print_message("%d situations: %ld methods and configurations meet everything\n", SITUATIONS, fitting);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_the_dossiers),
		cmocka_unit_test(tradeoffs_and_collisions),
		cmocka_unit_test(who_fits),
	};
	return cmocka_run_group_tests(tests, load_rules, release_rules) != 0;
}
