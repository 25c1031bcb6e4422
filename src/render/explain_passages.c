/* Tells the way, changes, exclusions and rows of the comparison. */
#include "render/explain_passages.h"

#include "engine/reach.h"
#include "render/layout.h"
#include "render/page.h"
#include "render/words.h"
#include "text/width.h"

static void step(struct teller *t, const struct reason *step, struct reach before, int number)
{
	struct reach lost = {.methods = before.methods & ~step->left.methods, .none = before.none && !step->left.none};
	int indent = 2 * TELL_INDENT;
	enum msg msg = step->value == KB_NONE ? MSG_STEP_NO_DIFFERENCE : MSG_STEP;
	const char *words = tell_words(t, msg, tell_number(t, number), tell_labelled(t, step->fact, step->value),
				       t->kb->nodes[step->index].id, NULL);
	text_wrap(t->out, words, t->style->columns, TELL_INDENT, indent);
	if (reach_count(step->left) == 1 && reach_count(before) > 1) {
		tell_paragraph(t, indent, MSG_STEP_SETTLES, tell_outcomes(t, step->left), NULL);
	} else if (reach_count(lost)) {
		tell_paragraph(t, indent, MSG_STEP_LEAVES, tell_outcomes(t, step->left), NULL);
		tell_paragraph(t, indent, MSG_STEP_LOSES, tell_outcomes(t, lost), NULL);
	} else if (step->value != KB_NONE) {
		tell_paragraph(t, indent, MSG_STEP_SAME, NULL);
	}
}

void explain_steps(struct teller *t, const struct reason *how)
{
	struct answers nothing;
	answers_init(&nothing, t->kb);
	struct reach before = reach_of(&t->arena, t->kb, &nothing);
	for (int i = 0, number = 0; i < how->part_count; i++) {
		if (how->parts[i].kind != REASON_STEP)
			continue;
		step(t, &how->parts[i], before, ++number);
		before = how->parts[i].left;
		/* Steps that rest on the same share one mark, after the last of them. */
		const struct kb_source *source = how->parts[i].source;
		const struct reason *next = i + 1 < how->part_count ? &how->parts[i + 1] : NULL;
		if (!next || next->kind != REASON_STEP || next->source->basis != source->basis ||
		    next->source->section != source->section || next->source->chapter != source->chapter)
			tell_source(t, TELL_INDENT, source);
	}
}

void explain_changes(struct teller *t, int indent, const struct answers *answers, const struct changes *changes,
		     const char *method)
{
	if (changes->count == 1) {
		tell_paragraph(t, indent, MSG_EXPLAIN_CHANGE, tell_change(t, answers, changes->list[0].settings,
			       changes->list[0].count, CHANGE_IF), method, NULL);
		return;
	}
	tell_paragraph(t, indent, MSG_EXPLAIN_CHANGES, tell_number(t, changes->count), method, NULL);
	for (int i = 0; i < changes->count; i++)
		layout_item(t->out, t->style, indent, STYLE_PLAIN,
			    tell_change(t, answers, changes->list[i].settings, changes->list[i].count, CHANGE_DO));
}

void explain_excluded(struct teller *t, int indent, const struct why_not *w)
{
	const struct setting *last = &w->excluded_by[w->excluded_by_count - 1];
	const char *others = w->excluded_by_count > 1 ? tell_answers(t, w->excluded_by, w->excluded_by_count - 1) : "";
	tell_paragraph(t, indent, MSG_EXPLAIN_EXCLUDED, tell_answer(t, last->fact, last->value), others, NULL);
}

void explain_clauses(struct teller *t, int indent, const struct standing *standing)
{
	for (int i = 0; i < standing->unmet_count; i++)
		layout_item(t->out, t->style, indent, STYLE_PLAIN, tell_required(t, &standing->unmet[i]));
}

void explain_missed(struct teller *t, int indent, const struct standing *standing)
{
	struct buf list = {0};
	for (int i = 0; i < t->kb->characteristic_count; i++) {
		if (!(standing->missed >> i & 1))
			continue;
		buf_item(&list, message(t->style->lang, MSG_LIST_SEPARATOR),
			 tell_words(t, MSG_EXPLAIN_MISSED_BY, tell_in(t, t->kb->characteristics[i].name),
				    tell_gap(t, standing->cells[i].gap), NULL));
	}
	if (list.length)
		tell_paragraph(t, indent, MSG_WHY_NOT_MISSES, buf_text(&list), NULL);
	else if (standing->stated)
		tell_paragraph(t, indent, MSG_WHY_NOT_MEETS, NULL);
	buf_release(&list);
}

void explain_requirement(struct teller *t, int indent, const struct why_not *w)
{
	const struct standing *standing = w->standing;
	bool failed = standing->feasible == TRUTH_FALSE;
	if (standing->unmet_count == 1) {
		tell_paragraph(t, indent, failed ? MSG_WHY_NOT_FAILED : MSG_WHY_NOT_OPEN,
			       tell_required(t, &standing->unmet[0]), NULL);
	} else if (standing->unmet_count) {
		tell_paragraph(t, indent, failed ? MSG_WHY_NOT_FAILED_ALL : MSG_WHY_NOT_OPEN_ALL, NULL);
		explain_clauses(t, indent, standing);
	} else if (w->why == WHY_NOT_EXCLUDED) {
		tell_paragraph(t, indent, MSG_WHY_NOT_FEASIBLE, NULL);
	}
}

/* "high (missed by 2 levels)", "high" where nothing is needed, "-" without a method. */
static const char *cell(struct teller *t, int characteristic, int level, int need, int gap)
{
	const struct kb_characteristic *c = &t->kb->characteristics[characteristic];
	if (level == KB_NONE)
		return "-";
	const char *name = tell_in(t, c->levels[level].name);
	return need == KB_NONE ? name : tell_words(t, MSG_EXPLAIN_CELL, name, tell_gap(t, gap), NULL);
}

static bool row_tells(const struct what_if_row *row)
{
	bool both = row->before != KB_NONE && row->after != KB_NONE;
	bool needed = row->need_before != KB_NONE || row->need_after != KB_NONE;
	return (both || needed) && (row->before != row->after || row->need_before != row->need_after ||
				    row->gap_before != row->gap_after);
}

bool explain_rows(struct teller *t, int indent, enum msg heading, const struct what_if *w)
{
	bool told = false;
	for (int i = 0; i < t->kb->characteristic_count; i++) {
		const struct what_if_row *row = &w->rows[i];
		if (!row_tells(row))
			continue;
		if (!told)
			tell_paragraph(t, indent, heading, NULL);
		told = true;
		tell_item(t, indent, MSG_EXPLAIN_ROW, tell_in(t, t->kb->characteristics[i].name),
			  cell(t, i, row->before, row->need_before, row->gap_before),
			  cell(t, i, row->after, row->need_after, row->gap_after), NULL);
	}
	return told;
}

void explain_consequences(struct teller *t, int indent, enum msg heading, const struct what_if *w)
{
	int gained = 0, lost = 0;
	for (int i = 0; i < w->item_count; i++) {
		if (w->items[i].item.kind != ITEM_CAUTION)
			continue;
		gained += w->items[i].before != TRUTH_TRUE && w->items[i].after == TRUTH_TRUE;
		lost += w->items[i].before == TRUTH_TRUE && w->items[i].after != TRUTH_TRUE;
	}
	bool told = explain_rows(t, indent, heading, w);
	if (!gained && !lost)
		return;
	if (!told)
		tell_paragraph(t, indent, heading, NULL);
	if (gained && lost)
		tell_item(t, indent, MSG_ALL_CAUTIONS, tell_number(t, gained), tell_number(t, lost), NULL);
	else
		tell_item(t, indent, gained ? MSG_ALL_CAUTIONS_MORE : MSG_ALL_CAUTIONS_FEWER, tell_number(t, gained + lost), NULL);
}

enum { NAME, NEED, FIRST, OTHER, COLUMNS, GAP = 2 };

static void table_line(struct teller *t, const char *const cells[COLUMNS], const int widths[COLUMNS], enum style_role role)
{
	struct buf line = {0};
	for (int i = 0; i < COLUMNS && cells[i]; i++)
		text_pad(&line, cells[i], widths[i]);
	while (line.length && line.text[line.length - 1] == ' ')
		line.text[--line.length] = '\0';
	buf_fill(t->out, ' ', TELL_INDENT);
	style_puts(t->out, t->style, role, buf_text(&line));
	buf_putc(t->out, '\n');
	buf_release(&line);
}

static int wider(int width, const char *text)
{
	int w = text_width(text) + GAP;
	return w > width ? w : width;
}

/*
 * The cells of a characteristic: its name, what is needed, what each standing has. Of two standings side by side there is no
 * room for more than the level that is needed: the table of the first one told what will do.
 */
static void row_cells(struct teller *t, const struct standing *const sides[2], int i, const char *cells[COLUMNS])
{
	int need = sides[0]->cells[i].need;
	struct buf wish = {0};
	if (need == KB_NONE)
		buf_putc(&wish, '-');
	else if (sides[1])
		buf_puts(&wish, tell_in(t, t->kb->characteristics[i].levels[t->kb->needs[need].level].name));
	else
		need_words(&wish, t->style->lang, t->kb, &t->kb->needs[need]);
	cells[NAME] = tell_in(t, t->kb->characteristics[i].short_name);
	cells[NEED] = buf_keep(&wish, &t->arena);
	for (int s = 0; s < 2; s++) {
		const struct standing_cell *side = sides[s] ? &sides[s]->cells[i] : NULL;
		cells[FIRST + s] = side ? cell(t, i, side->level, side->need, side->gap) : NULL;
	}
}

void explain_table(struct teller *t, const struct standing *first, const struct standing *other)
{
	const struct standing *const sides[2] = {first, other};
	const char *head[COLUMNS] = {message(t->style->lang, MSG_RESULT_CHARACTERISTIC), message(t->style->lang, MSG_RESULT_WISH),
				     other ? "A" : message(t->style->lang, MSG_RESULT_LEVEL), other ? "B" : NULL};
	const char *cells[COLUMNS];
	int widths[COLUMNS] = {0}, all = TELL_INDENT;
	for (int k = 0; k < COLUMNS && head[k]; k++)
		widths[k] = wider(0, head[k]);
	for (int i = 0; i < t->kb->characteristic_count; i++) {
		row_cells(t, sides, i, cells);
		for (int k = 0; k < COLUMNS && cells[k]; k++)
			widths[k] = wider(widths[k], cells[k]);
	}
	for (int k = 0; k < COLUMNS; k++)
		all += widths[k];
	bool narrow = all - GAP > t->style->columns;
	if (other) {
		tell_paragraph(t, TELL_INDENT, MSG_EXPLAIN_SIDE, "A", tell_standing(t, first), NULL);
		tell_paragraph(t, TELL_INDENT, MSG_EXPLAIN_SIDE, "B", tell_standing(t, other), NULL);
	}
	if (!narrow)
		table_line(t, head, widths, STYLE_FAINT);
	for (int i = 0; i < t->kb->characteristic_count; i++) {
		row_cells(t, sides, i, cells);
		if (!narrow) {
			table_line(t, cells, widths, STYLE_PLAIN);
			continue;
		}
		tell_paragraph(t, TELL_INDENT, MSG_EXPLAIN_NARROW_ROW, cells[NAME], cells[NEED], NULL);
		for (int k = FIRST; k < COLUMNS && cells[k]; k++)
			tell_paragraph(t, 2 * TELL_INDENT, MSG_EXPLAIN_SIDE, head[k], cells[k], NULL);
	}
}
