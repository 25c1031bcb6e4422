/* Lists the statements of a rule base with their texts. Judges none of them. */
#include "render/statements.h"

#include <stddef.h>

#include "base/buf.h"
#include "render/words.h"
#include "text/message.h"

struct collector {
	struct arena *arena;
	const struct kb *kb;
	enum lang lang;
	struct statement *list;	/* NULL while they are only counted */
	int count;
	struct buf id, text;	/* of the statement that is being put together */
};

const char *statement_kind_id(enum statement_kind kind)
{
	static const char *const ids[] = {
#define STATEMENT_ID(name, id) [STATEMENT_##name] = (id),
		STATEMENT_LIST(STATEMENT_ID)
#undef STATEMENT_ID
	};
	return ids[kind];
}

const char *statement_kind_name(enum lang lang, enum statement_kind kind)
{
	static const enum msg names[] = {
#define STATEMENT_NAME(name, id) [STATEMENT_##name] = MSG_KIND_##name,
		STATEMENT_LIST(STATEMENT_NAME)
#undef STATEMENT_NAME
	};
	return message(lang, names[kind]);
}

/* Ends the statement: id and text are what was put together since the last. */
static void end(struct collector *c, enum statement_kind kind, const struct kb_source *source)
{
	if (c->list)
		c->list[c->count] = (struct statement){
			.kind = kind, .id = arena_string(c->arena, buf_text(&c->id)),
			.text = arena_string(c->arena, buf_text(&c->text)), .source = source};
	c->count++;
	buf_clear(&c->id);
	buf_clear(&c->text);
}

static void id(struct collector *c, const char *first, const char *second)
{
	buf_puts(&c->id, first);
	if (second) {
		buf_putc(&c->id, '.');
		buf_puts(&c->id, second);
	}
}

static void sentence(struct collector *c, const struct bitext *text)
{
	sentence_words(&c->text, c->lang, text->in[c->lang]);
}

/* Adds to the id the clauses that tell statements of one id apart. */
static void id_when(struct collector *c, const struct kb_cond *when)
{
	for (int i = 0; i < when->clause_count; i++) {
		buf_puts(&c->id, i ? ", " : " ");
		buf_puts(&c->id, when->clauses[i].text);
	}
}

/* A template with two arguments as a sentence of its own. */
static void say(struct collector *c, enum msg msg, const char *first, const char *second)
{
	struct buf words = {0};
	message_add(&words, c->lang, msg, first, second, NULL);
	sentence_words(&c->text, c->lang, buf_text(&words));
	buf_release(&words);
}

/* The condition, in a template whose argument it is; nothing when it always holds. */
static void say_condition(struct collector *c, enum msg msg, const struct kb_cond *cond)
{
	struct buf words = {0};
	condition_words(&words, c->lang, c->kb, cond);
	if (words.length)
		say(c, msg, buf_text(&words), "");
	buf_release(&words);
}

static void say_methods(struct collector *c, uint64_t methods, bool general)
{
	struct buf words = {0};
	methods_words(&words, c->lang, c->kb, methods, general);
	say(c, MSG_SAY_MEANT_FOR, buf_text(&words), "");
	buf_release(&words);
}

static void facts(struct collector *c)
{
	for (int f = 0; f < c->kb->fact_count; f++) {
		const struct kb_fact *fact = &c->kb->facts[f];
		struct buf labels = {0};
		id(c, fact->id, NULL);
		sentence(c, &fact->question);
		for (int v = 0; v < fact->choice_count; v++) {
			buf_puts(&labels, v ? message(c->lang, MSG_LIST_COMMA) : "");
			message_add(&labels, c->lang, MSG_WORDS_CHOICE, fact->choices[v].label.in[c->lang], NULL);
		}
		say(c, MSG_SAY_CHOICES, buf_text(&labels), "");
		buf_release(&labels);
		sentence(c, &fact->help);
		if (fact->assume != KB_NONE) {
			say(c, MSG_SHOW_ASSUMED, fact->choices[fact->assume].label.in[c->lang], "");
			sentence(c, &fact->assume_because);
		}
		end(c, STATEMENT_FACT, &fact->source);
	}
}

static const char *outcome_name(const struct collector *c, const struct kb_outcome *outcome)
{
	return outcome->method == KB_NONE ? message(c->lang, MSG_CHART_NOTHING)
					  : c->kb->methods[outcome->method].name.in[c->lang];
}

static void nodes(struct collector *c)
{
	const struct kb *kb = c->kb;
	for (int n = 0; n < kb->node_count; n++) {
		const struct kb_fact *fact = &kb->facts[kb->nodes[n].fact];
		id(c, kb->nodes[n].id, NULL);
		for (int v = 0; v < fact->choice_count; v++) {
			int go = kb->nodes[n].go[v];
			struct buf term = {0};
			term_words(&term, c->lang, kb, kb->nodes[n].fact, (uint32_t)1 << v);
			say(c, kb_is_leaf(go) ? MSG_SAY_ENDS : MSG_SAY_GOES, buf_text(&term),
			    kb_is_leaf(go) ? outcome_name(c, &kb->outcomes[kb_leaf(go)])
					   : kb->facts[kb->nodes[go].fact].label.in[c->lang]);
			buf_release(&term);
		}
		end(c, STATEMENT_NODE, &kb->nodes[n].source);
	}
	for (int i = 0; i < kb->outcome_count; i++) {
		id(c, kb->outcomes[i].id, NULL);
		say(c, MSG_SAY_NAME, outcome_name(c, &kb->outcomes[i]), "");
		sentence(c, &kb->outcomes[i].because);
		end(c, STATEMENT_OUTCOME, &kb->outcomes[i].source);
	}
	for (int i = 0; i < kb->companion_count; i++) {
		const struct kb_companion *companion = &kb->companions[i];
		id(c, kb->methods[companion->method].id, NULL);
		id_when(c, &companion->when);
		say(c, MSG_SAY_NAME, kb->methods[companion->method].name.in[c->lang], "");
		say_condition(c, MSG_SAY_WHEN, &companion->when);
		sentence(c, &companion->because);
		end(c, STATEMENT_COMPANION, &companion->source);
	}
}

static void characteristics(struct collector *c)
{
	for (int i = 0; i < c->kb->characteristic_count; i++) {
		const struct kb_characteristic *characteristic = &c->kb->characteristics[i];
		struct buf levels = {0};
		id(c, characteristic->id, NULL);
		say(c, MSG_SAY_NAME, characteristic->name.in[c->lang], "");
		sentence(c, &characteristic->meaning);
		for (int k = 0; k < characteristic->level_count; k++)
			buf_item(&levels, message(c->lang, MSG_LIST_COMMA), characteristic->levels[k].name.in[c->lang]);
		say(c, MSG_SAY_LEVELS, buf_text(&levels),
		    characteristic->levels[kb_best_level(characteristic)].name.in[c->lang]);
		buf_release(&levels);
		end(c, STATEMENT_CHARACTERISTIC, &characteristic->source);
	}
}

static void method_row(struct collector *c, const struct kb_method *method)
{
	const struct kb *kb = c->kb;
	for (int i = 0; i < kb->characteristic_count; i++) {
		const struct kb_characteristic *characteristic = &kb->characteristics[i];
		id(c, method->id, characteristic->id);
		say(c, MSG_SAY_LEVEL, characteristic->name.in[c->lang],
		    characteristic->levels[method->cells[i].level].name.in[c->lang]);
		sentence(c, &method->cells[i].because);
		end(c, STATEMENT_LEVEL, &method->cells[i].source);
	}
	for (int i = 0; i < method->override_count; i++) {
		const struct kb_override *override = &method->overrides[i];
		const struct kb_characteristic *characteristic = &kb->characteristics[override->characteristic];
		id(c, method->id, characteristic->id);
		id_when(c, &override->when);
		say(c, MSG_SAY_LEVEL, characteristic->name.in[c->lang],
		    characteristic->levels[override->level].name.in[c->lang]);
		say_condition(c, MSG_SAY_WHEN, &override->when);
		sentence(c, &override->because);
		end(c, STATEMENT_OVERRIDE, &override->source);
	}
}

static void methods(struct collector *c)
{
	for (int m = 0; m < c->kb->method_count; m++) {
		const struct kb_method *method = &c->kb->methods[m];
		id(c, method->id, NULL);
		say(c, MSG_SAY_NAME, method->name.in[c->lang], "");
		sentence(c, &method->definition);
		end(c, STATEMENT_METHOD, &method->source);
		id(c, method->id, NULL);
		say(c, MSG_SAY_NAME, method->name.in[c->lang], "");
		/* What it is not has no grounds of its own, and those of the definition could claim too much. */
		sentence(c, &method->confusion);
		if (method->requires.clause_count)
			say_condition(c, MSG_SAY_REQUIRES, &method->requires);
		else
			sentence_words(&c->text, c->lang, message(c->lang, MSG_SHOW_REQUIRES_NOTHING));
		end(c, STATEMENT_REQUIRES, &method->requires_source);
		for (int i = 0; i < method->configuration_count; i++) {
			const struct kb_configuration *configuration = &method->configurations[i];
			id(c, method->id, configuration->id);
			say(c, MSG_SAY_NAME, configuration->name.in[c->lang], "");
			sentence(c, &configuration->description);
			end(c, STATEMENT_CONFIGURATION, &configuration->source);
		}
		method_row(c, method);
	}
	for (int i = 0; i < c->kb->exception_count; i++) {
		const struct kb_exception *exception = &c->kb->exceptions[i];
		id(c, c->kb->methods[exception->method].id, c->kb->methods[exception->dominated_by].id);
		say(c, MSG_SAY_EXCEPTION, c->kb->methods[exception->method].name.in[c->lang],
		    c->kb->methods[exception->dominated_by].name.in[c->lang]);
		sentence(c, &exception->because);
		end(c, STATEMENT_EXCEPTION, &exception->source);
	}
}

static void needs(struct collector *c)
{
	for (int i = 0; i < c->kb->need_count; i++) {
		const struct kb_need *need = &c->kb->needs[i];
		const struct kb_characteristic *characteristic = &c->kb->characteristics[need->characteristic];
		id(c, characteristic->id, characteristic->levels[need->level].id);
		id_when(c, &need->when);
		say(c, MSG_SAY_NEED, characteristic->name.in[c->lang],
		    characteristic->levels[need->level].name.in[c->lang]);
		say_condition(c, MSG_SAY_WHEN, &need->when);
		sentence(c, &need->because);
		end(c, STATEMENT_NEED, &need->source);
	}
}

static void headings(struct collector *c, enum statement_kind kind, const struct kb_heading *list, int count)
{
	for (int i = 0; i < count; i++) {
		id(c, list[i].id, NULL);
		say(c, MSG_SAY_NAME, list[i].name.in[c->lang], "");
		/* Its grounds are those of the name, as there are such roles, tiers and categories. */
		say(c, MSG_SAY_OWN_WORDS, "", "");
		sentence(c, &list[i].description);
		end(c, kind, &list[i].source);
	}
}

static void say_roles(struct collector *c, uint32_t roles)
{
	struct buf names = {0};
	roles_words(&names, c->lang, c->kb, roles);
	say(c, MSG_SAY_ROLES, buf_text(&names), "");
	buf_release(&names);
}

static void cautions(struct collector *c)
{
	for (int i = 0; i < c->kb->caution_count; i++) {
		const struct kb_caution *caution = &c->kb->cautions[i];
		id(c, caution->id, NULL);
		say(c, MSG_SAY_NAME, caution->title.in[c->lang], "");
		sentence(c, &caution->risk);
		sentence(c, &caution->action);
		say(c, MSG_SAY_ASSIGNED, "", "");
		say_methods(c, caution->methods, caution->general);
		say_condition(c, MSG_SAY_WHEN, &caution->when);
		say_roles(c, caution->roles);
		if (caution->tier != KB_NONE && caution->category != KB_NONE)
			say(c, MSG_SAY_FILED, c->kb->tiers[caution->tier].name.in[c->lang],
			    c->kb->categories[caution->category].name.in[c->lang]);
		end(c, STATEMENT_CAUTION, &caution->source);
	}
	for (int i = 0; i < c->kb->case_count; i++) {
		const struct kb_case *trouble = &c->kb->cases[i];
		id(c, trouble->id, NULL);
		say(c, MSG_SAY_NAME, trouble->name.in[c->lang], "");
		sentence(c, &trouble->story);
		sentence(c, &trouble->watch);
		say(c, MSG_SAY_ASSIGNED, "", "");
		say_methods(c, trouble->methods, trouble->general);
		end(c, STATEMENT_CASE, &trouble->source);
	}
}

static void documents(struct collector *c, enum statement_kind kind, const struct kb_document *list, int count)
{
	for (int i = 0; i < count; i++) {
		id(c, list[i].id, NULL);
		say(c, MSG_SAY_NAME, list[i].name.in[c->lang], "");
		say(c, MSG_SAY_ASSIGNED, "", "");
		/* A guide's kind is a word, a checklist's note is sentences of its own. */
		if (kind == STATEMENT_GUIDE)
			say(c, MSG_SAY_NAME, list[i].detail.in[c->lang], "");
		else
			sentence(c, &list[i].detail);
		say_methods(c, list[i].methods, list[i].general);
		say_condition(c, MSG_SAY_WHEN, &list[i].when);
		end(c, kind, &list[i].source);
	}
}

static void rest(struct collector *c)
{
	for (int i = 0; i < c->kb->former_count; i++) {
		const struct kb_former *former = &c->kb->former[i];
		buf_number(&c->id, i + 1);
		say(c, MSG_SAY_NAME, former->name.in[c->lang], "");
		sentence(c, &former->note);
		say_methods(c, former->methods, false);
		end(c, STATEMENT_FORMERLY, &former->source);
	}
	for (int i = 0; i < c->kb->glossary_count; i++) {
		const struct kb_term_entry *entry = &c->kb->glossary[i];
		id(c, entry->id, NULL);
		say(c, MSG_SAY_NAME, entry->term.in[c->lang], "");
		sentence(c, &entry->text);
		end(c, STATEMENT_GLOSSARY, &entry->source);
	}
}

static void collect(struct collector *c)
{
	const struct kb *kb = c->kb;
	facts(c);
	nodes(c);
	characteristics(c);
	methods(c);
	needs(c);
	headings(c, STATEMENT_ROLE, kb->roles, kb->role_count);
	headings(c, STATEMENT_TIER, kb->tiers, kb->tier_count);
	headings(c, STATEMENT_CATEGORY, kb->categories, kb->category_count);
	cautions(c);
	documents(c, STATEMENT_GUIDE, kb->guides, kb->guide_count);
	documents(c, STATEMENT_CHECKLIST, kb->checklists, kb->checklist_count);
	rest(c);
}

int statements_list(const struct statement **list, struct arena *arena, const struct kb *kb, enum lang lang)
{
	struct collector c = {.arena = arena, .kb = kb, .lang = lang};
	collect(&c);
	int count = c.count, put = 0;
	c.list = arena_array(arena, (size_t)count + 1, sizeof(*c.list));
	c.count = 0;
	collect(&c);
	struct statement *sorted = arena_array(arena, (size_t)count + 1, sizeof(*sorted));
	for (int chapter = 0; chapter < kb->chapter_count; chapter++)
		for (int section = KB_NONE; section < kb->chapters[chapter].section_count; section++)
			for (int i = 0; i < count; i++)
				if (c.list[i].source->chapter == chapter && c.list[i].source->section == section)
					sorted[put++] = c.list[i];
	buf_release(&c.id);
	buf_release(&c.text);
	*list = sorted;
	return put;
}
