/* Compiles a rule base section by section; the flowchart's own checks are in flow_check.c. */
#include "kb/compile.h"

#include <string.h>

#include "base/buf.h"
#include "kb/cond.h"
#include "kb/resolve.h"

#define PATH(...) ((struct raw_path){__VA_ARGS__})
#define SOURCE(section, i, item) resolve_source(c, (item)->basis, &(item)->source, PATH(section, i))

#define NEW_LIST(c, count, list) ((list) = arena_array((c)->arena, (count), sizeof(*(list))))

/* A section of the files as a table of ids. */
#define TABLE(c, section) ID_TABLE(#section, (c)->raw->section, (c)->raw->section##_count)

/*
 * Defines compile_SECTION: `one` makes of each entry of a section one of a list in the knowledge base, where the list
 * stands from the start, its length once it is whole.
 */
#define SECTION(section, type, list, counter, one) \
	static void compile_##section(struct compiler *c) \
	{ \
		struct type *entries = NEW_LIST(c, c->raw->section##_count, entries); \
		c->kb->list = entries; \
		for (unsigned i = 0; i < c->raw->section##_count; i++) \
			one(c, #section, i, &c->raw->section[i], &entries[i]); \
		c->kb->counter = (int)c->raw->section##_count; \
	}

static void one_chapter(struct compiler *c, const char *section, unsigned i, const struct raw_chapter *raw,
			struct kb_chapter *chapter)
{
	struct kb_name *sections = NEW_LIST(c, raw->sections_count, sections);
	for (unsigned j = 0; j < raw->sections_count; j++)
		sections[j] = (struct kb_name){.id = raw->sections[j].id, .name = raw->sections[j].name};
	id_check_list(c, &ID_TABLE("sections", raw->sections, raw->sections_count), PATH(section, i, "sections"));
	*chapter = (struct kb_chapter){.id = raw->id, .title = raw->title, .sections = sections,
				       .section_count = (int)raw->sections_count};
}
SECTION(chapters, kb_chapter, chapters, chapter_count, one_chapter)

static void compile_groups(struct compiler *c)
{
	struct kb_name *groups = NEW_LIST(c, c->raw->groups_count, groups);
	for (unsigned i = 0; i < c->raw->groups_count; i++)
		groups[i] = (struct kb_name){.id = c->raw->groups[i].id, .name = c->raw->groups[i].name};
	c->kb->groups = groups;
	c->kb->group_count = (int)c->raw->groups_count;
}

/* The choices of the configuration fact: every configuration of every method, the same id once. */
static void configuration_choices(struct compiler *c, struct kb_fact *fact)
{
	unsigned total = 0;
	for (unsigned m = 0; m < c->raw->methods_count; m++)
		total += c->raw->methods[m].configurations_count;
	struct kb_choice *choices = NEW_LIST(c, total, choices);
	fact->choices = choices;
	for (unsigned m = 0; m < c->raw->methods_count; m++) {
		const struct raw_method *method = &c->raw->methods[m];
		for (unsigned j = 0; j < method->configurations_count; j++) {
			const struct raw_configuration *raw = &method->configurations[j];
			if (kb_choice_find(fact, raw->id) == KB_NONE)
				choices[fact->choice_count++] = (struct kb_choice){
					.id = raw->id, .label = raw->name, .phrase = raw->name};
		}
	}
}

static void own_choices(struct compiler *c, unsigned i, struct kb_fact *fact)
{
	const struct raw_fact *raw = &c->raw->facts[i];
	struct kb_choice *choices = NEW_LIST(c, raw->choices_count, choices);
	fact->choices = choices;
	id_check_list(c, &ID_TABLE("choices", raw->choices, raw->choices_count), PATH("facts", i, "choices"));
	for (unsigned j = 0; j < raw->choices_count; j++) {
		const struct raw_choice *choice = &raw->choices[j];
		choices[fact->choice_count++] = (struct kb_choice){
			.id = choice->id, .label = choice->label, .phrase = choice->phrase,
			.also = choice->also, .also_count = (int)choice->also_count};
	}
}

static void compile_assume(struct compiler *c, unsigned i, struct kb_fact *fact)
{
	const struct raw_assume *raw = c->raw->facts[i].assume;
	fact->assume = KB_NONE;
	if (!raw)
		return;
	struct id_table choices = ID_TABLE("choices", fact->choices, fact->choice_count);
	fact->assume = id_resolve(c, &choices, raw->value, AT("facts", i, "assume", 0, "value"));
	fact->assume_because = raw->because;
}

static void one_fact(struct compiler *c, const char *section, unsigned i, const struct raw_fact *raw,
		     struct kb_fact *fact)
{
	static const char configurations[] = "configurations";
	struct id_table groups = TABLE(c, groups);
	*fact = (struct kb_fact){
		.id = raw->id, .kind = raw->kind, .group = KB_NONE, .label = raw->label, .question = raw->question,
		.example = optional_text(raw->example), .help = raw->help, .configuration = raw->values != NULL,
		.source = SOURCE(section, i, raw)};
	if (raw->group)
		fact->group = id_resolve(c, &groups, raw->group, AT(section, i, "group"));
	if (fact->configuration)
		configuration_choices(c, fact);
	else
		own_choices(c, i, fact);
	if (!fact->choice_count && !raw->choices && !raw->values)
		FAULT(c, DIAG_KEY_MISSING, AT(section, i, "choices"), "choices", "facts");
	else if (!fact->choice_count)
		FAULT(c, DIAG_LIST_EMPTY, AT(section, i, "choices"), "choices");
	if (fact->choice_count > KB_MAX_VALUES) {
		FAULT(c, DIAG_TOO_MANY, AT(section, i, "choices"), "choices", "31");
		fact->choice_count = KB_MAX_VALUES;
	}
	fact->all = (UINT32_C(1) << fact->choice_count) - 1;
	compile_assume(c, i, fact);
	if (!raw->values)
		return;
	if (strcmp(raw->values, configurations) != 0)
		FAULT(c, DIAG_VALUE_NOT_ONE_OF, AT(section, i, "values"), "values", raw->values, configurations,
		      configurations);
	if (c->kb->configuration_fact != KB_NONE)
		FAULT(c, DIAG_FACT_CONFIGURATIONS, AT(section, i, "values"), raw->id,
		      c->kb->facts[c->kb->configuration_fact].id);
	c->kb->configuration_fact = (int)i;
}
SECTION(facts, kb_fact, facts, fact_count, one_fact)

static void one_outcome(struct compiler *c, const char *section, unsigned i, const struct raw_outcome *raw,
			struct kb_outcome *outcome)
{
	struct id_table methods = TABLE(c, methods);
	*outcome = (struct kb_outcome){.id = raw->id, .method = KB_NONE, .because = raw->because,
				       .source = SOURCE(section, i, raw)};
	if (raw->method)
		outcome->method = id_resolve(c, &methods, raw->method, AT(section, i, "method"));
}
SECTION(outcomes, kb_outcome, outcomes, outcome_count, one_outcome)

/* Nodes and outcomes share one set of ids, since an edge may go to either. */
static int resolve_target(struct compiler *c, const char *id, const struct raw_path *path)
{
	struct id_table nodes = TABLE(c, nodes), outcomes = TABLE(c, outcomes);
	int leaf = id_find(&outcomes, id);
	if (leaf != KB_NONE)
		return -leaf - 1;
	int node = id_find(&nodes, id);
	if (node != KB_NONE)
		return node;
	struct raw_outcome *both = arena_array(c->arena, nodes.count + outcomes.count, sizeof(*both));
	for (unsigned i = 0; i < nodes.count; i++)
		both[i].id = c->raw->nodes[i].id;
	for (unsigned i = 0; i < outcomes.count; i++)
		both[nodes.count + i].id = c->raw->outcomes[i].id;
	struct id_table targets = ID_TABLE("nodes, outcomes", both, nodes.count + outcomes.count);
	id_resolve(c, &targets, id, path);
	return UNRESOLVED;
}

/* Where the edges of a node go whose fact isn't known, in their own order; it is for the flowchart's check. */
static void compile_targets(struct compiler *c, unsigned i, struct kb_node *node)
{
	const struct raw_node *raw = &c->raw->nodes[i];
	int *go = NEW_LIST(c, raw->edges_count, go);
	for (unsigned j = 0; j < raw->edges_count; j++)
		go[j] = resolve_target(c, raw->edges[j].go, AT("nodes", i, "edges", j, "go"));
	node->go = go;
}

static void compile_edges(struct compiler *c, unsigned i, struct kb_node *node)
{
	const struct raw_node *raw = &c->raw->nodes[i];
	const struct kb_fact *fact = &c->kb->facts[node->fact];
	struct id_table choices = ID_TABLE("choices", fact->choices, fact->choice_count);
	int *go = NEW_LIST(c, (size_t)fact->choice_count, go);
	for (int v = 0; v < fact->choice_count; v++)
		go[v] = UNRESOLVED;
	uint32_t seen = 0;
	bool all_known = true;
	for (unsigned j = 0; j < raw->edges_count; j++) {
		const struct raw_edge *edge = &raw->edges[j];
		int value = id_resolve(c, &choices, edge->is, AT("nodes", i, "edges", j, "is"));
		int target = resolve_target(c, edge->go, AT("nodes", i, "edges", j, "go"));
		all_known &= value != KB_NONE;
		if (value == KB_NONE)
			continue;
		bool twice = (seen & UINT32_C(1) << value) != 0;
		if (twice)
			FAULT(c, DIAG_EDGE_TWICE, AT("nodes", i, "edges", j, "is"), raw->id, edge->is);
		seen |= UINT32_C(1) << value;
		go[value] = twice ? UNRESOLVED : target;
	}
	/* A value that isn't one of the fact's is most likely the missing one, mistyped. */
	for (int v = 0; v < fact->choice_count && all_known; v++)
		if (!(seen & UINT32_C(1) << v))
			FAULT(c, DIAG_EDGE_MISSING, AT("nodes", i, "edges"), raw->id, fact->choices[v].id);
	node->go = go;
}

static void one_node(struct compiler *c, const char *section, unsigned i, const struct raw_node *raw,
		     struct kb_node *node)
{
	struct id_table facts = TABLE(c, facts), outcomes = TABLE(c, outcomes);
	*node = (struct kb_node){.id = raw->id, .source = SOURCE(section, i, raw)};
	int outcome = id_find(&outcomes, raw->id);
	if (outcome != KB_NONE) {
		const char *where = resolve_place_text(c, AT("outcomes", (unsigned)outcome, "id"));
		FAULT(c, DIAG_ID_TWICE, AT(section, i, "id"), "nodes, outcomes", raw->id, where);
	}
	node->fact = id_resolve(c, &facts, raw->ask, AT(section, i, "ask"));
	if (node->fact == KB_NONE) {
		compile_targets(c, i, node);
		return;
	}
	compile_edges(c, i, node);
	/* The facts are ours until compilation ends. */
	struct kb_fact *fact = (struct kb_fact *)&c->kb->facts[node->fact];
	if (fact->configuration)
		FAULT(c, DIAG_FACT_CONFIGURATION, AT(section, i, "ask"), fact->id);
	if (fact->assume == KB_NONE && !fact->in_flow && !c->raw->facts[node->fact].assume)
		FAULT(c, DIAG_FACT_NO_ASSUME, AT("facts", (unsigned)node->fact, "id"), fact->id);
	fact->in_flow = true;
}
SECTION(nodes, kb_node, nodes, node_count, one_node)

static void one_companion(struct compiler *c, const char *section, unsigned i, const struct raw_companion *raw,
			  struct kb_companion *companion)
{
	struct id_table methods = TABLE(c, methods), tiers = TABLE(c, tiers);
	*companion = (struct kb_companion){
		.method = id_resolve(c, &methods, raw->method, AT(section, i, "method")),
		.when = resolve_cond(c, raw->when, raw->when_count, PATH(section, i, "when")),
		.tier = KB_NONE, .because = raw->because, .source = SOURCE(section, i, raw)};
	if (raw->tier)
		companion->tier = id_resolve(c, &tiers, raw->tier, AT(section, i, "tier"));
}
SECTION(companions, kb_companion, companions, companion_count, one_companion)

static void one_characteristic(struct compiler *c, const char *section, unsigned i,
			       const struct raw_characteristic *raw, struct kb_characteristic *characteristic)
{
	struct kb_name *levels = NEW_LIST(c, raw->levels_count, levels);
	for (unsigned j = 0; j < raw->levels_count; j++)
		levels[j] = (struct kb_name){.id = raw->levels[j].id, .name = raw->levels[j].name};
	*characteristic = (struct kb_characteristic){
		.id = raw->id, .name = raw->name, .short_name = raw->short_name, .meaning = raw->meaning,
		.levels = levels, .level_count = (int)raw->levels_count, .source = SOURCE(section, i, raw)};
	id_check_list(c, &ID_TABLE("levels", raw->levels, raw->levels_count), PATH(section, i, "levels"));
	if (!raw->levels_count)
		FAULT(c, DIAG_LIST_EMPTY, AT(section, i, "levels"), "levels");
	else if (!strcmp(raw->better, levels[raw->levels_count - 1].id))
		characteristic->high_is_good = true;
	else if (*raw->better && strcmp(raw->better, levels[0].id) != 0)
		FAULT(c, DIAG_LEVEL_END, AT(section, i, "better"), raw->id, raw->better);
}
SECTION(characteristics, kb_characteristic, characteristics, characteristic_count, one_characteristic)

/* A characteristic and one of its levels; false when either is unknown. `path` names the element that holds both. */
static bool resolve_level(struct compiler *c, const struct raw_level *raw, struct raw_path path, int *characteristic,
			  int *level)
{
	const char **last = path.key ? &path.inner : &path.key;
	struct id_table characteristics = TABLE(c, characteristics);
	*last = "characteristic";
	*characteristic = id_resolve(c, &characteristics, raw->characteristic, &path);
	if (*characteristic == KB_NONE)
		return false;
	const struct raw_characteristic *of = &c->raw->characteristics[*characteristic];
	struct id_table levels = ID_TABLE("levels", of->levels, of->levels_count);
	*last = "level";
	*level = id_resolve(c, &levels, raw->level, &path);
	return *level != KB_NONE;
}

static void compile_cells(struct compiler *c, unsigned m, struct kb_method *method)
{
	const struct raw_method *raw = &c->raw->methods[m];
	struct kb_cell *cells = NEW_LIST(c, c->raw->characteristics_count, cells);
	uint64_t seen = 0;
	bool all_known = true;
	for (unsigned j = 0; j < raw->levels_count; j++) {
		struct raw_path path = PATH("methods", m, "levels", j);
		int i, level;
		bool known = resolve_level(c, &raw->levels[j], path, &i, &level);
		all_known &= known;
		if (!known)
			continue;
		if (seen & UINT64_C(1) << i)
			FAULT(c, DIAG_LEVEL_TWICE, &path, raw->id, c->raw->characteristics[i].id);
		seen |= UINT64_C(1) << i;
		cells[i] = (struct kb_cell){.level = level, .because = raw->levels[j].because,
					    .source = resolve_source(c, raw->levels[j].basis, &raw->levels[j].source, path)};
	}
	/* What is missing is most likely the one that isn't known. */
	for (unsigned i = 0; i < c->raw->characteristics_count && all_known; i++)
		if (!(seen & UINT64_C(1) << i))
			FAULT(c, DIAG_LEVEL_MISSING, AT("methods", m, "levels"), raw->id,
				 c->raw->characteristics[i].id);
	method->cells = cells;
}

/* Two overrides of one cell to different levels must exclude each other. */
static void check_override(struct compiler *c, unsigned m, const struct kb_method *method, const struct kb_override *list,
			   unsigned j)
{
	for (unsigned k = 0; k < j; k++) {
		if (list[k].characteristic != list[j].characteristic || list[k].level == list[j].level)
			continue;
		uint32_t may[KB_MAX_FACTS];
		for (int f = 0; f < c->kb->fact_count; f++)
			may[f] = f == c->kb->configuration_fact ? method->variants : c->kb->facts[f].all;
		const struct kb_cond *conds[] = {&list[k].when, &list[j].when};
		if (!cond_satisfiable(conds, 2, may))
			continue;
		const char *where = resolve_place_text(c, AT("methods", m, "overrides", k));
		FAULT(c, DIAG_OVERRIDE_CONFLICT, AT("methods", m, "overrides", j), method->id,
			 c->kb->characteristics[list[j].characteristic].id, where);
	}
}

static void compile_overrides(struct compiler *c, unsigned m, struct kb_method *method)
{
	const struct raw_method *raw = &c->raw->methods[m];
	struct kb_override *list = NEW_LIST(c, raw->overrides_count, list);
	for (unsigned j = 0; j < raw->overrides_count; j++) {
		const struct raw_level *from = &raw->overrides[j];
		struct kb_override *override = &list[method->override_count];
		override->when = resolve_cond(c, from->when, from->when_count, PATH("methods", m, "overrides", j, "when"));
		override->because = from->because;
		override->source = resolve_source(c, from->basis, &from->source, PATH("methods", m, "overrides", j));
		/* Without a clause that is faulty itself, a condition would hold too often and conflict for no reason. */
		if (!resolve_level(c, from, PATH("methods", m, "overrides", j), &override->characteristic, &override->level) ||
		    override->when.clause_count < (int)from->when_count)
			continue;
		check_override(c, m, method, list, (unsigned)method->override_count);
		method->override_count++;
	}
	method->overrides = list;
}

static void compile_configurations(struct compiler *c, unsigned m, struct kb_method *method)
{
	const struct raw_method *raw = &c->raw->methods[m];
	struct kb_configuration *list = NEW_LIST(c, raw->configurations_count, list);
	for (unsigned j = 0; j < raw->configurations_count; j++) {
		const struct raw_configuration *from = &raw->configurations[j];
		list[j] = (struct kb_configuration){
			.id = from->id, .name = from->name, .description = from->description, .value = KB_NONE,
			.source = resolve_source(c, from->basis, &from->source, PATH("methods", m, "configurations", j))};
		if (c->kb->configuration_fact == KB_NONE)
			continue;
		list[j].value = kb_choice_find(&c->kb->facts[c->kb->configuration_fact], from->id);
		if (list[j].value != KB_NONE)
			method->variants |= UINT32_C(1) << list[j].value;
	}
	id_check_list(c, &ID_TABLE("configurations", raw->configurations, raw->configurations_count),
		      PATH("methods", m, "configurations"));
	method->configurations = list;
	method->configuration_count = (int)raw->configurations_count;
}

static void one_method(struct compiler *c, const char *section, unsigned i, const struct raw_method *raw,
		       struct kb_method *method)
{
	*method = (struct kb_method){
		.id = raw->id, .name = raw->name, .definition = raw->definition,
		.confusion = optional_text(raw->confusion),
		.requires = resolve_cond(c, raw->requires, raw->requires_count, PATH(section, i, "requires")),
		.source = SOURCE(section, i, raw)};
	method->requires_source = method->source;
	if (raw->requires_grounds)
		method->requires_source =
			resolve_source(c, raw->requires_grounds->basis, &raw->requires_grounds->source,
				       PATH(section, i, "requires_grounds"));
	compile_configurations(c, i, method);
	compile_cells(c, i, method);
	compile_overrides(c, i, method);
}
SECTION(methods, kb_method, methods, method_count, one_method)

static void one_exception(struct compiler *c, const char *section, unsigned i, const struct raw_exception *raw,
			  struct kb_exception *exception)
{
	struct id_table methods = TABLE(c, methods);
	*exception = (struct kb_exception){
		.method = id_resolve(c, &methods, raw->method, AT(section, i, "method")),
		.dominated_by = id_resolve(c, &methods, raw->dominated_by, AT(section, i, "dominated_by")),
		.because = raw->because, .source = SOURCE(section, i, raw)};
}
SECTION(exceptions, kb_exception, exceptions, exception_count, one_exception)

static void one_need(struct compiler *c, const char *section, unsigned i, const struct raw_level *raw,
		     struct kb_need *need)
{
	need->when = resolve_cond(c, raw->when, raw->when_count, PATH(section, i, "when"));
	need->because = raw->because;
	need->source = SOURCE(section, i, raw);
	resolve_level(c, raw, PATH(section, i), &need->characteristic, &need->level);
}
SECTION(needs, kb_need, needs, need_count, one_need)

static void one_heading(struct compiler *c, const char *section, unsigned i, const struct raw_heading *raw,
			struct kb_heading *heading)
{
	*heading = (struct kb_heading){.id = raw->id, .name = raw->name, .description = raw->description,
				       .source = SOURCE(section, i, raw)};
}
SECTION(roles, kb_heading, roles, role_count, one_heading)
SECTION(tiers, kb_heading, tiers, tier_count, one_heading)
SECTION(categories, kb_heading, categories, category_count, one_heading)

static void one_caution(struct compiler *c, const char *section, unsigned i, const struct raw_caution *raw,
			struct kb_caution *caution)
{
	struct id_table roles = TABLE(c, roles), tiers = TABLE(c, tiers), categories = TABLE(c, categories);
	*caution = (struct kb_caution){
		.id = raw->id, .first = raw->first != 0, .title = raw->title, .risk = raw->risk,
		.action = raw->action, .source = SOURCE(section, i, raw),
		.when = resolve_cond(c, raw->when, raw->when_count, PATH(section, i, "when")),
		.roles = (uint32_t)id_set(c, &roles, raw->roles, raw->roles_count, PATH(section, i, "roles")),
		.tier = id_resolve(c, &tiers, raw->tier, AT(section, i, "tier")),
		.category = id_resolve(c, &categories, raw->category, AT(section, i, "category"))};
	caution->methods = method_set(c, raw->methods, raw->methods_count, PATH(section, i, "methods"),
				      &caution->general);
}
SECTION(cautions, kb_caution, cautions, caution_count, one_caution)

static void one_case(struct compiler *c, const char *section, unsigned i, const struct raw_case *raw,
		     struct kb_case *trouble)
{
	struct id_table all = TABLE(c, cautions);
	int *cautions = NEW_LIST(c, raw->cautions_count, cautions);
	for (unsigned j = 0; j < raw->cautions_count; j++)
		cautions[j] = id_resolve(c, &all, raw->cautions[j], AT(section, i, "cautions", j));
	*trouble = (struct kb_case){
		.id = raw->id, .name = raw->name, .story = raw->story, .watch = raw->watch,
		.when = resolve_cond(c, raw->when, raw->when_count, PATH(section, i, "when")),
		.cautions = cautions, .caution_count = (int)raw->cautions_count, .source = SOURCE(section, i, raw)};
	trouble->methods = method_set(c, raw->methods, raw->methods_count, PATH(section, i, "methods"),
				      &trouble->general);
}
SECTION(cases, kb_case, cases, case_count, one_case)

static void one_document(struct compiler *c, const char *section, unsigned i, const struct raw_document *raw,
			 struct kb_document *document)
{
	*document = (struct kb_document){
		.id = raw->id, .name = raw->name, .detail = raw->detail, .url = raw->url,
		.when = resolve_cond(c, raw->when, raw->when_count, PATH(section, i, "when")),
		.source = SOURCE(section, i, raw)};
	document->methods = method_set(c, raw->methods, raw->methods_count, PATH(section, i, "methods"),
				       &document->general);
}
SECTION(guides, kb_document, guides, guide_count, one_document)
SECTION(checklists, kb_document, checklists, checklist_count, one_document)

static void one_former(struct compiler *c, const char *section, unsigned i, const struct raw_former *raw,
		       struct kb_former *former)
{
	bool general;
	*former = (struct kb_former){.name = raw->name, .note = raw->note, .source = SOURCE(section, i, raw)};
	former->methods = method_set(c, raw->methods, raw->methods_count, PATH(section, i, "methods"), &general);
}
SECTION(formerly, kb_former, former, former_count, one_former)

static void one_term(struct compiler *c, const char *section, unsigned i, const struct raw_term_entry *raw,
		     struct kb_term_entry *term)
{
	*term = (struct kb_term_entry){.id = raw->id, .term = raw->term, .text = raw->text, .also = raw->also,
				       .also_count = (int)raw->also_count, .source = SOURCE(section, i, raw)};
}
SECTION(glossary, kb_term_entry, glossary, glossary_count, one_term)

static void check_sections(struct compiler *c)
{
	const struct raw_base *raw = c->raw;
	const struct id_table tables[] = {
		TABLE(c, chapters), TABLE(c, groups), TABLE(c, facts), TABLE(c, nodes), TABLE(c, outcomes),
		TABLE(c, characteristics), TABLE(c, methods), TABLE(c, roles), TABLE(c, tiers), TABLE(c, categories),
		TABLE(c, cautions), TABLE(c, cases), TABLE(c, guides), TABLE(c, checklists), TABLE(c, glossary),
	};
	for (unsigned i = 0; i < sizeof(tables) / sizeof(tables[0]); i++)
		id_check_section(c, &tables[i]);
	const struct { const char *section; unsigned count; } mandatory[] = {
		{"facts", raw->facts_count}, {"nodes", raw->nodes_count},
		{"outcomes", raw->outcomes_count}, {"methods", raw->methods_count},
	};
	for (unsigned i = 0; i < sizeof(mandatory) / sizeof(mandatory[0]); i++)
		if (!mandatory[i].count)
			FAULT(c, DIAG_SECTION_MISSING, AT(mandatory[i].section), mandatory[i].section);
}

/* What is a bit in a set, or a step of a recursion, has a limit; false when one is passed. */
static bool check_limits(struct compiler *c)
{
	const struct { const char *section; unsigned count, most; } limits[] = {
		{"facts", c->raw->facts_count, KB_MAX_FACTS},
		{"nodes", c->raw->nodes_count, KB_MAX_NODES},
		{"characteristics", c->raw->characteristics_count, KB_MAX_CHARACTERISTICS},
		{"methods", c->raw->methods_count, KB_MAX_METHODS},
		{"roles", c->raw->roles_count, KB_MAX_ROLES},
	};
	bool within = true;
	for (unsigned i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		if (limits[i].count <= limits[i].most)
			continue;
		FAULT(c, DIAG_TOO_MANY, AT(limits[i].section, limits[i].most), limits[i].section,
		      decimal(limits[i].most).text);
		within = false;
	}
	return within;
}

struct kb *kb_compile(struct arena *arena, const struct raw_base *raw, const struct raw_places *places,
		      struct diag_sink *sink)
{
	struct kb *kb = arena_alloc(arena, sizeof(*kb));
	struct compiler c = {.arena = arena, .raw = raw, .places = places, .sink = sink, .kb = kb};
	int errors = sink->errors;
	kb->configuration_fact = KB_NONE;
	/* What a rule base that doesn't say what it recommends is taken to recommend. */
	kb->about = (struct kb_about){
		.title = {{[LANG_JA] = "選定", [LANG_EN] = "Choosing"}},
		.intro = {{[LANG_JA] = "質問に答えると、選択肢からひとつをおすすめします。",
			   [LANG_EN] = "Answer a few questions, and one of the options is recommended to you."}},
		.method = {{[LANG_JA] = "選択肢", [LANG_EN] = "option"}},
		.methods = {{[LANG_JA] = "選択肢", [LANG_EN] = "options"}},
	};
	if (raw->about)
		kb->about = (struct kb_about){
			.title = raw->about->title, .intro = raw->about->intro, .method = raw->about->method,
			.methods = raw->about->methods, .authority = raw->about->authority, .caveat = raw->about->caveat};
	check_sections(&c);
	if (!check_limits(&c))
		return NULL;
	/* Facts first: conditions refer to them. The flowchart's shape can be judged only when its nodes are known. */
	static void (*const steps[])(struct compiler *) = {
		compile_chapters, compile_groups, compile_facts, compile_outcomes, compile_nodes, flow_check,
		compile_companions, compile_characteristics, compile_methods, compile_exceptions, compile_needs,
		compile_roles, compile_tiers, compile_categories, compile_cautions, compile_cases, compile_guides,
		compile_checklists, compile_formerly, compile_glossary,
	};
	for (unsigned i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		steps[i](&c);
	return sink->errors > errors ? NULL : kb;
}
