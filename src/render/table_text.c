/*
 * The comparison as text: a table where the lines are long enough for it, else one method after another. What changes
 * a level stands below, as numbered notes.
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

enum { GAP = 2 };	/* between columns */

struct note {
	int method;
	struct kb_cond when;
};

struct table {
	struct buf *out;
	const struct view *view;
	struct arena arena;
	struct note *notes;	/* one for each method and condition, in the order of the numbers */
	int note_count;
	const char **cells;	/* by method, then characteristic */
	int *widths;		/* of the columns of the characteristics */
	int first;		/* width of the column of names */
};

static enum lang lang_of(const struct table *t)
{
	return t->view->style->lang;
}

static bool same_cond(const struct kb_cond *a, const struct kb_cond *b)
{
	if (a->clause_count != b->clause_count)
		return false;
	for (int i = 0; i < a->clause_count; i++)
		if (strcmp(a->clauses[i].text, b->clauses[i].text) != 0)
			return false;
	return true;
}

/* Notes the condition of an override unless another one of the method has it too. */
static void add_note(struct table *t, int m, const struct kb_cond *when)
{
	int n = 0;
	while (n < t->note_count && (t->notes[n].method != m || !same_cond(&t->notes[n].when, when)))
		n++;
	if (n == t->note_count)
		t->notes[t->note_count++] = (struct note){m, *when};
}

/* In the order in which the cells are read, whatever the order of the overrides. */
static void collect_notes(struct table *t)
{
	const struct kb *kb = t->view->kb;
	int most = 0;
	for (int m = 0; m < kb->method_count; m++)
		most += kb->methods[m].override_count;
	t->notes = arena_array(&t->arena, (size_t)most + 1, sizeof(*t->notes));
	for (int m = 0; m < kb->method_count; m++)
		for (int c = 0; c < kb->characteristic_count; c++)
			for (int i = 0; i < kb->methods[m].override_count; i++)
				if (kb->methods[m].overrides[i].characteristic == c)
					add_note(t, m, &kb->methods[m].overrides[i].when);
}

/* A level, a star where it is the good end, and the numbers of the notes that may change it. */
static const char *cell_words(struct table *t, int m, int c)
{
	const struct kb_method *method = &t->view->kb->methods[m];
	const struct kb_characteristic *characteristic = &t->view->kb->characteristics[c];
	int level = method->cells[c].level;
	struct buf words = {0};
	buf_puts(&words, characteristic->levels[level].name.in[lang_of(t)]);
	if (level == kb_best_level(characteristic))
		buf_putc(&words, '*');
	char separator = ' ';
	for (int n = 0; n < t->note_count; n++) {
		for (int i = 0; t->notes[n].method == m && i < method->override_count; i++) {
			const struct kb_override *override = &method->overrides[i];
			if (override->characteristic != c || !same_cond(&override->when, &t->notes[n].when))
				continue;
			buf_putc(&words, separator);
			buf_number(&words, n + 1);
			separator = ',';
		}
	}
	if (separator == ',')
		buf_putc(&words, ')');
	return buf_keep(&words, &t->arena);
}

static void fill_cells(struct table *t)
{
	const struct kb *kb = t->view->kb;
	int columns = kb->characteristic_count;
	t->cells = arena_array(&t->arena, (size_t)kb->method_count * (size_t)columns + 1, sizeof(*t->cells));
	for (int m = 0; m < kb->method_count; m++)
		for (int c = 0; c < columns; c++)
			t->cells[m * columns + c] = cell_words(t, m, c);
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

/* The width of the longest part of `s` between spaces: narrower, its words would be split. */
static int longest_word(struct table *t, const char *s)
{
	int longest = 0;
	for (size_t length; *s; s += length + (s[length] == ' ')) {
		length = strcspn(s, " ");
		longest = larger(longest, text_width(arena_copy(&t->arena, s, length)));
	}
	return longest;
}

/*
 * Chooses the columns' widths: at least what stands in their cells; then, while there is room, the longest word of the
 * heading; then the whole heading. False when even the least doesn't fit.
 */
static bool measure(struct table *t)
{
	const struct kb *kb = t->view->kb;
	int count = kb->characteristic_count, room = t->view->style->columns;
	t->widths = arena_array(&t->arena, (size_t)count + 1, sizeof(*t->widths));
	for (int m = 0; m < kb->method_count; m++)
		t->first = larger(t->first, text_width(kb->methods[m].name.in[lang_of(t)]));
	t->first = larger(t->first, text_width(message(lang_of(t), MSG_TABLE_GOOD_END)));
	room -= t->first;
	for (int c = 0; c < count; c++) {
		const struct kb_characteristic *characteristic = &kb->characteristics[c];
		t->widths[c] = text_width(characteristic->levels[kb_best_level(characteristic)].name.in[lang_of(t)]);
		for (int m = 0; m < kb->method_count; m++)
			t->widths[c] = larger(t->widths[c], text_width(t->cells[m * count + c]));
		room -= GAP + t->widths[c];
	}
	if (room < 0)
		return false;
	for (int whole = 0; whole <= 1; whole++) {
		for (int c = 0; c < count; c++) {
			const char *heading = kb->characteristics[c].short_name.in[lang_of(t)];
			int more = (whole ? text_width(heading) : longest_word(t, heading)) - t->widths[c];
			if (more <= 0 || more > room)
				continue;
			t->widths[c] += more;
			room -= more;
		}
	}
	return true;
}

/* The headings, each wrapped in its column, resting on the line below. */
static void headings(struct table *t)
{
	const struct kb *kb = t->view->kb;
	int count = kb->characteristic_count, lines = 0;
	struct buf *columns = arena_array(&t->arena, (size_t)count + 1, sizeof(*columns));
	int *line_counts = arena_array(&t->arena, (size_t)count + 1, sizeof(*line_counts));
	for (int c = 0; c < count; c++) {
		text_wrap(&columns[c], kb->characteristics[c].short_name.in[lang_of(t)], t->widths[c], 0, 0);
		for (const char *s = buf_text(&columns[c]); *s; s++)
			line_counts[c] += *s == '\n';
		lines = larger(lines, line_counts[c]);
	}
	for (int line = 0; line < lines; line++) {
		struct buf row = {0};
		buf_fill(&row, ' ', (size_t)t->first);
		for (int c = 0; c < count; c++) {
			const char *s = buf_text(&columns[c]);
			for (int skip = line - (lines - line_counts[c]); skip > 0; skip--)
				s = strchr(s, '\n') + 1;
			bool empty = line < lines - line_counts[c];
			char *part = arena_copy(&t->arena, s, empty ? 0 : strcspn(s, "\n"));
			buf_fill(&row, ' ', GAP);
			text_pad(&row, part, t->widths[c]);
		}
		page_styled(t->out, t->view->style, STYLE_STRONG, buf_text(&row), 0, 0);
		buf_release(&row);
	}
	for (int c = 0; c < count; c++)
		buf_release(&columns[c]);
}

/* One row; `m` KB_NONE: the good ends. */
static void row(struct table *t, int m)
{
	const struct kb *kb = t->view->kb;
	const struct style *style = t->view->style;
	int count = kb->characteristic_count, due = 0;
	const char *name = m == KB_NONE ? message(lang_of(t), MSG_TABLE_GOOD_END) : kb->methods[m].name.in[lang_of(t)];
	style_puts(t->out, style, m == KB_NONE ? STYLE_FAINT : STYLE_PLAIN, name);
	due = t->first - text_width(name);
	for (int c = 0; c < count; c++) {
		const struct kb_characteristic *characteristic = &kb->characteristics[c];
		int good = kb_best_level(characteristic);
		enum style_role role = STYLE_FAINT;
		const char *cell = characteristic->levels[good].name.in[lang_of(t)];
		if (m != KB_NONE) {
			role = kb->methods[m].cells[c].level == good ? STYLE_GOOD : STYLE_PLAIN;
			cell = t->cells[m * count + c];
		}
		/* Spaces are due only before what follows, so that none end the line. */
		buf_fill(t->out, ' ', (size_t)larger(due, 0) + GAP);
		style_puts(t->out, style, role, cell);
		due = t->widths[c] - text_width(cell);
	}
	buf_putc(t->out, '\n');
}

static void rule(struct table *t)
{
	int width = t->first;
	for (int c = 0; c < t->view->kb->characteristic_count; c++)
		width += GAP + t->widths[c];
	for (int i = 0; i < width; i++)
		buf_puts(t->out, page_glyphs()->rule);
	buf_putc(t->out, '\n');
}

static void wide(struct table *t)
{
	headings(t);
	row(t, KB_NONE);
	rule(t);
	for (int m = 0; m < t->view->kb->method_count; m++)
		row(t, m);
}

/* One method after another; the columns' widths aren't used. */
static void narrow(struct table *t)
{
	const struct kb *kb = t->view->kb;
	const struct style *style = t->view->style;
	int label = 0;
	for (int c = 0; c < kb->characteristic_count; c++)
		label = larger(label, text_width(kb->characteristics[c].short_name.in[lang_of(t)]));
	for (int m = 0; m < kb->method_count; m++) {
		page_gap(t->out);
		page_styled(t->out, style, STYLE_STRONG, kb->methods[m].name.in[lang_of(t)], 0, 0);
		for (int c = 0; c < kb->characteristic_count; c++) {
			bool good = kb->methods[m].cells[c].level == kb_best_level(&kb->characteristics[c]);
			const char *name = kb->characteristics[c].short_name.in[lang_of(t)];
			const char *cell = t->cells[m * kb->characteristic_count + c];
			if (GAP + label + GAP + text_width(cell) > style->columns) {
				page_field(t->out, style, GAP, name, cell);
				continue;
			}
			buf_fill(t->out, ' ', GAP);
			text_pad(t->out, name, label + GAP);
			style_puts(t->out, style, good ? STYLE_GOOD : STYLE_PLAIN, cell);
			buf_putc(t->out, '\n');
		}
	}
}

/* «1) method: what changes, if condition». */
static void note(struct table *t, int n)
{
	const struct kb *kb = t->view->kb;
	const struct kb_method *method = &kb->methods[t->notes[n].method];
	struct buf number = {0}, changes = {0}, condition = {0}, words = {0};
	for (int i = 0; i < method->override_count; i++) {
		const struct kb_override *override = &method->overrides[i];
		const struct kb_characteristic *characteristic = &kb->characteristics[override->characteristic];
		if (!same_cond(&override->when, &t->notes[n].when))
			continue;
		if (changes.length)
			buf_puts(&changes, message(lang_of(t), MSG_LIST_COMMA));
		message_add(&changes, lang_of(t), MSG_TABLE_CHANGE, characteristic->short_name.in[lang_of(t)],
			    characteristic->levels[override->level].name.in[lang_of(t)], NULL);
	}
	condition_words(&condition, lang_of(t), kb, &t->notes[n].when);
	message_add(&words, lang_of(t), MSG_TABLE_NOTE, method->name.in[lang_of(t)], buf_text(&changes),
		    buf_text(&condition), NULL);
	buf_number(&number, n + 1);
	buf_puts(&number, ") ");
	buf_puts(t->out, buf_text(&number));
	text_wrap(t->out, buf_text(&words), t->view->style->columns, -(int)number.length, (int)number.length);
	buf_release(&number);
	buf_release(&changes);
	buf_release(&condition);
	buf_release(&words);
}

void show_table_text(struct buf *out, const struct view *view)
{
	struct table t = {.out = out, .view = view};
	collect_notes(&t);
	fill_cells(&t);
	if (!page_is_narrow(view->style) && measure(&t))
		wide(&t);
	else
		narrow(&t);
	page_gap(out);
	layout_paragraph(out, view->style, 0, message(lang_of(&t), MSG_TABLE_LEGEND));
	for (int n = 0; n < t.note_count; n++)
		note(&t, n);
	arena_release(&t.arena);
}
