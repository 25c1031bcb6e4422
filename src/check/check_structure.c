/* Checks that everything that has an id is used by something, and that no list names a thing twice. */
#include "check/internal.h"

#include <string.h>

#include "kb/cond.h"

/* Facts that some condition mentions. */
static uint64_t facts_in_conditions(struct verify *v)
{
	int count;
	uint64_t facts = 0;
	const struct conditional_rule *rules = verify_rules(v, &count);
	for (int i = 0; i < count; i++)
		facts |= cond_facts(rules[i].when);
	return facts;
}

static void report(struct verify *v, const char *section, int index, const char *id, bool used)
{
	verify_examined(v, DIAG_UNUSED, 1);
	if (!used)
		FOUND(v, DIAG_UNUSED, AT(section, (unsigned)index, "id"), section, id);
}

/* One for each of `count` things, all false. */
static bool *flags(struct verify *v, int count)
{
	return arena_array(v->arena, (size_t)count, sizeof(bool));
}

static void check_facts(struct verify *v)
{
	const struct kb *kb = v->kb;
	uint64_t mentioned = facts_in_conditions(v);
	for (int f = 0; f < kb->fact_count; f++)
		report(v, "facts", f, kb->facts[f].id, kb->facts[f].in_flow || (mentioned >> f & 1));
	bool *used = flags(v, kb->group_count);
	for (int f = 0; f < kb->fact_count; f++)
		if (kb->facts[f].group != KB_NONE)
			used[kb->facts[f].group] = true;
	for (int g = 0; g < kb->group_count; g++)
		report(v, "groups", g, kb->groups[g].id, used[g]);
}

static void check_headings(struct verify *v)
{
	const struct kb *kb = v->kb;
	bool *tiers = flags(v, kb->tier_count), *categories = flags(v, kb->category_count);
	uint32_t roles = 0;
	for (int i = 0; i < kb->caution_count; i++) {
		roles |= kb->cautions[i].roles;
		tiers[kb->cautions[i].tier] = true;
		categories[kb->cautions[i].category] = true;
	}
	for (int r = 0; r < kb->role_count; r++)
		report(v, "roles", r, kb->roles[r].id, (roles >> r & 1) != 0);
	for (int t = 0; t < kb->tier_count; t++)
		report(v, "tiers", t, kb->tiers[t].id, tiers[t]);
	for (int c = 0; c < kb->category_count; c++)
		report(v, "categories", c, kb->categories[c].id, categories[c]);
}

/* Chapters aren't asked for: they mirror a document, of which not every part need be cited. */
void check_unused(struct verify *v)
{
	check_facts(v);
	check_headings(v);
}

static void walk(struct verify *v, const struct yaml_file *file, const struct yaml_node *node)
{
	for (const struct yaml_node *child = node->first; child; child = child->next) {
		walk(v, file, child);
		if (node->kind != YAML_KIND_LIST || child->kind != YAML_KIND_SCALAR)
			continue;
		verify_examined(v, DIAG_REPEATED, 1);
		for (const struct yaml_node *before = node->first; before != child; before = before->next)
			if (before->kind == YAML_KIND_SCALAR && !strcmp(before->text, child->text)) {
				FOUND_IN(v, DIAG_REPEATED, file, child, child->text,
					 node->key && node->key->kind == YAML_KIND_SCALAR ? node->key->text : "");
				break;
			}
	}
}

void check_repeated(struct verify *v)
{
	for (int i = 0; i < v->rule_file_count; i++)
		if (v->rule_files[i].root)
			walk(v, &v->rule_files[i], v->rule_files[i].root);
	for (int i = 0; i < v->scenario_file_count; i++)
		if (v->scenario_files[i].root)
			walk(v, &v->scenario_files[i], v->scenario_files[i].root);
}
