/* Tells why a question is asked. */
#include <string.h>

#include "engine/reach.h"
#include "engine/why.h"
#include "render/explain_parts.h"
#include "render/explain_text.h"
#include "render/layout.h"

enum { LISTED = 12 };	/* cautions named in one group; of more the rest is counted */

static const char *choice_list(struct teller *t, int fact, uint32_t values)
{
	struct buf list = {0};
	for (int v = 0; v < t->kb->facts[fact].choice_count; v++) {
		if (!(values >> v & 1))
			continue;
		buf_puts(&list, list.length ? message(t->style->lang, MSG_WORDS_OR_CHOICE) : "");
		message_add(&list, t->style->lang, MSG_RESULT_QUOTED, tell_in(t, t->kb->facts[fact].choices[v].label), NULL);
	}
	return buf_keep(&list, &t->arena);
}

/* What each value leaves; values that leave the same share a line. */
static void outcomes_by_value(struct teller *t, const struct why *why)
{
	uint32_t told = 0;
	tell_paragraph(t, TELL_INDENT, MSG_WHY_DECIDES, tell_in(t, t->kb->about.method), tell_in(t, t->kb->about.methods), NULL);
	for (int i = 0; i < why->value_count; i++) {
		struct reach leaves = why->values[i].leaves;
		uint32_t same = 0;
		if (told >> why->values[i].value & 1)
			continue;
		for (int k = i; k < why->value_count; k++)
			if (reach_same(why->values[k].leaves, leaves))
				same |= UINT32_C(1) << why->values[k].value;
		told |= same;
		tell_item(t, TELL_INDENT, reach_count(leaves) == 1 ? MSG_WHY_LEADS : MSG_WHY_LEAVES,
			  choice_list(t, why->fact, same), tell_outcomes(t, leaves), tell_number(t, reach_count(leaves)), NULL);
	}
}

/* Whether the item's own condition speaks of the fact; else it only comes along with something that does. */
static bool speaks_itself(const struct kb *kb, const struct item *item, int fact)
{
	return (cond_facts(item_when(kb, item)) >> fact & 1) != 0;
}

/* Values, as bits, under which something goes along that the question decides. */
static uint32_t in_company(const struct why *why)
{
	uint32_t values = 0;
	for (int i = 0; i < why->item_count; i++)
		if (why->items[i].item.kind == ITEM_COMPANION)
			for (int k = 0; k < why->value_count; k++)
				values |= ~why->items[i].fails & UINT32_C(1) << why->values[k].value;
	return values;
}

/* The values under which the item surely applies, or may. */
static uint32_t values_of(const struct teller *t, const struct why *why, const struct why_item *item, bool sure)
{
	uint32_t values = 0;
	for (int k = 0; k < why->value_count; k++)
		values |= UINT32_C(1) << why->values[k].value;
	values &= sure ? item->holds : ~(item->holds | item->fails);
	/* A configuration leaves those of other methods open: that goes without saying. */
	if (!sure && why->fact == t->kb->configuration_fact)
		return 0;
	/* What comes only along with something is told where that does; else it follows from the methods. */
	if (item->item.kind == ITEM_CAUTION && !speaks_itself(t->kb, &item->item, why->fact))
		values &= in_company(why);
	return values;
}

/* The items of one group: those that apply, or may, under the same values. */
static void items_of(struct teller *t, const struct why *why, uint32_t values, bool sure)
{
	int named = 0, more = 0, along = 0;
	tell_paragraph(t, TELL_INDENT, sure ? MSG_WHY_IF : MSG_WHY_IF_MAYBE, choice_list(t, why->fact, values), NULL);
	for (int i = 0; i < why->item_count; i++) {
		const struct why_item *found = &why->items[i];
		bool caution = found->item.kind == ITEM_CAUTION;
		if (values_of(t, why, found, sure) != values)
			continue;
		if (caution && !speaks_itself(t->kb, &found->item, why->fact)) {
			along++;
		} else if (caution && named >= LISTED) {
			more++;
		} else {
			named += caution;
			/* These name their method themselves, or are about all but their own. */
			bool plain = found->for_all || found->item.kind == ITEM_OVERRIDE || found->item.kind == ITEM_COMPANION;
			tell_item(t, 2 * TELL_INDENT, MSG_WHY_ITEM, tell_item_name(t, &found->item),
				  plain ? "" : tell_methods(t, found->methods), NULL);
		}
	}
	if (more)
		tell_item(t, 2 * TELL_INDENT, MSG_WHY_MORE, tell_number(t, more), NULL);
	if (along)
		tell_item(t, 2 * TELL_INDENT, MSG_WHY_ALONG, tell_number(t, along), NULL);
}

/* Groups in the order in which they come up: first what surely applies, then what may. */
static void items_by_value(struct teller *t, const struct why *why)
{
	bool any = false;
	for (int sure = 1; sure >= 0; sure--)
		for (int i = 0; i < why->item_count; i++) {
			uint32_t values = values_of(t, why, &why->items[i], sure);
			int k = 0;
			while (k < i && values_of(t, why, &why->items[k], sure) != values)
				k++;
			if (!values || k < i)
				continue;
			if (!any)
				tell_paragraph(t, TELL_INDENT, why->decides ? MSG_WHY_ITEMS_TOO : MSG_WHY_ITEMS,
					       tell_in(t, t->kb->about.method), NULL);
			any = true;
			items_of(t, why, values, sure);
		}
}

static void exclusions(struct teller *t, const struct why *why)
{
	for (int i = 0; i < why->exclusion_count; i++)
		tell_paragraph(t, TELL_INDENT, MSG_WHY_EXCLUDED, tell_answers(t, why->exclusions[i].by, why->exclusions[i].by_count),
			       tell_methods(t, why->exclusions[i].methods), NULL);
}

/* Which node asks; where none does, the rules are named with their items' first source. */
static void asked_by(struct teller *t, const struct why *why)
{
	struct buf ids = {0};
	for (int i = 0; i < why->node_count; i++)
		buf_item(&ids, message(t->style->lang, MSG_LIST_SEPARATOR), t->kb->nodes[why->nodes[i]].id);
	if (why->decides)
		tell_paragraph(t, TELL_INDENT, MSG_WHY_NODES, buf_text(&ids), NULL);
	else if (why->item_count)
		tell_paragraph(t, TELL_INDENT, MSG_WHY_RULES, tell_number(t, why->item_count), NULL);
	for (int i = 0; i < why->node_count; i++)
		tell_source(t, TELL_INDENT, &t->kb->nodes[why->nodes[i]].source);
	for (int i = 0; !why->decides && i < why->item_count; i++) {
		bool before = false;
		const struct kb_source *source = item_source(t->kb, &why->items[i].item);
		for (int k = 0; k < i; k++) {
			const struct kb_source *other = item_source(t->kb, &why->items[k].item);
			before |= other->basis == source->basis && other->chapter == source->chapter &&
				  other->section == source->section && other->url == source->url;
		}
		if (!before)
			tell_source(t, TELL_INDENT, source);
	}
	buf_release(&ids);
}

void explain_why_text(struct buf *out, const struct style *style, const struct kb *kb, const struct answers *answers,
		      uint64_t declined, int fact)
{
	struct teller t = {.out = out, .style = style, .kb = kb};
	const struct why *why = why_asked(&t.arena, kb, answers, declined, fact);
	tell_heading(&t, why->answered == KB_NONE ? MSG_WHY_HEADING : MSG_WHY_HEADING_ANSWERED, tell_in(&t, kb->facts[fact].label),
		     why->answered == KB_NONE ? "" : tell_in(&t, kb->facts[fact].choices[why->answered].label), NULL);
	if (!why->live)
		tell_paragraph(&t, TELL_INDENT, MSG_WHY_NOT_LIVE, NULL);
	if (why->decides)
		outcomes_by_value(&t, why);
	items_by_value(&t, why);
	exclusions(&t, why);
	asked_by(&t, why);
	if (why->moot)
		tell_paragraph(&t, TELL_INDENT, MSG_WHY_MOOT, tell_facts(&t, why->moot), NULL);
	arena_release(&t.arena);
}
