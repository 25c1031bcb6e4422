/* Shapes of what is shown of the rules, beyond those of all texts: titles with ids, fields, provenance, trees. */
#ifndef SENTEI_RENDER_PAGE_H
#define SENTEI_RENDER_PAGE_H

#include "base/buf.h"
#include "kb/kb.h"
#include "text/style.h"

/* All of them append whole lines, wrapped to the style's columns. A text that is NULL stands for none. */

/* An empty line, unless nothing stands above or an empty line does. */
void page_gap(struct buf *out);

/* A text in one role; its first line begins at `first`, the others at `rest`. */
void page_styled(struct buf *out, const struct style *style, enum style_role role, const char *text, int first,
		 int rest);

/* A name that stands out, and its id after it. */
void page_title(struct buf *out, const struct style *style, int indent, const char *name, const char *id);

/* A label and its text, beside each other where there is room, else one after the other in lines; nothing without a text. */
void page_field(struct buf *out, const struct style *style, int indent, const char *label, const char *text);

/* Mark and source, set back. */
void page_provenance(struct buf *out, const struct style *style, const struct kb *kb, int indent,
		     const struct kb_source *source);

/*
 * Where the statements of one list belong: noted first, one by one; then what they share is said once by page_place,
 * and page_mark says of each its mark, and its source only where they share none. All zero at the start.
 */
struct page_places {
	const struct kb_source *first;
	int count;
	bool differ;
};

void page_note(struct page_places *places, const struct kb_source *source);
void page_place(struct buf *out, const struct style *style, const struct kb *kb, int indent,
		const struct page_places *places);
void page_mark(struct buf *out, const struct style *style, const struct kb *kb, int indent,
	       const struct page_places *places, const struct kb_source *source);

/* Whether two cautions stand under one heading: whether they belong to the same methods. */
bool page_together(const struct kb_caution *a, const struct kb_caution *b);

/* What lines and trees are drawn with; of ASCII where box-drawing characters aren't one column wide. */
struct page_glyphs {
	const char *rule;	/* one column of a horizontal line */
	const char *branch;	/* before an entry that others follow; the four below are as wide */
	const char *last;	/* before the last entry */
	const char *guide;	/* below a branch */
	const char *gap;	/* below the last entry */
	const char *leads;	/* between an entry and what follows from it */
};

const struct page_glyphs *page_glyphs(void);

/* Whether lines are too short for columns beside each other. */
bool page_is_narrow(const struct style *style);

#endif
