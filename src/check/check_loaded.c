/* How many things the checks of loading have looked at. They have found nothing, or the rules wouldn't be compiled. */
#include "check/internal.h"

#include <string.h>

enum thing {
	FILES,
	VALUES,
	IDS,
	SECTIONS,
	NODES,
	EDGES,
	TARGETS,
	FLOW_FACTS,
	FACTS,
	CELLS,
	CHARACTERISTICS,
	OVERRIDES,
	CLAUSES,
	TEXTS,
	SPELLINGS,
	THING_COUNT
};

/* Which things each of the loader's checks is about. */
static const struct {
	enum diag_code code;
	enum thing thing;
} rows[] = {
	{DIAG_YAML_SYNTAX, FILES},
	{DIAG_YAML_ENCODING, FILES},
	{DIAG_YAML_CONTROL, FILES},
	{DIAG_YAML_ALIAS, FILES},
	{DIAG_YAML_TAG, FILES},
	{DIAG_YAML_DEPTH, FILES},
	{DIAG_YAML_DOCUMENTS, FILES},
	{DIAG_YAML_EMPTY, FILES},
	{DIAG_KEY_UNKNOWN, VALUES},
	{DIAG_KEY_TWICE, VALUES},
	{DIAG_KEY_MISSING, VALUES},
	{DIAG_VALUE_KIND, VALUES},
	{DIAG_VALUE_EMPTY, VALUES},
	{DIAG_VALUE_NOT_ONE_OF, VALUES},
	{DIAG_LIST_EMPTY, VALUES},
	{DIAG_SECTION_MISSING, SECTIONS},
	{DIAG_SECTION_TWICE, SECTIONS},
	{DIAG_ID_FORM, IDS},
	{DIAG_ID_TWICE, IDS},
	{DIAG_ID_UNKNOWN, VALUES},
	{DIAG_TOO_MANY, SECTIONS},
	{DIAG_EDGE_MISSING, EDGES},
	{DIAG_EDGE_TWICE, EDGES},
	{DIAG_FLOW_LOOP, NODES},
	{DIAG_FLOW_ASKED_TWICE, NODES},
	{DIAG_FLOW_UNREACHED, TARGETS},
	{DIAG_FACT_NO_ASSUME, FLOW_FACTS},
	{DIAG_FACT_CONFIGURATION, NODES},
	{DIAG_FACT_CONFIGURATIONS, FACTS},
	{DIAG_LEVEL_MISSING, CELLS},
	{DIAG_LEVEL_TWICE, CELLS},
	{DIAG_LEVEL_END, CHARACTERISTICS},
	{DIAG_OVERRIDE_CONFLICT, OVERRIDES},
	{DIAG_CLAUSE_FORM, CLAUSES},
	{DIAG_CLAUSE_VALUE, CLAUSES},
	{DIAG_CLAUSE_VALUE_TWICE, CLAUSES},
	{DIAG_CLAUSE_FACT_TWICE, CLAUSES},
	{DIAG_CLAUSE_ALWAYS, CLAUSES},
	{DIAG_TEXT_MISSING, TEXTS},
	{DIAG_SPELLING_TWICE, SPELLINGS},
	{DIAG_SPELLING_RESERVED, SPELLINGS},
};

static void count_values(const struct yaml_node *node, long long *counts)
{
	counts[VALUES]++;
	counts[TEXTS] += node->kind == YAML_KIND_MAPPING && yaml_member(node, "ja") && yaml_member(node, "en");
	counts[IDS] += node->key && !strcmp(node->key->text, "id");
	for (const struct yaml_node *child = node->first; child; child = child->next)
		count_values(child, counts);
}

static void count_compiled(struct verify *v, long long *counts)
{
	const struct kb *kb = v->kb;
	int count;
	const struct conditional_rule *rules = verify_rules(v, &count);
	for (int i = 0; i < count; i++) {
		counts[CLAUSES] += rules[i].when->clause_count;
		counts[OVERRIDES] += rules[i].kind == RULE_OVERRIDE;
	}
	for (int f = 0; f < kb->fact_count; f++) {
		counts[FLOW_FACTS] += kb->facts[f].in_flow;
		/* A choice can be typed by its id, its label in either language, and further words. */
		for (int c = 0; c < kb->facts[f].choice_count; c++)
			counts[SPELLINGS] += 1 + LANG_COUNT + kb->facts[f].choices[c].also_count;
	}
	for (int n = 0; n < kb->node_count; n++)
		counts[EDGES] += kb->facts[kb->nodes[n].fact].choice_count;
	counts[FACTS] = kb->fact_count;
	counts[NODES] = kb->node_count;
	counts[TARGETS] = kb->node_count + kb->outcome_count;
	counts[CHARACTERISTICS] = kb->characteristic_count;
	counts[CELLS] = (long long)kb->method_count * kb->characteristic_count;
}

void check_loaded(struct verify *v)
{
	long long counts[THING_COUNT] = {[FILES] = v->rule_file_count};
	for (int i = 0; i < v->rule_file_count; i++) {
		const struct yaml_node *root = v->rule_files[i].root;
		count_values(root, counts);
		for (const struct yaml_node *section = root->first; section; section = section->next)
			counts[SECTIONS]++;
	}
	count_compiled(v, counts);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		verify_examined(v, rows[i].code, counts[rows[i].thing]);
}
