/* The methods as text: all in short, or one with everything that is known of it. */
#include <stddef.h>

#include "render/layout.h"
#include "render/page.h"
#include "render/show.h"
#include "render/words.h"
#include "text/message.h"

enum { INDENT = 2 };

void show_methods_text(struct buf *out, const struct view *view)
{
	struct page_places places = {0};
	for (int i = 0; i < view->count; i++)
		page_note(&places, &view->kb->methods[view->items[i]].source);
	page_place(out, view->style, view->kb, 0, &places);
	for (int i = 0; i < view->count; i++) {
		const struct kb_method *method = &view->kb->methods[view->items[i]];
		page_gap(out);
		page_title(out, view->style, 0, method->name.in[view->style->lang], method->id);
		layout_paragraph(out, view->style, INDENT, method->definition.in[view->style->lang]);
		page_mark(out, view->style, view->kb, INDENT, &places, &method->source);
	}
	page_gap(out);
	layout_paragraph(out, view->style, 0, message(view->style->lang, MSG_SHOW_METHODS_MORE));
}

static void requires(struct buf *out, const struct view *view, const struct kb_method *method)
{
	enum lang lang = view->style->lang;
	layout_heading(out, view->style, message(lang, MSG_SHOW_REQUIRES));
	for (int i = 0; i < method->requires.clause_count; i++) {
		struct buf words = {0};
		clause_words(&words, lang, view->kb, &method->requires.clauses[i]);
		layout_paragraph(out, view->style, INDENT, buf_text(&words));
		buf_release(&words);
	}
	if (!method->requires.clause_count)
		layout_paragraph(out, view->style, INDENT, message(lang, MSG_SHOW_REQUIRES_NOTHING));
	page_provenance(out, view->style, view->kb, INDENT, &method->requires_source);
}

static void configurations(struct buf *out, const struct view *view, const struct kb_method *method)
{
	enum lang lang = view->style->lang;
	if (!method->configuration_count)
		return;
	struct page_places places = {0};
	for (int i = 0; i < method->configuration_count; i++)
		page_note(&places, &method->configurations[i].source);
	layout_heading(out, view->style, message(lang, MSG_SHOW_CONFIGURATIONS));
	page_place(out, view->style, view->kb, INDENT, &places);
	for (int i = 0; i < method->configuration_count; i++) {
		const struct kb_configuration *configuration = &method->configurations[i];
		struct buf name = {0};
		message_add(&name, lang, i ? MSG_SHOW_DERIVED : MSG_SHOW_BASIC, configuration->name.in[lang], NULL);
		page_title(out, view->style, INDENT, buf_text(&name), configuration->id);
		layout_paragraph(out, view->style, 2 * INDENT, configuration->description.in[lang]);
		page_mark(out, view->style, view->kb, 2 * INDENT, &places, &configuration->source);
		buf_release(&name);
	}
}

static void override(struct buf *out, const struct view *view, const struct page_places *places,
		     const struct kb_override *o)
{
	enum lang lang = view->style->lang;
	const struct kb_characteristic *characteristic = &view->kb->characteristics[o->characteristic];
	struct buf condition = {0}, words = {0};
	condition_words(&condition, lang, view->kb, &o->when);
	message_add(&words, lang, MSG_SHOW_OVERRIDE, buf_text(&condition),
		    characteristic->levels[o->level].name.in[lang], NULL);
	sentence_words(&words, lang, o->because.in[lang]);
	layout_paragraph(out, view->style, 2 * INDENT, buf_text(&words));
	page_mark(out, view->style, view->kb, 2 * INDENT, places, &o->source);
	buf_release(&condition);
	buf_release(&words);
}

static void levels(struct buf *out, const struct view *view, const struct kb_method *method)
{
	enum lang lang = view->style->lang;
	const struct kb *kb = view->kb;
	struct page_places places = {0};
	for (int c = 0; c < kb->characteristic_count; c++)
		page_note(&places, &method->cells[c].source);
	for (int i = 0; i < method->override_count; i++)
		page_note(&places, &method->overrides[i].source);
	layout_heading(out, view->style, message(lang, MSG_SHOW_LEVELS));
	page_place(out, view->style, kb, INDENT, &places);
	for (int c = 0; c < kb->characteristic_count; c++) {
		const struct kb_characteristic *characteristic = &kb->characteristics[c];
		const struct kb_cell *cell = &method->cells[c];
		int good = kb_best_level(characteristic);
		struct buf name = {0};
		message_add(&name, lang, cell->level == good ? MSG_SHOW_LEVEL_BEST : MSG_SHOW_LEVEL,
			    characteristic->name.in[lang], characteristic->levels[cell->level].name.in[lang],
			    characteristic->levels[good].name.in[lang], NULL);
		page_styled(out, view->style, STYLE_STRONG, buf_text(&name), INDENT, 2 * INDENT);
		layout_paragraph(out, view->style, 2 * INDENT, cell->because.in[lang]);
		page_mark(out, view->style, kb, 2 * INDENT, &places, &cell->source);
		for (int i = 0; i < method->override_count; i++)
			if (method->overrides[i].characteristic == c)
				override(out, view, &places, &method->overrides[i]);
		buf_release(&name);
	}
}

static void exceptions(struct buf *out, const struct view *view, int m)
{
	enum lang lang = view->style->lang;
	const struct kb *kb = view->kb;
	bool any = false;
	for (int i = 0; i < kb->exception_count; i++) {
		const struct kb_exception *exception = &kb->exceptions[i];
		if (exception->method != m)
			continue;
		if (!any)
			layout_heading(out, view->style, message(lang, MSG_SHOW_EXCEPTIONS));
		any = true;
		struct buf words = {0};
		message_add(&words, lang, MSG_SHOW_EXCEPTION, kb->methods[exception->dominated_by].name.in[lang], NULL);
		sentence_words(&words, lang, exception->because.in[lang]);
		layout_paragraph(out, view->style, INDENT, buf_text(&words));
		page_provenance(out, view->style, kb, INDENT, &exception->source);
		buf_release(&words);
	}
}

static void outcomes(struct buf *out, const struct view *view, int m)
{
	enum lang lang = view->style->lang;
	bool any = false;
	for (int i = 0; i < view->kb->outcome_count; i++) {
		const struct kb_outcome *outcome = &view->kb->outcomes[i];
		if (outcome->method != m)
			continue;
		if (!any)
			layout_heading(out, view->style, message(lang, MSG_SHOW_OUTCOMES));
		any = true;
		layout_paragraph(out, view->style, INDENT, outcome->because.in[lang]);
		page_provenance(out, view->style, view->kb, INDENT, &outcome->source);
	}
}

/* The titles of the method's own cautions of one role. */
static void titles(struct buf *out, const struct view *view, int m, int role)
{
	enum lang lang = view->style->lang;
	const struct kb *kb = view->kb;
	bool any = false;
	for (int tier = 0; tier < kb->tier_count; tier++) {
		bool named = false;
		for (int i = 0; i < kb->caution_count; i++) {
			const struct kb_caution *caution = &kb->cautions[i];
			if (caution->general || !(caution->methods >> m & 1) || !(caution->roles >> role & 1) ||
			    caution->tier != tier)
				continue;
			if (!any)
				page_styled(out, view->style, STYLE_STRONG, kb->roles[role].name.in[lang], INDENT,
					    INDENT);
			if (!named)
				layout_paragraph(out, view->style, 2 * INDENT, kb->tiers[tier].name.in[lang]);
			any = named = true;
			layout_item(out, view->style, 3 * INDENT, STYLE_PLAIN, caution->title.in[lang]);
		}
	}
}

static void cautions(struct buf *out, const struct view *view, int m)
{
	enum lang lang = view->style->lang;
	const struct kb *kb = view->kb;
	int count = 0;
	layout_heading(out, view->style, message(lang, MSG_SHOW_CAUTIONS));
	layout_paragraph(out, view->style, INDENT, message(lang, MSG_SHOW_CAUTIONS_ASSIGNED));
	for (int role = 0; role < kb->role_count; role++)
		titles(out, view, m, role);
	for (int i = 0; i < kb->caution_count; i++)
		count += kb->cautions[i].general;
	layout_say(out, view->style, INDENT, MSG_SHOW_CAUTIONS_MORE, kb->methods[m].id,
		   count ? decimal(count).text : "", kb->about.method.in[lang], NULL);
}

static void cases(struct buf *out, const struct view *view, int m)
{
	bool any = false;
	for (int i = 0; i < view->kb->case_count; i++) {
		const struct kb_case *c = &view->kb->cases[i];
		if (c->general || !(c->methods >> m & 1))
			continue;
		if (!any)
			layout_heading(out, view->style, message(view->style->lang, MSG_SHOW_CASES));
		any = true;
		page_title(out, view->style, INDENT, c->name.in[view->style->lang], c->id);
	}
}

/* Each with its own mark, for that of the method's definition could claim too much. */
static void former_names(struct buf *out, const struct view *view, int m)
{
	for (int i = 0; i < view->kb->former_count; i++) {
		const struct kb_former *former = &view->kb->former[i];
		if (!(former->methods >> m & 1))
			continue;
		layout_say(out, view->style, INDENT, MSG_SHOW_FORMER_NAMES, former->name.in[view->style->lang], NULL);
		page_provenance(out, view->style, view->kb, INDENT, &former->source);
	}
}

static void whole(struct buf *out, const struct view *view, int m)
{
	enum lang lang = view->style->lang;
	const struct kb_method *method = &view->kb->methods[m];
	page_gap(out);
	page_title(out, view->style, 0, method->name.in[lang], method->id);
	layout_paragraph(out, view->style, INDENT, method->definition.in[lang]);
	page_provenance(out, view->style, view->kb, INDENT, &method->source);
	former_names(out, view, m);
	if (method->confusion.in[lang]) {
		layout_heading(out, view->style, message(lang, MSG_SHOW_CONFUSION));
		layout_paragraph(out, view->style, INDENT, method->confusion.in[lang]);
		/* It has no grounds of its own, and those of the definition could claim too much. */
		page_provenance(out, view->style, view->kb, INDENT, &method->requires_source);
	}
	requires(out, view, method);
	outcomes(out, view, m);
	configurations(out, view, method);
	levels(out, view, method);
	exceptions(out, view, m);
	cautions(out, view, m);
	cases(out, view, m);
}

void show_method_text(struct buf *out, const struct view *view)
{
	for (int i = 0; i < view->count; i++)
		whole(out, view, view->items[i]);
}
