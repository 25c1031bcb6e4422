/* Writes conclusions as JSON. Decides nothing. */
#include "render/conclusion_json.h"

#include "render/json_parts.h"
#include "text/message.h"

const char *conclusion_status_id(enum status status)
{
	static const char *const ids[] = {
		[STATUS_RECOMMENDED] = "recommended",
		[STATUS_NONE] = "none",
		[STATUS_UNDETERMINED] = "undetermined",
	};
	return ids[status];
}

void conclusion_json_head(struct json *json, const char *file, const struct record *record)
{
	buf_puts(json->out, "{\"id\":");
	json->comma = false;
	json_text(json, record->id);
	buf_puts(json->out, ",\"line\":");
	buf_number(json->out, record->line);
	if (file)
		json_member(json, "file", file);
	if (!record->kept)
		return;
	json_enter(json, "kept", '{');
	for (int i = 0; i < record->kept_count; i++) {
		json_text(json, record->kept[i].name);
		buf_putc(json->out, ':');
		json->comma = false;
		json_text(json, record->kept[i].text);
	}
	json_close(json, '}');
}

static void path(struct json *json, const struct kb *kb, const struct conclusion *c)
{
	json_enter(json, "path", '[');
	for (int i = 0; i < c->path_count; i++)
		json_setting(json, kb, c->path[i].fact, c->path[i].value);
	json_close(json, ']');
}

static void provisional(struct json *json, const struct kb *kb, const struct conclusion *c)
{
	if (c->status != STATUS_UNDETERMINED) {
		json_member(json, "provisional", NULL);
		return;
	}
	json_enter(json, "provisional", '{');
	json_method(json, "method", kb, c->provisional.method);
	json_settings(json, "assumed", kb, c->provisional.assumed, c->provisional.assumed_count);
	json_close(json, '}');
}

void conclusion_json_outcome(struct json *json, const struct conclusion_context *context, const struct conclusion *c,
			     size_t *variant_at)
{
	const struct kb *kb = context->kb;
	json_member(json, "status", conclusion_status_id(c->status));
	json_method(json, "method", kb, c->method);
	if (context->detail != DETAIL_BRIEF) {
		json_key(json, "variant");
		*variant_at = json->out->length;
		json->comma = true;
	}
	json_enter(json, "companions", '[');
	for (int i = 0; i < c->companion_count; i++)
		json_text(json, kb->methods[kb->companions[c->companions[i]].method].id);
	json_close(json, ']');
	json_methods(json, "possible", kb, c->possible.methods);
	json_member(json, "next", c->next == KB_NONE ? NULL : kb->facts[kb->nodes[c->next].fact].id);
	provisional(json, kb, c);
	if (context->detail == DETAIL_BRIEF)
		*variant_at = json->out->length;
	else
		path(json, kb, c);
}

static void misses(struct json *json, const struct kb *kb, const struct conclusion *c)
{
	json_enter(json, "misses", '[');
	for (int i = 0; i < c->need_count; i++)
		if (c->needs[i].gap)
			json_text(json, kb->characteristics[kb->needs[c->needs[i].need].characteristic].id);
	json_close(json, ']');
}

void conclusion_json_need(struct json *json, const struct kb *kb, const struct need_met *met)
{
	const struct kb_need *need = &kb->needs[met->need];
	const struct kb_characteristic *characteristic = &kb->characteristics[need->characteristic];
	json_open(json, '{');
	json_member(json, "characteristic", characteristic->id);
	json_member(json, "need", characteristic->levels[need->level].id);
	json_member(json, "level", characteristic->levels[met->level].id);
	json_member_number(json, "gap", met->gap);
	json_close(json, '}');
}

static void needs(struct json *json, const struct kb *kb, const struct conclusion *c)
{
	json_enter(json, "needs", '[');
	for (int i = 0; i < c->need_count; i++)
		conclusion_json_need(json, kb, &c->needs[i]);
	json_close(json, ']');
}

void conclusion_json_conditional(struct json *json, const char *id, const struct kb_clause *const *clauses, int count)
{
	json_open(json, '{');
	json_member(json, "id", id);
	json_clause_list(json, "if", clauses, count);
	json_close(json, '}');
}

static void cautions(struct json *json, const struct kb *kb, const struct conclusion *c)
{
	json_enter(json, "cautions", '[');
	for (int i = 0; i < c->caution_count; i++)
		json_text(json, kb->cautions[c->cautions[i]].id);
	json_close(json, ']');
	json_enter(json, "cautions_if", '[');
	for (int i = 0; i < c->caution_if_count; i++)
		conclusion_json_conditional(json, kb->cautions[c->cautions_if[i].index].id, c->cautions_if[i].clauses,
					    c->cautions_if[i].clause_count);
	json_close(json, ']');
}

static void documents(struct json *json, const char *key, const struct kb_document *all, const int *list, int count)
{
	json_enter(json, key, '[');
	for (int i = 0; i < count; i++)
		json_text(json, all[list[i]].id);
	json_close(json, ']');
}

void conclusion_json_alternative(struct json *json, const struct kb *kb, const struct alternative *alternative)
{
	const struct change *change = &alternative->changes.list[0];
	json_open(json, '{');
	json_member(json, "method", kb->methods[alternative->method].id);
	json_settings(json, "changes", kb, change->settings, change->count);
	json_close(json, '}');
}

void conclusion_json(struct buf *out, const struct conclusion_context *context, const char *file,
		     const struct record *record, const struct conclusion *c)
{
	const struct kb *kb = context->kb;
	struct buf outcome = {0};
	struct json json = {.out = &outcome, .comma = true};
	size_t variant_at = 0;
	conclusion_json_outcome(&json, context, c, &variant_at);
	json = (struct json){.out = out};
	conclusion_json_head(&json, file, record);
	buf_add(out, outcome.text, variant_at);
	if (context->detail == DETAIL_BRIEF) {
		misses(&json, kb, c);
	} else {
		json.comma = false;
		json_text(&json, c->variant == KB_NONE
					 ? NULL : kb->facts[kb->configuration_fact].choices[c->variant].id);
		buf_add(out, outcome.text + variant_at, outcome.length - variant_at);
		needs(&json, kb, c);
		cautions(&json, kb, c);
		documents(&json, "guides", kb->guides, c->guides, c->guide_count);
		documents(&json, "checklists", kb->checklists, c->checklists, c->checklist_count);
		json_enter(&json, "alternatives", '[');
		for (int i = 0; i < c->alternative_count; i++)
			conclusion_json_alternative(&json, kb, &c->alternatives[i]);
		json_close(&json, ']');
		json_member(&json, "rules", context->hash);
	}
	if (context->detail == DETAIL_FULL)
		conclusion_json_receipt(&json, context, record, c);
	json_close(&json, '}');
	buf_release(&outcome);
}

void rejected_json(struct buf *out, enum lang lang, const char *file, const struct record *record)
{
	struct buf what = {0}, remedy = {0};
	struct json json = {.out = out};
	conclusion_json_head(&json, file, record);
	json_enter(&json, "error", '{');
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
