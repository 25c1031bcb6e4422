/* Conditions over facts, in Kleene's three-valued logic: exact, since no condition holds a fact twice. */
#ifndef SENTEI_KB_COND_H
#define SENTEI_KB_COND_H

#include <stdbool.h>
#include <stdint.h>

#include "kb/kb.h"

enum truth { TRUTH_FALSE, TRUTH_UNKNOWN, TRUTH_TRUE };

/*
 * Truth when each fact f has one of the values in the mask may[f] (never 0): true when the condition holds for every
 * such choice, false when for none, unknown otherwise.
 */
enum truth cond_truth(const struct kb_cond *cond, const uint32_t *may);

/* The same for one clause. Inline: in bulk it is asked dozens of times a record. */
static inline enum truth clause_truth(const struct kb_clause *clause, const uint32_t *may)
{
	enum truth truth = TRUTH_FALSE;
	for (int i = 0; i < clause->term_count; i++) {
		const struct kb_term *term = &clause->terms[i];
		if (!(may[term->fact] & ~term->values))
			return TRUTH_TRUE;
		if (may[term->fact] & term->values)
			truth = TRUTH_UNKNOWN;
	}
	return truth;
}

/* The facts, as bits, that the condition speaks of; those on which its truth, while unknown, hangs. */
uint64_t cond_facts(const struct kb_cond *cond);
uint64_t cond_open(const struct kb_cond *cond, const uint32_t *may);

/* The facts, as bits, of the terms that may be true or false. */
uint64_t clause_open(const struct kb_clause *clause, const uint32_t *may);

/*
 * Whether all `count` conditions can hold at once when each fact f has one of the values in may[f]. `may` is narrowed
 * on the way and then holds the values of one witness region, every choice out of which satisfies all conditions; after
 * a failure it is as before. Branches over the terms of clauses, so exponential in the clauses that have several.
 */
bool cond_satisfiable(const struct kb_cond *const *conds, int count, uint32_t *may);

#endif
