/*
 * Checks of conditions: every rule can hold, for each of its methods, and no part of its condition is without effect
 * there; and the engine judges conditions exactly when some of their facts are unknown.
 */
#include "base/buf.h"
#include "check/internal.h"
#include "kb/cond.h"

/* Vectors over the facts of one condition. */
enum { MOST_PARTIAL = 1 << 14 };

/* Methods that a rule is about, and their ids as written; none for rules that don't list any. */
struct listed {
	uint64_t methods;
	bool general;
	const char **ids;
	unsigned count;
};

static struct listed methods_of(const struct verify *v, const struct conditional_rule *rule)
{
	const struct kb *kb = v->kb;
	const struct raw_base *raw = &v->rules->raw;
	int i = rule->index;
	switch (rule->kind) {
#define LISTED(kind, member) \
	case kind: \
		return (struct listed){.methods = kb->member[i].methods, .general = kb->member[i].general, \
				       .ids = raw->member[i].methods, .count = raw->member[i].methods_count};
	LISTED(RULE_CAUTION, cautions)
	LISTED(RULE_CASE, cases)
	LISTED(RULE_GUIDE, guides)
	LISTED(RULE_CHECKLIST, checklists)
#undef LISTED
	case RULE_COMPANION:
		return (struct listed){.methods = ~(UINT64_C(1) << kb->companions[i].method)};
	case RULE_NEED:
		return (struct listed){.methods = UINT64_MAX};
	default:
		return (struct listed){.methods = UINT64_C(1) << rule->method};
	}
}

/* The answers with which a rule comes up at all, for one of its methods. */
static int concerning(const struct verify *v, const struct conditional_rule *rule, struct listed listed)
{
	if (rule->kind == RULE_CAUTION)
		return ways_cautioning(v->ways, listed.methods, listed.general, v->kb->cautions[rule->index].tier);
	return ways_concerning(v->ways, listed.methods, listed.general);
}

/* Each listed method for which the rule can't hold though it can for others. */
static void check_each_method(struct verify *v, const struct conditional_rule *rule, struct listed listed)
{
	for (unsigned i = 0; !listed.general && listed.count > 1 && i < listed.count; i++) {
		struct listed one = {.methods = UINT64_C(1) << kb_method_find(v->kb, listed.ids[i])};
		int region = concerning(v, rule, one);
		/* One that nothing leads to is reported as such. */
		if (region == SET_NONE || set_and(v->space, ways_where(v->ways, rule->when), region) != SET_NONE)
			continue;
		struct raw_path path = {
			.section = rule->path.section, .entry = rule->path.entry, .key = "methods", .index = i};
		FOUND(v, DIAG_RULE_METHOD_NEVER, &path, rule_names[rule->kind], rule->id, listed.ids[i]);
	}
	verify_examined(v, DIAG_RULE_METHOD_NEVER, listed.count);
}

static void report_value(struct verify *v, const struct conditional_rule *rule, int clause, const struct kb_term *term,
			 uint32_t values)
{
	struct buf text = {0};
	struct raw_path path = verify_clause(rule, clause);
	universe_clause(&text, &v->result->universe, term->fact, values);
	FOUND(v, DIAG_VALUE_IDLE, &path, buf_text(&text), rule->when->clauses[clause].text);
	buf_release(&text);
}

/* The terms and values of a clause that could be left out; `rest` is where all else of the rule holds. */
static void check_terms(struct verify *v, const struct conditional_rule *rule, int clause, int rest)
{
	const struct kb_clause *c = &rule->when->clauses[clause];
	for (int i = 0; i < c->term_count; i++) {
		const struct kb_term *term = &c->terms[i];
		int others = SET_NONE;
		for (int k = 0; k < c->term_count; k++)
			if (k != i)
				others = set_or(v->space, others, ways_term(v->ways, &c->terms[k]));
		/* Where the clause hangs on this term alone. */
		int here = set_minus(v->space, rest, others);
		if (c->term_count > 1 && set_and(v->space, here, ways_term(v->ways, term)) == SET_NONE) {
			report_value(v, rule, clause, term, term->values);
			continue;
		}
		for (int value = 0; value < v->kb->facts[term->fact].choice_count; value++) {
			struct kb_term one = {.fact = term->fact, .values = UINT32_C(1) << value};
			if ((term->values & one.values) && term->values != one.values &&
			    set_and(v->space, here, ways_term(v->ways, &one)) == SET_NONE)
				report_value(v, rule, clause, term, one.values);
		}
	}
}

static void check_parts(struct verify *v, const struct conditional_rule *rule, int region)
{
	const struct kb_cond *when = rule->when;
	for (int i = 0; i < when->clause_count; i++) {
		int rest = region;
		for (int k = 0; k < when->clause_count; k++)
			if (k != i)
				rest = set_and(v->space, ways_clause(v->ways, &when->clauses[k]), rest);
		if (set_minus(v->space, rest, ways_clause(v->ways, &when->clauses[i])) == SET_NONE) {
			struct raw_path path = verify_clause(rule, i);
			FOUND(v, DIAG_PART_IDLE, &path, when->clauses[i].text);
		} else {
			check_terms(v, rule, i, rest);
		}
	}
	verify_examined(v, DIAG_PART_IDLE, when->clause_count);
	verify_examined(v, DIAG_VALUE_IDLE, when->clause_count);
}

static void check_condition(struct verify *v, const struct conditional_rule *rule)
{
	struct listed listed = methods_of(v, rule);
	int region = concerning(v, rule, listed);
	if (region == SET_NONE)
		return;
	int holds = set_and(v->space, ways_where(v->ways, rule->when), region);
	verify_examined(v, DIAG_RULE_NEVER, 1);
	if (verify_lost(v, holds))
		return;
	if (holds == SET_NONE) {
		struct raw_path path = verify_clause(rule, 0);
		FOUND(v, DIAG_RULE_NEVER, &path, rule_names[rule->kind], rule->id);
		return;
	}
	verify_shown_rule(v, rule, holds);
	check_each_method(v, rule, listed);
	check_parts(v, rule, region);
}

void check_conditions(struct verify *v)
{
	int count, mark = space_mark(v->space);
	const struct conditional_rule *rules = verify_rules(v, &count);
	for (int i = 0; i < count; i++) {
		/* What a method requires is held against the flowchart, not the flowchart against it. */
		if (rules[i].kind != RULE_REQUIRES)
			check_condition(v, &rules[i]);
		space_forget(v->space, mark);
	}
}

/* Truth by trying every completion of the facts from facts[0] on. */
static enum truth truth_by_trial(const struct kb_cond *cond, uint32_t *may, const int *facts, int count)
{
	if (!count)
		return cond_truth(cond, may);
	uint32_t before = may[*facts];
	bool some = false, all = true;
	for (int value = 0; value < KB_MAX_VALUES; value++) {
		if (!(before >> value & 1))
			continue;
		may[*facts] = UINT32_C(1) << value;
		enum truth truth = truth_by_trial(cond, may, facts + 1, count - 1);
		some |= truth != TRUTH_FALSE;
		all &= truth == TRUTH_TRUE;
	}
	may[*facts] = before;
	return all ? TRUTH_TRUE : some ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

/* Compares for each way in which the facts can be known or unknown, from facts[0] on; the number of wrong ones. */
static int wrong_truths(const struct kb *kb, const struct kb_cond *cond, uint32_t *may, const int *facts, int at,
			int count)
{
	if (at == count)
		return cond_truth(cond, may) != truth_by_trial(cond, may, facts, count);
	int wrong = wrong_truths(kb, cond, may, facts, at + 1, count);
	for (int value = 0; value < kb->facts[facts[at]].choice_count; value++) {
		may[facts[at]] = UINT32_C(1) << value;
		wrong += wrong_truths(kb, cond, may, facts, at + 1, count);
	}
	may[facts[at]] = kb->facts[facts[at]].all;
	return wrong;
}

void check_conditions_exact(struct verify *v)
{
	const struct kb *kb = v->kb;
	uint32_t may[KB_MAX_FACTS];
	int count, facts[KB_MAX_FACTS];
	const struct conditional_rule *rules = verify_rules(v, &count);
	struct count tried = count_of(0);
	universe_all(&v->result->universe, may);
	bool whole = true;
	for (int i = 0; i < count; i++) {
		int fact_count = 0;
		struct count vectors = count_of(1);
		for (int f = 0; f < kb->fact_count; f++) {
			if (!(cond_facts(rules[i].when) >> f & 1))
				continue;
			facts[fact_count++] = f;
			vectors = count_times(vectors, (uint32_t)kb->facts[f].choice_count + 1);
		}
		if (!count_at_most(&vectors, MOST_PARTIAL)) {
			whole = false;
			continue;
		}
		tried = count_sum(tried, vectors);
		if (wrong_truths(kb, rules[i].when, may, facts, 0, fact_count)) {
			struct raw_path path = verify_clause(&rules[i], 0);
			FOUND(v, DIAG_CONDITION_INEXACT, &path, rule_names[rules[i].kind], rules[i].id);
		}
		verify_examined(v, DIAG_CONDITION_INEXACT, 1);
	}
	verify_space(v, "conditions", MSG_SPACE_CONDITIONS, tried, whole ? VERIFIED_FACTORED : VERIFIED_NOT);
}
