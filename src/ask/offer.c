/* Counts and prints what the further questions would settle. Whether they are asked, others decide. */
#include "ask/offer.h"

#include "base/bits.h"
#include "render/layout.h"

enum { INDENT = 3 };

int offer_cautions(const struct conclusion *c, uint64_t open)
{
	int count = 0;
	for (int i = 0; i < c->caution_if_count; i++) {
		const struct conditional *caution = &c->cautions_if[i];
		bool settled = true;
		for (int k = 0; k < caution->clause_count; k++)
			settled &= !(clause_open(caution->clauses[k], c->answers.may) & ~open);
		count += settled;
	}
	return count;
}

/* One group, by its open facts as bits; returns how many cautions they settle. */
static int put_group(struct buf *out, const struct style *style, const struct conclusion *c, const char *name,
		     uint64_t facts)
{
	int settled = offer_cautions(c, facts);
	layout_say_item(out, style, INDENT, STYLE_PLAIN, MSG_ASK_OFFER_GROUP, name, decimal(bits_count(facts)).text,
			settled ? decimal(settled).text : "", NULL);
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
	if (settled)
		layout_say_item(out, style, INDENT, STYLE_PLAIN, MSG_ASK_OFFER_TOGETHER, decimal(settled).text, NULL);
}

void offer_print(struct buf *out, const struct style *style, const struct kb *kb, const struct agenda *agenda)
{
	int settled = offer_cautions(agenda->conclusion, agenda->open);
	buf_putc(out, '\n');
	int method = agenda->conclusion->method;
	layout_say(out, style, 0, settled ? MSG_ASK_OFFER : MSG_ASK_OFFER_OTHER, decimal(agenda->most).text,
		   decimal(settled).text, method == KB_NONE ? "" : kb->methods[method].name.in[style->lang], NULL);
	put_groups(out, style, kb, agenda, settled);
	layout_paragraph(out, style, 0, message(style->lang, MSG_ASK_OFFER_QUESTION));
}

void offer_list(struct buf *out, const struct style *style, const struct kb *kb, const struct agenda *agenda)
{
	layout_paragraph(out, style, 0, message(style->lang, MSG_ASK_WHY_OFFER));
	for (int f = 0; f < kb->fact_count; f++)
		if (agenda->open >> f & 1)
			layout_item(out, style, INDENT, STYLE_PLAIN, kb->facts[f].label.in[style->lang]);
}
