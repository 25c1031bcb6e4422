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
	const char *words = arena_string(&t->arena, buf_text(&list));
	buf_release(&list);
	return words;
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
	const struct kb_cond *when = item_when(kb, item);
	for (int i = 0; i < when->clause_count; i++)
		for (int k = 0; k < when->clauses[i].term_count; k++)
			if (when->clauses[i].terms[k].fact == fact)
				return true;
	return false;
}

enum verdict { VERDICT_FAILS, VERDICT_OPEN, VERDICT_HOLDS };

static enum verdict verdict_of(const struct why_item *item, int value)
{
	return item->holds >> value & 1 ? VERDICT_HOLDS : item->fails >> value & 1 ? VERDICT_FAILS : VERDICT_OPEN;
}

/* The items with this verdict under the value, those that only come along counted together. */
static void items_of(struct teller *t, const struct why *why, int value, enum verdict verdict)
{
	int named = 0, more = 0, along = 0;
	for (int i = 0; i < why->item_count; i++) {
		const struct why_item *found = &why->items[i];
		bool caution = found->item.kind == ITEM_CAUTION;
		if (verdict_of(found, value) != verdict)
			continue;
		if (caution && !speaks_itself(t->kb, &found->item, why->fact)) {
			along++;
		} else if (caution && named >= LISTED) {
			more++;
		} else {
			named += caution;
			/* An override names its method itself. */
			const char *of = found->for_all || found->item.kind == ITEM_OVERRIDE ? "" : tell_methods(t, found->methods);
			tell_item(t, 2 * TELL_INDENT, verdict == VERDICT_HOLDS ? MSG_WHY_ITEM : MSG_WHY_ITEM_OPEN,
				  tell_item_name(t, &found->item), of, NULL);
		}
	}
	if (more)
		tell_item(t, 2 * TELL_INDENT, MSG_WHY_MORE, tell_number(t, more), NULL);
	if (along)
		tell_item(t, 2 * TELL_INDENT, MSG_WHY_ALONG, tell_number(t, along), NULL);
}

static bool same_verdicts(const struct why *why, int a, int b)
{
	for (int i = 0; i < why->item_count; i++)
		if (verdict_of(&why->items[i], a) != verdict_of(&why->items[i], b))
			return false;
	return true;
}

static bool has_any(const struct why *why, int value)
{
	for (int i = 0; i < why->item_count; i++)
		if (verdict_of(&why->items[i], value) != VERDICT_FAILS)
			return true;
	return false;
}

static void items_by_value(struct teller *t, const struct why *why)
{
	uint32_t told = 0;
	if (!why->item_count)
		return;
	tell_paragraph(t, TELL_INDENT, why->decides ? MSG_WHY_ITEMS_TOO : MSG_WHY_ITEMS, tell_in(t, t->kb->about.method), NULL);
	for (int i = 0; i < why->value_count; i++) {
		int value = why->values[i].value;
		uint32_t same = 0;
		if (told >> value & 1)
			continue;
		for (int k = i; k < why->value_count; k++)
			if (same_verdicts(why, value, why->values[k].value))
				same |= UINT32_C(1) << why->values[k].value;
		told |= same;
		bool any = has_any(why, value);
		tell_paragraph(t, TELL_INDENT, any ? MSG_WHY_IF : MSG_WHY_IF_NOTHING, choice_list(t, why->fact, same), NULL);
		items_of(t, why, value, VERDICT_HOLDS);
		items_of(t, why, value, VERDICT_OPEN);
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
	for (int i = 0; i < why->node_count; i++) {
		buf_puts(&ids, i ? message(t->style->lang, MSG_LIST_SEPARATOR) : "");
		buf_puts(&ids, t->kb->nodes[why->nodes[i]].id);
	}
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
