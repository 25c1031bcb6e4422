/* Evaluation of conditions. */
#include "kb/cond.h"

enum truth cond_truth(const struct kb_cond *cond, const uint32_t *may)
{
	enum truth truth = TRUTH_TRUE;
	for (int i = 0; i < cond->clause_count; i++) {
		enum truth clause = clause_truth(&cond->clauses[i], may);
		if (clause == TRUTH_FALSE)
			return TRUTH_FALSE;
		if (clause == TRUTH_UNKNOWN)
			truth = TRUTH_UNKNOWN;
	}
	return truth;
}

uint64_t cond_facts(const struct kb_cond *cond)
{
	uint64_t facts = 0;
	for (int i = 0; i < cond->clause_count; i++)
		for (int t = 0; t < cond->clauses[i].term_count; t++)
			facts |= UINT64_C(1) << cond->clauses[i].terms[t].fact;
	return facts;
}

uint64_t clause_open(const struct kb_clause *clause, const uint32_t *may)
{
	uint64_t facts = 0;
	for (int t = 0; t < clause->term_count; t++) {
		const struct kb_term *term = &clause->terms[t];
		if ((may[term->fact] & term->values) && (may[term->fact] & ~term->values))
			facts |= UINT64_C(1) << term->fact;
	}
	return facts;
}

uint64_t cond_open(const struct kb_cond *cond, const uint32_t *may)
{
	uint64_t facts = 0;
	for (int i = 0; i < cond->clause_count; i++)
		if (clause_truth(&cond->clauses[i], may) == TRUTH_UNKNOWN)
			facts |= clause_open(&cond->clauses[i], may);
	return facts;
}

/* Satisfies the clauses from clause `at` of condition `from` on, by trying each term of the next clause. */
static bool satisfy(const struct kb_cond *const *conds, int count, int from, int at, uint32_t *may)
{
	while (from < count && at == conds[from]->clause_count) {
		from++;
		at = 0;
	}
	if (from == count)
		return true;
	const struct kb_clause *clause = &conds[from]->clauses[at];
	for (int i = 0; i < clause->term_count; i++) {
		const struct kb_term *term = &clause->terms[i];
		uint32_t before = may[term->fact];
		if (!(before & term->values))
			continue;
		may[term->fact] &= term->values;
		if (satisfy(conds, count, from, at + 1, may))
			return true;
		may[term->fact] = before;
	}
	return false;
}

bool cond_satisfiable(const struct kb_cond *const *conds, int count, uint32_t *may)
{
	return satisfy(conds, count, 0, 0, may);
}
