/*
 * engine/conclude against a plain re-implementation from the contract's words: the flowchart by enumeration, conditions from
 * their text and by trying every completion of the facts in them. On the shipped base, whose flowchart is the dossier's,
 * and on random bases with more companions, overrides and conditions of every form.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "chart.h"
#include "dossier.h"
#include "engine/conclude.h"
#include "random.h"
#include "rules/rules.h"

enum { VECTORS = 6000, COMPLETED_VECTORS = 1500, COMPLETIONS = 12, MOST_TERMS = 16, BASES = 400, VECTORS_OF_A_BASE = 12 };

static struct rules rules;

/* The base under test, and its flowchart for enumeration. */
static const struct kb *kb;
static const struct brute *brute;

static int load_rules(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	bool loaded = rules_load(&rules, NULL, NULL, &sink);
	diag_release(&sink);
	kb = rules.kb;
	brute = &dossier;
	return loaded ? 0 : -1;
}

static int release_rules(void **state)
{
	(void)state;
	rules_release(&rules);
	return 0;
}

/* ---- Conditions, read from their text */

struct term {
	int fact, clause;
	uint32_t values;
};

struct condition {
	struct term terms[MOST_TERMS];
	int count, clauses;
};

static void parse_term(struct condition *c, char *term)
{
	char *values = strchr(term, '=');
	assert_non_null(values);
	*values++ = '\0';
	assert_true(c->count < MOST_TERMS);
	struct term *t = &c->terms[c->count++];
	*t = (struct term){.fact = kb_fact_find(kb, term), .clause = c->clauses};
	assert_true(t->fact >= 0);
	for (char *value = strtok(values, "|"); value; value = strtok(NULL, "|")) {
		int v = kb_choice_find(&kb->facts[t->fact], value);
		assert_true(v >= 0);
		t->values |= UINT32_C(1) << v;
	}
}

static void parse_clause(struct condition *c, const char *text)
{
	char copy[512];
	assert_true(strlen(text) < sizeof(copy));
	strcpy(copy, text);
	for (char *term = copy; term;) {
		char *rest = strstr(term, " or ");
		if (rest) {
			*rest = '\0';
			rest += 4;
		}
		parse_term(c, term);
		term = rest;
	}
	c->clauses++;
}

static void parse(struct condition *c, const struct kb_cond *cond)
{
	for (int i = 0; i < cond->clause_count; i++)
		parse_clause(c, cond->clauses[i].text);
}

static bool holds(const struct condition *c, const int *value)
{
	for (int k = 0; k < c->clauses; k++) {
		bool any = false;
		for (int t = 0; t < c->count; t++)
			any |= c->terms[t].clause == k && (c->terms[t].values >> value[c->terms[t].fact] & 1);
		if (!any)
			return false;
	}
	return true;
}

struct verdict {
	bool some, every;
	uint64_t depends;	/* facts whose value alone can turn the condition */
};

static void try_all(const struct condition *c, const uint32_t *may, int from, int *value, struct verdict *verdict)
{
	int fact = from < c->count ? c->terms[from].fact : KB_NONE;
	bool again = false;
	for (int t = 0; t < from && fact != KB_NONE; t++)
		again |= c->terms[t].fact == fact;
	if (again) {
		try_all(c, may, from + 1, value, verdict);
		return;
	}
	if (fact != KB_NONE) {
		for (int v = 0; v < kb->facts[fact].choice_count; v++) {
			value[fact] = v;
			if (may[fact] >> v & 1)
				try_all(c, may, from + 1, value, verdict);
		}
		return;
	}
	bool now = holds(c, value);
	verdict->some |= now;
	verdict->every &= now;
	for (int t = 0; t < c->count; t++) {
		int f = c->terms[t].fact, kept = value[f];
		for (value[f] = 0; value[f] < kb->facts[f].choice_count; value[f]++)
			if ((may[f] >> value[f] & 1) && holds(c, value) != now)
				verdict->depends |= UINT64_C(1) << f;
		value[f] = kept;
	}
}

static struct verdict judge(const struct condition *c, const uint32_t *may)
{
	int value[KB_MAX_FACTS] = {0};
	struct verdict verdict = {.every = true};
	try_all(c, may, 0, value, &verdict);
	return verdict;
}

static struct verdict judge_cond(const struct kb_cond *cond, const uint32_t *may)
{
	struct condition c = {.count = 0};
	parse(&c, cond);
	return judge(&c, may);
}

/* ---- The contract once more */

struct expected {
	uint64_t methods;		/* possible ones, by the knowledge base's index */
	bool none;
	uint32_t may[KB_MAX_FACTS];
	bool foreign;
	struct buf text;		/* all lists, as lines */
	uint64_t open;
};

/* Fact, value and method of the enumeration as the base's: by id in the shipped base, the same number in a random one. */
static int base_fact(int fact)
{
	return brute == &dossier ? dossier_fact(kb, fact) : fact;
}

static int base_value(int fact, int value)
{
	return brute == &dossier ? dossier_value(kb, fact, value) : value;
}

static int base_method(int method)
{
	return brute == &dossier ? kb_method_find(kb, dossier_methods[method]) : method;
}

static void values_of(const struct answers *answers, int *values)
{
	for (int f = 0; f < brute->fact_count; f++) {
		values[f] = BRUTE_UNKNOWN;
		for (int v = 0; v < brute->choices[f]; v++)
			if (answers_value(answers, base_fact(f)) == base_value(f, v))
				values[f] = v;
	}
}

static void expect_possible(struct expected *e, const struct answers *answers)
{
	int values[BRUTE_FACTS];
	values_of(answers, values);
	uint32_t possible = brute_possible(brute, values);
	e->none = possible >> BRUTE_NO_METHOD & 1;
	for (int m = 0; m < BRUTE_NO_METHOD; m++)
		if (possible >> m & 1)
			e->methods |= UINT64_C(1) << base_method(m);
}

static bool has_configuration(const struct kb_method *method, int value)
{
	for (int i = 0; i < method->configuration_count; i++)
		if (!strcmp(method->configurations[i].id, kb->facts[kb->configuration_fact].choices[value].id))
			return true;
	return false;
}

/* The variant counts when it is a configuration of every possible method; else it may be any configuration of theirs. */
static void expect_variant(struct expected *e, const struct answers *answers)
{
	int fact = kb->configuration_fact, value = answers_value(answers, fact);
	memcpy(e->may, answers->may, sizeof(e->may));
	bool counts = value != KB_NONE && e->methods;
	uint32_t any = 0;
	for (int m = 0; m < kb->method_count; m++) {
		if (!(e->methods >> m & 1))
			continue;
		counts = counts && has_configuration(&kb->methods[m], value);
		for (int v = 0; v < kb->facts[fact].choice_count; v++)
			if (has_configuration(&kb->methods[m], v))
				any |= UINT32_C(1) << v;
	}
	if (counts)
		return;
	e->foreign = value != KB_NONE;
	e->may[fact] = any ? any : kb->facts[fact].all;
}

static bool is_one(uint64_t set)
{
	return set && !(set & (set - 1));
}

static int first_of(uint64_t set)
{
	int i = 0;
	while (!(set >> i & 1))
		i++;
	return i;
}

static void line(struct buf *out, const char *kind, const char *id)
{
	buf_puts(out, kind);
	buf_putc(out, ' ');
	buf_puts(out, id);
}

static void remaining(struct buf *out, const struct kb_cond *cond, const uint32_t *may)
{
	for (int i = 0; i < cond->clause_count; i++) {
		struct condition clause = {.count = 0};
		parse_clause(&clause, cond->clauses[i].text);
		if (!judge(&clause, may).every) {
			buf_puts(out, " & ");
			buf_puts(out, cond->clauses[i].text);
		}
	}
}

static bool goes_along(const struct expected *e, const struct kb_companion *companion)
{
	return e->methods && e->methods != UINT64_C(1) << companion->method;
}

static void expect_companions(struct expected *e, bool conditional)
{
	for (int i = 0; i < kb->companion_count; i++) {
		const struct kb_companion *companion = &kb->companions[i];
		struct verdict verdict = judge_cond(&companion->when, e->may);
		if (!goes_along(e, companion) || !verdict.some || verdict.every == conditional)
			continue;
		line(&e->text, conditional ? "companion if" : "companion", kb->methods[companion->method].id);
		if (conditional)
			remaining(&e->text, &companion->when, e->may);
		buf_putc(&e->text, '\n');
		e->open |= verdict.depends;
	}
}

static bool concerns(const struct expected *e, uint64_t methods, bool general)
{
	return general || (e->methods && (e->methods & methods) == e->methods);
}

/* Whether the caution can hold where one of the other possible methods is the main one, in one of its configurations. */
static bool can_hold_beside(const struct expected *e, const struct kb_caution *caution, const struct kb_companion *companion)
{
	int fact = kb->configuration_fact;
	if (fact == KB_NONE)
		return true;
	uint32_t may[KB_MAX_FACTS];
	memcpy(may, e->may, sizeof(may));
	uint32_t theirs = 0;
	bool all_have_it = is_one(may[fact]);
	for (int m = 0; m < kb->method_count; m++) {
		if (!(e->methods >> m & 1) || m == companion->method)
			continue;
		for (int v = 0; v < kb->facts[fact].choice_count; v++)
			if (has_configuration(&kb->methods[m], v))
				theirs |= UINT32_C(1) << v;
		all_have_it = all_have_it && has_configuration(&kb->methods[m], first_of(may[fact]));
	}
	if (!all_have_it)
		may[fact] = theirs ? theirs : kb->facts[fact].all;
	return judge_cond(&caution->when, may).some;
}

/* The condition under which a caution comes along with a companion, the surest first; false when it doesn't. */
static bool along_with(const struct expected *e, const struct kb_caution *caution, const struct kb_cond **when)
{
	const struct kb_companion *best = NULL;
	bool sure = false;
	for (int i = 0; i < kb->companion_count && !sure; i++) {
		const struct kb_companion *companion = &kb->companions[i];
		struct verdict verdict = judge_cond(&companion->when, e->may);
		if (!goes_along(e, companion) || !verdict.some || !(caution->methods >> companion->method & 1) ||
		    (companion->tier != KB_NONE && caution->tier != companion->tier))
			continue;
		if (!can_hold_beside(e, caution, companion))
			continue;
		sure = verdict.every;
		if (!best || sure)
			best = companion;
	}
	if (best)
		*when = &best->when;
	return best != NULL;
}

static void expect_cautions(struct expected *e, bool conditional)
{
	for (int i = 0; i < kb->caution_count; i++) {
		const struct kb_caution *caution = &kb->cautions[i];
		const struct kb_cond *along = NULL;
		if (!concerns(e, caution->methods, caution->general) && !along_with(e, caution, &along))
			continue;
		struct verdict own = judge_cond(&caution->when, e->may), with = {.some = true, .every = true};
		if (along)
			with = judge_cond(along, e->may);
		if (!own.some || (own.every && with.every) == conditional)
			continue;
		line(&e->text, conditional ? "caution if" : "caution", caution->id);
		if (conditional) {
			remaining(&e->text, &caution->when, e->may);
			if (along)
				remaining(&e->text, along, e->may);
		}
		buf_putc(&e->text, '\n');
		e->open |= own.depends;
	}
}

static int level_of(const struct kb_method *method, int characteristic, const uint32_t *may, int *by)
{
	*by = KB_NONE;
	for (int i = 0; i < method->override_count; i++) {
		if (method->overrides[i].characteristic != characteristic || !judge_cond(&method->overrides[i].when, may).every)
			continue;
		*by = i;
		return method->overrides[i].level;
	}
	return method->cells[characteristic].level;
}

static void expect_needs(struct expected *e)
{
	if (!is_one(e->methods) || e->none)
		return;
	int m = first_of(e->methods);
	for (int i = 0; i < kb->need_count; i++) {
		const struct kb_need *need = &kb->needs[i];
		const struct kb_characteristic *ch = &kb->characteristics[need->characteristic];
		struct verdict verdict = judge_cond(&need->when, e->may);
		e->open |= verdict.depends;
		if (!verdict.every)
			continue;
		int by, level = level_of(&kb->methods[m], need->characteristic, e->may, &by);
		int gap = ch->high_is_good ? need->level - level : level - need->level;
		line(&e->text, "need", ch->id);
		buf_putc(&e->text, ' ');
		buf_puts(&e->text, ch->levels[need->level].id);
		buf_putc(&e->text, ' ');
		buf_puts(&e->text, ch->levels[level].id);
		buf_putc(&e->text, ' ');
		buf_number(&e->text, gap < 0 ? 0 : gap);
		buf_putc(&e->text, ' ');
		buf_number(&e->text, by);
		buf_putc(&e->text, '\n');
	}
	for (int i = 0; i < kb->methods[m].override_count; i++)
		e->open |= judge_cond(&kb->methods[m].overrides[i].when, e->may).depends;
}

static void expect_documents(struct expected *e, const char *kind, const struct kb_document *list, int count,
			     bool conditional)
{
	for (int i = 0; i < count; i++) {
		struct verdict verdict = judge_cond(&list[i].when, e->may);
		if (!concerns(e, list[i].methods, list[i].general))
			continue;
		e->open |= verdict.depends;
		if (!verdict.some || verdict.every == conditional)
			continue;
		line(&e->text, kind, list[i].id);
		if (conditional)
			remaining(&e->text, &list[i].when, e->may);
		buf_putc(&e->text, '\n');
	}
}

static void expect(struct expected *e, const struct answers *answers)
{
	expect_possible(e, answers);
	expect_variant(e, answers);
	expect_companions(e, false);
	expect_companions(e, true);
	expect_cautions(e, false);
	expect_cautions(e, true);
	expect_needs(e);
	expect_documents(e, "guide", kb->guides, kb->guide_count, false);
	expect_documents(e, "guide if", kb->guides, kb->guide_count, true);
	expect_documents(e, "checklist", kb->checklists, kb->checklist_count, false);
	expect_documents(e, "checklist if", kb->checklists, kb->checklist_count, true);
}

/* ---- The engine's conclusion as the same lines */

static void clauses(struct buf *out, const struct conditional *conditional)
{
	for (int i = 0; i < conditional->clause_count; i++) {
		buf_puts(out, " & ");
		buf_puts(out, conditional->clauses[i]->text);
	}
	buf_putc(out, '\n');
}

static void found_needs(struct buf *out, const struct conclusion *c)
{
	for (int i = 0; i < c->need_count; i++) {
		const struct need_met *met = &c->needs[i];
		const struct kb_need *need = &kb->needs[met->need];
		const struct kb_characteristic *ch = &kb->characteristics[need->characteristic];
		line(out, "need", ch->id);
		buf_putc(out, ' ');
		buf_puts(out, ch->levels[need->level].id);
		buf_putc(out, ' ');
		buf_puts(out, ch->levels[met->level].id);
		buf_putc(out, ' ');
		buf_number(out, met->gap);
		buf_putc(out, ' ');
		buf_number(out, met->override ? met->override - kb->methods[c->method].overrides : KB_NONE);
		buf_putc(out, '\n');
	}
}

static void found(struct buf *out, const struct conclusion *c)
{
	for (int i = 0; i < c->companion_count; i++) {
		line(out, "companion", kb->methods[kb->companions[c->companions[i]].method].id);
		buf_putc(out, '\n');
	}
	for (int i = 0; i < c->companion_if_count; i++) {
		line(out, "companion if", kb->methods[kb->companions[c->companions_if[i].index].method].id);
		clauses(out, &c->companions_if[i]);
	}
	for (int i = 0; i < c->caution_count; i++) {
		line(out, "caution", kb->cautions[c->cautions[i]].id);
		buf_putc(out, '\n');
	}
	for (int i = 0; i < c->caution_if_count; i++) {
		line(out, "caution if", kb->cautions[c->cautions_if[i].index].id);
		clauses(out, &c->cautions_if[i]);
	}
	found_needs(out, c);
	for (int i = 0; i < c->guide_count; i++) {
		line(out, "guide", kb->guides[c->guides[i]].id);
		buf_putc(out, '\n');
	}
	for (int i = 0; i < c->guide_if_count; i++) {
		line(out, "guide if", kb->guides[c->guides_if[i].index].id);
		clauses(out, &c->guides_if[i]);
	}
	for (int i = 0; i < c->checklist_count; i++) {
		line(out, "checklist", kb->checklists[c->checklists[i]].id);
		buf_putc(out, '\n');
	}
	for (int i = 0; i < c->checklist_if_count; i++) {
		line(out, "checklist if", kb->checklists[c->checklists_if[i].index].id);
		clauses(out, &c->checklists_if[i]);
	}
}

/* Every fact known or not; one in `unknown` of them isn't. The variant is mostly one that can count. */
static void make_answers(struct random *random, struct answers *answers, int unknown)
{
	answers_init(answers, kb);
	for (int f = 0; f < kb->fact_count; f++)
		if (random_below(random, unknown))
			answers_set(answers, f, random_below(random, kb->facts[f].choice_count));
	int variant = kb->configuration_fact;
	struct expected e = {.methods = 0};
	expect_possible(&e, answers);
	if (!is_one(e.methods) || !answers_known(answers, variant) || !random_below(random, 4) ||
	    !kb->methods[first_of(e.methods)].variants)
		return;
	do
		answers_set(answers, variant, random_below(random, kb->facts[variant].choice_count));
	while (!(kb->methods[first_of(e.methods)].variants & answers->may[variant]));
}

struct tally {
	long vectors, undetermined, foreign, statements, conditional;
};

static void compare(struct arena *arena, const struct answers *answers, struct tally *tally)
{
	struct expected e = {.methods = 0};
	struct buf text = {0};
	const struct conclusion *c = conclude(arena, kb, answers);
	expect(&e, answers);
	found(&text, c);
	assert_string_equal(buf_text(&text), buf_text(&e.text));
	assert_true(c->possible.methods == e.methods && c->possible.none == e.none);
	assert_true(c->open == e.open);
	assert_int_equal(c->foreign_variant, e.foreign);
	for (int f = 0; f < kb->fact_count; f++)
		assert_int_equal(c->answers.may[f], e.may[f]);
	tally->vectors++;
	tally->undetermined += c->status == STATUS_UNDETERMINED;
	tally->foreign += e.foreign;
	tally->conditional += c->caution_if_count;
	for (const char *s = buf_text(&text); (s = strchr(s, '\n')) != NULL; s++)
		tally->statements++;
	buf_release(&text);
	buf_release(&e.text);
}

static void print_tally(const struct tally *tally)
{
	print_message("%ld vectors (%ld undetermined, %ld with a foreign variant): %ld statements, %ld cautions with «if»\n",
		      tally->vectors, tally->undetermined, tally->foreign, tally->statements, tally->conditional);
	assert_true(tally->foreign > tally->vectors / 20 && tally->undetermined > tally->vectors / 10);
}

static void random_vectors_of_the_shipped_base(void **state)
{
	(void)state;
	struct random random = {.state = 20210501};
	struct arena arena = {0};
	struct tally tally = {.vectors = 0};
	for (int i = 0; i < VECTORS; i++) {
		struct answers answers;
		make_answers(&random, &answers, 2 + random_below(&random, 8));
		compare(&arena, &answers, &tally);
		arena_clear(&arena);
	}
	arena_release(&arena);
	print_tally(&tally);
}

/* ---- Random bases: a random chart, situation facts s, a configuration fact, and statements of every kind about them */

enum { SITUATIONS = 3, CONFIGURATIONS = 5, LEVELS = 3, CHARACTERISTICS = 2, MOST_CLAUSES = 3 };

struct extension {
	struct arena *arena;
	struct raw_base *raw;
	struct random *random;
};

#define SOURCE .source = {.chapter = "c"}
#define NEW_SECTION(x, name, count) \
	((x)->raw->name##_count = (count), \
	 (x)->raw->name = arena_array((x)->arena, (count), sizeof(*(x)->raw->name)))

static const char *some_id(struct extension *x, char letter, int count)
{
	return chart_id(x->arena, letter, random_below(x->random, count));
}

/* "f02=v00|v01": some of the fact's values, never all. */
static void add_term(struct extension *x, struct buf *text, const struct raw_fact *fact)
{
	char letter = fact->values ? 'c' : 'v';
	int count = fact->values ? CONFIGURATIONS : (int)fact->choices_count;
	int chosen = 1 + random_below(x->random, (1 << count) - 2);
	const char *before = "=";
	buf_puts(text, fact->id);
	for (int v = 0; v < count; v++) {
		if (!(chosen >> v & 1))
			continue;
		buf_puts(text, before);
		buf_puts(text, chart_id(x->arena, letter, v));
		before = "|";
	}
}

/* A condition of `least` to MOST_CLAUSES clauses, no fact twice. */
static const char **make_when(struct extension *x, unsigned *count, int least)
{
	const char **clauses = arena_array(x->arena, MOST_CLAUSES, sizeof(*clauses));
	int wanted = least + random_below(x->random, MOST_CLAUSES + 1 - least);
	uint64_t used = 0;
	for (*count = 0; (int)*count < wanted; ++*count) {
		struct buf text = {0};
		for (int terms = 1 + random_below(x->random, 2); terms; terms--) {
			int f;
			do
				f = random_below(x->random, (int)x->raw->facts_count);
			while (used >> f & 1);
			used |= UINT64_C(1) << f;
			if (text.length)
				buf_puts(&text, " or ");
			add_term(x, &text, &x->raw->facts[f]);
			if (used == (UINT64_C(1) << x->raw->facts_count) - 1)
				terms = 1;
		}
		clauses[*count] = arena_string(x->arena, buf_text(&text));
		buf_release(&text);
		if (used == (UINT64_C(1) << x->raw->facts_count) - 1)
			wanted = 0;
	}
	return clauses;
}

static const char **make_methods(struct extension *x, unsigned *count)
{
	const char **methods = arena_array(x->arena, CHART_METHODS, sizeof(*methods));
	if (!random_below(x->random, 5)) {
		*count = 1;
		methods[0] = "all";
		return methods;
	}
	int chosen = 1 + random_below(x->random, (1 << CHART_METHODS) - 1);
	*count = 0;
	for (int m = 0; m < CHART_METHODS; m++)
		if (chosen >> m & 1)
			methods[(*count)++] = chart_id(x->arena, 'm', m);
	return methods;
}

static void extend_facts(struct extension *x)
{
	unsigned before = x->raw->facts_count;
	struct raw_fact *facts = arena_array(x->arena, before + SITUATIONS + 1, sizeof(*facts));
	memcpy(facts, x->raw->facts, before * sizeof(*facts));
	for (int i = 0; i < SITUATIONS; i++) {
		unsigned count = (unsigned)(2 + random_below(x->random, 2));
		struct raw_choice *choices = arena_array(x->arena, count, sizeof(*choices));
		for (unsigned v = 0; v < count; v++)
			choices[v].id = chart_id(x->arena, 'v', (int)v);
		facts[before + (unsigned)i] = (struct raw_fact){.id = chart_id(x->arena, 's', i), .choices = choices,
								.choices_count = count, SOURCE};
	}
	facts[before + SITUATIONS] = (struct raw_fact){.id = "variant", .values = "configurations", SOURCE};
	x->raw->facts = facts;
	x->raw->facts_count = before + SITUATIONS + 1;
}

/* The first method has all configurations, so that each exists; the others some, or none. */
static void extend_methods(struct extension *x)
{
	for (int m = 0; m < CHART_METHODS; m++) {
		struct raw_method *method = &x->raw->methods[m];
		int chosen = m ? random_below(x->random, 1 << CONFIGURATIONS) : (1 << CONFIGURATIONS) - 1;
		method->configurations = arena_array(x->arena, CONFIGURATIONS, sizeof(*method->configurations));
		for (int i = 0; i < CONFIGURATIONS; i++)
			if (chosen >> i & 1)
				method->configurations[method->configurations_count++] =
					(struct raw_configuration){.id = chart_id(x->arena, 'c', i), SOURCE};
		method->levels = arena_array(x->arena, CHARACTERISTICS, sizeof(*method->levels));
		method->overrides = arena_array(x->arena, 2 * CHARACTERISTICS, sizeof(*method->overrides));
		method->levels_count = CHARACTERISTICS;
		for (int i = 0; i < CHARACTERISTICS; i++) {
			const char *id = chart_id(x->arena, 'x', i), *level = some_id(x, 'l', LEVELS);
			method->levels[i] = (struct raw_level){.characteristic = id, .level = some_id(x, 'l', LEVELS), SOURCE};
			/* Two at most, to the same level: they may hold together. */
			for (int k = random_below(x->random, 3); k; k--) {
				struct raw_level *override = &method->overrides[method->overrides_count++];
				*override = (struct raw_level){.characteristic = id, .level = level, SOURCE};
				override->when = make_when(x, &override->when_count, 1);
			}
		}
	}
}

static void extend_table(struct extension *x)
{
	NEW_SECTION(x, characteristics, CHARACTERISTICS);
	for (int i = 0; i < CHARACTERISTICS; i++) {
		struct raw_name *levels = arena_array(x->arena, LEVELS, sizeof(*levels));
		for (int l = 0; l < LEVELS; l++)
			levels[l].id = chart_id(x->arena, 'l', l);
		x->raw->characteristics[i] = (struct raw_characteristic){
			.id = chart_id(x->arena, 'x', i), .better = chart_id(x->arena, 'l', i ? 0 : LEVELS - 1),
			.levels = levels, .levels_count = LEVELS, SOURCE};
	}
	NEW_SECTION(x, needs, 4);
	for (int i = 0; i < 4; i++) {
		struct raw_level *need = &x->raw->needs[i];
		*need = (struct raw_level){.characteristic = some_id(x, 'x', CHARACTERISTICS), .level = some_id(x, 'l', LEVELS), SOURCE};
		need->when = make_when(x, &need->when_count, 0);
	}
}

static void extend_statements(struct extension *x)
{
	NEW_SECTION(x, companions, 3);
	for (int i = 0; i < 3; i++) {
		struct raw_companion *companion = &x->raw->companions[i];
		*companion = (struct raw_companion){.method = some_id(x, 'm', CHART_METHODS), SOURCE};
		companion->when = make_when(x, &companion->when_count, 0);
		if (random_below(x->random, 3))
			companion->tier = some_id(x, 't', 2);
	}
	NEW_SECTION(x, cautions, 16);
	for (int i = 0; i < 16; i++) {
		struct raw_caution *caution = &x->raw->cautions[i];
		*caution = (struct raw_caution){.id = chart_id(x->arena, 'q', i), .tier = some_id(x, 't', 2), .category = "k00", SOURCE};
		caution->roles = arena_array(x->arena, 1, sizeof(*caution->roles));
		caution->roles[caution->roles_count++] = "r00";
		caution->methods = make_methods(x, &caution->methods_count);
		caution->when = make_when(x, &caution->when_count, 0);
	}
	NEW_SECTION(x, guides, 6);
	for (int i = 0; i < 6; i++) {
		struct raw_document *guide = &x->raw->guides[i];
		*guide = (struct raw_document){.id = chart_id(x->arena, 'g', i), SOURCE};
		guide->methods = make_methods(x, &guide->methods_count);
		guide->when = make_when(x, &guide->when_count, 0);
	}
}

static void extend(struct arena *arena, struct raw_base *raw, void *data)
{
	struct extension x = {.arena = arena, .raw = raw, .random = data};
	NEW_SECTION(&x, roles, 1);
	raw->roles[0] = (struct raw_heading){.id = "r00", SOURCE};
	NEW_SECTION(&x, categories, 1);
	raw->categories[0] = (struct raw_heading){.id = "k00", SOURCE};
	NEW_SECTION(&x, tiers, 2);
	for (int i = 0; i < 2; i++)
		raw->tiers[i] = (struct raw_heading){.id = chart_id(arena, 't', i), SOURCE};
	extend_facts(&x);
	extend_table(&x);
	extend_methods(&x);
	extend_statements(&x);
}

static void random_bases(void **state)
{
	(void)state;
	struct random random = {.state = 1989};
	struct arena arena = {0}, small = {0};
	struct tally tally = {.vectors = 0};
	const struct kb *shipped = kb;
	for (int i = 0; i < BASES; i++) {
		struct chart chart;
		chart_make(&chart, &random, 1 + random_below(&random, 4), i % 2);
		const struct brute enumerated = chart_brute(&chart);
		kb = chart_compile_with(&arena, &chart, extend, &random);
		brute = &enumerated;
		for (int k = 0; k < VECTORS_OF_A_BASE; k++) {
			struct answers answers;
			make_answers(&random, &answers, 2 + random_below(&random, 4));
			compare(&small, &answers, &tally);
			arena_clear(&small);
		}
		arena_clear(&arena);
		kb = shipped;
		brute = &dossier;
	}
	arena_release(&small);
	arena_release(&arena);
	print_tally(&tally);
}

/* ---- Unknown never drops a caution */

enum { ABSENT, CONDITIONAL, CERTAIN };

static void mark(const struct conclusion *c, unsigned char *marks)
{
	memset(marks, ABSENT, (size_t)kb->caution_count);
	for (int i = 0; i < c->caution_count; i++)
		marks[c->cautions[i]] = CERTAIN;
	for (int i = 0; i < c->caution_if_count; i++)
		marks[c->cautions_if[i].index] = CONDITIONAL;
}

static void unknown_never_drops_a_caution(void **state)
{
	(void)state;
	struct random random = {.state = 13};
	struct arena arena = {0};
	unsigned char *before = calloc((size_t)kb->caution_count, 1), *after = calloc((size_t)kb->caution_count, 1);
	long completions = 0, compared = 0;
	for (int i = 0; i < COMPLETED_VECTORS; i++) {
		struct answers answers;
		make_answers(&random, &answers, 2);
		const struct conclusion *c = conclude(&arena, kb, &answers);
		mark(c, before);
		for (int k = 0; k < COMPLETIONS; k++, completions++) {
			struct answers completed = answers;
			for (int f = 0; f < kb->fact_count; f++)
				if (!answers_known(&answers, f) && random_below(&random, 3))
					answers_set(&completed, f, random_below(&random, kb->facts[f].choice_count));
			const struct conclusion *further = conclude(&arena, kb, &completed);
			if (further->possible.methods != c->possible.methods || further->possible.none != c->possible.none)
				continue;
			/* A variant that was answered but counted as unknown stays so while the methods do. */
			mark(further, after);
			compared++;
			for (int q = 0; q < kb->caution_count; q++) {
				if (after[q] != ABSENT)
					assert_int_not_equal(before[q], ABSENT);
				if (before[q] == CERTAIN)
					assert_int_equal(after[q], CERTAIN);
			}
		}
		arena_clear(&arena);
	}
	free(before);
	free(after);
	arena_release(&arena);
	print_message("%ld completions of %d vectors, %ld with the same possible methods\n", completions, COMPLETED_VECTORS,
		      compared);
	assert_true(compared > completions / 10);
}

/* ---- Single cases */

/* The answers that lead to a method, from pairs of fact and value ended by NULL. */
static struct answers answers_of(const char *fact, ...)
{
	struct answers answers;
	va_list list;
	answers_init(&answers, kb);
	va_start(list, fact);
	for (; fact; fact = va_arg(list, const char *)) {
		int f = kb_fact_find(kb, fact);
		assert_true(f >= 0);
		int v = kb_choice_find(&kb->facts[f], va_arg(list, const char *));
		assert_true(v >= 0);
		answers_set(&answers, f, v);
	}
	va_end(list);
	return answers;
}

#define VPN_ANSWERS "office_system", "yes", "reproduce", "same", "local_data", "allow"
#define VDI_ANSWERS "office_system", "yes", "reproduce", "same", "local_data", "forbid", "office_pc", "no"

static const char *control_level(const struct answers *answers, bool *overridden)
{
	struct arena arena = {0};
	const struct conclusion *c = conclude(&arena, kb, answers);
	assert_string_equal(kb->methods[c->method].id, "vpn");
	int control = 0;
	while (strcmp(kb->characteristics[control].id, "control") != 0)
		control++;
	const struct kb_override *by;
	int level = conclude_level(kb, c->method, control, &c->answers, &by);
	*overridden = by != NULL;
	arena_release(&arena);
	return kb->characteristics[control].levels[level].id;
}

static void both_overrides_of_vpn_control(void **state)
{
	(void)state;
	bool overridden;
	struct answers answers = answers_of(VPN_ANSWERS, NULL);
	assert_string_equal(control_level(&answers, &overridden), "medium");
	assert_false(overridden);
	answers = answers_of(VPN_ANSWERS, "variant", "full_tunnel", "device_owner", "company", NULL);
	assert_string_equal(control_level(&answers, &overridden), "medium");
	assert_false(overridden);
	answers = answers_of(VPN_ANSWERS, "variant", "split_tunnel", NULL);
	assert_string_equal(control_level(&answers, &overridden), "low");
	assert_true(overridden);
	answers = answers_of(VPN_ANSWERS, "device_owner", "personal", NULL);
	assert_string_equal(control_level(&answers, &overridden), "low");
	assert_true(overridden);
	answers = answers_of(VPN_ANSWERS, "variant", "split_tunnel", "device_owner", "personal", NULL);
	assert_string_equal(control_level(&answers, &overridden), "low");
	assert_true(overridden);
	answers = answers_of(VPN_ANSWERS, "device_owner", "both", NULL);
	assert_string_equal(control_level(&answers, &overridden), "medium");
}

/* With a need stated, the gap counts from the overridden level. */
static void gap_counts_from_the_overridden_level(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct answers answers = answers_of(VPN_ANSWERS, "oversight", "strict", "variant", "split_tunnel", NULL);
	const struct conclusion *c = conclude(&arena, kb, &answers);
	bool seen = false;
	for (int i = 0; i < c->need_count; i++) {
		if (strcmp(kb->characteristics[kb->needs[c->needs[i].need].characteristic].id, "control") != 0)
			continue;
		seen = true;
		assert_int_equal(c->needs[i].gap, 2);
		assert_non_null(c->needs[i].override);
	}
	assert_true(seen);
	arena_release(&arena);
}

static bool in_conditional(const struct conclusion *c, const char *clause)
{
	for (int i = 0; i < c->caution_if_count; i++)
		for (int k = 0; k < c->cautions_if[i].clause_count; k++)
			if (!strcmp(c->cautions_if[i].clauses[k]->text, clause))
				return true;
	return false;
}

static void foreign_variant_counts_as_unknown(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct answers foreign = answers_of(VDI_ANSWERS, "variant", "split_tunnel", NULL);
	const struct conclusion *c = conclude(&arena, kb, &foreign);
	assert_true(c->foreign_variant);
	assert_int_equal(c->variant, KB_NONE);
	assert_true(in_conditional(c, "variant=daas"));
	assert_true(c->open >> kb_fact_find(kb, "variant") & 1);
	/* Otherwise it is as if it hadn't been answered. */
	struct answers unknown = answers_of(VDI_ANSWERS, NULL);
	const struct conclusion *d = conclude(&arena, kb, &unknown);
	assert_false(d->foreign_variant);
	struct buf x = {0}, y = {0};
	found(&x, c);
	found(&y, d);
	assert_string_equal(buf_text(&x), buf_text(&y));
	buf_release(&x);
	buf_release(&y);

	struct answers own = answers_of(VDI_ANSWERS, "variant", "daas", NULL);
	c = conclude(&arena, kb, &own);
	assert_false(c->foreign_variant);
	assert_string_equal(kb->facts[kb->configuration_fact].choices[c->variant].id, "daas");
	assert_false(in_conditional(c, "variant=daas"));
	arena_release(&arena);
}

static void nothing_goes_along_with_nothing(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct answers none = answers_of("office_system", "no", "cloud", "no", "local_data", "forbid", NULL);
	const struct conclusion *c = conclude(&arena, kb, &none);
	assert_int_equal(c->status, STATUS_NONE);
	assert_int_equal(c->companion_count + c->companion_if_count + c->need_count, 0);
	for (int i = 0; i < c->caution_count; i++)
		assert_true(kb->cautions[c->cautions[i]].general);
	for (int m = 0, a = 0; m < kb->method_count; m++, a++) {
		assert_true(a < c->alternative_count);
		assert_int_equal(c->alternatives[a].method, m);
	}

	struct answers vdi = answers_of(VDI_ANSWERS, "cloud", "yes", NULL);
	c = conclude(&arena, kb, &vdi);
	assert_int_equal(c->companion_count, 1);
	assert_string_equal(kb->methods[kb->companions[c->companions[0]].method].id, "cloud_service");
	assert_int_equal(c->alternative_count, kb->method_count - 1);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_vectors_of_the_shipped_base),
		cmocka_unit_test(random_bases),
		cmocka_unit_test(unknown_never_drops_a_caution),
		cmocka_unit_test(both_overrides_of_vpn_control),
		cmocka_unit_test(gap_counts_from_the_overridden_level),
		cmocka_unit_test(foreign_variant_counts_as_unknown),
		cmocka_unit_test(nothing_goes_along_with_nothing),
	};
	return cmocka_run_group_tests(tests, load_rules, release_rules) != 0;
}
