/*
 * The flowchart in the language of Graphviz: questions as ellipses, outcomes as boxes, answers at the arrows, what goes
 * along with a method below. The same rules give the same bytes. Knows nothing of layout beyond where lines break.
 */
#include <limits.h>
#include <string.h>

#include "render/show.h"
#include "render/words.h"
#include "text/message.h"
#include "text/width.h"

enum { LABEL_COLUMNS = 28, ANSWER_COLUMNS = 20, NOTE_COLUMNS = 72 };

/*
 * A text between quotes, its lines broken. Graphviz reads escapes in it, and entities as in HTML; what can't be seen has
 * no place in it.
 */
static void put_label(struct buf *out, const char *text, int columns)
{
	struct buf lines = {0}, line = {0};
	text_wrap(&lines, text, columns, 0, 0);
	buf_putc(out, '"');
	for (const char *s = buf_text(&lines), *end; *s; s = end + 1) {
		end = strchr(s, '\n');
		buf_clear(&line);
		text_visible(&line, s, (size_t)(end - s));
		for (const char *c = buf_text(&line); *c; c++) {
			if (*c == '"' || *c == '\\')
				buf_putc(out, '\\');
			buf_puts(out, *c == '&' ? "&amp;" : (const char[]){*c, '\0'});
		}
		buf_puts(out, end[1] ? "\\n" : "");
	}
	buf_putc(out, '"');
	buf_release(&lines);
	buf_release(&line);
}

static void put_attribute(struct buf *out, const char *name, const char *text, int columns)
{
	buf_puts(out, name);
	buf_putc(out, '=');
	put_label(out, text, columns);
}

/* Ids need no escapes; nodes and outcomes share theirs. */
static void put_id(struct buf *out, const char *id)
{
	buf_putc(out, '"');
	buf_puts(out, id);
	buf_putc(out, '"');
}

static void put_node(struct buf *out, const struct view *view, const struct kb_node *node)
{
	const struct kb_fact *fact = &view->kb->facts[node->fact];
	enum lang lang = view->style->lang;
	buf_putc(out, '\t');
	put_id(out, node->id);
	buf_puts(out, " [");
	put_attribute(out, "label", fact->label.in[lang], LABEL_COLUMNS);
	buf_puts(out, ", ");
	put_attribute(out, "tooltip", fact->question.in[lang], INT_MAX);
	buf_puts(out, "];\n");
}

static void put_outcome(struct buf *out, const struct view *view, const struct kb_outcome *outcome)
{
	const struct kb *kb = view->kb;
	enum lang lang = view->style->lang;
	struct buf name = {0};
	if (outcome->method == KB_NONE)
		message_add(&name, lang, MSG_CHART_NONE, kb->about.method.in[lang], NULL);
	else
		buf_puts(&name, kb->methods[outcome->method].name.in[lang]);
	buf_putc(out, '\t');
	put_id(out, outcome->id);
	buf_puts(out, " [shape=box, ");
	put_attribute(out, "label", buf_text(&name), LABEL_COLUMNS);
	buf_puts(out, "];\n");
	buf_release(&name);
}

/* The answers that lead where `value` does, as one label; false when an earlier one was the first of them. */
static bool add_answers(struct buf *out, enum lang lang, const struct kb_fact *fact, const int *go, int value)
{
	for (int v = 0; v < fact->choice_count; v++) {
		if (go[v] != go[value])
			continue;
		if (v < value)
			return false;
		buf_item(out, message(lang, MSG_WORDS_OR_CHOICE), fact->choices[v].phrase.in[lang]);
	}
	return true;
}

static void put_arrows(struct buf *out, const struct view *view, const struct kb_node *node)
{
	const struct kb *kb = view->kb;
	const struct kb_fact *fact = &kb->facts[node->fact];
	struct buf answers = {0};
	for (int v = 0; v < fact->choice_count; v++) {
		int go = node->go[v];
		buf_clear(&answers);
		if (!add_answers(&answers, view->style->lang, fact, node->go, v))
			continue;
		buf_putc(out, '\t');
		put_id(out, node->id);
		buf_puts(out, " -> ");
		put_id(out, kb_is_leaf(go) ? kb->outcomes[kb_leaf(go)].id : kb->nodes[go].id);
		buf_puts(out, " [");
		put_attribute(out, "label", buf_text(&answers), ANSWER_COLUMNS);
		buf_puts(out, "];\n");
	}
	buf_release(&answers);
}

/* What goes along with the recommended method, as the label of the whole drawing. */
static void put_companions(struct buf *out, const struct view *view)
{
	const struct kb *kb = view->kb;
	enum lang lang = view->style->lang;
	struct buf text = {0}, condition = {0};
	for (int i = 0; i < kb->companion_count; i++) {
		buf_clear(&condition);
		condition_words(&condition, lang, kb, &kb->companions[i].when);
		buf_puts(&text, i ? "\n" : "");
		message_add(&text, lang, MSG_CHART_COMPANION, kb->methods[kb->companions[i].method].name.in[lang],
			    buf_text(&condition), NULL);
	}
	if (text.length) {
		buf_putc(out, '\t');
		put_attribute(out, "label", buf_text(&text), NOTE_COLUMNS);
		buf_puts(out, ";\n");
	}
	buf_release(&text);
	buf_release(&condition);
}

void show_flowchart_dot(struct buf *out, const struct view *view)
{
	const struct kb *kb = view->kb;
	buf_puts(out, "digraph flowchart {\n"
		      "\tcharset=\"UTF-8\";\n"
		      "\tfontname=\"sans-serif\";\n"
		      "\tnode [fontname=\"sans-serif\"];\n"
		      "\tedge [fontname=\"sans-serif\"];\n");
	put_companions(out, view);
	for (int n = 0; n < kb->node_count; n++)
		put_node(out, view, &kb->nodes[n]);
	for (int o = 0; o < kb->outcome_count; o++)
		put_outcome(out, view, &kb->outcomes[o]);
	for (int n = 0; n < kb->node_count; n++)
		put_arrows(out, view, &kb->nodes[n]);
	buf_puts(out, "}\n");
}
