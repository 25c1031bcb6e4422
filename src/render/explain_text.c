/* Tells everything about a conclusion, section by section. */
#include "render/explain_text.h"

#include "engine/explain.h"
#include "engine/reach.h"
#include "render/conclusion_text.h"
#include "render/explain_parts.h"
#include "render/explain_passages.h"
#include "render/explain_shared_text.h"
#include "render/layout.h"
#include "render/page.h"

static void title(struct teller *t, const char *name)
{
	page_styled(t->out, t->style, STYLE_STRONG, name, TELL_INDENT, TELL_INDENT);
}

static void outcome(struct teller *t, const struct conclusion *c)
{
	if (c->status == STATUS_UNDETERMINED) {
		conclusion_short_text(t->out, t->style, t->kb, c);
		return;
	}
	if (c->status == STATUS_NONE)
		tell_heading(t, MSG_RESULT_NONE_HEADING, tell_in(t, t->kb->about.method), NULL);
	else
		tell_heading(t, MSG_RESULT_RECOMMENDED, tell_outcome(t, c->method), NULL);
	layout_paragraph(t->out, t->style, TELL_INDENT, tell_in(t, t->kb->outcomes[c->outcome].because));
	for (int i = 0; i < c->companion_count; i++)
		tell_paragraph(t, TELL_INDENT, MSG_ALL_COMPANION, tell_outcome(t, t->kb->companions[c->companions[i]].method),
			       NULL);
}

static void way(struct teller *t, const struct explanation *e)
{
	if (!e->how || !e->conclusion->path_count)
		return;
	tell_heading(t, MSG_RESULT_WAY, NULL);
	explain_steps(t, e->how);
}

/* ---- Needs */

/* What another configuration of the same method would bring nearer. */
static void own_configuration(struct teller *t, const struct tradeoff *o)
{
	for (int i = 0; i < t->kb->characteristic_count; i++)
		if (o->closer >> i & 1)
			tell_item(t, TELL_INDENT, MSG_ALL_CONFIGURATION, tell_standing(t, o->other),
				  tell_in(t, t->kb->characteristics[i].name), tell_gap(t, o->first->cells[i].gap),
				  tell_gap(t, o->other->cells[i].gap), NULL);
}

/* A method that could be used and meets what this one misses: said plainly, then both rows, then what is gained and lost. */
static void other_method(struct teller *t, const struct tradeoff *o)
{
	page_gap(t->out);
	tell_paragraph(t, TELL_INDENT, MSG_ALL_TRADEOFF, tell_standing(t, o->first), tell_standing(t, o->other),
		       tell_characteristics(t, o->meets), o->meets & (o->meets - 1) ? "2" : "1", NULL);
	explain_table(t, o->first, o->other);
	if (o->better)
		tell_paragraph(t, TELL_INDENT, MSG_ALL_GAINED, tell_characteristics(t, o->better), NULL);
	if (o->worse)
		tell_paragraph(t, TELL_INDENT, MSG_ALL_LOST, tell_characteristics(t, o->worse), NULL);
	else
		tell_paragraph(t, TELL_INDENT, MSG_ALL_LOST_NOTHING, NULL);
	if (o->misses)
		tell_paragraph(t, TELL_INDENT, MSG_ALL_MISSED_INSTEAD, tell_characteristics(t, o->misses), NULL);
}

/* One that could be used if answers that are still unknown allow it. */
static void possible_method(struct teller *t, const struct tradeoff *o)
{
	tell_item(t, TELL_INDENT, MSG_ALL_MAYBE, tell_standing(t, o->other), tell_characteristics(t, o->meets),
		  tell_characteristics(t, o->misses), NULL);
}

static void collisions(struct teller *t, const struct explanation *e)
{
	if (!e->collisions.count)
		return;
	page_gap(t->out);
	tell_paragraph(t, TELL_INDENT, MSG_ALL_COLLISIONS, tell_in(t, t->kb->about.method), NULL);
	for (int i = 0; i < e->collisions.count; i++) {
		uint64_t set = e->collisions.list[i];
		tell_item(t, TELL_INDENT, set & (set - 1) ? MSG_ALL_COLLISION : MSG_ALL_ALONE, tell_characteristics(t, set), NULL);
	}
}

/* Who would meet everything, and what stands in the way of those that the answers don't allow. */
static void fitting(struct teller *t, const struct explanation *e)
{
	if (!e->fitting[0]) {
		tell_paragraph(t, TELL_INDENT, MSG_ALL_FITS_NONE, tell_in(t, t->kb->about.method), NULL);
		return;
	}
	tell_paragraph(t, TELL_INDENT, MSG_ALL_FITS, NULL);
	for (int i = 0; e->fitting[i]; i++) {
		const struct standing *fits = e->fitting[i];
		bool failed = fits->feasible == TRUTH_FALSE;
		const char *name = tell_standing(t, fits);
		if (!fits->unmet_count) {
			layout_item(t->out, t->style, TELL_INDENT, STYLE_PLAIN, name);
		} else if (fits->unmet_count == 1) {
			tell_item(t, TELL_INDENT, failed ? MSG_ALL_FITS_NOT : MSG_ALL_FITS_MAYBE, name,
				  tell_required(t, &fits->unmet[0]), NULL);
		} else {
			tell_item(t, TELL_INDENT, failed ? MSG_ALL_FITS_NOT_ALL : MSG_ALL_FITS_MAYBE_ALL, name, NULL);
			explain_clauses(t, 2 * TELL_INDENT, fits);
		}
	}
}

static void needs(struct teller *t, const struct explanation *e)
{
	const struct standing *now = e->standing;
	if (!now || !now->stated)
		return;
	tell_heading(t, MSG_RESULT_NEEDS, NULL);
	explain_table(t, now, NULL);
	if (!now->missed) {
		tell_paragraph(t, TELL_INDENT, MSG_ALL_MEETS, tell_standing(t, now), NULL);
		return;
	}
	int own = 0;
	while (own < e->tradeoffs.count && e->tradeoffs.list[own].other->method == now->method)
		own++;
	if (own) {
		page_gap(t->out);
		tell_paragraph(t, TELL_INDENT, MSG_ALL_CONFIGURATIONS, NULL);
	}
	for (int i = 0; i < own; i++)
		own_configuration(t, &e->tradeoffs.list[i]);
	int maybe = own;
	for (; maybe < e->tradeoffs.count && e->tradeoffs.list[maybe].other->feasible == TRUTH_TRUE; maybe++)
		other_method(t, &e->tradeoffs.list[maybe]);
	if (maybe < e->tradeoffs.count) {
		page_gap(t->out);
		tell_paragraph(t, TELL_INDENT, MSG_ALL_MAYBES, NULL);
	}
	for (; maybe < e->tradeoffs.count; maybe++)
		possible_method(t, &e->tradeoffs.list[maybe]);
	collisions(t, e);
	page_gap(t->out);
	fitting(t, e);
}

/* ---- The other methods */

static void configured(struct teller *t, int indent, const struct explained_method *other)
{
	for (int i = 0; i < other->configured.count; i++) {
		const struct tradeoff *o = &other->configured.list[i];
		tell_item(t, indent, o->meets ? MSG_ALL_CONFIGURED : MSG_ALL_CLOSER, tell_standing(t, o->other),
			  tell_characteristics(t, o->meets ? o->meets : o->closer), NULL);
	}
}

/* Changes that nothing but decisions make are told with what they would bring; others with what would have to be rebuilt. */
static void other(struct teller *t, const struct answers *answers, const struct explained_method *m)
{
	const struct why_not *w = m->why_not;
	const char *name = tell_outcome(t, w->method);
	int indent = 2 * TELL_INDENT;
	page_gap(t->out);
	title(t, name);
	if (w->why == WHY_NOT_POSSIBLE)
		tell_paragraph(t, indent, MSG_ALL_STILL_POSSIBLE, NULL);
	else if (w->why == WHY_NOT_EXCLUDED)
		explain_excluded(t, indent, w);
	else
		tell_paragraph(t, indent, MSG_WHY_NOT_NOWHERE, name, NULL);
	explain_requirement(t, indent, w);
	bool then = m->then && !w->changes.list[0].circumstances && m->then->before->method != KB_NONE;
	if (!then)
		explain_missed(t, indent, w->standing);
	if (w->changes.count)
		explain_changes(t, indent, answers, &w->changes, name);
	if (!then)
		return;
	enum msg heading = w->changes.count > 1 ? MSG_ALL_THEN_FIRST : MSG_ALL_THEN;
	explain_consequences(t, indent, heading, m->then);
	configured(t, indent, m);
}

static void others(struct teller *t, const struct explanation *e, const struct answers *answers)
{
	bool rebuilt = false;
	if (!e->other_count)
		return;
	tell_heading(t, e->conclusion->status == STATUS_UNDETERMINED ? MSG_ALL_EACH : MSG_ALL_OTHERS,
		     tell_in(t, t->kb->about.method), tell_in(t, t->kb->about.methods), NULL);
	for (int i = 0; i < e->other_count; i++) {
		const struct changes *changes = &e->others[i].why_not->changes;
		if (!rebuilt && changes->count && changes->list[0].circumstances) {
			rebuilt = true;
			page_gap(t->out);
			tell_paragraph(t, TELL_INDENT, MSG_ALL_REBUILD, NULL);
		}
		other(t, answers, &e->others[i]);
	}
}

/* ---- Stability and what is open */

static void stability(struct teller *t, const struct explanation *e)
{
	const struct stability *s = &e->stability;
	if (!s->tried)
		return;
	tell_heading(t, MSG_ALL_STABILITY, NULL);
	if (!s->flip_count) {
		tell_paragraph(t, TELL_INDENT, MSG_ALL_STABLE, tell_number(t, s->tried), NULL);
		return;
	}
	tell_paragraph(t, TELL_INDENT, MSG_ALL_UNSTABLE, tell_number(t, s->flip_count), tell_number(t, s->tried), NULL);
	for (int i = 0; i < s->flip_count; i++) {
		const struct flip *flip = &s->flips[i];
		tell_item(t, TELL_INDENT, reach_count(flip->leads) > 1 ? MSG_ALL_FLIP_OPEN : MSG_ALL_FLIP,
			  tell_answer(t, flip->setting.fact, flip->setting.value), tell_outcomes(t, flip->leads), NULL);
	}
	if (s->inert)
		tell_paragraph(t, TELL_INDENT, MSG_ALL_INERT, tell_facts(t, s->inert), NULL);
}

static void open_questions(struct teller *t, const struct explanation *e)
{
	const struct settles *s = &e->settles;
	bool decides = e->conclusion->status == STATUS_UNDETERMINED;
	if (!s->count)
		return;
	tell_heading(t, MSG_ALL_OPEN, NULL);
	if (decides)
		tell_paragraph(t, TELL_INDENT, MSG_ALL_OPEN_OUTCOMES, tell_number(t, s->outcomes), NULL);
	else
		tell_paragraph(t, TELL_INDENT, MSG_ALL_OPEN_ITEMS, tell_number(t, s->undecided), NULL);
	for (int i = 0; i < s->count; i++) {
		const struct settle *row = &s->list[i];
		int worst = decides ? row->outcomes_worst : row->undecided_worst;
		int sum = decides ? row->outcomes_sum : row->undecided_sum;
		/* The same for each value: then there is one figure. */
		bool even = sum == worst * row->values;
		tell_item(t, TELL_INDENT, decides ? MSG_ALL_SETTLES : MSG_ALL_DECIDES, tell_in(t, t->kb->facts[row->fact].label),
			  tell_number(t, worst), even ? "" : tell_average(t, sum, row->values), even ? "1" : "", NULL);
	}
	if (decides)
		tell_paragraph(t, TELL_INDENT, MSG_ALL_NEXT,
			       tell_in(t, t->kb->facts[t->kb->nodes[e->conclusion->next].fact].label), NULL);
}

void explain_all_text(struct buf *out, const struct style *style, const struct kb *kb, const struct answers *answers)
{
	struct teller t = {.out = out, .style = style, .kb = kb};
	const struct explanation *e = explain(&t.arena, kb, answers);
	outcome(&t, e->conclusion);
	way(&t, e);
	needs(&t, e);
	if (e->shared)
		explain_shared(&t, e->shared);
	others(&t, e, answers);
	stability(&t, e);
	open_questions(&t, e);
	arena_release(&t.arena);
}
