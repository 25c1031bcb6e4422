/* The questions as text: as the session asks them, with what it says when asked for help. */
#include <stddef.h>

#include "render/layout.h"
#include "render/page.h"
#include "render/show.h"
#include "render/words.h"
#include "text/message.h"
#include "text/width.h"

enum { INDENT = 3 };

/* Choices gathered into lines; one is never broken unless it is longer than a line. */
struct choice_lines {
	struct buf *out;
	const struct style *style;
	struct buf line;
	int number;
};

static void end_line(struct choice_lines *lines)
{
	if (lines->line.length)
		text_wrap(lines->out, buf_text(&lines->line), lines->style->columns, INDENT, INDENT + 2);
	buf_clear(&lines->line);
}

static void add_choice(struct choice_lines *lines, const char *label)
{
	enum { GAP = 3 };
	struct buf choice = {0};
	buf_number(&choice, ++lines->number);
	buf_putc(&choice, ' ');
	buf_puts(&choice, label);
	int width = text_width(buf_text(&choice));
	if (lines->line.length && INDENT + text_width(buf_text(&lines->line)) + GAP + width > lines->style->columns)
		end_line(lines);
	if (lines->line.length)
		buf_fill(&lines->line, ' ', GAP);
	buf_puts(&lines->line, buf_text(&choice));
	buf_release(&choice);
}

/* The choices of one question, numbered as the session numbers them: the last one is «unknown». */
static void choices(struct buf *out, const struct view *view, const struct kb_fact *fact, uint32_t values)
{
	struct choice_lines lines = {.out = out, .style = view->style};
	for (int v = 0; v < fact->choice_count; v++)
		if (values >> v & 1)
			add_choice(&lines, fact->choices[v].label.in[view->style->lang]);
	add_choice(&lines, message(view->style->lang, MSG_SHOW_UNKNOWN));
	end_line(&lines);
	buf_release(&lines.line);
}

/* The configurations are asked of one method at a time. */
static void configurations(struct buf *out, const struct view *view, const struct kb_fact *fact)
{
	for (int m = 0; m < view->kb->method_count; m++) {
		const struct kb_method *method = &view->kb->methods[m];
		if (!method->variants)
			continue;
		struct choice_lines lines = {.out = out, .style = view->style};
		layout_paragraph(out, view->style, INDENT, method->name.in[view->style->lang]);
		for (int v = 0; v < fact->choice_count; v++) {
			const struct kb_configuration *configuration = kb_configuration_of(method, v);
			if (configuration)
				add_choice(&lines, configuration->name.in[view->style->lang]);
		}
		add_choice(&lines, message(view->style->lang, MSG_SHOW_UNKNOWN));
		end_line(&lines);
		buf_release(&lines.line);
	}
}

static void assumption(struct buf *out, const struct view *view, const struct kb_fact *fact)
{
	enum lang lang = view->style->lang;
	if (fact->assume == KB_NONE)
		return;
	struct buf words = {0};
	message_add(&words, lang, MSG_SHOW_ASSUMED, fact->choices[fact->assume].label.in[lang], NULL);
	sentence_words(&words, lang, fact->assume_because.in[lang]);
	layout_paragraph(out, view->style, INDENT, buf_text(&words));
	buf_release(&words);
}

static void question(struct buf *out, const struct view *view, const struct page_places *places,
		     const struct kb_fact *fact)
{
	enum lang lang = view->style->lang;
	page_gap(out);
	page_title(out, view->style, 0, fact->question.in[lang], fact->id);
	if (fact->example.in[lang])
		layout_say(out, view->style, INDENT, MSG_SHOW_EXAMPLE, fact->example.in[lang], NULL);
	if (fact->configuration)
		configurations(out, view, fact);
	else
		choices(out, view, fact, fact->all);
	page_gap(out);
	layout_paragraph(out, view->style, INDENT, fact->help.in[lang]);
	assumption(out, view, fact);
	page_mark(out, view->style, view->kb, INDENT, places, &fact->source);
}

/* What questions stand under: their group, or whether the flowchart asks them. */
static const char *heading_of(const struct view *view, const struct kb_fact *fact)
{
	enum lang lang = view->style->lang;
	if (fact->group != KB_NONE)
		return view->kb->groups[fact->group].name.in[lang];
	return message(lang, fact->in_flow ? MSG_SHOW_FLOW_QUESTIONS : MSG_SHOW_OTHER_QUESTIONS);
}

void show_questions_text(struct buf *out, const struct view *view)
{
	const char *previous = NULL;
	struct page_places places = {0};
	for (int i = 0; i < view->count; i++)
		page_note(&places, &view->kb->facts[view->items[i]].source);
	page_place(out, view->style, view->kb, 0, &places);
	for (int i = 0; i < view->count; i++) {
		const struct kb_fact *fact = &view->kb->facts[view->items[i]];
		const char *heading = heading_of(view, fact);
		if (heading != previous)
			layout_heading(out, view->style, heading);
		previous = heading;
		question(out, view, &places, fact);
	}
}
