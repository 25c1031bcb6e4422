/* Loads the rules for the tests of src/ask/, with the session's words reserved as in the program. */
#include "ask_rules.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "ask/words.h"
#include "rules/rules.h"

const struct kb *ask_kb;
struct vocabulary *ask_vocabulary;

static struct rules rules;
static struct arena arena;

int ask_rules_load(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	bool loaded = rules_load(&rules, NULL, ask_words, &sink);
	diag_release(&sink);
	ask_kb = rules.kb;
	if (loaded)
		ask_vocabulary = vocabulary_new(&arena, ask_kb);
	return loaded ? 0 : -1;
}

int ask_rules_release(void **state)
{
	(void)state;
	arena_release(&arena);
	rules_release(&rules);
	return 0;
}

int ask_fact(const char *id)
{
	int fact = kb_fact_find(ask_kb, id);
	assert_int_not_equal(fact, KB_NONE);
	return fact;
}

int ask_value(const char *fact, const char *id)
{
	int value = kb_choice_find(&ask_kb->facts[ask_fact(fact)], id);
	assert_int_not_equal(value, KB_NONE);
	return value;
}
