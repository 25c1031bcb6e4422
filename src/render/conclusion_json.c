/* Writes conclusions as JSON. Decides nothing. */
#include "render/conclusion_json.h"

#include "render/json.h"
#include "text/message.h"

static const char *const status_ids[] = {
	[STATUS_RECOMMENDED] = "recommended",
	[STATUS_NONE] = "none",
	[STATUS_UNDETERMINED] = "undetermined",
};

static const char *value_id(const struct kb *kb, int fact, int value)
{
	return value == KB_NONE ? "unknown" : kb->facts[fact].choices[value].id;
}

static const char *method_id(const struct kb *kb, int method)
{
	return method == KB_NONE ? NULL : kb->methods[method].id;
}

static void fact_value(struct json *json, const struct kb *kb, int fact, int value)
{
	json_open(json, '{');
	json_member(json, "fact", kb->facts[fact].id);
	json_member(json, "value", value_id(kb, fact, value));
	json_close(json, '}');
}

static void settings(struct json *json, const struct kb *kb, const struct setting *list, int count)
{
	json_open(json, '[');
	for (int i = 0; i < count; i++)
		fact_value(json, kb, list[i].fact, list[i].value);
	json_close(json, ']');
}

static void head(struct json *json, const char *file, const struct record *record)
{
	json_open(json, '{');
	json_member(json, "id", record->id);
	json_key(json, "line");
	json_number(json, record->line);
	if (file)
		json_member(json, "file", file);
}

static void outcome(struct json *json, const struct kb *kb, const struct conclusion *c, bool brief)
{
	json_member(json, "status", status_ids[c->status]);
	json_member(json, "method", method_id(kb, c->method));
	if (!brief)
		json_member(json, "variant",
			    c->variant == KB_NONE ? NULL : value_id(kb, kb->configuration_fact, c->variant));
	json_key(json, "companions");
	json_open(json, '[');
	for (int i = 0; i < c->companion_count; i++)
		json_string(json, method_id(kb, kb->companions[c->companions[i]].method));
	json_close(json, ']');
	json_key(json, "possible");
	json_open(json, '[');
	for (int m = 0; m < kb->method_count; m++)
		if (c->possible.methods >> m & 1)
			json_string(json, method_id(kb, m));
	json_close(json, ']');
	json_member(json, "next", c->next == KB_NONE ? NULL : kb->facts[kb->nodes[c->next].fact].id);
	json_key(json, "provisional");
	if (c->status != STATUS_UNDETERMINED) {
		json_null(json);
		return;
	}
	json_open(json, '{');
	json_member(json, "method", method_id(kb, c->provisional.method));
	json_key(json, "assumed");
	settings(json, kb, c->provisional.assumed, c->provisional.assumed_count);
	json_close(json, '}');
}

static void misses(struct json *json, const struct kb *kb, const struct conclusion *c)
{
	json_key(json, "misses");
	json_open(json, '[');
	for (int i = 0; i < c->need_count; i++)
		if (c->needs[i].gap)
			json_string(json, kb->characteristics[kb->needs[c->needs[i].need].characteristic].id);
	json_close(json, ']');
}

static void path(struct json *json, const struct kb *kb, const struct conclusion *c)
{
	json_key(json, "path");
	json_open(json, '[');
	for (int i = 0; i < c->path_count; i++)
		fact_value(json, kb, c->path[i].fact, c->path[i].value);
	json_close(json, ']');
}

static void needs(struct json *json, const struct kb *kb, const struct conclusion *c)
{
	json_key(json, "needs");
	json_open(json, '[');
	for (int i = 0; i < c->need_count; i++) {
		const struct kb_need *need = &kb->needs[c->needs[i].need];
		const struct kb_characteristic *characteristic = &kb->characteristics[need->characteristic];
		json_open(json, '{');
		json_member(json, "characteristic", characteristic->id);
		json_member(json, "need", characteristic->levels[need->level].id);
		json_member(json, "level", characteristic->levels[c->needs[i].level].id);
		json_key(json, "gap");
		json_number(json, c->needs[i].gap);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void cautions(struct json *json, const struct kb *kb, const struct conclusion *c)
{
	json_key(json, "cautions");
	json_open(json, '[');
	for (int i = 0; i < c->caution_count; i++)
		json_string(json, kb->cautions[c->cautions[i]].id);
	json_close(json, ']');
	json_key(json, "cautions_if");
	json_open(json, '[');
	for (int i = 0; i < c->caution_if_count; i++) {
		const struct conditional *conditional = &c->cautions_if[i];
		json_open(json, '{');
		json_member(json, "id", kb->cautions[conditional->index].id);
		json_key(json, "if");
		json_open(json, '[');
		for (int k = 0; k < conditional->clause_count; k++)
			json_string(json, conditional->clauses[k]->text);
		json_close(json, ']');
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void documents(struct json *json, const char *key, const struct kb_document *all, const int *list, int count)
{
	json_key(json, key);
	json_open(json, '[');
	for (int i = 0; i < count; i++)
		json_string(json, all[list[i]].id);
	json_close(json, ']');
}

static void alternatives(struct json *json, const struct kb *kb, const struct conclusion *c)
{
	json_key(json, "alternatives");
	json_open(json, '[');
	for (int i = 0; i < c->alternative_count; i++) {
		const struct change *change = &c->alternatives[i].changes.list[0];
		json_open(json, '{');
		json_member(json, "method", kb->methods[c->alternatives[i].method].id);
		json_key(json, "changes");
		settings(json, kb, change->settings, change->count);
		json_close(json, '}');
	}
	json_close(json, ']');
}

void conclusion_json(struct buf *out, const struct conclusion_context *context, const char *file,
		     const struct record *record, const struct conclusion *c)
{
	const struct kb *kb = context->kb;
	bool brief = context->detail == DETAIL_BRIEF;
	struct json json = {.out = out};
	head(&json, file, record);
	outcome(&json, kb, c, brief);
	if (brief) {
		misses(&json, kb, c);
	} else {
		path(&json, kb, c);
		needs(&json, kb, c);
		cautions(&json, kb, c);
		documents(&json, "guides", kb->guides, c->guides, c->guide_count);
		documents(&json, "checklists", kb->checklists, c->checklists, c->checklist_count);
		alternatives(&json, kb, c);
		json_member(&json, "rules", context->hash);
	}
	json_close(&json, '}');
}

void rejected_json(struct buf *out, enum lang lang, const char *file, const struct record *record)
{
	struct buf what = {0}, remedy = {0};
	struct json json = {.out = out};
	head(&json, file, record);
	json_key(&json, "error");
	json_open(&json, '{');
	json_member(&json, "code", record_fault_code(record->fault));
	if (record->fact)
		json_member(&json, "fact", record->fact);
	if (record->value)
		json_member(&json, "value", record->value);
	message_diag(&what, &remedy, lang, record->diag);
	json_member(&json, "message", buf_text(&what));
	json_close(&json, '}');
	json_close(&json, '}');
	buf_release(&what);
	buf_release(&remedy);
}
