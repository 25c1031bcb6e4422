/* Writes what makes a conclusion a receipt: answers, version, and every text with what it rests on. */
#include "render/conclusion_json.h"
#include "render/json_parts.h"
#include "text/lang.h"

/* An object with an id, a name where there is one, and its grounds; closed by the caller after further members. */
static void open_text(struct json *json, const char *key, const char *id, const char *name)
{
	json_open(json, '{');
	json_member(json, key, id);
	if (name)
		json_member(json, "name", name);
}

static void close_text(struct json *json, const struct kb *kb, const struct kb_source *source)
{
	json_grounds(json, kb, source);
	json_close(json, '}');
}

static void answers(struct json *json, const struct kb *kb, const struct record *record)
{
	json_enter(json, "answers", '{');
	for (int f = 0; f < kb->fact_count; f++) {
		int value = answers_value(&record->answers, f);
		if (value != KB_NONE)
			json_member(json, kb->facts[f].id, kb->facts[f].choices[value].id);
	}
	json_close(json, '}');
}

static void method(struct json *json, const struct kb *kb, enum lang lang, const struct conclusion *c)
{
	if (c->method == KB_NONE) {
		json_member(json, "method", NULL);
		return;
	}
	const struct kb_method *m = &kb->methods[c->method];
	json_key(json, "method");
	open_text(json, "id", m->id, m->name.in[lang]);
	json_member(json, "text", m->definition.in[lang]);
	close_text(json, kb, &m->source);
}

static void outcome(struct json *json, const struct kb *kb, enum lang lang, const char *key, int index)
{
	if (index == KB_NONE) {
		json_member(json, key, NULL);
		return;
	}
	json_key(json, key);
	open_text(json, "id", kb->outcomes[index].id, NULL);
	json_member(json, "text", kb->outcomes[index].because.in[lang]);
	close_text(json, kb, &kb->outcomes[index].source);
}

static void path(struct json *json, const struct kb *kb, enum lang lang, const struct conclusion *c)
{
	json_enter(json, "path", '[');
	for (int i = 0; i < c->path_count; i++) {
		const struct step *step = &c->path[i];
		const struct kb_fact *fact = &kb->facts[step->fact];
		open_text(json, "id", kb->nodes[step->node].id, fact->label.in[lang]);
		json_member(json, "answer", step->value == KB_NONE ? NULL : fact->choices[step->value].phrase.in[lang]);
		close_text(json, kb, &kb->nodes[step->node].source);
	}
	json_close(json, ']');
}

static void assumed(struct json *json, const struct kb *kb, enum lang lang, const struct conclusion *c)
{
	json_enter(json, "assumed", '[');
	for (int i = 0; c->status == STATUS_UNDETERMINED && i < c->provisional.assumed_count; i++) {
		const struct setting *s = &c->provisional.assumed[i];
		const struct kb_fact *fact = &kb->facts[s->fact];
		open_text(json, "id", fact->id, fact->label.in[lang]);
		json_member(json, "answer", fact->choices[s->value].phrase.in[lang]);
		json_member(json, "text", fact->assume_because.in[lang]);
		close_text(json, kb, &fact->source);
	}
	json_close(json, ']');
}

static void companions(struct json *json, const struct kb *kb, enum lang lang, const struct conclusion *c)
{
	json_enter(json, "companions", '[');
	for (int i = 0; i < c->companion_count; i++) {
		const struct kb_companion *companion = &kb->companions[c->companions[i]];
		open_text(json, "id", kb->methods[companion->method].id, kb->methods[companion->method].name.in[lang]);
		json_member(json, "text", companion->because.in[lang]);
		close_text(json, kb, &companion->source);
	}
	json_close(json, ']');
}

/* The whole row of the method, needed or not. */
static void levels(struct json *json, const struct kb *kb, enum lang lang, const struct conclusion *c)
{
	json_enter(json, "levels", '[');
	for (int i = 0; c->method != KB_NONE && i < kb->characteristic_count; i++) {
		const struct kb_characteristic *characteristic = &kb->characteristics[i];
		const struct kb_cell *cell = &kb->methods[c->method].cells[i];
		const struct kb_override *by;
		int level = conclude_level(kb, c->method, i, &c->answers, &by);
		open_text(json, "id", characteristic->id, characteristic->name.in[lang]);
		json_member(json, "level", characteristic->levels[level].name.in[lang]);
		json_member(json, "text", by ? by->because.in[lang] : cell->because.in[lang]);
		close_text(json, kb, by ? &by->source : &cell->source);
	}
	json_close(json, ']');
}

static void needs(struct json *json, const struct kb *kb, enum lang lang, const struct conclusion *c)
{
	json_enter(json, "needs", '[');
	for (int i = 0; i < c->need_count; i++) {
		const struct kb_need *need = &kb->needs[c->needs[i].need];
		const struct kb_characteristic *characteristic = &kb->characteristics[need->characteristic];
		open_text(json, "id", characteristic->id, characteristic->name.in[lang]);
		json_member(json, "need", characteristic->levels[need->level].name.in[lang]);
		json_member(json, "text", need->because.in[lang]);
		close_text(json, kb, &need->source);
	}
	json_close(json, ']');
}

static void caution(struct json *json, const struct kb *kb, enum lang lang, const struct kb_caution *caution)
{
	open_text(json, "id", caution->id, caution->title.in[lang]);
	json_member(json, "risk", caution->risk.in[lang]);
	json_member(json, "action", caution->action.in[lang]);
	json_caution_place(json, kb, caution);
	json_close(json, '}');
}

static void cautions(struct json *json, const struct kb *kb, enum lang lang, const struct conclusion *c)
{
	json_enter(json, "cautions", '[');
	for (int i = 0; i < c->caution_count; i++)
		caution(json, kb, lang, &kb->cautions[c->cautions[i]]);
	json_close(json, ']');
	json_enter(json, "cautions_if", '[');
	for (int i = 0; i < c->caution_if_count; i++)
		caution(json, kb, lang, &kb->cautions[c->cautions_if[i].index]);
	json_close(json, ']');
}

static void documents(struct json *json, const struct kb *kb, enum lang lang, const char *key, const struct kb_document *all,
		      const int *list, int count)
{
	json_enter(json, key, '[');
	for (int i = 0; i < count; i++) {
		const struct kb_document *document = &all[list[i]];
		open_text(json, "id", document->id, document->name.in[lang]);
		json_member(json, "text", document->detail.in[lang]);
		json_member(json, "url", document->url);
		close_text(json, kb, &document->source);
	}
	json_close(json, ']');
}

void conclusion_json_receipt(struct json *json, const struct conclusion_context *context, const struct record *record,
			     const struct conclusion *c)
{
	const struct kb *kb = context->kb;
	enum lang lang = context->lang;
	answers(json, kb, record);
	json_member(json, "program", context->version);
	json_enter(json, "texts", '{');
	json_member(json, "lang", lang_ids[lang]);
	method(json, kb, lang, c);
	outcome(json, kb, lang, "outcome", c->outcome);
	outcome(json, kb, lang, "provisional", c->status == STATUS_UNDETERMINED ? c->provisional.outcome : KB_NONE);
	assumed(json, kb, lang, c);
	path(json, kb, lang, c);
	companions(json, kb, lang, c);
	levels(json, kb, lang, c);
	needs(json, kb, lang, c);
	cautions(json, kb, lang, c);
	documents(json, kb, lang, "guides", kb->guides, c->guides, c->guide_count);
	documents(json, kb, lang, "checklists", kb->checklists, c->checklists, c->checklist_count);
	json_close(json, '}');
}
