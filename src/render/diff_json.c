/* The comparison of two rule bases as JSON. Decides nothing. */
#include "render/diff_report.h"
#include "render/json_parts.h"
#include "text/lang.h"

/* "when": lists of clauses, of which one list must hold whole; "whole" tells whether they describe all of it. */
static void conditions(struct json *json, const struct universe *universe, const struct cover *where)
{
	uint32_t all[KB_MAX_FACTS];
	universe_all(universe, all);
	json_enter(json, "when", '[');
	for (int i = 0; i < where->count; i++) {
		json_open(json, '[');
		for (int f = 0; f < universe->fact_count; f++) {
			struct buf clause = {0};
			if (where->cubes[i].may[f] == all[f])
				continue;
			universe_clause(&clause, universe, f, where->cubes[i].may[f]);
			json_text(json, buf_text(&clause));
			buf_release(&clause);
		}
		json_close(json, ']');
	}
	json_close(json, ']');
	json_member_bool(json, "whole", where->whole);
}

static void moved(struct json *json, const struct diff *diff)
{
	json_enter(json, "recommendations", '[');
	for (int i = 0; i < diff->moved_count; i++) {
		const struct moved *m = &diff->moved[i];
		json_open(json, '{');
		json_member(json, "from", m->from);
		json_member(json, "to", m->to);
		if (m->from_strange || m->to_strange)
			json_member(json, "only_in", m->from_strange ? "new" : "old");
		json_count(json, "answers", m->answers);
		conditions(json, &diff->universe, &m->where);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void shifted(struct json *json, const struct diff *diff)
{
	json_enter(json, "rules_that_hold", '[');
	for (int i = 0; i < diff->shifted_count; i++) {
		const struct shifted *s = &diff->shifted[i];
		json_open(json, '{');
		json_member(json, "section", s->section);
		json_member(json, "id", s->id);
		json_member(json, "change", s->shift == SHIFT_MORE ? "more" : "less");
		json_enter(json, "methods", '[');
		for (int k = 0; k < s->method_count; k++)
			json_text(json, *s->methods[k] ? s->methods[k] : NULL);
		json_close(json, ']');
		conditions(json, &diff->universe, &s->where);
		json_close(json, '}');
	}
	json_close(json, ']');
	json_member_number(json, "cautions_that_follow", diff->following);
}

static void relevelled(struct json *json, const struct diff *diff)
{
	json_enter(json, "levels", '[');
	for (int i = 0; i < diff->relevelled_count; i++) {
		const struct relevelled *r = &diff->relevelled[i];
		json_open(json, '{');
		json_member(json, "kind", r->method ? "level" : "need");
		json_member(json, "method", r->method);
		json_member(json, "characteristic", r->characteristic);
		json_member(json, "from", r->from);
		json_member(json, "to", r->to);
		conditions(json, &diff->universe, &r->where);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void renumbered(struct json *json, const struct diff *diff)
{
	json_enter(json, "choices", '[');
	for (int i = 0; i < diff->renumbered_count; i++) {
		const struct renumbered *r = &diff->renumbered[i];
		json_open(json, '{');
		json_member(json, "fact", r->fact);
		json_member(json, "choice", r->choice ? r->choice : "unknown");
		json_member(json, "method", r->method);
		json_member_number(json, "from", r->from);
		json_member_number(json, "to", r->to);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void rewritten(struct json *json, const struct diff *diff)
{
	json_enter(json, "texts", '[');
	for (int i = 0; i < diff->rewritten_count; i++) {
		const struct rewritten *r = &diff->rewritten[i];
		json_open(json, '{');
		json_member(json, "path", r->path);
		json_member(json, "change", !r->from ? "added" : !r->to ? "removed" : "changed");
		if (!r->entry) {
			json_member(json, "lang", r->lang < 0 ? NULL : lang_ids[r->lang]);
			json_member(json, "from", r->from);
			json_member(json, "to", r->to);
		}
		json_close(json, '}');
	}
	json_close(json, ']');
}

void diff_json(struct buf *out, const struct diff *diff, const char *old, const char *new)
{
	struct json json = {.out = out};
	json_open(&json, '{');
	json_enter(&json, "rules", '{');
	json_member(&json, "old", old);
	json_member(&json, "new", new);
	json_close(&json, '}');
	json_count(&json, "answers", diff->answers);
	json_count(&json, "moved", diff->moved_answers);
	moved(&json, diff);
	shifted(&json, diff);
	relevelled(&json, diff);
	renumbered(&json, diff);
	rewritten(&json, diff);
	json_member_number(&json, "lost", diff->lost);
	json_close(&json, '}');
	buf_putc(out, '\n');
}
