/*
 * engine/what_if, settle, how and explain: differences against concluding afresh, stability against trying every answer, trees of
 * reasons against the conclusion itself.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "dossier.h"
#include "engine/explain.h"
#include "engine/reach.h"
#include "random.h"
#include "render/conclusion_json.h"
#include "rules/rules.h"

enum { JOINT_CHANGES = 6000 };

static struct rules rules;
static const struct kb *kb;
static struct conclusion_context context;

static int load_rules(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	bool loaded = rules_load(&rules, NULL, NULL, &sink);
	diag_release(&sink);
	kb = rules.kb;
	context = (struct conclusion_context){.kb = kb, .detail = DETAIL_NORMAL, .lang = LANG_EN, .hash = "sha256:0"};
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

/* ---- What if */

static void write(struct buf *out, const struct answers *answers, const struct conclusion *c)
{
	struct record record = {.id = "x", .line = 1, .answers = *answers};
	conclusion_json(out, &context, NULL, &record, c);
}

static bool in_list(const int *list, int count, int index)
{
	for (int i = 0; i < count; i++)
		if (list[i] == index)
			return true;
	return false;
}

static bool in_conditional(const struct conditional *list, int count, int index)
{
	for (int i = 0; i < count; i++)
		if (list[i].index == index)
			return true;
	return false;
}

static enum truth state_of(const struct conclusion *c, enum item_kind kind, int i)
{
	bool sure = false, maybe = false;
	if (kind == ITEM_COMPANION) {
		sure = in_list(c->companions, c->companion_count, i);
		maybe = in_conditional(c->companions_if, c->companion_if_count, i);
	} else if (kind == ITEM_CAUTION) {
		sure = in_list(c->cautions, c->caution_count, i);
		maybe = in_conditional(c->cautions_if, c->caution_if_count, i);
	} else if (kind == ITEM_GUIDE) {
		sure = in_list(c->guides, c->guide_count, i);
		maybe = in_conditional(c->guides_if, c->guide_if_count, i);
	} else if (kind == ITEM_CHECKLIST) {
		sure = in_list(c->checklists, c->checklist_count, i);
		maybe = in_conditional(c->checklists_if, c->checklist_if_count, i);
	}
	return sure ? TRUTH_TRUE : maybe ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

static int compare_kind(const struct what_if *w, enum item_kind kind, int count)
{
	int differing = 0;
	for (int i = 0; i < count; i++) {
		enum truth before = state_of(w->before, kind, i), after = state_of(w->after, kind, i);
		int told = 0;
		for (int k = 0; k < w->item_count; k++) {
			if (w->items[k].item.kind != kind || w->items[k].item.index != i)
				continue;
			told++;
			assert_int_equal(w->items[k].before, before);
			assert_int_equal(w->items[k].after, after);
		}
		assert_int_equal(told, before != after);
		differing += before != after;
	}
	return differing;
}

/* The worst gap of a characteristic in the conclusion, and whether anything is needed of it. */
static int gap_in(const struct conclusion *c, int characteristic, bool *needed)
{
	int gap = 0;
	*needed = false;
	for (int i = 0; i < c->need_count; i++) {
		if (kb->needs[c->needs[i].need].characteristic != characteristic)
			continue;
		*needed = true;
		gap = c->needs[i].gap > gap ? c->needs[i].gap : gap;
	}
	return gap;
}

static int check_what_if(struct arena *arena, const struct answers *answers, const struct setting *settings, int count)
{
	struct answers untouched = *answers, changed = *answers;
	const struct what_if *w = what_if(arena, kb, answers, NULL, settings, count);
	struct buf now = {0}, afresh = {0};
	assert_memory_equal(&untouched, answers, sizeof(untouched));
	for (int i = 0; i < count; i++) {
		if (settings[i].value == KB_NONE)
			answers_withdraw(&changed, kb, settings[i].fact);
		else
			answers_set(&changed, settings[i].fact, settings[i].value);
	}
	write(&now, &changed, w->after);
	write(&afresh, &changed, conclude(arena, kb, &changed));
	assert_string_equal(buf_text(&now), buf_text(&afresh));
	buf_clear(&now);
	buf_clear(&afresh);
	write(&now, answers, w->before);
	write(&afresh, answers, conclude(arena, kb, answers));
	assert_string_equal(buf_text(&now), buf_text(&afresh));
	buf_release(&now);
	buf_release(&afresh);
	int told = compare_kind(w, ITEM_COMPANION, kb->companion_count) + compare_kind(w, ITEM_CAUTION, kb->caution_count) +
		   compare_kind(w, ITEM_GUIDE, kb->guide_count) + compare_kind(w, ITEM_CHECKLIST, kb->checklist_count);
	assert_int_equal(told, w->item_count);
	for (int i = 0; i < kb->characteristic_count; i++) {
		bool needed;
		assert_int_equal(w->rows[i].gap_before, gap_in(w->before, i, &needed));
		assert_int_equal(w->rows[i].need_before != KB_NONE, needed);
		assert_int_equal(w->rows[i].gap_after, gap_in(w->after, i, &needed));
		assert_int_equal(w->rows[i].need_after != KB_NONE, needed);
	}
	/* What the method would hang on is named, and nothing else. */
	int values[BRUTE_FACTS];
	uint64_t deciding = 0;
	for (int f = 0; f < DOSSIER_FACTS; f++) {
		int fact = dossier_fact(kb, f), value = answers_value(&changed, fact);
		values[f] = value == KB_NONE ? BRUTE_UNKNOWN : value == dossier_value(kb, f, 0) ? 0 : 1;
	}
	for (int f = 0; f < DOSSIER_FACTS; f++)
		deciding |= (uint64_t)brute_matters(&dossier, values, f) << dossier_fact(kb, f);
	assert_int_equal(w->deciding, deciding);
	assert_int_equal(deciding != 0, w->after->status == STATUS_UNDETERMINED);
	uint64_t then = item_live(arena, kb, &changed), before = item_live(arena, kb, answers);
	assert_int_equal(w->asked, then & ~before);
	return told;
}

static void what_if_equals_concluding_afresh(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct random random = {.state = 4711};
	long asked = 0, differences = 0;
	int values[BRUTE_FACTS];
	for (long n = 0; brute_vector(&dossier, n, values); n++) {
		struct answers answers = {{0}};
		answers_init(&answers, kb);
		dossier_answers(&answers, kb, values);
		for (int f = 0; f < DOSSIER_FACTS; f++)
			for (int v = -1; v < 2; v++, asked++) {
				struct setting setting = {.fact = dossier_fact(kb, f),
							  .value = v < 0 ? KB_NONE : dossier_value(kb, f, v)};
				differences += check_what_if(&arena, &answers, &setting, 1);
				arena_clear(&arena);
			}
	}
	for (int i = 0; i < JOINT_CHANGES; i++, asked++) {
		struct answers answers = random_answers(&random, 20 + random_below(&random, 80));
		struct setting settings[4];
		int count = 1 + random_below(&random, 4);
		for (int k = 0; k < count; k++) {
			settings[k].fact = random_below(&random, kb->fact_count);
			settings[k].value = random_below(&random, kb->facts[settings[k].fact].choice_count + 1) - 1;
		}
		differences += check_what_if(&arena, &answers, settings, count);
		arena_clear(&arena);
	}
	arena_release(&arena);
	print_message("%ld times what if, %ld of them joint changes: the same as concluding afresh; %ld differences told\n",
		      asked, (long)JOINT_CHANGES, differences);
}

/* ---- Stability, and how far a question settles the outcome */

static struct reach expected_reach(const int *values)
{
	uint32_t possible = brute_possible(&dossier, values);
	struct reach reach = {.none = possible >> BRUTE_NO_METHOD & 1};
	for (int m = 0; m < DOSSIER_METHODS; m++)
		if (possible >> m & 1)
			reach.methods |= UINT64_C(1) << kb_method_find(kb, dossier_methods[m]);
	return reach;
}

static int check_stability(struct arena *arena, const struct answers *answers, int *values)
{
	struct stability s = settle_stability(arena, kb, answers);
	struct reach now = expected_reach(values);
	bool settled = reach_count(now) == 1;
	int tried = 0, flips = 0;
	for (int f = 0; settled && f < DOSSIER_FACTS; f++) {
		int kept = values[f];
		if (kept == BRUTE_UNKNOWN)
			continue;
		values[f] = 1 - kept;
		struct reach then = expected_reach(values);
		int told = 0;
		for (int i = 0; i < s.flip_count; i++) {
			if (s.flips[i].setting.fact != dossier_fact(kb, f))
				continue;
			told++;
			assert_int_equal(s.flips[i].setting.value, dossier_value(kb, f, values[f]));
			assert_true(reach_same(s.flips[i].leads, then));
		}
		assert_int_equal(told, !reach_same(then, now));
		assert_int_equal(!told, (s.inert >> dossier_fact(kb, f) & 1) != 0);
		flips += told;
		tried++;
		values[f] = kept;
	}
	assert_int_equal(s.tried, tried);
	assert_int_equal(s.flip_count, flips);
	return flips;
}

static int check_settle(struct arena *arena, const struct answers *answers, int *values)
{
	struct settles settles = settle_open(arena, kb, answers);
	int rows = 0;
	assert_int_equal(settles.outcomes, reach_count(expected_reach(values)));
	for (int f = 0; f < DOSSIER_FACTS; f++) {
		bool decides = brute_matters(&dossier, values, f);
		const struct settle *row = NULL;
		for (int i = 0; i < settles.count; i++)
			if (settles.list[i].fact == dossier_fact(kb, f))
				row = &settles.list[i];
		if (!decides) {
			assert_true(!row || !row->decides);
			continue;
		}
		assert_non_null(row);
		assert_true(row->decides);
		int worst = 0, sum = 0;
		for (values[f] = 0; values[f] < 2; values[f]++) {
			int outcomes = reach_count(expected_reach(values));
			worst = outcomes > worst ? outcomes : worst;
			sum += outcomes;
		}
		values[f] = BRUTE_UNKNOWN;
		assert_int_equal(row->values, 2);
		assert_int_equal(row->outcomes_worst, worst);
		assert_int_equal(row->outcomes_sum, sum);
		rows++;
	}
	return rows;
}

static void stability_and_settling(void **state)
{
	(void)state;
	struct arena arena = {0};
	int values[BRUTE_FACTS];
	long flips = 0, rows = 0;
	for (long n = 0; brute_vector(&dossier, n, values); n++) {
		struct answers answers = {{0}};
		answers_init(&answers, kb);
		dossier_answers(&answers, kb, values);
		flips += check_stability(&arena, &answers, values);
		rows += check_settle(&arena, &answers, values);
		arena_clear(&arena);
	}
	arena_release(&arena);
	print_message("%d vectors: %ld single changes lead elsewhere, %ld open questions weighed\n", DOSSIER_VECTORS, flips, rows);
}

/* ---- How */

static void check_steps(const struct reason *how, const struct conclusion *c, const int *values)
{
	int so_far[BRUTE_FACTS], at = 0;
	for (int f = 0; f < BRUTE_FACTS; f++)
		so_far[f] = BRUTE_UNKNOWN;
	for (int i = 0; i < how->part_count; i++) {
		const struct reason *part = &how->parts[i];
		if (part->kind != REASON_STEP)
			continue;
		assert_true(at < c->path_count);
		assert_int_equal(part->index, c->path[at].node);
		assert_int_equal(part->value, c->path[at].value);
		at++;
		for (int f = 0; f < DOSSIER_FACTS; f++)
			if (dossier_fact(kb, f) == part->fact)
				so_far[f] = values[f];
		assert_true(reach_same(part->left, expected_reach(so_far)));
	}
	assert_int_equal(at, c->path_count);
}

/* The truth of an item in the tree is its state in the conclusion; a clause's is that of the answers below it. */
static void check_cautions(struct arena *arena, const struct answers *answers, const struct conclusion *c, long *reasons)
{
	for (int i = 0; i < kb->caution_count; i++) {
		struct matter matter = {.kind = MATTER_CAUTION, .index = i};
		const struct reason *how = how_concluded(arena, kb, answers, matter);
		enum truth in_conclusion = state_of(c, ITEM_CAUTION, i), least = TRUTH_TRUE;
		for (int k = 0; k < how->part_count; k++)
			least = how->parts[k].truth < least ? how->parts[k].truth : least;
		assert_int_equal(how->truth, least);
		assert_int_equal(how->truth == TRUTH_TRUE, in_conclusion == TRUTH_TRUE);
		assert_int_equal(in_conclusion == TRUTH_UNKNOWN, how->truth == TRUTH_UNKNOWN &&
				 !(how->parts[0].kind == REASON_CONCERNS && how->parts[0].truth == TRUTH_UNKNOWN));
		*reasons += how->part_count;
	}
}

static void check_needs(struct arena *arena, const struct answers *answers, const struct conclusion *c)
{
	for (int i = 0; c->method != KB_NONE && i < kb->characteristic_count; i++) {
		struct matter matter = {.kind = MATTER_CHARACTERISTIC, .index = i};
		const struct reason *how = how_concluded(arena, kb, answers, matter);
		bool needed;
		assert_int_equal(how->gap, gap_in(c, i, &needed));
		assert_int_equal(how->truth == TRUTH_TRUE, needed);
	}
}

/* Each other method stands there once, with the conclusion's own first change, decisions first. */
static void check_others(struct arena *arena, const struct answers *answers)
{
	const struct explanation *e = explain(arena, kb, answers);
	const struct conclusion *c = e->conclusion;
	uint64_t told = 0;
	int rebuilt = 0;
	for (int i = 0; i < e->other_count; i++) {
		const struct why_not *w = e->others[i].why_not;
		assert_int_not_equal(w->method, c->method);
		assert_false(told >> w->method & 1);
		told |= UINT64_C(1) << w->method;
		if (!w->changes.count)
			continue;
		assert_true(w->changes.list[0].circumstances > 0 || !rebuilt);
		rebuilt |= w->changes.list[0].circumstances > 0;
		if (e->others[i].then)
			assert_int_equal(e->others[i].then->after->method, w->method);
		for (int k = 0; k < c->alternative_count; k++)
			if (c->alternatives[k].method == w->method)
				assert_int_equal(w->changes.count, c->alternatives[k].changes.count);
	}
	assert_int_equal(told, ((UINT64_C(1) << kb->method_count) - 1) &
				       ~(c->method == KB_NONE ? 0 : UINT64_C(1) << c->method));
}

static void how_agrees_with_the_conclusion(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct random random = {.state = 99};
	long reasons = 0;
	int values[BRUTE_FACTS];
	for (long n = 0; brute_vector(&dossier, n, values); n++) {
		struct answers answers = random_answers(&random, 50);
		dossier_answers(&answers, kb, values);
		const struct conclusion *c = conclude(&arena, kb, &answers);
		const struct reason *how = how_concluded(&arena, kb, &answers, how_outcome(&arena, kb, &answers));
		check_steps(how, c, values);
		check_cautions(&arena, &answers, c, &reasons);
		check_needs(&arena, &answers, c);
		check_others(&arena, &answers);
		arena_clear(&arena);
	}
	arena_release(&arena);
	print_message("%d vectors: %ld reasons for or against cautions agree with the conclusion\n", DOSSIER_VECTORS, reasons);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_if_equals_concluding_afresh),
		cmocka_unit_test(stability_and_settling),
		cmocka_unit_test(how_agrees_with_the_conclusion),
	};
	return cmocka_run_group_tests(tests, load_rules, release_rules) != 0;
}
