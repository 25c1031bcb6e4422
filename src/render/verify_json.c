/* What verifying gave, as JSON. Decides nothing. */
#include "render/json_parts.h"
#include "render/verify_report.h"
#include "text/message.h"

static const char *const severities[] = {
	[DIAG_NOTE] = "note",
	[DIAG_WARNING] = "warning",
	[DIAG_ERROR] = "error",
};

static const char *const groups[CHECK_GROUP_COUNT] = {
	[CHECK_FORM] = "form",	     [CHECK_STRUCTURE] = "structure", [CHECK_FLOWCHART] = "flowchart",
	[CHECK_TABLE] = "table",     [CHECK_RULES] = "rules",	      [CHECK_ORDER] = "order",
	[CHECK_TEXTS] = "texts",     [CHECK_SCENARIOS] = "scenarios",
};

void checks_json(struct buf *out, enum lang lang)
{
	struct json json = {.out = out};
	json_open(&json, '[');
	for (int i = 0; i < CHECK_COUNT; i++) {
		json_open(&json, '{');
		json_member(&json, "id", checks[i].id);
		json_member(&json, "group", groups[checks[i].group]);
		json_member(&json, "severity", severities[diag_severity(checks[i].code)]);
		json_member(&json, "summary", message(lang, checks[i].summary));
		json_close(&json, '}');
	}
	json_close(&json, ']');
	buf_putc(out, '\n');
}

/* A line break before what comes next. */
static void next_line(struct json *json, bool lines)
{
	if (lines)
		json_break(json);
}

static void open_list(struct json *json, const char *key, bool lines)
{
	next_line(json, lines);
	json_enter(json, key, '[');
}

static void close_list(struct json *json, bool lines)
{
	if (lines)
		buf_putc(json->out, '\n');
	json_close(json, ']');
}

static void spaces(struct json *json, const struct verification *v, bool lines)
{
	open_list(json, "spaces", lines);
	for (int i = 0; i < v->space_count; i++) {
		next_line(json, lines);
		json_open(json, '{');
		json_member(json, "id", v->spaces[i].id);
		json_count(json, "size", v->spaces[i].size);
		json_member(json, "how", verified_how_ids[v->spaces[i].how]);
		json_close(json, '}');
	}
	close_list(json, lines);
}

static void theorems(struct json *json, const struct verification *v, bool lines)
{
	open_list(json, "theorems", lines);
	for (int i = 0; i < CHECK_COUNT; i++) {
		next_line(json, lines);
		json_open(json, '{');
		json_member(json, "id", checks[i].id);
		json_member_bool(json, "holds", !v->tallies[i].found);
		if (v->tallies[i].examined)
			json_member_number(json, "examined", v->tallies[i].examined);
		if (v->tallies[i].found)
			json_member_number(json, "found", v->tallies[i].found);
		json_close(json, '}');
	}
	close_list(json, lines);
}

static void witness(struct json *json, const struct verification *v, const struct shown *shown)
{
	json_count(json, "answers", shown->answers);
	json_enter(json, "witness", '{');
	for (int f = 0; f < v->universe.fact_count; f++)
		if (shown->witness[f] != KB_NONE)
			json_member(json, v->universe.facts[f].id, v->universe.facts[f].values[shown->witness[f]]);
	json_close(json, '}');
}

static void outcome(struct json *json, const struct verification *v, const struct shown *shown)
{
	json_member(json, "id", shown->id);
	json_method(json, "method", v->kb, v->kb->outcomes[shown->index].method);
	json_enter(json, "questions", '[');
	json_number(json, shown->least);
	json_number(json, shown->most);
	json_close(json, ']');
	witness(json, v, shown);
}

static void edge(struct json *json, const struct verification *v, const struct shown *shown)
{
	const struct kb_node *node = &v->kb->nodes[shown->index];
	json_member(json, "node", shown->id);
	json_member(json, "value", v->kb->facts[node->fact].choices[shown->value].id);
	witness(json, v, shown);
}

static void rule(struct json *json, const struct verification *v, const struct shown *shown)
{
	json_member(json, "section", shown->section);
	json_member(json, "id", shown->id);
	json_member_number(json, "entry", shown->index + 1);
	witness(json, v, shown);
}

static void list_shown(struct json *json, const struct verification *v, bool lines, enum shown_kind kind,
		       const char *key, void (*write)(struct json *, const struct verification *, const struct shown *))
{
	open_list(json, key, lines);
	for (int i = 0; i < v->shown_count; i++) {
		if (v->shown[i].kind != kind)
			continue;
		next_line(json, lines);
		json_open(json, '{');
		write(json, v, &v->shown[i]);
		json_close(json, '}');
	}
	close_list(json, lines);
}

/* `lines`: with line breaks between its parts. */
static void certificate_object(struct json *json, const struct verification *v, const char *hash, bool lines)
{
	json_open(json, '{');
	next_line(json, lines);
	json_member(json, "rules", hash);
	spaces(json, v, lines);
	theorems(json, v, lines);
	list_shown(json, v, lines, SHOWN_OUTCOME, "outcomes", outcome);
	list_shown(json, v, lines, SHOWN_EDGE, "edges", edge);
	list_shown(json, v, lines, SHOWN_RULE, "conditions", rule);
	if (lines)
		buf_putc(json->out, '\n');
	json_close(json, '}');
}

void certificate_json(struct buf *out, const struct verification *v, const char *hash)
{
	struct json json = {.out = out};
	certificate_object(&json, v, hash, true);
	buf_putc(out, '\n');
}

static void finding(struct json *json, enum lang lang, const struct diag *diag)
{
	struct buf what = {0}, remedy = {0};
	int row = check_find(diag->code);
	message_diag(&what, &remedy, lang, diag);
	json_open(json, '{');
	json_member(json, "check", row < 0 ? NULL : checks[row].id);
	json_member(json, "severity", severities[diag_severity(diag->code)]);
	json_member(json, "file", diag->place.file);
	json_member_number(json, "line", diag->place.line);
	json_member_number(json, "column", diag->place.column);
	json_member(json, "message", buf_text(&what));
	json_member(json, "remedy", buf_text(&remedy));
	json_close(json, '}');
	buf_release(&what);
	buf_release(&remedy);
}

static void coverage(struct json *json, const struct coverage *part)
{
	json_enter(json, part->id, '{');
	json_member_number(json, "total", part->total);
	json_member_number(json, "exercised", part->exercised);
	json_strings(json, "missing", part->missing, part->total - part->exercised);
	json_close(json, '}');
}

void verification_json(struct buf *out, enum lang lang, const struct verification *v, const struct diag_sink *sink,
		       const char *hash)
{
	struct json json = {.out = out};
	json_open(&json, '{');
	json_member_number(&json, "errors", sink->errors);
	json_member_number(&json, "warnings", sink->warnings);
	json_enter(&json, "findings", '[');
	for (const struct diag *diag = sink->first; diag; diag = diag->next)
		finding(&json, lang, diag);
	json_close(&json, ']');
	json_enter(&json, "scenarios", '{');
	json_member_number(&json, "run", v->scenario_count);
	json_member_number(&json, "failed", v->scenario_failed);
	json_close(&json, '}');
	json_enter(&json, "coverage", '{');
	for (int i = 0; i < v->coverage_count; i++)
		coverage(&json, &v->coverage[i]);
	json_close(&json, '}');
	json_member_number(&json, "lost", v->lost);
	json_key(&json, "certificate");
	if (v->kb)
		certificate_object(&json, v, hash, false);
	else
		json_nothing(&json);
	json_close(&json, '}');
	buf_putc(out, '\n');
}
