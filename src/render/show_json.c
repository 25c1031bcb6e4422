/* The topics as JSON: lists with one object a line, texts in the view's language. */
#include <stddef.h>

#include "render/json.h"
#include "render/json_parts.h"
#include "render/show.h"
#include "render/words.h"

/* Appends a list, one object a line; `item` writes the members of the one with this index. */
static void list(struct buf *out, const struct view *view, void (*item)(struct json *, const struct view *, int))
{
	for (int i = 0; i < view->count; i++) {
		struct json json = {.out = out};
		buf_puts(out, i ? ",\n" : "[\n");
		json_open(&json, '{');
		item(&json, view, view->items[i]);
		json_close(&json, '}');
	}
	buf_puts(out, view->count ? "\n]\n" : "[]\n");
}

static void choices(struct json *json, const struct view *view, const struct kb_fact *fact)
{
	enum lang lang = view->style->lang;
	json_enter(json, "choices", '[');
	for (int v = 0; v < fact->choice_count; v++) {
		const struct kb_choice *choice = &fact->choices[v];
		json_open(json, '{');
		json_member(json, "value", choice->id);
		json_member(json, "label", choice->label.in[lang]);
		json_member(json, "phrase", choice->phrase.in[lang]);
		json_strings(json, "also", choice->also, choice->also_count);
		if (fact->configuration) {
			uint64_t methods = 0;
			for (int m = 0; m < view->kb->method_count; m++)
				methods |= (uint64_t)(view->kb->methods[m].variants >> v & 1) << m;
			json_methods(json, "methods", view->kb, methods);
		}
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void question(struct json *json, const struct view *view, int f)
{
	const struct kb_fact *fact = &view->kb->facts[f];
	enum lang lang = view->style->lang;
	json_member(json, "id", fact->id);
	json_member(json, "question", fact->question.in[lang]);
	json_member(json, "example", fact->example.in[lang]);
	json_member(json, "help", fact->help.in[lang]);
	choices(json, view, fact);
	json_member(json, "label", fact->label.in[lang]);
	json_member(json, "kind", fact->kind == KB_DECISION ? "decision" : "circumstance");
	json_member(json, "group", fact->group == KB_NONE ? NULL : view->kb->groups[fact->group].id);
	json_member_bool(json, "flowchart", fact->in_flow);
	json_member(json, "assume", fact->assume == KB_NONE ? NULL : fact->choices[fact->assume].id);
	json_member(json, "assume_because", fact->assume == KB_NONE ? NULL : fact->assume_because.in[lang]);
	json_grounds(json, view->kb, &fact->source);
}

static void configurations(struct json *json, const struct view *view, const struct kb_method *method)
{
	enum lang lang = view->style->lang;
	json_enter(json, "configurations", '[');
	for (int i = 0; i < method->configuration_count; i++) {
		const struct kb_configuration *configuration = &method->configurations[i];
		json_open(json, '{');
		json_member(json, "id", configuration->id);
		json_member(json, "name", configuration->name.in[lang]);
		json_member_bool(json, "basic", !i);
		json_member(json, "text", configuration->description.in[lang]);
		json_grounds(json, view->kb, &configuration->source);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void method(struct json *json, const struct view *view, int m)
{
	const struct kb_method *method = &view->kb->methods[m];
	enum lang lang = view->style->lang;
	json_member(json, "id", method->id);
	json_member(json, "name", method->name.in[lang]);
	json_member(json, "text", method->definition.in[lang]);
	json_member(json, "confusion", method->confusion.in[lang]);
	json_grounds(json, view->kb, &method->source);
	json_enter(json, "requires", '{');
	json_clauses(json, "when", &method->requires);
	json_grounds(json, view->kb, &method->requires_source);
	json_close(json, '}');
	configurations(json, view, method);
	json_levels(json, view->kb, lang, m);
	json_overrides(json, view->kb, lang, m);
}

static void caution(struct json *json, const struct view *view, int c)
{
	const struct kb *kb = view->kb;
	const struct kb_caution *caution = &kb->cautions[c];
	enum lang lang = view->style->lang;
	struct buf text = {0};
	json_member(json, "id", caution->id);
	json_member(json, "name", caution->title.in[lang]);
	sentence_words(&text, lang, caution->risk.in[lang]);
	sentence_words(&text, lang, caution->action.in[lang]);
	json_member(json, "text", buf_text(&text));
	json_member(json, "risk", caution->risk.in[lang]);
	json_member(json, "action", caution->action.in[lang]);
	json_scope(json, kb, caution->methods, caution->general);
	json_clauses(json, "when", &caution->when);
	json_member_bool(json, "first", caution->first);
	json_caution_place(json, kb, caution);
	buf_release(&text);
}

static void trouble_case(struct json *json, const struct view *view, int i)
{
	const struct kb_case *c = &view->kb->cases[i];
	enum lang lang = view->style->lang;
	json_member(json, "id", c->id);
	json_member(json, "name", c->name.in[lang]);
	json_member(json, "text", c->story.in[lang]);
	json_member(json, "watch", c->watch.in[lang]);
	json_scope(json, view->kb, c->methods, c->general);
	json_clauses(json, "when", &c->when);
	json_enter(json, "cautions", '[');
	for (int k = 0; k < c->caution_count; k++)
		json_text(json, view->kb->cautions[c->cautions[k]].id);
	json_close(json, ']');
	json_grounds(json, view->kb, &c->source);
}

static void document(struct json *json, const struct view *view, const struct kb_document *document, const char *detail)
{
	enum lang lang = view->style->lang;
	json_member(json, "id", document->id);
	json_member(json, "name", document->name.in[lang]);
	json_member(json, detail, document->detail.in[lang]);
	json_scope(json, view->kb, document->methods, document->general);
	json_clauses(json, "when", &document->when);
	json_member(json, "url", document->url);
	json_grounds(json, view->kb, &document->source);
}

static void guide(struct json *json, const struct view *view, int i)
{
	document(json, view, &view->kb->guides[i], "kind");
}

static void checklist(struct json *json, const struct view *view, int i)
{
	document(json, view, &view->kb->checklists[i], "note");
}

static void former(struct json *json, const struct view *view, int i)
{
	const struct kb_former *former = &view->kb->former[i];
	/* Former names have no id of their own; their place in the rules serves. */
	json_member(json, "id", decimal(i + 1).text);
	json_member(json, "name", former->name.in[view->style->lang]);
	json_member(json, "note", former->note.in[view->style->lang]);
	json_methods(json, "methods", view->kb, former->methods);
	json_grounds(json, view->kb, &former->source);
}

static void glossary_entry(struct json *json, const struct view *view, int i)
{
	const struct kb_term_entry *entry = &view->kb->glossary[i];
	json_member(json, "id", entry->id);
	json_member(json, "name", entry->term.in[view->style->lang]);
	json_member(json, "text", entry->text.in[view->style->lang]);
	json_strings(json, "also", entry->also, entry->also_count);
	json_grounds(json, view->kb, &entry->source);
}

void show_questions_json(struct buf *out, const struct view *view)
{
	list(out, view, question);
}

void show_methods_json(struct buf *out, const struct view *view)
{
	list(out, view, method);
}

void show_method_json(struct buf *out, const struct view *view)
{
	struct json json = {.out = out};
	json_open(&json, '{');
	method(&json, view, view->items[0]);
	json_close(&json, '}');
	buf_putc(out, '\n');
}

void show_cautions_json(struct buf *out, const struct view *view)
{
	list(out, view, caution);
}

void show_cases_json(struct buf *out, const struct view *view)
{
	list(out, view, trouble_case);
}

void show_checklists_json(struct buf *out, const struct view *view)
{
	list(out, view, checklist);
}

void show_guides_json(struct buf *out, const struct view *view)
{
	list(out, view, guide);
}

void show_formerly_json(struct buf *out, const struct view *view)
{
	list(out, view, former);
}

void show_glossary_json(struct buf *out, const struct view *view)
{
	list(out, view, glossary_entry);
}
