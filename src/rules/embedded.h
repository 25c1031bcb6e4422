/* The files that are built into the program, byte for byte. tools/embed.sh writes the tables, the Makefile says of what. */
#ifndef SENTEI_RULES_EMBEDDED_H
#define SENTEI_RULES_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
	const char *name;		/* base name: "flowchart.yaml" */
	const char *sections;		/* of a rule file: its keys, each with a space behind it: "cautions " */
	const unsigned char *bytes;	/* no NUL follows them */
	size_t length;
};

/* Each set is sorted by name, bytewise. The rule base: rules/ and rules/scenarios/. */
extern const struct embedded_file embedded_rules[];
extern const size_t embedded_rule_count;
extern const char embedded_rules_digest[];	/* what rules_hash gives of them, or "" */
extern const struct embedded_file embedded_scenarios[];
extern const size_t embedded_scenario_count;

/* The example of a rule base: share/example/ and share/example/scenarios/. */
extern const struct embedded_file embedded_examples[];
extern const size_t embedded_example_count;
extern const struct embedded_file embedded_example_scenarios[];
extern const size_t embedded_example_scenario_count;

/* Completion scripts, each named after its shell: share/completion/sentei.bash. */
extern const struct embedded_file embedded_completions[];
extern const size_t embedded_completion_count;

#endif
