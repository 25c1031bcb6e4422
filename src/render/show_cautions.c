/* Cautions and trouble cases as text. */
#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/bits.h"
#include "render/layout.h"
#include "render/page.h"
#include "render/show.h"
#include "render/words.h"
#include "text/message.h"

enum { INDENT = 2 };

static void condition(struct buf *out, const struct view *view, const struct kb_cond *when)
{
	struct buf words = {0};
	condition_words(&words, view->style->lang, view->kb, when);
	if (words.length)
		page_field(out, view->style, INDENT, message(view->style->lang, MSG_SHOW_WHEN), buf_text(&words));
	buf_release(&words);
}

static void one_caution(struct buf *out, const struct view *view, const struct page_places *places,
			const struct kb_caution *caution)
{
	enum lang lang = view->style->lang;
	struct buf filed = {0};
	page_gap(out);
	page_title(out, view->style, 0, caution->title.in[lang], caution->id);
	filing_words(&filed, lang, view->kb, caution);
	layout_paragraph(out, view->style, INDENT, buf_text(&filed));
	buf_release(&filed);
	condition(out, view, &caution->when);
	page_field(out, view->style, INDENT, message(lang, MSG_SHOW_RISK), caution->risk.in[lang]);
	page_field(out, view->style, INDENT, message(lang, MSG_SHOW_ACTION), caution->action.in[lang]);
	page_mark(out, view->style, view->kb, INDENT, places, &caution->source);
}

/* All shown cautions of the methods that item `at` belongs to, under their heading; the first of them is `at`. */
static void group(struct buf *out, const struct view *view, int at)
{
	const struct kb_caution *cautions = view->kb->cautions, *first = &cautions[view->items[at]];
	struct buf names = {0};
	struct page_places places = {0};
	for (int i = at; i < view->count; i++)
		if (page_together(&cautions[view->items[i]], first))
			page_note(&places, &cautions[view->items[i]].source);
	methods_words(&names, view->style->lang, view->kb, first->methods, first->general);
	layout_say_heading(out, view->style, MSG_SHOW_COUNTED, buf_text(&names), decimal(places.count).text, NULL);
	page_place(out, view->style, view->kb, 0, &places);
	for (int i = at; i < view->count; i++)
		if (page_together(&cautions[view->items[i]], first))
			one_caution(out, view, &places, &cautions[view->items[i]]);
	buf_release(&names);
}

/*
 * Whether the group of `a` stands before that of `b`. What all share comes first, the others in the order of their
 * first methods; but of one method that was asked for, its own come first, and the more share a group the later.
 */
static bool stands_before(const struct view *view, const struct kb_caution *a, const struct kb_caution *b)
{
	int few = bits_count(a->methods) - bits_count(b->methods);
	int first_a = bits_first(a->methods), first_b = bits_first(b->methods);
	if (a->general != b->general)
		return a->general == (view->method == KB_NONE);
	if (view->method != KB_NONE)
		return few < 0;
	return first_a != first_b ? first_a < first_b : few < 0;
}

void show_cautions_text(struct buf *out, const struct view *view)
{
	const struct kb_caution *cautions = view->kb->cautions;
	struct arena arena = {0};
	int *groups = arena_array(&arena, (size_t)view->count + 1, sizeof(*groups)), count = 0;
	for (int i = 0; i < view->count; i++) {
		const struct kb_caution *caution = &cautions[view->items[i]];
		int k = 0, at = count;
		while (k < count && !page_together(&cautions[view->items[groups[k]]], caution))
			k++;
		if (k < count)
			continue;
		for (; at && stands_before(view, caution, &cautions[view->items[groups[at - 1]]]); at--)
			groups[at] = groups[at - 1];
		groups[at] = i;
		count++;
	}
	layout_paragraph(out, view->style, 0,
			 message(view->style->lang, view->count ? MSG_SHOW_CAUTIONS_ASSIGNED : MSG_SHOW_NOTHING));
	for (int k = 0; k < count; k++)
		group(out, view, groups[k]);
	arena_release(&arena);
}

static void one_case(struct buf *out, const struct view *view, const struct page_places *places,
		     const struct kb_case *c)
{
	enum lang lang = view->style->lang;
	struct buf methods = {0};
	page_gap(out);
	page_title(out, view->style, 0, c->name.in[lang], c->id);
	layout_paragraph(out, view->style, INDENT, c->story.in[lang]);
	page_field(out, view->style, INDENT, message(lang, MSG_SHOW_WATCH), c->watch.in[lang]);
	methods_words(&methods, lang, view->kb, c->methods, c->general);
	page_field(out, view->style, INDENT, message(lang, MSG_SHOW_FOR), buf_text(&methods));
	condition(out, view, &c->when);
	if (c->caution_count)
		layout_paragraph(out, view->style, INDENT, message(lang, MSG_SHOW_PREVENTED_BY));
	for (int i = 0; i < c->caution_count; i++) {
		const struct kb_caution *caution = &view->kb->cautions[c->cautions[i]];
		layout_item(out, view->style, 2 * INDENT, STYLE_PLAIN, caution->title.in[lang]);
	}
	page_mark(out, view->style, view->kb, INDENT, places, &c->source);
	buf_release(&methods);
}

void show_cases_text(struct buf *out, const struct view *view)
{
	struct page_places places = {0};
	for (int i = 0; i < view->count; i++)
		page_note(&places, &view->kb->cases[view->items[i]].source);
	page_place(out, view->style, view->kb, 0, &places);
	for (int i = 0; i < view->count; i++)
		one_case(out, view, &places, &view->kb->cases[view->items[i]]);
	if (!view->count)
		layout_paragraph(out, view->style, 0, message(view->style->lang, MSG_SHOW_NOTHING));
}
