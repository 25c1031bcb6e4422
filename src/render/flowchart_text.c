/*
 * The flowchart as text: trees drawn with lines. A part that is reached from several sides, or that would leave no room
 * for words, is drawn once below, under a number by which the others refer to it.
 *
 * Right for any flowchart that asks no fact twice on a way: there is no loop, so drawing ends.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "render/layout.h"
#include "render/page.h"
#include "render/show.h"
#include "render/words.h"
#include "text/message.h"
#include "text/width.h"

enum {
	STEP = 3,	/* columns by which answers stand in from their question */
	HANG = 3,	/* and further lines from the first of a text */
};

struct chart {
	struct buf *out;
	const struct view *view;
	struct arena arena;
	bool *shared;		/* by node: reached from several sides */
	int *number;		/* by node: of the part that it begins, or 0 */
	int *parts;		/* the nodes that begin parts, in the order of their numbers */
	int part_count;
	struct buf prefix;	/* the lines that run on at the left */
};

static enum lang lang_of(const struct chart *c)
{
	return c->view->style->lang;
}

/* The choices of a node that lead to the same place as `value`; 0 when an earlier one was the first of them. */
static uint32_t together(const struct kb *kb, const struct kb_node *node, int value)
{
	uint32_t values = 0;
	for (int v = 0; v < kb->facts[node->fact].choice_count; v++) {
		if (node->go[v] != node->go[value])
			continue;
		if (v < value)
			return 0;
		values |= (uint32_t)1 << v;
	}
	return values;
}

static void find_shared(struct chart *c)
{
	const struct kb *kb = c->view->kb;
	int *arrivals = arena_array(&c->arena, (size_t)kb->node_count, sizeof(*arrivals));
	c->shared = arena_array(&c->arena, (size_t)kb->node_count, sizeof(*c->shared));
	for (int n = 0; n < kb->node_count; n++) {
		const struct kb_node *node = &kb->nodes[n];
		for (int v = 0; v < kb->facts[node->fact].choice_count; v++)
			if (!kb_is_leaf(node->go[v]) && together(kb, node, v) && ++arrivals[node->go[v]] > 1)
				c->shared[node->go[v]] = true;
	}
}

/* The number of the part that begins at the node, which is given one at its first mention. */
static int part_number(struct chart *c, int node)
{
	if (!c->number[node]) {
		c->parts[c->part_count++] = node;
		c->number[node] = c->part_count;
	}
	return c->number[node];
}

static void cut(struct buf *buf, size_t length)
{
	buf->length = length;
	buf->text[length] = '\0';
}

/* Appends a text behind the prefix and `mark`; further lines stand under `below`, as wide as the mark, and hang. */
static void put_lines(struct chart *c, const char *mark, const char *below, const char *text, enum style_role role)
{
	int room = c->view->style->columns - text_width(buf_text(&c->prefix)) - text_width(mark);
	struct buf lines = {0}, line = {0};
	text_wrap(&lines, text, room, 0, HANG);
	const char *end;
	for (const char *s = buf_text(&lines); *s; s = end + 1, mark = below) {
		end = strchr(s, '\n');
		buf_clear(&line);
		buf_add(&line, s, (size_t)(end - s));
		buf_puts(c->out, buf_text(&c->prefix));
		buf_puts(c->out, mark);
		style_puts(c->out, c->view->style, role, buf_text(&line));
		buf_putc(c->out, '\n');
	}
	buf_release(&lines);
	buf_release(&line);
}

/* An answer and, behind the arrow, what follows from it: on one line, or else each on lines of its own. */
static void put_answer(struct chart *c, const char *mark, const char *below, const char *answer, const char *arrow,
		       const char *next, enum style_role role)
{
	int used = text_width(buf_text(&c->prefix)) + text_width(mark);
	struct buf line = {0};
	buf_puts(&line, answer);
	buf_putc(&line, ' ');
	buf_puts(&line, arrow);
	buf_putc(&line, ' ');
	buf_puts(&line, next);
	if (used + text_width(buf_text(&line)) > c->view->style->columns) {
		put_lines(c, mark, below, answer, role);
		buf_clear(&line);
		buf_puts(&line, arrow);
		buf_putc(&line, ' ');
		buf_puts(&line, next);
		mark = below;
	}
	put_lines(c, mark, below, buf_text(&line), role);
	buf_release(&line);
}

/* Whether the answers to a question that hangs on this prefix would be squeezed into less than half a line. */
static bool is_deep(const struct chart *c)
{
	return 2 * (text_width(buf_text(&c->prefix)) + STEP) > c->view->style->columns;
}

static void add_values(struct buf *out, enum lang lang, const struct kb_fact *fact, uint32_t values)
{
	bool first = true;
	for (int v = 0; v < fact->choice_count; v++) {
		if (!(values >> v & 1))
			continue;
		if (!first)
			buf_puts(out, message(lang, MSG_WORDS_OR_CHOICE));
		buf_puts(out, fact->choices[v].phrase.in[lang] ? fact->choices[v].phrase.in[lang]
							       : fact->choices[v].label.in[lang]);
		first = false;
	}
}

static void add_question(struct buf *out, const struct chart *c, int node)
{
	buf_puts(out, c->view->kb->facts[c->view->kb->nodes[node].fact].label.in[lang_of(c)]);
}

static void add_outcome(struct buf *out, const struct chart *c, const struct kb_outcome *outcome)
{
	const struct kb *kb = c->view->kb;
	if (outcome->method == KB_NONE)
		message_add(out, lang_of(c), MSG_CHART_NONE, kb->about.method.in[lang_of(c)], NULL);
	else
		buf_puts(out, kb->methods[outcome->method].name.in[lang_of(c)]);
}

static void draw_answers(struct chart *c, int node);

/* One answer and what follows from it. */
static void draw_answer(struct chart *c, const struct kb_node *node, uint32_t values, int go, bool last)
{
	const struct page_glyphs *glyphs = page_glyphs();
	const char *mark = last ? glyphs->last : glyphs->branch, *below = last ? glyphs->gap : glyphs->guide;
	struct buf answer = {0}, next = {0};
	size_t outer = c->prefix.length;
	bool draw = false;
	add_values(&answer, lang_of(c), &c->view->kb->facts[node->fact], values);
	if (kb_is_leaf(go)) {
		add_outcome(&next, c, &c->view->kb->outcomes[kb_leaf(go)]);
	} else {
		buf_puts(&c->prefix, below);
		draw = !c->shared[go] && !is_deep(c);
		cut(&c->prefix, outer);
		if (!draw) {
			buf_putc(&next, '(');
			buf_number(&next, part_number(c, go));
			buf_puts(&next, ") ");
		}
		add_question(&next, c, go);
	}
	put_answer(c, mark, below, buf_text(&answer), kb_is_leaf(go) ? "=>" : glyphs->leads, buf_text(&next),
		   kb_is_leaf(go) ? STYLE_STRONG : STYLE_PLAIN);
	if (draw) {
		buf_puts(&c->prefix, below);
		draw_answers(c, go);
		cut(&c->prefix, outer);
	}
	buf_release(&answer);
	buf_release(&next);
}

static void draw_answers(struct chart *c, int n)
{
	const struct kb *kb = c->view->kb;
	const struct kb_node *node = &kb->nodes[n];
	int count = kb->facts[node->fact].choice_count, last = 0;
	for (int v = 0; v < count; v++)
		if (together(kb, node, v))
			last = v;
	for (int v = 0; v < count; v++) {
		uint32_t values = together(kb, node, v);
		if (values)
			draw_answer(c, node, values, node->go[v], v == last);
	}
}

/* What goes along with the answer, as sentences below the drawing. */
static void companions(struct chart *c)
{
	const struct kb *kb = c->view->kb;
	for (int i = 0; i < kb->companion_count; i++) {
		const struct kb_companion *companion = &kb->companions[i];
		struct buf condition = {0}, words = {0};
		condition_words(&condition, lang_of(c), kb, &companion->when);
		message_add(&words, lang_of(c), MSG_CHART_COMPANION, kb->methods[companion->method].name.in[lang_of(c)],
			    buf_text(&condition), NULL);
		page_gap(c->out);
		layout_paragraph(c->out, c->view->style, 0, buf_text(&words));
		buf_release(&condition);
		buf_release(&words);
	}
}

void show_flowchart_text(struct buf *out, const struct view *view)
{
	const struct kb *kb = view->kb;
	struct chart c = {.out = out, .view = view};
	c.number = arena_array(&c.arena, (size_t)kb->node_count, sizeof(*c.number));
	c.parts = arena_array(&c.arena, (size_t)kb->node_count, sizeof(*c.parts));
	find_shared(&c);
	struct buf title = {0};
	add_question(&title, &c, 0);
	put_lines(&c, "", "", buf_text(&title), STYLE_STRONG);
	draw_answers(&c, 0);
	/* Drawing a part may mention further ones. */
	for (int part = 0; part < c.part_count; part++) {
		buf_clear(&title);
		buf_putc(&title, '(');
		buf_number(&title, part + 1);
		buf_puts(&title, ") ");
		add_question(&title, &c, c.parts[part]);
		page_gap(out);
		put_lines(&c, "", "", buf_text(&title), STYLE_STRONG);
		draw_answers(&c, c.parts[part]);
	}
	if (c.part_count) {
		page_gap(out);
		layout_paragraph(out, view->style, 0, message(view->style->lang, MSG_CHART_LEGEND));
	}
	companions(&c);
	buf_release(&title);
	buf_release(&c.prefix);
	arena_release(&c.arena);
}
