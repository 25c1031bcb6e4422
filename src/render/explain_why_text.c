/* Tells why a question is asked, in full or as brief as it can be read at a prompt. The engine finds what is told. */
#include "render/explain_why_text.h"

#include <string.h>

#include "engine/reach.h"
#include "engine/why.h"
#include "render/explain_parts.h"
#include "render/explain_text.h"
#include "render/layout.h"
#include "render/page.h"

/* What is named of one group, the rest being counted: cautions in a full text, things of all kinds in a brief one. */
enum { LISTED = 12, LISTED_BRIEF = 3 };

static const char *choice_list(struct teller *t, int fact, uint32_t values)
{
	struct buf list = {0};
	for (int v = 0; v < t->kb->facts[fact].choice_count; v++)
		if (values >> v & 1)
			buf_item(&list, message(t->style->lang, MSG_WORDS_OR_CHOICE),
				 tell_words(t, MSG_RESULT_QUOTED, tell_in(t, t->kb->facts[fact].choices[v].label),
					    NULL));
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

/* The things of a group that are named in brief; a rest of one takes no more room than its count. */
static int named_in_brief(const struct teller *t, const struct why *why, uint32_t values, bool sure)
{
	int count = 0;
	for (int i = 0; i < why->item_count; i++) {
		const struct item *item = &why->items[i].item;
		count += values_of(t, why, &why->items[i], sure) == values &&
			 (item->kind != ITEM_CAUTION || speaks_itself(t->kb, item, why->fact));
	}
	return count == LISTED_BRIEF + 1 ? count : LISTED_BRIEF;
}

/* The items of one group: those that apply, or may, under the same values. */
static void items_of(struct teller *t, const struct why *why, uint32_t values, bool sure, bool brief)
{
	int named = 0, more = 0, along = 0, most = brief ? named_in_brief(t, why, values, sure) : LISTED;
	tell_paragraph(t, TELL_INDENT, sure ? MSG_WHY_IF : MSG_WHY_IF_MAYBE, choice_list(t, why->fact, values), NULL);
	for (int i = 0; i < why->item_count; i++) {
		const struct why_item *found = &why->items[i];
		bool caution = found->item.kind == ITEM_CAUTION;
		if (values_of(t, why, found, sure) != values)
			continue;
		if (caution && !speaks_itself(t->kb, &found->item, why->fact)) {
			along++;
		} else if ((brief || caution) && named >= most) {
			more++;
		} else {
			named += caution || brief;
			/* These name their method themselves, or are about all but their own. */
			bool plain = found->for_all || found->item.kind == ITEM_OVERRIDE || found->item.kind == ITEM_COMPANION;
			tell_item(t, 2 * TELL_INDENT, MSG_WHY_ITEM, tell_item_name(t, &found->item),
				  plain ? "" : tell_methods(t, found->methods), NULL);
		}
	}
	if (more)
		tell_item(t, 2 * TELL_INDENT, brief ? MSG_WHY_MORE_THINGS : MSG_WHY_MORE, tell_number(t, more), NULL);
	if (along)
		tell_item(t, 2 * TELL_INDENT, MSG_WHY_ALONG, tell_number(t, along), NULL);
}

/* Groups in the order in which they come up: first what surely applies, then what may. */
static void items_by_value(struct teller *t, const struct why *why, bool brief)
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
			items_of(t, why, values, sure, brief);
		}
}

static void exclusions(struct teller *t, const struct why *why)
{
	for (int i = 0; i < why->exclusion_count; i++)
		tell_paragraph(t, TELL_INDENT, MSG_WHY_EXCLUDED, tell_answers(t, why->exclusions[i].by, why->exclusions[i].by_count),
			       tell_methods(t, why->exclusions[i].methods), NULL);
}

static bool same_string(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

/* Whether they are told in the same words. */
static bool same_source(const struct kb_source *a, const struct kb_source *b)
{
	return a->basis == b->basis && a->chapter == b->chapter && a->section == b->section &&
	       same_string(a->page, b->page) && same_string(a->url, b->url);
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
		for (int k = 0; k < i; k++)
			before |= same_source(item_source(t->kb, &why->items[k].item), source);
		if (!before)
			tell_source(t, TELL_INDENT, source);
	}
	buf_release(&ids);
}

static void told_why(struct teller *t, const struct why *why, bool brief)
{
	const struct kb_fact *fact = &t->kb->facts[why->fact];
	tell_heading(t, why->answered == KB_NONE ? MSG_WHY_HEADING : MSG_WHY_HEADING_ANSWERED, tell_in(t, fact->label),
		     why->answered == KB_NONE ? "" : tell_in(t, fact->choices[why->answered].label), NULL);
	if (!why->live)
		tell_paragraph(t, TELL_INDENT, MSG_WHY_NOT_LIVE, NULL);
	if (why->decides)
		outcomes_by_value(t, why);
	items_by_value(t, why, brief);
	/* What is out of reach explains the candidates; where the question separates none, brevity counts. */
	if (why->decides || !brief)
		exclusions(t, why);
	asked_by(t, why);
	if (why->moot)
		tell_paragraph(t, TELL_INDENT, MSG_WHY_MOOT, tell_facts(t, why->moot), NULL);
}

void explain_why_text(struct buf *out, const struct style *style, const struct kb *kb, const struct answers *answers,
		      uint64_t declined, int fact)
{
	struct teller t = {.out = out, .style = style, .kb = kb};
	told_why(&t, why_asked(&t.arena, kb, answers, declined, fact), false);
	arena_release(&t.arena);
}

void explain_why_brief_text(struct buf *out, const struct style *style, const struct kb *kb,
			    const struct answers *answers, uint64_t declined, int fact)
{
	struct teller t = {.out = out, .style = style, .kb = kb};
	told_why(&t, why_asked(&t.arena, kb, answers, declined, fact), true);
	page_gap(out);
	layout_paragraph(out, style, TELL_INDENT, tell_in(&t, kb->facts[fact].help));
	arena_release(&t.arena);
}
