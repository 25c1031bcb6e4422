/* Scenario cases: organisations with their answers and what must be concluded. Internal to src/check/. */
#ifndef SENTEI_CHECK_SCENARIO_H
#define SENTEI_CHECK_SCENARIO_H

#include "check/internal.h"
#include "engine/conclude.h"

/*
 * Reads every *.yaml of `dir`/scenarios, or the built-in ones when `dir` is NULL; *count of them, 0 where there is no
 * such folder. Faults of reading and of YAML go to `sink`.
 */
const struct yaml_file *scenario_read(struct arena *arena, const char *dir, int *count, struct diag_sink *sink);

/* One case being judged. */
struct scenario {
	struct verify *v;
	const struct yaml_file *file;
	const char *id;
	const struct conclusion *conclusion;
	bool failed;
};

/* Compares the conclusion with what is expected of it, a mapping; every difference is a finding. */
void scenario_judge(struct scenario *scenario, const struct yaml_node *expect);

/* What is exercised: marks set by coverage_add, turned into the result by coverage_finish. */
struct covering;
struct covering *coverage_new(struct verify *v);
void coverage_add(struct covering *covering, const struct conclusion *conclusion);
void coverage_finish(struct covering *covering);

/* Reports a key that its mapping may not hold, or holds twice; `valid` lists those that it may. */
void scenario_bad_key(struct scenario *scenario, const struct yaml_node *mapping, const struct yaml_node *child,
		      const char *valid);

/* Reports that a value isn't among a thing's ids, with the nearest and the valid ones. */
void scenario_unknown(struct scenario *scenario, enum diag_code code, const struct yaml_node *node, const char *kind,
		      const void *first, int count, size_t stride);

#endif
