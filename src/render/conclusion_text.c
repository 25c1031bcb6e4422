/* The recommendation in short: what, why, by which way, and how it meets the needs. The rest is in result_text.c. */
#include "render/conclusion_text.h"

#include <string.h>

#include "render/layout.h"
#include "render/page.h"
#include "render/result_text.h"
#include "render/words.h"
#include "text/diag_print.h"
#include "text/message.h"
#include "text/width.h"

enum { INDENT = 2 };

static const char *in(const struct style *style, struct bitext text)
{
	return text.in[style->lang];
}

static void method_names(struct buf *out, const struct style *style, const struct kb *kb, uint64_t methods)
{
	for (int m = 0; m < kb->method_count; m++)
		if (methods >> m & 1)
			buf_item(out, message(style->lang, MSG_LIST_SEPARATOR), in(style, kb->methods[m].name));
}

/*
 * Cautions to be settled first stand before everything else. One that hangs on an answer is only named with its condition:
 * the recommendation must not be pushed down by what may not apply.
 */
static void first_things(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c)
{
	struct buf condition = {0};
	bool heading = false, heading_if = false;
	for (int i = 0; i < c->caution_count; i++) {
		const struct kb_caution *caution = &kb->cautions[c->cautions[i]];
		if (!caution->first)
			continue;
		if (!heading)
			layout_heading(out, style, message(style->lang, MSG_RESULT_FIRST));
		heading = true;
		layout_item(out, style, INDENT, STYLE_STRONG, in(style, caution->title));
		layout_paragraph(out, style, INDENT + 2, in(style, caution->risk));
		layout_paragraph(out, style, INDENT + 2, in(style, caution->action));
	}
	for (int i = 0; i < c->caution_if_count; i++) {
		const struct conditional *conditional = &c->cautions_if[i];
		const struct kb_caution *caution = &kb->cautions[conditional->index];
		if (!caution->first)
			continue;
		if (!heading_if)
			layout_heading(out, style, message(style->lang, MSG_RESULT_FIRST_IF));
		heading_if = true;
		clauses_words(&condition, style->lang, kb, conditional->clauses, conditional->clause_count);
		layout_item(out, style, INDENT, STYLE_STRONG, in(style, caution->title));
		layout_say(out, style, INDENT + 2, MSG_RESULT_APPLIES_IF, buf_text(&condition), NULL);
		buf_clear(&condition);
	}
	buf_release(&condition);
}

static void recommended(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c)
{
	const struct kb_method *method = &kb->methods[c->method];
	layout_say_heading(out, style, MSG_RESULT_RECOMMENDED, in(style, method->name), NULL);
	layout_paragraph(out, style, INDENT, in(style, kb->outcomes[c->outcome].because));
	buf_putc(out, '\n');
	layout_paragraph(out, style, INDENT, in(style, method->definition));
	if (method->confusion.in[style->lang])
		layout_paragraph(out, style, INDENT, in(style, method->confusion));
}

static void no_method(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c)
{
	layout_say_heading(out, style, MSG_RESULT_NONE_HEADING, in(style, kb->about.method), NULL);
	layout_paragraph(out, style, INDENT, in(style, kb->outcomes[c->outcome].because));
}

/* Nobody is left with «it depends»: what to go by for now, what was assumed for it, and which answer would settle more. */
static void undetermined(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c)
{
	struct buf names = {0};
	const struct provisional *p = &c->provisional;
	method_names(&names, style, kb, c->possible.methods);
	if (c->possible.none) {
		buf_puts(&names, message(style->lang, MSG_LIST_SEPARATOR));
		message_add(&names, style->lang, MSG_RESULT_NONE, in(style, kb->about.method), NULL);
	}
	layout_heading(out, style, message(style->lang, MSG_RESULT_UNDETERMINED));
	layout_say(out, style, INDENT, MSG_RESULT_POSSIBLE, buf_text(&names), NULL);
	if (p->method == KB_NONE)
		layout_say_heading(out, style, MSG_RESULT_PROVISIONAL_NONE, in(style, kb->about.method), NULL);
	else
		layout_say_heading(out, style, MSG_RESULT_PROVISIONAL, in(style, kb->methods[p->method].name), NULL);
	layout_paragraph(out, style, INDENT, in(style, kb->outcomes[p->outcome].because));
	if (p->method != KB_NONE)
		layout_paragraph(out, style, INDENT, in(style, kb->methods[p->method].definition));
	buf_putc(out, '\n');
	layout_paragraph(out, style, INDENT, message(style->lang, MSG_RESULT_ASSUMED));
	for (int i = 0; i < p->assumed_count; i++) {
		const struct kb_fact *fact = &kb->facts[p->assumed[i].fact];
		layout_say_item(out, style, INDENT, STYLE_PLAIN, MSG_RESULT_ASSUMPTION,
				in(style, fact->choices[p->assumed[i].value].phrase), in(style, fact->assume_because),
				NULL);
	}
	layout_say(out, style, INDENT, MSG_RESULT_NEXT, in(style, kb->facts[kb->nodes[c->next].fact].question), NULL);
	buf_release(&names);
}

static void companions(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c)
{
	if (!c->companion_count && !c->companion_if_count)
		return;
	layout_heading(out, style, message(style->lang, MSG_RESULT_COMPANIONS));
	for (int i = 0; i < c->companion_count; i++) {
		const struct kb_companion *companion = &kb->companions[c->companions[i]];
		layout_item(out, style, INDENT, STYLE_STRONG, in(style, kb->methods[companion->method].name));
		layout_paragraph(out, style, INDENT + 2, in(style, companion->because));
	}
	struct buf condition = {0};
	for (int i = 0; i < c->companion_if_count; i++) {
		const struct conditional *conditional = &c->companions_if[i];
		clauses_words(&condition, style->lang, kb, conditional->clauses, conditional->clause_count);
		layout_say_item(out, style, INDENT, STYLE_PLAIN, MSG_RESULT_COMPANION_IF,
				in(style, kb->methods[kb->companions[conditional->index].method].name),
				buf_text(&condition), NULL);
		buf_clear(&condition);
	}
	buf_release(&condition);
}

static void way(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c)
{
	if (!c->path_count)
		return;
	struct buf text = {0};
	uint64_t told = 0;	/* branches of an unknown answer may ask the same */
	for (int i = 0; i < c->path_count; i++) {
		const struct kb_fact *fact = &kb->facts[c->path[i].fact];
		if (told >> c->path[i].fact & 1)
			continue;
		told |= UINT64_C(1) << c->path[i].fact;
		buf_puts(&text, i ? " → " : "");
		if (c->path[i].value == KB_NONE)
			message_add(&text, style->lang, MSG_RESULT_NO_DIFFERENCE, in(style, fact->label), NULL);
		else
			buf_puts(&text, in(style, fact->choices[c->path[i].value].phrase));
	}
	layout_heading(out, style, message(style->lang, MSG_RESULT_WAY));
	layout_paragraph(out, style, INDENT, buf_text(&text));
	buf_release(&text);
}

/* The strictest need of a characteristic, or NULL. */
static const struct need_met *need_of(const struct kb *kb, const struct conclusion *c, int characteristic)
{
	const struct need_met *found = NULL;
	for (int i = 0; i < c->need_count; i++)
		if (kb->needs[c->needs[i].need].characteristic == characteristic &&
		    (!found || c->needs[i].gap > found->gap))
			found = &c->needs[i];
	return found;
}

static void gap_words(struct buf *out, const struct style *style, int gap)
{
	message_add(out, style->lang, gap ? MSG_RESULT_MISSED : MSG_RESULT_MET, decimal(gap).text, NULL);
}

/* Methods that meet a need which the recommended one misses: surely feasible ones, or those that could be. */
static void who_meets(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c,
		      const struct need_met *need)
{
	const struct kb_need *asked = &kb->needs[need->need];
	const struct kb_characteristic *characteristic = &kb->characteristics[asked->characteristic];
	uint64_t sure = 0, maybe = 0;
	for (int m = 0; m < kb->method_count; m++) {
		bool foreign;
		struct answers answers = conclude_narrow(kb, &c->answers, UINT64_C(1) << m, &foreign);
		const struct kb_override *by;
		enum truth feasible = cond_truth(&kb->methods[m].requires, answers.may);
		if (m == c->method || feasible == TRUTH_FALSE ||
		    kb_gap(characteristic, asked->level, conclude_level(kb, m, asked->characteristic, &answers, &by)))
			continue;
		*(feasible == TRUTH_TRUE ? &sure : &maybe) |= UINT64_C(1) << m;
	}
	struct buf names = {0};
	const char *name = in(style, characteristic->name);
	method_names(&names, style, kb, sure ? sure : maybe);
	if (sure || maybe)
		layout_say(out, style, INDENT + 2, sure ? MSG_RESULT_MEETS : MSG_RESULT_COULD_MEET, buf_text(&names),
			   name, NULL);
	else
		layout_say(out, style, INDENT + 2, MSG_RESULT_NONE_MEETS, name, NULL);
	buf_release(&names);
}

enum { ASPECT, WISH, LEVEL, COLUMNS, GAP = 2 };

/* A row of the table of needs. */
struct needs_row {
	const char *cells[COLUMNS];
	const struct need_met *need;	/* NULL: nothing is needed here */
};

static struct needs_row needs_row(struct arena *arena, const struct style *style, const struct kb *kb,
				  const struct conclusion *c, int characteristic)
{
	const struct kb_characteristic *about = &kb->characteristics[characteristic];
	const struct need_met *need = need_of(kb, c, characteristic);
	const struct kb_override *by;
	int level = conclude_level(kb, c->method, characteristic, &c->answers, &by);
	struct buf wish = {0};
	if (need)
		need_words(&wish, style->lang, kb, &kb->needs[need->need]);
	else
		buf_putc(&wish, '-');
	return (struct needs_row){
		.cells = {[ASPECT] = in(style, page_is_narrow(style) ? about->short_name : about->name),
			  [WISH] = buf_keep(&wish, arena), [LEVEL] = in(style, about->levels[level].name)},
		.need = need,
	};
}

/* Cells side by side; spaces stand only before what follows. */
static void needs_line(struct buf *out, const struct needs_row *row, const int widths[COLUMNS], bool more)
{
	buf_fill(out, ' ', INDENT);
	for (int k = 0; k < COLUMNS; k++)
		text_pad(out, row->cells[k], k + 1 < COLUMNS || more ? widths[k] : 0);
}

static void needs_table(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c)
{
	static const int least[COLUMNS] = {[ASPECT] = 30, [WISH] = 10, [LEVEL] = 10};
	if (c->method == KB_NONE || !kb->characteristic_count)
		return;
	struct arena arena = {0};
	struct needs_row *rows = arena_array(&arena, (size_t)kb->characteristic_count + 1, sizeof(*rows));
	int widths[COLUMNS], used = INDENT;
	rows[0] = (struct needs_row){.cells = {[ASPECT] = message(style->lang, MSG_RESULT_CHARACTERISTIC),
					       [WISH] = message(style->lang, MSG_RESULT_WISH),
					       [LEVEL] = message(style->lang, MSG_RESULT_LEVEL)}};
	for (int i = 0; i < kb->characteristic_count; i++)
		rows[i + 1] = needs_row(&arena, style, kb, c, i);
	for (int k = 0; k < COLUMNS; k++) {
		widths[k] = page_is_narrow(style) ? 0 : least[k];
		for (int i = 0; i <= kb->characteristic_count; i++) {
			int width = text_width(rows[i].cells[k]) + GAP;
			widths[k] = width > widths[k] ? width : widths[k];
		}
		used += widths[k];
	}
	layout_heading(out, style, message(style->lang, MSG_RESULT_NEEDS));
	style_begin(out, style, STYLE_FAINT);
	needs_line(out, &rows[0], widths, false);
	style_begin(out, style, STYLE_PLAIN);
	buf_putc(out, '\n');
	struct buf verdict = {0};
	for (int i = 1; i <= kb->characteristic_count; i++) {
		const struct need_met *need = rows[i].need;
		buf_clear(&verdict);
		if (need)
			gap_words(&verdict, style, need->gap);
		/* On a short line the verdict stands below. */
		bool below = used + text_width(buf_text(&verdict)) > style->columns;
		needs_line(out, &rows[i], widths, need && !below);
		if (need && below)
			buf_puts(out, "\n    ");
		if (need)
			style_puts(out, style, need->gap ? STYLE_BAD : STYLE_GOOD, buf_text(&verdict));
		buf_putc(out, '\n');
	}
	buf_release(&verdict);
	arena_release(&arena);
	for (int i = 0; i < c->need_count; i++)
		if (c->needs[i].gap)
			who_meets(out, style, kb, c, &c->needs[i]);
}

static void in_short(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c)
{
	static void (*const heads[])(struct buf *, const struct style *, const struct kb *, const struct conclusion *) = {
		[STATUS_RECOMMENDED] = recommended,
		[STATUS_NONE] = no_method,
		[STATUS_UNDETERMINED] = undetermined,
	};
	first_things(out, style, kb, c);
	heads[c->status](out, style, kb, c);
	companions(out, style, kb, c);
	way(out, style, kb, c);
	needs_table(out, style, kb, c);
}

void conclusion_text(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c,
		     unsigned parts)
{
	if (parts & CONCLUSION_SHORT)
		in_short(out, style, kb, c);
	if (parts & CONCLUSION_REST)
		result_rest(out, style, kb, c, (parts & CONCLUSION_WHOLE) != 0);
}

void conclusion_where_text(struct buf *out, const char *file, const struct record *record)
{
	struct buf shown = {0};
	text_visible(&shown, file, strlen(file));
	buf_puts(out, buf_text(&shown));
	buf_putc(out, ':');
	buf_number(out, record->line);
	if (record->id) {
		buf_clear(&shown);
		text_visible(&shown, record->id, strlen(record->id));
		buf_putc(out, ' ');
		buf_puts(out, buf_text(&shown));
	}
	buf_puts(out, ": ");
	buf_release(&shown);
}

/* One line for the outcome and one for what goes with it. */
void conclusion_brief_text(struct buf *out, const struct style *style, const struct kb *kb, const char *file,
			   const struct record *record, const struct conclusion *c)
{
	struct buf text = {0}, names = {0}, number = {0};
	method_names(&names, style, kb, c->possible.methods);
	if (c->status == STATUS_RECOMMENDED)
		buf_puts(&text, in(style, kb->methods[c->method].name));
	else if (c->status == STATUS_NONE)
		message_add(&text, style->lang, MSG_RESULT_NONE, in(style, kb->about.method), NULL);
	else
		message_add(&text, style->lang, MSG_BATCH_UNDETERMINED, buf_text(&names),
			    in(style, kb->facts[kb->nodes[c->next].fact].label),
			    c->provisional.method == KB_NONE ? "" : in(style, kb->methods[c->provisional.method].name), NULL);
	struct buf line = {0};
	conclusion_where_text(&line, file, record);
	buf_puts(&line, buf_text(&text));
	style_begin(out, style, STYLE_STRONG);
	text_wrap(out, buf_text(&line), style->columns, 0, INDENT);
	style_begin(out, style, STYLE_PLAIN);
	buf_release(&line);
	buf_clear(&text);
	for (int i = 0; i < c->companion_count; i++)
		message_add(&text, style->lang, MSG_BATCH_COMPANION,
			    in(style, kb->methods[kb->companions[c->companions[i]].method].name), NULL);
	for (int i = 0; i < c->need_count; i++)
		if (c->needs[i].gap) {
			buf_clear(&number);
			gap_words(&number, style, c->needs[i].gap);
			message_add(&text, style->lang, MSG_BATCH_MISS,
				    in(style, kb->characteristics[kb->needs[c->needs[i].need].characteristic].name),
				    buf_text(&number), NULL);
		}
	message_add(&text, style->lang, MSG_BATCH_CAUTIONS, decimal(c->caution_count).text,
		    c->caution_if_count ? decimal(c->caution_if_count).text : "", NULL);
	layout_paragraph(out, style, INDENT, buf_text(&text));
	buf_release(&text);
	buf_release(&names);
	buf_release(&number);
}

void conclusion_record_text(struct buf *out, const struct style *style, const struct kb *kb, const char *file,
			    const struct record *record, const struct conclusion *c, bool whole)
{
	conclusion_where_text(out, file, record);
	out->text[out->length - 1] = '\n';	/* in place of the space behind */
	conclusion_full_text(out, style, kb, c, whole);
}

void rejected_text(struct buf *out, const struct style *style, const char *file, const struct record *record)
{
	(void)file;	/* the diagnostic names it */
	diag_print(out, style, record->diag);
}
