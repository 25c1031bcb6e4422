/*
 * The comparison table of the domain dossier (guideline/knowledge.md, sections 2, 4 and 5), written out by hand: levels, needs, and
 * what each method requires. Reads nothing of the engine and nothing of the rule files, which are tested against it.
 */
#ifndef SENTEI_TESTS_COMPARISON_H
#define SENTEI_TESTS_COMPARISON_H

#include "dossier.h"

enum { COMPARISON_ROWS = 5, COMPARISON_LEVELS = 3, COMPARISON_CONFIGURATIONS = 2 };

/* Ids; levels ascend, the first configuration is the basic one. */
extern const char *const comparison_rows[COMPARISON_ROWS];
extern const char *const comparison_levels[COMPARISON_ROWS][COMPARISON_LEVELS];
extern const char *const comparison_configurations[DOSSIER_METHODS][COMPARISON_CONFIGURATIONS];

/* The fact that a need of the row follows from. */
extern const char *const comparison_need_facts[COMPARISON_ROWS];

/* Answers to what levels depend on, as ids; NULL: unknown. */
struct situation {
	const char *variant, *device_owner, *cloud_in_use;
};

/*
 * The level of one of the dossier's methods: the one on which all completions agree, else the table's; *may, unless NULL: all that
 * they have, as bits. A variant that isn't the method's counts as unknown.
 */
int comparison_level(int method, int row, const struct situation *situation, unsigned *may);

/* The level needed when the row's fact has this value, or -1. */
int comparison_need(int row, const char *value);

/* Levels by which it is missed. */
int comparison_gap(int row, int need, int level);

/* Whether complete answers to the seven facts allow the method. */
bool comparison_feasible(int method, const int *values);

#endif
