/* Pass one: a rule file's tree held against the schema, every fault reported at its place. */
#ifndef SENTEI_RULES_GUARD_H
#define SENTEI_RULES_GUARD_H

#include "base/arena.h"
#include "rules/schema.h"
#include "yaml/tree.h"

enum guard_result {
	GUARD_CLEAN,
	GUARD_FAULTY,		/* faults that the forgiving schema passes over */
	GUARD_BROKEN,		/* a list where a text should be, or the like: libcyaml can't load it at all */
};

/* Checks the tree of one file, whose places are the reader's; faults go to the reader's sink. */
enum guard_result guard_check(struct yaml_reader *reader, const struct yaml_node *root);

/*
 * A copy of the schema, in `arena`, in which nothing is mandatory, what can be left out may be null, and words out of a
 * fixed set are passed over: it loads what a faulty file does say, so that the other checks can run on it in the same go.
 */
const cyaml_schema_value_t *guard_forgiving(struct arena *arena, const cyaml_schema_value_t *schema);

/* Sets every mandatory string that a forgiving load has left NULL to "". `data` is the loaded struct. */
void guard_fill(const cyaml_schema_value_t *schema, void *data);

#endif
