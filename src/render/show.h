/* What can be shown of a rule base: each topic as text for people and as JSON for programs. */
#ifndef SENTEI_RENDER_SHOW_H
#define SENTEI_RENDER_SHOW_H

#include "base/buf.h"
#include "kb/kb.h"
#include "text/style.h"

/* One showing: what was chosen of a topic. JSON minds nothing of the style but its language. */
struct view {
	const struct kb *kb;
	const struct style *style;
	const int *items;	/* what is shown of the topic: indices into its table, in order */
	int count;
	int method;		/* the method that the choice was narrowed down to, or KB_NONE */
	int role;		/* the role likewise */
	int basis;		/* the mark likewise */
	const char *date;	/* of a page of the manual, as mdoc(7) has it */
};

/* Items are facts. */
void show_questions_text(struct buf *out, const struct view *view);
void show_questions_json(struct buf *out, const struct view *view);

/* Items are methods: in short, and one or several whole. */
void show_methods_text(struct buf *out, const struct view *view);
void show_methods_json(struct buf *out, const struct view *view);
void show_method_text(struct buf *out, const struct view *view);
void show_method_json(struct buf *out, const struct view *view);

/* The comparison table and the flowchart; there is nothing to choose from them. */
void show_table_text(struct buf *out, const struct view *view);
void show_table_json(struct buf *out, const struct view *view);
void show_flowchart_text(struct buf *out, const struct view *view);
void show_flowchart_json(struct buf *out, const struct view *view);
/* As a graph in DOT, for Graphviz to draw. */
void show_flowchart_dot(struct buf *out, const struct view *view);

/* Items are cautions, cases, checklists, guides, former names, entries of the glossary. */
void show_cautions_text(struct buf *out, const struct view *view);
void show_cautions_json(struct buf *out, const struct view *view);
void show_cases_text(struct buf *out, const struct view *view);
void show_cases_json(struct buf *out, const struct view *view);
void show_checklists_text(struct buf *out, const struct view *view);
void show_checklists_json(struct buf *out, const struct view *view);
void show_guides_text(struct buf *out, const struct view *view);
void show_guides_json(struct buf *out, const struct view *view);
void show_formerly_text(struct buf *out, const struct view *view);
void show_formerly_json(struct buf *out, const struct view *view);
void show_glossary_text(struct buf *out, const struct view *view);
void show_glossary_json(struct buf *out, const struct view *view);

/*
 * Every statement of the rules with its mark, to be checked against the document; there are no items. CSV has the columns
 * chapter, section, kind, id, basis, page, url, text: ids, but for the text, whatever the language.
 */
void show_sources_text(struct buf *out, const struct view *view);
void show_sources_json(struct buf *out, const struct view *view);
void show_sources_csv(struct buf *out, const struct view *view);

/* Whole pages of the manual in mdoc(7): of all methods, and of the items of the glossary. */
void show_methods_man(struct buf *out, const struct view *view);
void show_glossary_man(struct buf *out, const struct view *view);

#endif
