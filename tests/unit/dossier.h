/*
 * The flowchart of the domain dossier (guideline/knowledge.md, section 3), written out by hand. Reads nothing of the engine
 * and nothing of the rule files, which are tested against it.
 */
#ifndef SENTEI_TESTS_DOSSIER_H
#define SENTEI_TESTS_DOSSIER_H

#include "brute.h"
#include "engine/answers.h"

enum { DOSSIER_FACTS = 7, DOSSIER_METHODS = 7, DOSSIER_NODES = 11, DOSSIER_VECTORS = 2187 };

/* Ids in the dossier's order; the first value of each fact is 0, the second 1. */
extern const char *const dossier_facts[DOSSIER_FACTS];
extern const char *const dossier_values[DOSSIER_FACTS][2];
extern const char *const dossier_methods[DOSSIER_METHODS];
extern const char *const dossier_nodes[DOSSIER_NODES];

extern const struct brute dossier;

/* The knowledge base's fact and value of the dossier's, by id; cmocka fails the test when there is none. */
int dossier_fact(const struct kb *kb, int fact);
int dossier_value(const struct kb *kb, int fact, int value);

/* Sets the seven facts; others stay as they are. */
void dossier_answers(struct answers *answers, const struct kb *kb, const int *values);

#endif
