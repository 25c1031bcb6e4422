/* Shared by the files that hold the checks. Internal to src/check/. */
#ifndef SENTEI_CHECK_INTERNAL_H
#define SENTEI_CHECK_INTERNAL_H

#include "check/verify.h"
#include "check/ways.h"
#include "yaml/tree.h"

struct shown_list;

/* A YAML file that was read: rules or scenarios. */
struct yaml_file {
	const char *path, *bytes;
	size_t length;
	const struct yaml_node *root;	/* NULL when it couldn't be read */
	struct source_lines *lines;
};

/* One run. */
struct verify {
	struct arena *arena;
	struct rules *rules;
	const struct kb *kb;		/* NULL when the rules couldn't be compiled; then only early checks run */
	struct diag_sink *sink;
	struct verification *result;
	struct frame frame;
	struct space *space;
	const struct ways *ways;
	uint64_t all_facts;
	const struct yaml_file *rule_files, *scenario_files;
	int rule_file_count, scenario_file_count;
	struct shown_list *first_shown, *last_shown;
};

/* A way to a value: AT("facts", i, "choices", j, "id"). */
#define AT(...) (&(struct raw_path){__VA_ARGS__})

/* Reports a finding at the value that `path` names, with the strings that fill its message in. */
#define FOUND(v, code, path, ...) verify_found(v, code, path, __VA_ARGS__, NULL)
void verify_found(struct verify *v, enum diag_code code, const struct raw_path *path, ...);

/* The same at a node of a YAML file. */
#define FOUND_IN(v, code, file, node, ...) verify_found_in(v, code, file, node, __VA_ARGS__, NULL)
void verify_found_in(struct verify *v, enum diag_code code, const struct yaml_file *file, const struct yaml_node *node,
		     ...);

/* Adds to the number of things that the check with this code has looked at. */
void verify_examined(struct verify *v, enum diag_code code, long long count);

/* Adds a space to the result. */
void verify_space(struct verify *v, const char *id, enum msg name, struct count size, enum verified_how how);

/* Adds to what was shown; the caller fills the rest in. */
struct shown *verify_shown(struct verify *v, enum shown_kind kind, const char *id, int index);

/* A rule with count and witness of the set for which it holds, not empty, over all facts. */
struct conditional_rule;
void verify_shown_rule(struct verify *v, const struct conditional_rule *rule, int set);

/* Whether the set was lost; counts it. */
bool verify_lost(struct verify *v, int set);

/* A witness of the set as text, "fact=value, …", in the arena. */
const char *verify_witness(struct verify *v, int set);

/* "file:line" of a value, in the arena. */
const char *verify_line(struct verify *v, const struct raw_path *path);

enum rule_kind {
	RULE_COMPANION,
	RULE_REQUIRES,
	RULE_OVERRIDE,
	RULE_NEED,
	RULE_CAUTION,
	RULE_CASE,
	RULE_GUIDE,
	RULE_CHECKLIST,
	RULE_KIND_COUNT
};

/* What rules of a kind are called in the rule files. */
extern const char *const rule_names[RULE_KIND_COUNT];

/* A rule with a condition. */
struct conditional_rule {
	enum rule_kind kind;
	const char *id;			/* its own, or of the method or characteristic that it is about */
	int index;			/* in its section; of an override in its method */
	int method;			/* of an override or of requires, else KB_NONE */
	const struct kb_cond *when;
	struct raw_path path;		/* of its list of clauses */
};

/* Every condition of the rule base in order, those of `requires` included; *count of them. */
const struct conditional_rule *verify_rules(struct verify *v, int *count);

/* The place of a clause of a rule. */
struct raw_path verify_clause(const struct conditional_rule *rule, int clause);

/*
 * The checks; which rows each one serves, checks.def tells. check_loaded finds nothing: it counts what loading has
 * checked.
 */
void check_loaded(struct verify *v);
void check_unused(struct verify *v);
void check_repeated(struct verify *v);
void check_flow(struct verify *v);
void check_flow_exact(struct verify *v);
void check_requires(struct verify *v);
void check_domination(struct verify *v);
void check_exceptions(struct verify *v);
void check_methods_reached(struct verify *v);
void check_overrides(struct verify *v);
void check_conditions(struct verify *v);
void check_conditions_exact(struct verify *v);
void check_cautions_alike(struct verify *v);
void check_caution_roles(struct verify *v);
void check_cases(struct verify *v);
void check_needs_alike(struct verify *v);
void check_need_order(struct verify *v);
void check_texts(struct verify *v);
void check_scenarios(struct verify *v);

#endif
