/* The recommendation in short: what, why and by which way. How it meets the needs is in needs_text.c, the rest in result_text.c. */
#include "render/conclusion_text.h"

#include <string.h>

#include "render/layout.h"
#include "render/needs_text.h"
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

/* That no method fits comes last, in words that can stand in a list. */
static void outcome_names(struct buf *out, const struct style *style, const struct kb *kb, struct reach outcomes)
{
	const char *separator = message(style->lang, MSG_LIST_SEPARATOR);
	for (int m = 0; m < kb->method_count; m++)
		if (outcomes.methods >> m & 1)
			buf_item(out, separator, in(style, kb->methods[m].name));
	if (!outcomes.none)
		return;
	if (out->length)
		buf_puts(out, separator);
	message_add(out, style->lang, MSG_RESULT_NONE, in(style, kb->about.method), NULL);
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
	outcome_names(&names, style, kb, c->possible);
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
	needs_text(out, style, kb, c);
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
	outcome_names(&names, style, kb, c->possible);
	if (c->status == STATUS_UNDETERMINED) {
		int for_now = c->provisional.method;
		struct buf none = {0};
		outcome_names(&none, style, kb, (struct reach){.none = for_now == KB_NONE});
		message_add(&text, style->lang, MSG_BATCH_UNDETERMINED, buf_text(&names),
			    in(style, kb->facts[kb->nodes[c->next].fact].label),
			    for_now == KB_NONE ? "" : in(style, kb->methods[for_now].name), buf_text(&none), NULL);
		buf_release(&none);
	} else {
		buf_puts(&text, buf_text(&names));
	}
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
			needs_verdict(&number, style, c->needs[i].gap);
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
