/* Counts and prints what the further questions would settle. Whether they are asked, others decide. */
#include "ask/offer.h"

#include "render/layout.h"
#include "text/message.h"

enum { INDENT = 3 };

/* Whether everything that the clause hangs on is among the facts. */
static bool clause_settled_by(const struct kb_clause *clause, const struct answers *answers, uint64_t facts)
{
	for (int i = 0; i < clause->term_count; i++) {
		const struct kb_term *term = &clause->terms[i];
		uint32_t may = answers->may[term->fact];
		bool open = (may & term->values) && (may & ~term->values);
		if (open && !(facts >> term->fact & 1))
			return false;
	}
	return true;
}

int offer_cautions(const struct conclusion *c, uint64_t open)
{
	int count = 0;
	for (int i = 0; i < c->caution_if_count; i++) {
		const struct conditional *caution = &c->cautions_if[i];
		bool settled = true;
		for (int k = 0; k < caution->clause_count; k++)
			settled &= clause_settled_by(caution->clauses[k], &c->answers, open);
		count += settled;
	}
	return count;
}

/* One group, by its open facts as bits; returns how many cautions they settle. */
static int put_group(struct buf *out, const struct style *style, const struct conclusion *c, const char *name,
		     uint64_t facts)
{
	struct buf line = {0}, questions = {0}, cautions = {0};
	int count = 0, settled = offer_cautions(c, facts);
	for (uint64_t left = facts; left; left &= left - 1)
		count++;
	buf_number(&questions, count);
	if (settled)
		buf_number(&cautions, settled);
	message_add(&line, style->lang, MSG_ASK_OFFER_GROUP, name, buf_text(&questions), buf_text(&cautions), NULL);
	layout_item(out, style, INDENT, STYLE_PLAIN, buf_text(&line));
	buf_release(&line);
	buf_release(&questions);
	buf_release(&cautions);
	return settled;
}

/*
 * By group in the order of the groups; a fact without one stands for itself. What hangs on two of them is settled by
 * neither alone.
 */
static void put_groups(struct buf *out, const struct style *style, const struct kb *kb, const struct agenda *agenda,
		       int settled)
{
	for (int f = 0; f < kb->fact_count; f++)
		if ((agenda->open >> f & 1) && kb->facts[f].group == KB_NONE)
			settled -= put_group(out, style, agenda->conclusion, kb->facts[f].label.in[style->lang],
					     UINT64_C(1) << f);
	for (int g = 0; g < kb->group_count; g++) {
		uint64_t facts = 0;
		for (int f = 0; f < kb->fact_count; f++)
			if (kb->facts[f].group == g)
				facts |= agenda->open & UINT64_C(1) << f;
		if (facts)
			settled -= put_group(out, style, agenda->conclusion, kb->groups[g].name.in[style->lang], facts);
	}
	if (settled) {
		struct buf line = {0}, number = {0};
		buf_number(&number, settled);
		message_add(&line, style->lang, MSG_ASK_OFFER_TOGETHER, buf_text(&number), NULL);
		layout_item(out, style, INDENT, STYLE_PLAIN, buf_text(&line));
		buf_release(&line);
		buf_release(&number);
	}
}

void offer_print(struct buf *out, const struct style *style, const struct kb *kb, const struct agenda *agenda)
{
	struct buf text = {0}, questions = {0}, cautions = {0};
	int settled = offer_cautions(agenda->conclusion, agenda->open);
	buf_number(&questions, agenda->most);
	buf_number(&cautions, settled);
	buf_putc(out, '\n');
	int method = agenda->conclusion->method;
	message_add(&text, style->lang, settled ? MSG_ASK_OFFER : MSG_ASK_OFFER_OTHER, buf_text(&questions),
		    buf_text(&cautions), method == KB_NONE ? "" : kb->methods[method].name.in[style->lang], NULL);
	layout_paragraph(out, style, 0, buf_text(&text));
	put_groups(out, style, kb, agenda, settled);
	layout_paragraph(out, style, 0, message(style->lang, MSG_ASK_OFFER_QUESTION));
	buf_release(&text);
	buf_release(&questions);
	buf_release(&cautions);
}

void offer_list(struct buf *out, const struct style *style, const struct kb *kb, const struct agenda *agenda)
{
	layout_paragraph(out, style, 0, message(style->lang, MSG_ASK_WHY_OFFER));
	for (int f = 0; f < kb->fact_count; f++)
		if (agenda->open >> f & 1)
			layout_item(out, style, INDENT, STYLE_PLAIN, kb->facts[f].label.in[style->lang]);
}
