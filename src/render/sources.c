/* Every statement and what it rests on: a sheet to check the rules by, as text, JSON and CSV. */
#include <stddef.h>

#include "render/csv.h"
#include "render/json.h"
#include "render/json_parts.h"
#include "render/layout.h"
#include "render/page.h"
#include "render/show.h"
#include "render/statements.h"
#include "render/words.h"
#include "text/message.h"
#include "text/width.h"

enum { INDENT = 4 };

static bool is_wanted(const struct view *view, const struct kb_source *source)
{
	return view->basis == KB_NONE || source->basis == (enum kb_basis)view->basis;
}

/* A line to tick off, and the text. */
static void item(struct buf *out, const struct style *style, const struct statement *s)
{
	enum lang lang = style->lang;
	const char *kind = statement_kind_name(lang, s->kind);
	struct buf words = {0};
	page_gap(out);
	buf_puts(out, s->source->basis == KB_GUIDELINE ? "[x] " : "[ ] ");
	buf_puts(out, kind);
	/* An id stays whole where it can, so that it is found by a search. */
	if (INDENT + text_width(kind) + 2 + text_width(s->id) > style->columns) {
		buf_putc(out, '\n');
		page_styled(out, style, STYLE_STRONG, s->id, INDENT, INDENT + 2);
	} else {
		buf_puts(out, "  ");
		style_puts(out, style, STYLE_STRONG, s->id);
		buf_putc(out, '\n');
	}
	text_wrap(out, s->text, style->columns, INDENT, INDENT);
	message_add(&words, lang, MSG_SOURCES_ITEM, basis_name(lang, s->source->basis),
		    s->source->page ? s->source->page : "____", s->source->url ? s->source->url : "", NULL);
	page_styled(out, style, STYLE_FAINT, buf_text(&words), INDENT, INDENT);
	buf_release(&words);
}

static void counts(struct buf *out, const struct view *view, const int *by_basis)
{
	const struct style *style = view->style;
	layout_heading(out, style, message(style->lang, MSG_SOURCES_COUNTS));
	for (int b = 0; b < KB_BASIS_COUNT; b++) {
		if (view->basis != KB_NONE && view->basis != b)
			continue;
		layout_say(out, style, 2, MSG_SHOW_COUNTED, basis_name(style->lang, (enum kb_basis)b),
			   decimal(by_basis[b]).text, NULL);
	}
}

/* Chapter and section, without page. */
static void heading(struct buf *out, const struct style *style, const struct kb *kb, const struct kb_source *source)
{
	struct kb_source place = {.chapter = source->chapter, .section = source->section};
	struct buf words = {0};
	source_words(&words, style->lang, kb, &place);
	layout_heading(out, style, buf_text(&words));
	buf_release(&words);
}

void show_sources_text(struct buf *out, const struct view *view)
{
	const struct style *style = view->style;
	const struct kb *kb = view->kb;
	struct arena arena = {0};
	const struct statement *list;
	const struct kb_source *previous = NULL;
	int count = statements_list(&list, &arena, kb, style->lang), by_basis[KB_BASIS_COUNT] = {0};
	layout_say(out, style, 0, MSG_SOURCES_INTRO, kb->about.authority.in[style->lang], NULL);
	for (int i = 0; i < count; i++) {
		const struct kb_source *source = list[i].source;
		if (!is_wanted(view, source))
			continue;
		if (!previous || previous->chapter != source->chapter || previous->section != source->section)
			heading(out, style, kb, source);
		previous = source;
		by_basis[source->basis]++;
		item(out, style, &list[i]);
	}
	counts(out, view, by_basis);
	arena_release(&arena);
}

void show_sources_json(struct buf *out, const struct view *view)
{
	const struct style *style = view->style;
	const struct kb *kb = view->kb;
	struct arena arena = {0};
	const struct statement *list;
	int count = statements_list(&list, &arena, kb, style->lang);
	bool any = false;
	for (int i = 0; i < count; i++) {
		if (!is_wanted(view, list[i].source))
			continue;
		struct json json = {.out = out};
		buf_puts(out, any ? ",\n" : "[\n");
		any = true;
		json_open(&json, '{');
		json_member(&json, "id", list[i].id);
		json_member(&json, "kind", statement_kind_id(list[i].kind));
		json_member(&json, "text", list[i].text);
		json_grounds(&json, kb, list[i].source);
		json_close(&json, '}');
	}
	buf_puts(out, any ? "\n]\n" : "[]\n");
	arena_release(&arena);
}

void show_sources_csv(struct buf *out, const struct view *view)
{
	const struct style *style = view->style;
	const struct kb *kb = view->kb;
	static const char *const header[] = {"chapter", "section", "kind", "id", "basis", "page", "url", "text"};
	enum { COLUMNS = sizeof(header) / sizeof(header[0]) };
	struct arena arena = {0};
	const struct statement *list;
	int count = statements_list(&list, &arena, kb, style->lang);
	csv_row(out, header, COLUMNS);
	for (int i = 0; i < count; i++) {
		const struct kb_source *source = list[i].source;
		const struct kb_chapter *chapter = &kb->chapters[source->chapter];
		if (!is_wanted(view, source))
			continue;
		const char *cells[COLUMNS] = {
			chapter->id,
			source->section == KB_NONE ? NULL : chapter->sections[source->section].id,
			statement_kind_id(list[i].kind),
			list[i].id,
			kb_basis_id(source->basis),
			source->page,
			source->url,
			list[i].text,
		};
		csv_row(out, cells, COLUMNS);
	}
	arena_release(&arena);
}
