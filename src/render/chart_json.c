/* The comparison table and the flowchart as JSON, each one object. */
#include <stddef.h>

#include "render/json.h"
#include "render/json_parts.h"
#include "render/show.h"

/* A member with a list, one object a line; `item` writes the members of each. */
static void list(struct json *json, const struct view *view, const char *key, int count,
		 void (*item)(struct json *, const struct view *, int))
{
	json_break(json);
	json_enter(json, key, '[');
	for (int i = 0; i < count; i++) {
		json_break(json);
		json_open(json, '{');
		item(json, view, i);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void close_object(struct json *json)
{
	buf_putc(json->out, '\n');
	json_close(json, '}');
	buf_putc(json->out, '\n');
}

static void characteristic(struct json *json, const struct view *view, int i)
{
	const struct kb_characteristic *c = &view->kb->characteristics[i];
	enum lang lang = view->style->lang;
	json_member(json, "id", c->id);
	json_member(json, "name", c->name.in[lang]);
	json_member(json, "short", c->short_name.in[lang]);
	json_member(json, "text", c->meaning.in[lang]);
	json_enter(json, "levels", '[');
	for (int k = 0; k < c->level_count; k++) {
		json_open(json, '{');
		json_member(json, "id", c->levels[k].id);
		json_member(json, "name", c->levels[k].name.in[lang]);
		json_close(json, '}');
	}
	json_close(json, ']');
	json_member(json, "better", c->levels[kb_best_level(c)].id);
	json_grounds(json, view->kb, &c->source);
}

static void method(struct json *json, const struct view *view, int m)
{
	json_member(json, "id", view->kb->methods[m].id);
	json_member(json, "name", view->kb->methods[m].name.in[view->style->lang]);
	json_levels(json, view->kb, view->style->lang, m);
	json_overrides(json, view->kb, view->style->lang, m);
}

static void exception(struct json *json, const struct view *view, int i)
{
	const struct kb *kb = view->kb;
	json_member(json, "method", kb->methods[kb->exceptions[i].method].id);
	json_member(json, "dominated_by", kb->methods[kb->exceptions[i].dominated_by].id);
	json_member(json, "because", kb->exceptions[i].because.in[view->style->lang]);
	json_grounds(json, kb, &kb->exceptions[i].source);
}

void show_table_json(struct buf *out, const struct view *view)
{
	struct json json = {.out = out};
	json_open(&json, '{');
	list(&json, view, "characteristics", view->kb->characteristic_count, characteristic);
	list(&json, view, "methods", view->kb->method_count, method);
	list(&json, view, "exceptions", view->kb->exception_count, exception);
	close_object(&json);
}

static void node(struct json *json, const struct view *view, int n)
{
	const struct kb_fact *fact = &view->kb->facts[view->kb->nodes[n].fact];
	json_member(json, "id", view->kb->nodes[n].id);
	json_member(json, "fact", fact->id);
	json_member(json, "name", fact->label.in[view->style->lang]);
	json_member(json, "question", fact->question.in[view->style->lang]);
	json_grounds(json, view->kb, &view->kb->nodes[n].source);
}

static void outcome(struct json *json, const struct view *view, int i)
{
	const struct kb_outcome *outcome = &view->kb->outcomes[i];
	enum lang lang = view->style->lang;
	bool none = outcome->method == KB_NONE;
	json_member(json, "id", outcome->id);
	json_method(json, "method", view->kb, outcome->method);
	json_member(json, "name", none ? NULL : view->kb->methods[outcome->method].name.in[lang]);
	json_member(json, "because", outcome->because.in[lang]);
	json_grounds(json, view->kb, &outcome->source);
}

static void companion(struct json *json, const struct view *view, int i)
{
	const struct kb_companion *companion = &view->kb->companions[i];
	json_member(json, "method", view->kb->methods[companion->method].id);
	json_clauses(json, "when", &companion->when);
	json_member(json, "tier", companion->tier == KB_NONE ? NULL : view->kb->tiers[companion->tier].id);
	json_member(json, "because", companion->because.in[view->style->lang]);
	json_grounds(json, view->kb, &companion->source);
}

/* Every edge of every node; where it goes is a node or an outcome, whose ids don't clash. */
static void edges(struct json *json, const struct view *view)
{
	const struct kb *kb = view->kb;
	enum lang lang = view->style->lang;
	json_break(json);
	json_enter(json, "edges", '[');
	for (int n = 0; n < kb->node_count; n++) {
		const struct kb_fact *fact = &kb->facts[kb->nodes[n].fact];
		for (int v = 0; v < fact->choice_count; v++) {
			int go = kb->nodes[n].go[v];
			json_break(json);
			json_open(json, '{');
			json_member(json, "from", kb->nodes[n].id);
			json_member(json, "value", fact->choices[v].id);
			json_member(json, "label", fact->choices[v].label.in[lang]);
			json_member(json, "phrase", fact->choices[v].phrase.in[lang]);
			json_member(json, "to", kb_is_leaf(go) ? kb->outcomes[kb_leaf(go)].id : kb->nodes[go].id);
			json_close(json, '}');
		}
	}
	json_close(json, ']');
}

void show_flowchart_json(struct buf *out, const struct view *view)
{
	struct json json = {.out = out};
	json_open(&json, '{');
	json_member(&json, "start", view->kb->nodes[0].id);
	list(&json, view, "nodes", view->kb->node_count, node);
	list(&json, view, "outcomes", view->kb->outcome_count, outcome);
	edges(&json, view);
	list(&json, view, "companions", view->kb->companion_count, companion);
	close_object(&json);
}
