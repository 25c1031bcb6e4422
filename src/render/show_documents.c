/* What there is to read and to look up, as text: guides, checklists, former names, the glossary. */
#include <stddef.h>
#include <string.h>

#include "render/layout.h"
#include "render/page.h"
#include "render/show.h"
#include "render/words.h"
#include "text/message.h"
#include "text/width.h"

enum { INDENT = 2 };

static void nothing(struct buf *out, const struct view *view)
{
	if (!view->count)
		layout_paragraph(out, view->style, 0, message(view->style->lang, MSG_SHOW_NOTHING));
}

/* For which methods and under which condition the document is meant. */
static void meant_for(struct buf *out, const struct view *view, const struct kb_document *document)
{
	enum lang lang = view->style->lang;
	struct buf methods = {0}, condition = {0};
	methods_words(&methods, lang, view->kb, document->methods, document->general);
	page_field(out, view->style, INDENT, message(lang, MSG_SHOW_FOR), buf_text(&methods));
	condition_words(&condition, lang, view->kb, &document->when);
	if (condition.length)
		page_field(out, view->style, INDENT, message(lang, MSG_SHOW_WHEN), buf_text(&condition));
	buf_release(&methods);
	buf_release(&condition);
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

/* The address of all shown documents, or NULL when they don't share one. */
static const char *common_address(const struct view *view, const struct kb_document *documents)
{
	const char *url = view->count ? documents[view->items[0]].url : NULL;
	for (int i = 0; i < view->count; i++)
		if (!same_text(documents[view->items[i]].url, url))
			return NULL;
	return url;
}

/* What stands above the documents: whose assignment it is, and where all belong when that is one place. */
static struct page_places begin(struct buf *out, const struct view *view, const struct kb_document *documents)
{
	struct page_places places = {0};
	layout_paragraph(out, view->style, 0,
			 message(view->style->lang, view->count ? MSG_SHOW_DOCUMENTS_ASSIGNED : MSG_SHOW_NOTHING));
	for (int i = 0; i < view->count; i++)
		page_note(&places, &documents[view->items[i]].source);
	page_place(out, view->style, view->kb, 0, &places);
	return places;
}

/* The address, unless it is the one that is said at the end for all, and what the document's statement rests on. */
static void grounds(struct buf *out, const struct view *view, const struct kb_document *document, const char *common,
		    const struct page_places *places)
{
	if (!common)
		page_field(out, view->style, INDENT, message(view->style->lang, MSG_SHOW_ADDRESS), document->url);
	page_mark(out, view->style, view->kb, INDENT, places, &document->source);
}

static void end(struct buf *out, const struct view *view, const char *common)
{
	if (common) {
		page_gap(out);
		page_field(out, view->style, 0, message(view->style->lang, MSG_SHOW_ADDRESS), common);
	}
}

void show_checklists_text(struct buf *out, const struct view *view)
{
	enum lang lang = view->style->lang;
	const char *common = common_address(view, view->kb->checklists);
	struct page_places places = begin(out, view, view->kb->checklists);
	for (int i = 0; i < view->count; i++) {
		const struct kb_document *document = &view->kb->checklists[view->items[i]];
		page_gap(out);
		page_title(out, view->style, 0, document->name.in[lang], document->id);
		meant_for(out, view, document);
		page_field(out, view->style, INDENT, message(lang, MSG_SHOW_NOTE), document->detail.in[lang]);
		grounds(out, view, document, common, &places);
	}
	end(out, view, common);
}

/* By kind, in the order in which the kinds come up. */
void show_guides_text(struct buf *out, const struct view *view)
{
	enum lang lang = view->style->lang;
	const char *common = common_address(view, view->kb->guides), *previous = NULL;
	struct page_places places = begin(out, view, view->kb->guides);
	for (int i = 0; i < view->count; i++) {
		const struct kb_document *document = &view->kb->guides[view->items[i]];
		const char *kind = document->detail.in[lang];
		if (kind && !same_text(previous, kind))
			layout_heading(out, view->style, kind);
		page_title(out, view->style, 0, document->name.in[lang], document->id);
		meant_for(out, view, document);
		grounds(out, view, document, common, &places);
		previous = kind;
	}
	end(out, view, common);
}

void show_formerly_text(struct buf *out, const struct view *view)
{
	enum lang lang = view->style->lang;
	struct page_places places = {0};
	for (int i = 0; i < view->count; i++)
		page_note(&places, &view->kb->former[view->items[i]].source);
	page_place(out, view->style, view->kb, 0, &places);
	for (int i = 0; i < view->count; i++) {
		const struct kb_former *former = &view->kb->former[view->items[i]];
		struct buf methods = {0};
		page_gap(out);
		page_styled(out, view->style, STYLE_STRONG, former->name.in[lang], 0, 0);
		methods_words(&methods, lang, view->kb, former->methods, false);
		page_field(out, view->style, INDENT, message(lang, MSG_SHOW_NOW), buf_text(&methods));
		layout_paragraph(out, view->style, INDENT, former->note.in[lang]);
		page_mark(out, view->style, view->kb, INDENT, &places, &former->source);
		buf_release(&methods);
	}
	nothing(out, view);
}

/* Whether the text holds characters two columns wide: the spellings of both languages stand in one list. */
static bool has_wide(const char *s)
{
	int characters = 0;
	for (const char *c = s; *c; c++)
		characters += (*c & 0xc0) != 0x80;
	return text_width(s) > characters;
}

void show_glossary_text(struct buf *out, const struct view *view)
{
	enum lang lang = view->style->lang;
	struct page_places places = {0};
	for (int i = 0; i < view->count; i++)
		page_note(&places, &view->kb->glossary[view->items[i]].source);
	page_place(out, view->style, view->kb, 0, &places);
	for (int i = 0; i < view->count; i++) {
		const struct kb_term_entry *entry = &view->kb->glossary[view->items[i]];
		struct buf also = {0};
		page_gap(out);
		page_title(out, view->style, 0, entry->term.in[lang], entry->id);
		layout_paragraph(out, view->style, INDENT, entry->text.in[lang]);
		for (int k = 0; k < entry->also_count; k++) {
			if (lang == LANG_EN && has_wide(entry->also[k]))
				continue;
			buf_item(&also, message(lang, MSG_LIST_COMMA), entry->also[k]);
		}
		if (also.length)
			layout_say(out, view->style, INDENT, MSG_SHOW_ALSO, buf_text(&also), NULL);
		page_mark(out, view->style, view->kb, INDENT, &places, &entry->source);
		buf_release(&also);
	}
	nothing(out, view);
}
