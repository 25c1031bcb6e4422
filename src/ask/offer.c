/* Counts and prints what the further questions would settle. Whether they are asked, others decide. */
#include "ask/offer.h"

#include "render/layout.h"
#include "text/message.h"

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

static void put_group(struct buf *list, enum lang lang, const char *name, int count)
{
	if (list->length)
		buf_puts(list, message(lang, MSG_LIST_SEPARATOR));
	message_add(list, lang, MSG_ASK_OFFER_GROUP, name, decimal(count).text, NULL);
}

/* "Devices 2, Places 1": by group in the order of the groups; a fact without one stands for itself. */
static void put_groups(struct buf *list, enum lang lang, const struct kb *kb, uint64_t open)
{
	for (int f = 0; f < kb->fact_count; f++)
		if ((open >> f & 1) && kb->facts[f].group == KB_NONE)
			put_group(list, lang, kb->facts[f].label.in[lang], 1);
	for (int g = 0; g < kb->group_count; g++) {
		int count = 0;
		for (int f = 0; f < kb->fact_count; f++)
			count += (open >> f & 1) && kb->facts[f].group == g;
		if (count)
			put_group(list, lang, kb->groups[g].name.in[lang], count);
	}
}

void offer_print(struct buf *out, const struct style *style, const struct kb *kb, const struct agenda *agenda)
{
	struct buf text = {0};
	int settled = offer_cautions(agenda->conclusion, agenda->open);
	buf_putc(out, '\n');
	int method = agenda->conclusion->method;
	layout_say(out, style, 0, settled ? MSG_ASK_OFFER : MSG_ASK_OFFER_OTHER, decimal(agenda->most).text,
		   decimal(settled).text, method == KB_NONE ? "" : kb->methods[method].name.in[style->lang], NULL);
	buf_clear(&text);
	put_groups(&text, style->lang, kb, agenda->open);
	layout_paragraph(out, style, INDENT, buf_text(&text));
	layout_paragraph(out, style, 0, message(style->lang, MSG_ASK_OFFER_QUESTION));
	buf_release(&text);
}

void offer_list(struct buf *out, const struct style *style, const struct kb *kb, const struct agenda *agenda)
{
	layout_paragraph(out, style, 0, message(style->lang, MSG_ASK_WHY_OFFER));
	for (int f = 0; f < kb->fact_count; f++)
		if (agenda->open >> f & 1)
			layout_item(out, style, INDENT, STYLE_PLAIN, kb->facts[f].label.in[style->lang]);
}
