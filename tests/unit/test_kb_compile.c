/*
 * kb/compile, resolve, flow_check: a small base in another field (choosing a printer), built by hand from raw structs; then
 * the same base with one fault at a time, each reported once, at its path.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "kb/compile.h"
#include "kb/cond.h"

#define COUNT(list) ((unsigned)(sizeof(list) / sizeof((list)[0])))
#define LIST(member, list) .member = (list), .member##_count = COUNT(list)
#define WORDS(member, ...) \
	.member = (const char *[]){__VA_ARGS__}, .member##_count = COUNT(((const char *[]){__VA_ARGS__}))
#define TEXT(ja_, en_) {.in = {[LANG_JA] = (ja_), [LANG_EN] = (en_)}}
#define GROUNDS .basis = KB_RECONSTRUCTED, .source = {.chapter = "buying", .section = "choice"}
#define SECTION(name) .name = printers.name, .name##_count = COUNT(printers.name)

/* Everything that a test may spoil. Spare things stand in it, which nothing refers to or which aren't counted. */
struct printers {
	struct raw_base raw;
	struct raw_about about;
	struct raw_name sections[2];
	struct raw_chapter chapters[2];
	struct raw_name groups[1];
	struct raw_choice pages_choices[3], colour_choices[2], place_choices[3], paper_choices[2];
	struct raw_assume pages_assume, colour_assume, model_assume;
	struct raw_fact facts[5];
	struct raw_edge pages_edges[4], colour_edges[2], model_edges[3], again_edges[3];
	struct raw_node nodes[2];
	struct raw_outcome outcomes[3];
	struct raw_companion companions[1];
	struct raw_name price_levels[3], speed_levels[3];
	struct raw_characteristic characteristics[2];
	struct raw_configuration ink_configurations[2], laser_configurations[2];
	struct raw_level ink_levels[2], laser_levels[2], copier_levels[3], plotter_levels[2];
	struct raw_level ink_overrides[2], laser_overrides[1];
	struct raw_grounds ink_grounds;
	struct raw_method methods[4];
	struct raw_exception exceptions[1];
	struct raw_level needs[1];
	struct raw_heading roles[2], tiers[2], categories[1];
	struct raw_caution cautions[3];
	struct raw_case cases[1];
	struct raw_document guides[1], checklists[1];
	struct raw_former formerly[1];
	struct raw_term_entry glossary[2];
};

#define LEVEL(characteristic_, level_) {.characteristic = (characteristic_), .level = (level_), GROUNDS}

static struct printers printers = {
	.raw = {
		.about = &printers.about, SECTION(chapters), SECTION(groups), SECTION(facts), SECTION(nodes),
		SECTION(outcomes), SECTION(companions), SECTION(characteristics), SECTION(methods), SECTION(exceptions),
		SECTION(needs), SECTION(roles), SECTION(tiers), SECTION(categories), SECTION(cautions), SECTION(cases),
		SECTION(guides), SECTION(checklists), SECTION(formerly), SECTION(glossary),
	},
	.about = {.title = TEXT("プリンターの選定", "Choosing a printer")},
	.sections = {{.id = "choice"}, {.id = "care"}},
	.chapters = {{.id = "buying", LIST(sections, printers.sections)}, {.id = "using"}},
	.groups = {{.id = "office"}},
	.pages_choices = {{.id = "few"}, {.id = "some"}, {.id = "many"}},
	.colour_choices = {{.id = "yes"}, {.id = "no"}},
	.place_choices = {{.id = "desk"}, {.id = "shared"}, {.id = "hall"}},
	.paper_choices = {{.id = "a4"}, {.id = "a3"}},
	.pages_assume = {.value = "some"},
	.colour_assume = {.value = "yes"},
	.model_assume = {.value = "plain"},
	.facts = {
		{.id = "pages", .kind = KB_CIRCUMSTANCE, .assume = &printers.pages_assume,
		 LIST(choices, printers.pages_choices), GROUNDS},
		{.id = "colour", .assume = &printers.colour_assume, LIST(choices, printers.colour_choices), GROUNDS},
		{.id = "place", .group = "office", LIST(choices, printers.place_choices), GROUNDS},
		{.id = "model", .values = "configurations", GROUNDS},
		{.id = "paper", LIST(choices, printers.paper_choices), GROUNDS},
	},
	.pages_edges = {{"few", "ask_colour"}, {"some", "ask_colour"}, {"many", "copier"}, {"few", "copier"}},
	.colour_edges = {{"yes", "ink"}, {"no", "laser"}},
	.model_edges = {{"plain", "ink"}, {"duplex", "laser"}, {"mono", "laser"}},
	.again_edges = {{"few", "ink"}, {"some", "laser"}, {"many", "laser"}},
	.nodes = {
		{.id = "ask_pages", .ask = "pages", .edges = printers.pages_edges, .edges_count = 3, GROUNDS},
		{.id = "ask_colour", .ask = "colour", LIST(edges, printers.colour_edges), GROUNDS},
	},
	.outcomes = {
		{.id = "ink", .method = "inkjet", GROUNDS},
		{.id = "laser", .method = "laser", GROUNDS},
		{.id = "copier", .method = "copier", GROUNDS},
	},
	.companions = {{.method = "inkjet", .tier = "basic", WORDS(when, "colour=yes", "pages=many"), GROUNDS}},
	.price_levels = {{.id = "low"}, {.id = "medium"}, {.id = "high"}},
	.speed_levels = {{.id = "slow"}, {.id = "steady"}, {.id = "fast"}},
	.characteristics = {
		{.id = "price", .better = "low", LIST(levels, printers.price_levels), GROUNDS},
		{.id = "speed", .better = "fast", LIST(levels, printers.speed_levels), GROUNDS},
	},
	.ink_configurations = {{.id = "plain", GROUNDS}, {.id = "duplex", GROUNDS}},
	.laser_configurations = {{.id = "mono", GROUNDS}, {.id = "duplex", GROUNDS}},
	.ink_levels = {LEVEL("price", "low"), LEVEL("speed", "slow")},
	.laser_levels = {LEVEL("price", "medium"), LEVEL("speed", "fast")},
	.copier_levels = {LEVEL("price", "high"), LEVEL("speed", "fast"), LEVEL("price", "low")},
	.plotter_levels = {LEVEL("price", "high"), LEVEL("speed", "slow")},
	.ink_overrides = {
		{WORDS(when, "model=duplex"), .characteristic = "price", .level = "medium", GROUNDS},
		{WORDS(when, "model=plain", "place=shared"), .characteristic = "price", .level = "high", GROUNDS},
	},
	.laser_overrides = {
		{WORDS(when, "colour=yes or place=shared"), .characteristic = "price", .level = "high", GROUNDS},
	},
	.ink_grounds = {GROUNDS},
	.methods = {
		{.id = "inkjet", LIST(levels, printers.ink_levels), LIST(overrides, printers.ink_overrides),
		 LIST(configurations, printers.ink_configurations), WORDS(requires, "pages=few|some"),
		 .requires_grounds = &printers.ink_grounds, GROUNDS},
		{.id = "laser", LIST(levels, printers.laser_levels), LIST(overrides, printers.laser_overrides),
		 LIST(configurations, printers.laser_configurations), GROUNDS},
		{.id = "copier", .levels = printers.copier_levels, .levels_count = 2, GROUNDS},
		{.id = "plotter", LIST(levels, printers.plotter_levels), GROUNDS},
	},
	.exceptions = {{.method = "copier", .dominated_by = "laser", GROUNDS}},
	.needs = {{WORDS(when, "place=shared"), .characteristic = "speed", .level = "fast", GROUNDS}},
	.roles = {{.id = "buyer", GROUNDS}, {.id = "user", GROUNDS}},
	.tiers = {{.id = "basic", GROUNDS}, {.id = "advanced", GROUNDS}},
	.categories = {{.id = "paper", GROUNDS}},
	.cautions = {
		{.id = "ink-dries", WORDS(methods, "inkjet"), WORDS(roles, "user"), .tier = "basic", .category = "paper",
		 WORDS(when, "pages=few"), GROUNDS},
		{.id = "dust", WORDS(methods, "laser", "copier"), WORDS(roles, "buyer", "user"), .tier = "advanced",
		 .category = "paper", GROUNDS},
		{.id = "jam", WORDS(methods, "all"), WORDS(roles, "user"), .tier = "basic", .category = "paper", .first = 1,
		 GROUNDS},
	},
	.cases = {{.id = "monday", WORDS(methods, "laser"), WORDS(cautions, "dust", "jam"), GROUNDS}},
	.guides = {{.id = "cleaning", WORDS(methods, "inkjet"), WORDS(when, "place=desk"), GROUNDS}},
	.checklists = {{.id = "before-buying", WORDS(methods, "all"), .url = "https://example.org/", GROUNDS}},
	.formerly = {{WORDS(methods, "laser", "copier"), GROUNDS}},
	.glossary = {{.id = "toner", GROUNDS}, {.id = "drum", GROUNDS}},
};

static struct printers pristine;

static int keep_pristine(void **state)
{
	(void)state;
	pristine = printers;
	return 0;
}

/* ---- The place of a fault */

enum { NOTES = 64 };

/* `find` writes down what it is asked for, and gives the number of the note as the line. */
struct notes {
	char text[NOTES][80];
	int count;
};

static void add_index(struct buf *text, unsigned index)
{
	buf_putc(text, '[');
	buf_number(text, index);
	buf_putc(text, ']');
}

static struct place note(const void *data, const struct raw_path *path)
{
	struct notes *notes = (struct notes *)data;
	struct buf text = {0};
	buf_puts(&text, path->section);
	add_index(&text, path->entry);
	if (path->key) {
		buf_putc(&text, '.');
		buf_puts(&text, path->key);
	}
	if (path->index)
		add_index(&text, path->index);
	if (path->inner) {
		buf_putc(&text, '.');
		buf_puts(&text, path->inner);
	}
	if (path->inner_index)
		add_index(&text, path->inner_index);
	assert_true(notes->count < NOTES && text.length < sizeof(notes->text[0]));
	strcpy(notes->text[notes->count], buf_text(&text));
	buf_release(&text);
	return (struct place){.file = "printers", .line = ++notes->count};
}

static const char *path_of(const struct notes *notes, const struct diag *diag)
{
	return notes->text[diag->place.line - 1];
}

static struct kb *compile(struct arena *arena, struct notes *notes, struct diag_sink *sink)
{
	const struct raw_places places = {.find = note, .data = notes};
	notes->count = 0;
	return kb_compile(arena, &printers.raw, &places, sink);
}

/* ---- A base without fault */

static void base_compiles(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct notes notes;
	struct diag_sink sink = {0};
	printers = pristine;
	const struct kb *kb = compile(&arena, &notes, &sink);
	assert_null(sink.first);
	assert_non_null(kb);
	assert_string_equal(kb->about.title.in[LANG_EN], "Choosing a printer");
	assert_int_equal(kb->chapter_count, 2);
	assert_int_equal(kb->facts[0].source.chapter, 0);
	assert_int_equal(kb->facts[0].source.section, 0);

	assert_int_equal(kb->fact_count, 5);
	assert_int_equal(kb->facts[0].all, 7);
	assert_int_equal(kb->facts[0].assume, 1);
	assert_true(kb->facts[0].in_flow && kb->facts[1].in_flow && !kb->facts[2].in_flow && !kb->facts[3].in_flow);
	assert_int_equal(kb->facts[0].group, KB_NONE);
	assert_int_equal(kb->facts[2].group, 0);
	assert_int_equal(kb->facts[2].assume, KB_NONE);

	/* The configuration fact: each configuration once, in the order of the methods. */
	assert_int_equal(kb->configuration_fact, 3);
	assert_int_equal(kb->facts[3].choice_count, 3);
	assert_string_equal(kb->facts[3].choices[0].id, "plain");
	assert_string_equal(kb->facts[3].choices[1].id, "duplex");
	assert_string_equal(kb->facts[3].choices[2].id, "mono");
	assert_int_equal(kb->methods[0].variants, 3);
	assert_int_equal(kb->methods[1].variants, 6);
	assert_int_equal(kb->methods[2].variants, 0);
	assert_string_equal(kb_configuration_of(&kb->methods[1], 1)->id, "duplex");
	assert_null(kb_configuration_of(&kb->methods[1], 0));

	assert_int_equal(kb->node_count, 2);
	assert_int_equal(kb->nodes[0].go[0], 1);
	assert_true(kb_is_leaf(kb->nodes[0].go[2]));
	assert_int_equal(kb_leaf(kb->nodes[0].go[2]), 2);
	assert_int_equal(kb->flow_order[0], 0);
	assert_int_equal(kb->flow_order[1], 1);
	assert_int_equal(kb->outcomes[2].method, 2);
	arena_release(&arena);
}

static void statements_compile(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct notes notes;
	struct diag_sink sink = {0};
	printers = pristine;
	const struct kb *kb = compile(&arena, &notes, &sink);
	assert_non_null(kb);
	assert_false(kb->characteristics[0].high_is_good);
	assert_true(kb->characteristics[1].high_is_good);
	assert_int_equal(kb_gap(&kb->characteristics[0], 0, 2), 2);
	assert_int_equal(kb_gap(&kb->characteristics[0], 2, 0), 0);
	assert_int_equal(kb_gap(&kb->characteristics[1], 2, 0), 2);
	assert_int_equal(kb->methods[0].cells[0].level, 0);
	assert_int_equal(kb->methods[2].cells[0].level, 2);
	assert_int_equal(kb->methods[0].override_count, 2);
	assert_int_equal(kb->methods[0].overrides[1].when.clause_count, 2);

	const struct kb_cond *either = &kb->methods[1].overrides[0].when;
	assert_int_equal(either->clause_count, 1);
	assert_int_equal(either->clauses[0].term_count, 2);
	assert_string_equal(either->clauses[0].text, "colour=yes or place=shared");
	const uint32_t shared[] = {7, 2, 2, 7, 3}, desk[] = {7, 2, 1, 7, 3}, open[] = {7, 3, 1, 7, 3};
	assert_int_equal(cond_truth(either, shared), TRUTH_TRUE);
	assert_int_equal(cond_truth(either, desk), TRUTH_FALSE);
	assert_int_equal(cond_truth(either, open), TRUTH_UNKNOWN);
	assert_int_equal(kb->methods[0].requires.clauses[0].terms[0].values, 3);

	assert_int_equal(kb->cautions[1].methods, 6);
	assert_int_equal(kb->cautions[1].roles, 3);
	assert_false(kb->cautions[1].general);
	assert_int_equal(kb->cautions[2].methods, 15);
	assert_true(kb->cautions[2].general && kb->cautions[2].first);
	assert_int_equal(kb->cases[0].cautions[1], 2);
	assert_int_equal(kb->companions[0].tier, 0);
	assert_int_equal(kb->exceptions[0].dominated_by, 1);
	assert_int_equal(kb->former[0].methods, 6);
	assert_string_equal(kb->checklists[0].url, "https://example.org/");
	assert_int_equal(kb_fact_find(kb, "place"), 2);
	assert_int_equal(kb_method_find(kb, "copier"), 2);
	assert_int_equal(kb_characteristic_find(kb, kb->characteristics[1].id), 1);
	assert_int_equal(kb_fact_find(kb, "telework"), KB_NONE);
	arena_release(&arena);
}

/* Only facts, nodes, outcomes and methods are mandatory. */
static void sections_may_be_missing(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct notes notes;
	struct diag_sink sink = {0};
	printers = pristine;
	struct raw_base *raw = &printers.raw;
	raw->about = NULL;
	raw->companions_count = raw->exceptions_count = raw->needs_count = raw->cautions_count = raw->cases_count = 0;
	raw->guides_count = raw->checklists_count = raw->formerly_count = raw->glossary_count = 0;
	raw->roles_count = raw->tiers_count = raw->categories_count = 0;
	assert_non_null(compile(&arena, &notes, &sink));
	assert_null(sink.first);

	*raw = (struct raw_base){.about = NULL};
	assert_null(compile(&arena, &notes, &sink));
	static const char *const sections[] = {"facts", "nodes", "outcomes", "methods"};
	const struct diag *diag = sink.first;
	for (unsigned i = 0; i < COUNT(sections); i++, diag = diag->next) {
		assert_int_equal(diag->code, DIAG_SECTION_MISSING);
		assert_string_equal(diag->args[0], sections[i]);
	}
	assert_null(diag);
	diag_release(&sink);
	arena_release(&arena);
}

/* ---- One fault at a time */

/* Words that replace a list of the base: two at most, NULL for none. */
static const char *words[2];

#define REPLACE(of, member, first, second) \
	(words[0] = (first), words[1] = (second), (of).member = words, (of).member##_count = words[1] ? 2 : 1)
#define SPOIL(name, ...) \
	static void name(struct printers *p) \
	{ \
		__VA_ARGS__; \
	}

SPOIL(bad_fact_id, p->facts[4].id = "Paper")
SPOIL(bad_caution_id, p->cautions[0].id = "-ink")
SPOIL(bad_choice_id, p->place_choices[2].id = "the hall")
SPOIL(bad_section_id, p->sections[1].id = "CARE")
SPOIL(bad_level_id, p->speed_levels[1].id = "so so")
SPOIL(method_twice, p->methods[3].id = "laser")
SPOIL(term_twice, p->glossary[1].id = "toner")
SPOIL(choice_twice, p->place_choices[2].id = "desk")
SPOIL(configuration_twice, p->laser_configurations[1].id = "mono")
SPOIL(section_twice, p->sections[1].id = "choice")
SPOIL(level_id_twice, p->speed_levels[1].id = "slow")
SPOIL(node_named_like_outcome, p->nodes[0].id = "copier")
SPOIL(unknown_method, p->outcomes[1].method = "lazer")
SPOIL(unknown_group, p->facts[2].group = "home")
SPOIL(unknown_chapter, p->needs[0].source.chapter = "buyin")
SPOIL(unknown_section, p->laser_levels[1].source.section = "chioce")
SPOIL(unknown_grounds, p->ink_grounds.source.chapter = "none")
SPOIL(unknown_assume, p->colour_assume.value = "maybe")
SPOIL(unknown_role, REPLACE(p->cautions[1], roles, "buyer", "usher"))
SPOIL(unknown_caution_method, REPLACE(p->cautions[1], methods, "all", "laser"))
SPOIL(unknown_tier, p->cautions[0].tier = "basics")
SPOIL(unknown_category, p->cautions[2].category = "ink")
SPOIL(unknown_case_caution, REPLACE(p->cases[0], cautions, "dust", "jem"))
SPOIL(unknown_level, p->ink_overrides[1].level = "hihg")
SPOIL(unknown_cell, p->copier_levels[1].characteristic = "sped")
SPOIL(unknown_cell_level, p->copier_levels[1].level = "quick")
SPOIL(unknown_characteristic, p->needs[0].characteristic = "noise")
SPOIL(unknown_companion_tier, p->companions[0].tier = "none")
SPOIL(unknown_dominating, p->exceptions[0].dominated_by = "lasers")
SPOIL(unknown_edge_value, p->colour_edges[1].is = "nope")
SPOIL(unknown_ask, p->nodes[1].ask = "color")
SPOIL(unknown_go, p->pages_edges[1].go = "ask_color")
SPOIL(unknown_clause_fact, REPLACE(p->companions[0], when, "colour=yes", "page=many"))
SPOIL(no_roles, p->cautions[0].roles_count = 0)
SPOIL(no_methods, p->cases[0].methods_count = 0)
SPOIL(no_choices, p->facts[4].choices_count = 0)
SPOIL(no_equals, REPLACE(p->needs[0], when, "place", NULL))
SPOIL(no_value, REPLACE(p->needs[0], when, "place=", NULL))
SPOIL(no_fact, REPLACE(p->methods[0], requires, "=few", NULL))
SPOIL(spaces, REPLACE(p->guides[0], when, "place = desk", NULL))
SPOIL(two_equals, REPLACE(p->guides[0], when, "place=desk=shared", NULL))
SPOIL(hanging_or, REPLACE(p->cautions[0], when, "pages=few", "place=desk or "))
SPOIL(unknown_value, REPLACE(p->companions[0], when, "colour=yes", "pages=few|mnay"))
SPOIL(fact_twice, REPLACE(p->cautions[0], when, "pages=few", "place=desk or pages=many"))
SPOIL(fact_twice_in_clause, REPLACE(p->cautions[0], when, "pages=few or pages=many", NULL))
SPOIL(always, REPLACE(p->ink_overrides[1], when, "model=plain", "pages=few|some|many"))
SPOIL(no_assume, p->facts[1].assume = NULL)
SPOIL(model_in_flow, p->nodes[1].ask = "model"; p->nodes[1].edges = p->model_edges; p->nodes[1].edges_count = 3;
      p->facts[3].assume = &p->model_assume)
SPOIL(two_models, p->facts[4].values = "configurations")
SPOIL(bad_values_word, p->facts[3].values = "configuration")
SPOIL(edge_missing, p->nodes[1].edges_count = 1)
SPOIL(edge_twice, p->nodes[0].edges_count = 4)
SPOIL(edge_twice_elsewhere, p->pages_edges[3].is = "many"; p->pages_edges[3].go = "laser"; p->nodes[0].edges_count = 4)
SPOIL(loop, p->colour_edges[1].go = "ask_pages")
SPOIL(loop_to_itself, p->colour_edges[0].go = "ask_colour")
SPOIL(asked_twice, p->nodes[1].ask = "pages"; p->nodes[1].edges = p->again_edges; p->nodes[1].edges_count = 3)
SPOIL(outcome_unreached, p->pages_edges[2].go = "laser")
SPOIL(node_unreached, p->pages_edges[0].go = "ink"; p->pages_edges[1].go = "laser")
SPOIL(level_missing, p->methods[2].levels_count = 1)
SPOIL(level_twice, p->methods[2].levels_count = 3)
SPOIL(level_end, p->characteristics[0].better = "medium")
SPOIL(override_conflict, REPLACE(p->ink_overrides[1], when, "place=shared", NULL))
/* Not a conflict as well: what is left of the condition says nothing. */
SPOIL(override_mistyped, REPLACE(p->ink_overrides[0], when, "model=dupleks", NULL))

struct fault {
	const char *name;
	void (*spoil)(struct printers *p);
	enum diag_code code;
	const char *path;
	const char *args[DIAG_ARGS];	/* NULL: whatever */
};

#define ROW(spoil_, code_, path_, ...) \
	{.name = #spoil_, .spoil = (spoil_), .code = DIAG_##code_, .path = (path_), .args = {__VA_ARGS__}}

static const struct fault faults[] = {
	ROW(bad_fact_id, ID_FORM, "facts[4].id", "Paper"),
	ROW(bad_caution_id, ID_FORM, "cautions[0].id", "-ink"),
	ROW(bad_choice_id, ID_FORM, "facts[2].choices[2].id", "the hall"),
	ROW(bad_section_id, ID_FORM, "chapters[0].sections[1].id", "CARE"),
	ROW(bad_level_id, ID_FORM, "characteristics[1].levels[1].id", "so so"),
	ROW(method_twice, ID_TWICE, "methods[3].id", "methods", "laser", "methods[1].id"),
	ROW(term_twice, ID_TWICE, "glossary[1].id", "glossary", "toner", "glossary[0].id"),
	ROW(choice_twice, ID_TWICE, "facts[2].choices[2].id", "choices", "desk", "facts[2].choices.id"),
	ROW(configuration_twice, ID_TWICE, "methods[1].configurations[1].id", "configurations", "mono",
	    "methods[1].configurations.id"),
	ROW(section_twice, ID_TWICE, "chapters[0].sections[1].id", "sections", "choice", "chapters[0].sections.id"),
	ROW(level_id_twice, ID_TWICE, "characteristics[1].levels[1].id", "levels", "slow", "characteristics[1].levels.id"),
	ROW(node_named_like_outcome, ID_TWICE, "nodes[0].id", "nodes, outcomes", "copier", "outcomes[2].id"),
	ROW(unknown_method, ID_UNKNOWN, "outcomes[1].method", "methods", "lazer", "laser", "inkjet, laser, copier, plotter"),
	ROW(unknown_group, ID_UNKNOWN, "facts[2].group", "groups", "home", "", "office"),
	ROW(unknown_chapter, ID_UNKNOWN, "needs[0].source", "chapters", "buyin", "buying"),
	ROW(unknown_section, ID_UNKNOWN, "methods[1].levels[1].source", "sections", "chioce", "choice"),
	ROW(unknown_grounds, ID_UNKNOWN, "methods[0].requires_grounds.source", "chapters", "none", ""),
	ROW(unknown_assume, ID_UNKNOWN, "facts[1].assume.value", "choices", "maybe", "", "yes, no"),
	ROW(unknown_role, ID_UNKNOWN, "cautions[1].roles[1]", "roles", "usher", "user"),
	ROW(unknown_caution_method, ID_UNKNOWN, "cautions[1].methods", "methods", "all"),
	ROW(unknown_tier, ID_UNKNOWN, "cautions[0].tier", "tiers", "basics", "basic"),
	ROW(unknown_category, ID_UNKNOWN, "cautions[2].category", "categories", "ink", ""),
	ROW(unknown_case_caution, ID_UNKNOWN, "cases[0].cautions[1]", "cautions", "jem", "jam"),
	ROW(unknown_level, ID_UNKNOWN, "methods[0].overrides[1].level", "levels", "hihg", "high"),
	ROW(unknown_cell, ID_UNKNOWN, "methods[2].levels[1].characteristic", "characteristics", "sped", "speed"),
	ROW(unknown_cell_level, ID_UNKNOWN, "methods[2].levels[1].level", "levels", "quick", "", "slow, steady, fast"),
	ROW(unknown_characteristic, ID_UNKNOWN, "needs[0].characteristic", "characteristics", "noise", "", "price, speed"),
	ROW(unknown_companion_tier, ID_UNKNOWN, "companions[0].tier", "tiers", "none"),
	ROW(unknown_dominating, ID_UNKNOWN, "exceptions[0].dominated_by", "methods", "lasers", "laser"),
	ROW(unknown_edge_value, ID_UNKNOWN, "nodes[1].edges[1].is", "choices", "nope", "", "yes, no"),
	ROW(unknown_ask, ID_UNKNOWN, "nodes[1].ask", "facts", "color", "colour"),
	ROW(unknown_go, ID_UNKNOWN, "nodes[0].edges[1].go", "nodes, outcomes", "ask_color", "ask_colour"),
	ROW(unknown_clause_fact, ID_UNKNOWN, "companions[0].when[1]", "facts", "page", "pages"),
	ROW(no_roles, LIST_EMPTY, "cautions[0].roles", "roles"),
	ROW(no_methods, LIST_EMPTY, "cases[0].methods", "methods"),
	ROW(no_choices, LIST_EMPTY, "facts[4].choices", "choices"),
	ROW(no_equals, CLAUSE_FORM, "needs[0].when", "place"),
	ROW(no_value, CLAUSE_FORM, "needs[0].when", "place="),
	ROW(no_fact, CLAUSE_FORM, "methods[0].requires", "=few"),
	ROW(spaces, CLAUSE_FORM, "guides[0].when", "place = desk"),
	ROW(two_equals, CLAUSE_FORM, "guides[0].when", "place=desk=shared"),
	ROW(hanging_or, CLAUSE_FORM, "cautions[0].when[1]", "place=desk or "),
	ROW(unknown_value, CLAUSE_VALUE, "companions[0].when[1]", "pages", "mnay", "many", "few, some, many"),
	ROW(fact_twice, CLAUSE_FACT_TWICE, "cautions[0].when[1]", "pages"),
	ROW(fact_twice_in_clause, CLAUSE_FACT_TWICE, "cautions[0].when", "pages"),
	ROW(always, CLAUSE_ALWAYS, "methods[0].overrides[1].when[1]", "pages=few|some|many"),
	ROW(no_assume, FACT_NO_ASSUME, "facts[1].id", "colour"),
	ROW(model_in_flow, FACT_CONFIGURATION, "nodes[1].ask", "model"),
	ROW(two_models, FACT_CONFIGURATIONS, "facts[4].values", "paper", "model"),
	ROW(bad_values_word, VALUE_NOT_ONE_OF, "facts[3].values", "values", "configuration", "configurations"),
	ROW(edge_missing, EDGE_MISSING, "nodes[1].edges", "ask_colour", "no"),
	ROW(edge_twice_elsewhere, EDGE_TWICE, "nodes[0].edges[3].is", "ask_pages", "many"),
	ROW(edge_twice, EDGE_TWICE, "nodes[0].edges[3].is", "ask_pages", "few"),
	ROW(loop, FLOW_LOOP, "nodes[1].edges[1].go", "ask_colour", "ask_pages"),
	ROW(loop_to_itself, FLOW_LOOP, "nodes[1].edges.go", "ask_colour", "ask_colour"),
	ROW(asked_twice, FLOW_ASKED_TWICE, "nodes[1].ask", "pages", "ask_pages", "ask_colour"),
	ROW(outcome_unreached, FLOW_UNREACHED, "outcomes[2].id", "copier"),
	ROW(node_unreached, FLOW_UNREACHED, "nodes[1].id", "ask_colour"),
	ROW(level_missing, LEVEL_MISSING, "methods[2].levels", "copier", "speed"),
	ROW(level_twice, LEVEL_TWICE, "methods[2].levels[2]", "copier", "price"),
	ROW(level_end, LEVEL_END, "characteristics[0].better", "price", "medium"),
	ROW(override_conflict, OVERRIDE_CONFLICT, "methods[0].overrides[1]", "inkjet", "price", "methods[0].overrides"),
	ROW(override_mistyped, CLAUSE_VALUE, "methods[0].overrides.when", "model", "dupleks", "duplex"),
};

/* A place as an argument, "printers:7", is the path that was noted then. */
static const char *argument(const struct notes *notes, const char *arg)
{
	if (strncmp(arg, "printers:", 9) != 0)
		return arg;
	int number = 0;
	for (const char *digit = arg + 9; *digit; digit++)
		number = number * 10 + (*digit - '0');
	return notes->text[number - 1];
}

static void check_fault(const struct fault *fault)
{
	struct arena arena = {0};
	struct notes notes;
	struct diag_sink sink = {0};
	printers = pristine;
	fault->spoil(&printers);
	const struct kb *kb = compile(&arena, &notes, &sink);
	bool once = sink.first && !sink.first->next && sink.first->code == fault->code && sink.errors == 1;
	if (!once || kb) {
		print_error("%s:\n", fault->name);
		for (const struct diag *d = sink.first; d; d = d->next)
			print_error("  code %d at %s: %s, %s, %s\n", (int)d->code, path_of(&notes, d), d->args[0], d->args[1],
				    d->args[2]);
		fail();
	}
	assert_string_equal(path_of(&notes, sink.first), fault->path);
	for (int i = 0; i < DIAG_ARGS && fault->args[i]; i++)
		assert_string_equal(argument(&notes, sink.first->args[i]), fault->args[i]);
	diag_release(&sink);
	arena_release(&arena);
}

static void each_fault_is_reported_once_at_its_path(void **state)
{
	(void)state;
	bool seen[DIAG_CODE_COUNT] = {false};
	int codes = 0;
	for (unsigned i = 0; i < COUNT(faults); i++) {
		check_fault(&faults[i]);
		codes += !seen[faults[i].code];
		seen[faults[i].code] = true;
	}
	print_message("%u faults of %d codes, each reported once\n", COUNT(faults), codes);
}

/* An empty string was reported by whoever read the file: nothing more is said of it. */
static void what_is_missing_is_passed_over(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct notes notes;
	struct diag_sink sink = {0};
	printers = pristine;
	printers.facts[4].id = printers.glossary[0].id = printers.glossary[1].id = "";
	printers.colour_edges[1].is = printers.pages_edges[0].go = "";
	printers.outcomes[2].method = printers.cautions[0].tier = printers.characteristics[0].better = "";
	printers.copier_levels[0].characteristic = printers.ink_levels[0].level = "";
	printers.facts[2].source.chapter = printers.colour_assume.value = "";
	REPLACE(printers.cautions[0], when, "", NULL);
	compile(&arena, &notes, &sink);
	for (const struct diag *d = sink.first; d; d = d->next)
		print_error("code %d at %s: %s, %s\n", (int)d->code, path_of(&notes, d), d->args[0], d->args[1]);
	assert_null(sink.first);
	diag_release(&sink);
	arena_release(&arena);
}

/* All in one run, and none of them twice. */
static void many_faults_at_once(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct notes notes;
	struct diag_sink sink = {0};
	printers = pristine;
	bad_fact_id(&printers);
	unknown_tier(&printers);
	level_end(&printers);
	outcome_unreached(&printers);
	no_equals(&printers);
	assert_null(compile(&arena, &notes, &sink));
	assert_int_equal(sink.errors, 5);
	diag_release(&sink);
	arena_release(&arena);
}

/* ---- Limits, and flowcharts that would take for ever */

static const char *numbered(struct arena *arena, char letter, unsigned number)
{
	struct buf id = {0};
	buf_putc(&id, letter);
	buf_number(&id, number);
	const char *copy = arena_string(arena, buf_text(&id));
	buf_release(&id);
	return copy;
}

static void expect_too_many(const char *section, const char *limit)
{
	struct arena arena = {0};
	struct notes notes;
	struct diag_sink sink = {0};
	assert_null(compile(&arena, &notes, &sink));
	assert_int_equal(sink.errors, 1);
	assert_int_equal(sink.first->code, DIAG_TOO_MANY);
	assert_string_equal(sink.first->args[0], section);
	assert_string_equal(sink.first->args[1], limit);
	diag_release(&sink);
	arena_release(&arena);
}

/* A whole section of copies of its first entry. */
#define FILL(section, letter, count) \
	do { \
		printers = pristine; \
		printers.raw.section = arena_array(&arena, (count), sizeof(*printers.raw.section)); \
		printers.raw.section##_count = (count); \
		for (unsigned i = 0; i < (count); i++) { \
			printers.raw.section[i] = printers.section[0]; \
			printers.raw.section[i].id = numbered(&arena, (letter), i); \
		} \
	} while (0)

static void too_many(void **state)
{
	(void)state;
	struct arena arena = {0};
	FILL(facts, 'f', KB_MAX_FACTS + 1);
	expect_too_many("facts", "64");
	FILL(methods, 'm', KB_MAX_METHODS + 1);
	expect_too_many("methods", "64");
	FILL(characteristics, 'c', KB_MAX_CHARACTERISTICS + 1);
	expect_too_many("characteristics", "64");
	FILL(roles, 'r', KB_MAX_ROLES + 1);
	expect_too_many("roles", "32");
	FILL(nodes, 'n', KB_MAX_NODES + 1);
	expect_too_many("nodes", "4096");
	printers = pristine;
	struct raw_choice *choices = arena_array(&arena, KB_MAX_VALUES + 1, sizeof(*choices));
	for (unsigned i = 0; i <= KB_MAX_VALUES; i++)
		choices[i].id = numbered(&arena, 'v', i);
	printers.facts[4].choices = choices;
	printers.facts[4].choices_count = KB_MAX_VALUES + 1;
	expect_too_many("choices", "31");
	arena_release(&arena);
}

static void as_many_as_there_may_be(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct notes notes;
	struct diag_sink sink = {0};
	printers = pristine;
	struct raw_choice *choices = arena_array(&arena, KB_MAX_VALUES, sizeof(*choices));
	for (unsigned i = 0; i < KB_MAX_VALUES; i++)
		choices[i].id = numbered(&arena, 'v', i);
	printers.facts[4].choices = choices;
	printers.facts[4].choices_count = KB_MAX_VALUES;
	struct raw_method *methods = arena_array(&arena, KB_MAX_METHODS, sizeof(*methods));
	memcpy(methods, printers.methods, sizeof(printers.methods));
	for (unsigned i = 4; i < KB_MAX_METHODS; i++) {
		methods[i] = printers.methods[3];
		methods[i].id = numbered(&arena, 'm', i);
	}
	printers.raw.methods = methods;
	printers.raw.methods_count = KB_MAX_METHODS;
	const struct kb *kb = compile(&arena, &notes, &sink);
	assert_null(sink.first);
	assert_true(kb->cautions[2].methods == UINT64_MAX);
	assert_true(kb->facts[4].all == UINT32_C(0x7fffffff));
	arena_release(&arena);
}

/* A flowchart of `count` nodes, each asking what `ask` says, whose two edges go where `go` says (out of range: the outcome). */
static void make_chart(struct arena *arena, unsigned count, unsigned (*ask)(unsigned), unsigned (*go)(unsigned, unsigned))
{
	enum { FACTS = 63 };
	struct raw_base *raw = &printers.raw;
	printers = pristine;
	*raw = (struct raw_base){.chapters = printers.chapters, .chapters_count = 1, .outcomes = printers.outcomes,
				 .outcomes_count = 1, .methods = printers.methods, .methods_count = 1};
	printers.methods[0] = (struct raw_method){.id = "inkjet", GROUNDS};
	raw->facts = arena_array(arena, FACTS, sizeof(*raw->facts));
	raw->facts_count = FACTS;
	for (unsigned f = 0; f < FACTS; f++)
		raw->facts[f] = (struct raw_fact){.id = numbered(arena, 'f', f), .assume = &printers.colour_assume,
						  LIST(choices, printers.colour_choices), GROUNDS};
	raw->nodes = arena_array(arena, count, sizeof(*raw->nodes));
	raw->nodes_count = count;
	for (unsigned n = 0; n < count; n++) {
		struct raw_edge *edges = arena_array(arena, 2, sizeof(*edges));
		for (unsigned e = 0; e < 2; e++) {
			unsigned to = go(n, e);
			edges[e] = (struct raw_edge){e ? "no" : "yes", to < count ? numbered(arena, 'n', to) : "ink"};
		}
		raw->nodes[n] = (struct raw_node){.id = numbered(arena, 'n', n), .ask = numbered(arena, 'f', ask(n)),
						  .edges = edges, .edges_count = 2, GROUNDS};
	}
}

/* Two nodes a step, each leading to both of the next step: 2^31 ways. */
static unsigned ladder_ask(unsigned n)
{
	return n == 62 ? 0 : n;
}

static unsigned ladder_go(unsigned n, unsigned edge)
{
	return n == 0 ? 1 + edge : n % 2 ? n + 2 + edge : n + 1 + edge;
}

static void asked_twice_over_very_many_ways(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct notes notes;
	struct diag_sink sink = {0};
	make_chart(&arena, 63, ladder_ask, ladder_go);
	assert_null(compile(&arena, &notes, &sink));
	assert_int_equal(sink.errors, 1);
	assert_int_equal(sink.first->code, DIAG_FLOW_ASKED_TWICE);
	assert_string_equal(path_of(&notes, sink.first), "nodes[62].ask");
	diag_release(&sink);
	arena_release(&arena);
}

static unsigned chain_ask(unsigned n)
{
	return n % 2;
}

static unsigned chain_go(unsigned n, unsigned edge)
{
	return edge ? UINT32_MAX : n + 1;
}

static struct place nowhere(const void *data, const struct raw_path *path)
{
	(void)data;
	(void)path;
	return (struct place){.file = NULL};
}

/* As deep as a flowchart may be, asking two facts in turn: every node but the first two asks again. */
static void deepest_chain(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct diag_sink sink = {0};
	const struct raw_places places = {.find = nowhere};
	make_chart(&arena, KB_MAX_NODES, chain_ask, chain_go);
	assert_null(kb_compile(&arena, &printers.raw, &places, &sink));
	assert_int_equal(sink.errors, KB_MAX_NODES - 2);
	for (const struct diag *d = sink.first; d; d = d->next)
		assert_int_equal(d->code, DIAG_FLOW_ASKED_TWICE);
	diag_release(&sink);
	arena_release(&arena);
}

/* A loop between two nodes, and below both of them a fact that was asked before the loop. */
static unsigned trap_ask(unsigned n)
{
	return n == 3 ? 0 : n;
}

static unsigned trap_go(unsigned n, unsigned edge)
{
	static const unsigned go[4][2] = {{1, 1}, {2, 3}, {1, 3}, {UINT32_MAX, UINT32_MAX}};
	return go[n][edge];
}

static void loop_above_a_fact_asked_twice(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct notes notes;
	struct diag_sink sink = {0};
	make_chart(&arena, 4, trap_ask, trap_go);
	assert_null(compile(&arena, &notes, &sink));
	assert_int_equal(sink.errors, 1);
	assert_int_equal(sink.first->code, DIAG_FLOW_LOOP);
	diag_release(&sink);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(base_compiles),
		cmocka_unit_test(statements_compile),
		cmocka_unit_test(sections_may_be_missing),
		cmocka_unit_test(each_fault_is_reported_once_at_its_path),
		cmocka_unit_test(what_is_missing_is_passed_over),
		cmocka_unit_test(many_faults_at_once),
		cmocka_unit_test(too_many),
		cmocka_unit_test(as_many_as_there_may_be),
		cmocka_unit_test(asked_twice_over_very_many_ways),
		cmocka_unit_test(deepest_chain),
		cmocka_unit_test(loop_above_a_fact_asked_twice),
	};
	return cmocka_run_group_tests(tests, keep_pristine, NULL) != 0;
}
