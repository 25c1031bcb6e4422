/* Runs the table of checks over a rule base and gathers what they state. What each one looks for, it knows itself. */
#include "check/verify.h"

#include <assert.h>
#include <stdarg.h>

#include "base/buf.h"
#include "check/internal.h"
#include "check/scenario.h"

/* About 100 MB of diagrams; rule bases by people need some thousand nodes. */
enum { MOST_NODES = 1 << 20 };

const char *const verified_how_ids[VERIFIED_HOW_COUNT] = {
	[VERIFIED_ENUMERATED] = "enumerated",
	[VERIFIED_DIAGRAM] = "diagram",
	[VERIFIED_FACTORED] = "factored",
	[VERIFIED_NOT] = "not enumerated",
};

struct shown_list {
	struct shown_list *next;
	struct shown shown;
};

static void add_finding(struct verify *v, enum diag_code code, const struct place *place, va_list args)
{
	const char *arg[DIAG_ARGS] = {NULL};
	for (int i = 0; i < DIAG_ARGS && (i == 0 || arg[i - 1]); i++)
		arg[i] = va_arg(args, const char *);
	diag_add(v->sink, code, place, arg[0], arg[1], arg[2], arg[3], NULL);
}

void verify_found(struct verify *v, enum diag_code code, const struct raw_path *path, ...)
{
	struct place place = v->rules->places.find(v->rules->places.data, path);
	va_list args;
	va_start(args, path);
	add_finding(v, code, &place, args);
	va_end(args);
}

void verify_found_in(struct verify *v, enum diag_code code, const struct yaml_file *file, const struct yaml_node *node,
		     ...)
{
	struct place place =
		source_place(v->arena, file->path, file->bytes, file->length, file->lines, node->line, node->column);
	va_list args;
	va_start(args, node);
	add_finding(v, code, &place, args);
	va_end(args);
}

void verify_examined(struct verify *v, enum diag_code code, long long count)
{
	int row = check_find(code);
	assert(row >= 0);
	v->result->tallies[row].examined += count;
}

void verify_space(struct verify *v, const char *id, enum msg name, struct count size, enum verified_how how)
{
	assert(v->result->space_count < VERIFIED_SPACES);
	v->result->spaces[v->result->space_count++] =
		(struct verified_space){.id = id, .name = name, .size = size, .how = how};
}

struct shown *verify_shown(struct verify *v, enum shown_kind kind, const char *id, int index)
{
	struct shown_list *item = arena_alloc(v->arena, sizeof(*item));
	item->shown = (struct shown){.kind = kind, .id = id, .index = index};
	if (v->last_shown)
		v->last_shown->next = item;
	else
		v->first_shown = item;
	v->last_shown = item;
	v->result->shown_count++;
	return &item->shown;
}

void verify_shown_rule(struct verify *v, const struct conditional_rule *rule, int set)
{
	struct shown *shown = verify_shown(v, SHOWN_RULE, rule->id, rule->index);
	int *values = arena_array(v->arena, KB_MAX_FACTS, sizeof(*values));
	set_witness(v->space, set, values);
	shown->section = rule_names[rule->kind];
	shown->witness = values;
	shown->answers = set_count(v->space, set, v->all_facts);
}

bool verify_lost(struct verify *v, int set)
{
	v->result->lost += set == SET_LOST;
	return set == SET_LOST;
}

const char *verify_witness(struct verify *v, int set)
{
	int values[KB_MAX_FACTS];
	struct buf text = {0};
	set_witness(v->space, set, values);
	universe_values(&text, &v->result->universe, values, ", ");
	return buf_keep(&text, v->arena);
}

const char *verify_line(struct verify *v, const struct raw_path *path)
{
	struct place place = v->rules->places.find(v->rules->places.data, path);
	struct buf text = {0};
	buf_puts(&text, place.file ? place.file : "");
	buf_putc(&text, ':');
	buf_number(&text, place.line);
	return buf_keep(&text, v->arena);
}

const char *const rule_names[RULE_KIND_COUNT] = {
	[RULE_COMPANION] = "companions",
	[RULE_REQUIRES] = "requires",
	[RULE_OVERRIDE] = "overrides",
	[RULE_NEED] = "needs",
	[RULE_CAUTION] = "cautions",
	[RULE_CASE] = "cases",
	[RULE_GUIDE] = "guides",
	[RULE_CHECKLIST] = "checklists",
};

static struct conditional_rule *add_methods(const struct kb *kb, struct conditional_rule *next)
{
	for (int m = 0; m < kb->method_count; m++) {
		const struct kb_method *method = &kb->methods[m];
		*next++ = (struct conditional_rule){
			.kind = RULE_REQUIRES, .id = method->id, .method = m, .when = &method->requires,
			.path = {.section = "methods", .entry = (unsigned)m, .key = "requires"}};
		for (int j = 0; j < method->override_count; j++)
			*next++ = (struct conditional_rule){
				.kind = RULE_OVERRIDE, .id = method->id, .index = j, .method = m,
				.when = &method->overrides[j].when,
				.path = {.section = "methods", .entry = (unsigned)m, .key = "overrides",
					 .index = (unsigned)j, .inner = "when"}};
	}
	return next;
}

const struct conditional_rule *verify_rules(struct verify *v, int *count)
{
	const struct kb *kb = v->kb;
	int most = kb->companion_count + kb->need_count + kb->caution_count + kb->case_count + kb->guide_count +
		   kb->checklist_count;
	for (int m = 0; m < kb->method_count; m++)
		most += 1 + kb->methods[m].override_count;
	struct conditional_rule *list = arena_array(v->arena, (size_t)most, sizeof(*list)), *next = list;
#define ADD_EACH(kind_, member, count_member, id_) \
	for (int i = 0; i < kb->count_member; i++) \
		*next++ = (struct conditional_rule){ \
			.kind = (kind_), .id = (id_), .index = i, .method = KB_NONE, .when = &kb->member[i].when, \
			.path = {.section = rule_names[kind_], .entry = (unsigned)i, .key = "when"}};
	ADD_EACH(RULE_COMPANION, companions, companion_count, kb->methods[kb->companions[i].method].id)
	next = add_methods(kb, next);
	ADD_EACH(RULE_NEED, needs, need_count, kb->characteristics[kb->needs[i].characteristic].id)
	ADD_EACH(RULE_CAUTION, cautions, caution_count, kb->cautions[i].id)
	ADD_EACH(RULE_CASE, cases, case_count, kb->cases[i].id)
	ADD_EACH(RULE_GUIDE, guides, guide_count, kb->guides[i].id)
	ADD_EACH(RULE_CHECKLIST, checklists, checklist_count, kb->checklists[i].id)
#undef ADD_EACH
	*count = (int)(next - list);
	return list;
}

struct raw_path verify_clause(const struct conditional_rule *rule, int clause)
{
	struct raw_path path = rule->path;
	*(path.inner ? &path.inner_index : &path.index) = (unsigned)clause;
	return path;
}

static void take_files(struct verify *v, const char *dir)
{
	struct yaml_file *list = arena_array(v->arena, (size_t)v->rules->file_count, sizeof(*list));
	for (int i = 0; i < v->rules->file_count; i++) {
		list[i] =
			(struct yaml_file){.path = rules_file_path(v->rules, i), .root = rules_file_root(v->rules, i)};
		list[i].lines = arena_alloc(v->arena, sizeof(*list[i].lines));
		list[i].bytes = rules_file_bytes(v->rules, i, &list[i].length);
	}
	v->rule_files = list;
	v->rule_file_count = v->rules->file_count;
	v->scenario_files = scenario_read(v->arena, dir, &v->scenario_file_count, v->sink);
}

static void build_sets(struct verify *v)
{
	struct universe *universe = &v->result->universe;
	bool fits = universe_add(universe, v->kb, &v->frame);
	assert(fits);
	(void)fits;
	v->space = universe_space(universe, universe_flow(v->kb, &v->frame), MOST_NODES);
	v->ways = ways_new(v->arena, v->kb, &v->frame, v->space, true);
	for (int f = 0; f < universe->fact_count; f++)
		v->all_facts |= UINT64_C(1) << f;
}

static void count_findings(struct verification *result, const struct diag_sink *sink)
{
	for (const struct diag *diag = sink->first; diag; diag = diag->next) {
		int row = check_find(diag->code);
		if (row >= 0)
			result->tallies[row].found++;
	}
}

const struct verification *verify(struct arena *arena, struct rules *rules, const char *dir, struct diag_sink *sink)
{
	struct verification *result = arena_alloc(arena, sizeof(*result));
	struct verify v = {.arena = arena, .rules = rules, .kb = rules->kb, .sink = sink, .result = result};
	result->kb = rules->kb;
	take_files(&v, dir);
	if (v.kb)
		build_sets(&v);
	for (int i = 0; i < CHECK_COUNT; i++)
		if (checks[i].run && (v.kb || checks[i].early) && (!i || checks[i].run != checks[i - 1].run))
			checks[i].run(&v);
	if (v.kb)
		check_loaded(&v);
	if (v.kb)
		verify_space(&v, "answers", MSG_SPACE_ANSWERS, space_product(v.space, v.all_facts),
			     result->lost ? VERIFIED_NOT : VERIFIED_DIAGRAM);
	struct shown *shown = arena_array(arena, (size_t)result->shown_count, sizeof(*shown));
	int count = 0;
	for (const struct shown_list *item = v.first_shown; item; item = item->next)
		shown[count++] = item->shown;
	result->shown = shown;
	count_findings(result, sink);
	space_free(v.space);
	return result;
}
