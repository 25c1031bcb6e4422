/* The built-in rules, loaded once for the tests of src/ask/. */
#ifndef SENTEI_TESTS_ASK_RULES_H
#define SENTEI_TESTS_ASK_RULES_H

#include "answers/vocabulary.h"
#include "kb/kb.h"

extern const struct kb *ask_kb;
extern struct vocabulary *ask_vocabulary;

/* Group fixtures for cmocka. */
int ask_rules_load(void **state);
int ask_rules_release(void **state);

/* A fact and a value by id; cmocka fails the test when there is none. */
int ask_fact(const char *id);
int ask_value(const char *fact, const char *id);

#endif
