/* The rule base that is built into the program: the files of rules/, byte for byte. tools/embed.sh writes the tables. */
#ifndef SENTEI_RULES_EMBEDDED_H
#define SENTEI_RULES_EMBEDDED_H

#include <stddef.h>

struct embedded_file {
	const char *name;		/* base name: "flowchart.yaml" */
	const unsigned char *bytes;	/* no NUL follows them */
	size_t length;
};

/* Sorted by name, bytewise. */
extern const struct embedded_file embedded_rules[];
extern const size_t embedded_rule_count;

#endif
