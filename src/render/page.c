/* Lays out pieces of text pages. Knows nothing of what they say. */
#include "render/page.h"

#include <string.h>

#include "render/words.h"
#include "text/message.h"
#include "text/width.h"

enum { NARROW = 60, LABEL = 12, HANG = 2 };

bool page_is_narrow(const struct style *style)
{
	return style->columns < NARROW;
}

void page_gap(struct buf *out)
{
	if (out->length &&
	    !(out->length > 1 && out->text[out->length - 1] == '\n' && out->text[out->length - 2] == '\n'))
		buf_putc(out, '\n');
}

/* Appends the lines of `lines` with what isn't indentation in the role. */
static void put_styled(struct buf *out, const struct style *style, enum style_role role, const char *lines)
{
	struct buf line = {0};
	for (const char *end; *lines; lines = end + 1) {
		size_t indent = strspn(lines, " ");
		end = strchr(lines, '\n');
		buf_clear(&line);
		buf_add(&line, lines + indent, (size_t)(end - lines) - indent);
		buf_fill(out, ' ', indent);
		style_puts(out, style, role, buf_text(&line));
		buf_putc(out, '\n');
	}
	buf_release(&line);
}

void page_styled(struct buf *out, const struct style *style, enum style_role role, const char *text, int first,
		 int rest)
{
	struct buf lines = {0};
	text_wrap(&lines, text, style->columns, first, rest);
	put_styled(out, style, role, buf_text(&lines));
	buf_release(&lines);
}

/* The width of the last line of `lines`, which ends with a line break. */
static int last_width(const struct buf *lines)
{
	size_t start = lines->length - 1;
	while (start && lines->text[start - 1] != '\n')
		start--;
	struct buf line = {0};
	buf_add(&line, lines->text + start, lines->length - 1 - start);
	int width = text_width(buf_text(&line));
	buf_release(&line);
	return width;
}

void page_title(struct buf *out, const struct style *style, int indent, const char *name, const char *id)
{
	struct buf lines = {0};
	text_wrap(&lines, name, style->columns, indent, indent);
	bool beside = last_width(&lines) + 2 + text_width(id) <= style->columns;
	put_styled(out, style, STYLE_STRONG, buf_text(&lines));
	if (beside)
		out->text[--out->length] = '\0';
	buf_fill(out, ' ', beside ? 2 : (size_t)indent);
	style_puts(out, style, STYLE_FAINT, id);
	buf_putc(out, '\n');
	buf_release(&lines);
}

void page_field(struct buf *out, const struct style *style, int indent, const char *label, const char *text)
{
	if (!text)
		return;
	if (!page_is_narrow(style) && text_width(label) < LABEL) {
		buf_fill(out, ' ', (size_t)indent);
		text_pad(out, label, LABEL);
		text_wrap(out, text, style->columns, -(indent + LABEL), indent + LABEL);
		return;
	}
	/* One paragraph, so that a label longer than the line is broken as well. */
	struct buf field = {0};
	message_add(&field, style->lang, MSG_PAGE_LABEL, label, NULL);
	buf_putc(&field, ' ');
	buf_puts(&field, text);
	text_wrap(out, buf_text(&field), style->columns, indent, indent + HANG);
	buf_release(&field);
}

void page_provenance(struct buf *out, const struct style *style, const struct kb *kb, int indent,
		     const struct kb_source *source)
{
	struct buf words = {0};
	provenance_words(&words, style->lang, kb, source);
	page_styled(out, style, STYLE_FAINT, buf_text(&words), indent, indent);
	buf_release(&words);
}

static bool same_string(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

void page_note(struct page_places *places, const struct kb_source *source)
{
	const struct kb_source *first = places->first;
	if (first && (first->chapter != source->chapter || first->section != source->section ||
		      !same_string(first->page, source->page) || !same_string(first->url, source->url)))
		places->differ = true;
	if (!first)
		places->first = source;
	places->count++;
}

static bool are_shared(const struct page_places *places)
{
	return places->count > 1 && !places->differ;
}

void page_place(struct buf *out, const struct style *style, const struct kb *kb, int indent,
		const struct page_places *places)
{
	if (!are_shared(places))
		return;
	struct buf place = {0}, words = {0};
	source_words(&place, style->lang, kb, places->first);
	message_add(&words, style->lang, MSG_SHOW_PLACE, buf_text(&place), places->first->url ? places->first->url : "",
		    NULL);
	page_styled(out, style, STYLE_FAINT, buf_text(&words), indent, indent);
	buf_release(&place);
	buf_release(&words);
}

void page_mark(struct buf *out, const struct style *style, const struct kb *kb, int indent,
	       const struct page_places *places, const struct kb_source *source)
{
	if (!are_shared(places)) {
		page_provenance(out, style, kb, indent, source);
		return;
	}
	struct buf words = {0};
	message_add(&words, style->lang, MSG_SHOW_MARK, basis_name(style->lang, source->basis), NULL);
	page_styled(out, style, STYLE_FAINT, buf_text(&words), indent, indent);
	buf_release(&words);
}

bool page_together(const struct kb_caution *a, const struct kb_caution *b)
{
	return a->general == b->general && a->methods == b->methods;
}

const struct page_glyphs *page_glyphs(void)
{
	static const struct page_glyphs box = {"─", "├─ ", "└─ ", "│  ", "   ", "──"};
	static const struct page_glyphs ascii = {"-", "|- ", "`- ", "|  ", "   ", "--"};
	return text_width(box.rule) == 1 ? &box : &ascii;
}
