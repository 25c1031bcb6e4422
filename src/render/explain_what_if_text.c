/* Tells what other answers would change. */
#include "render/explain_parts.h"
#include "render/explain_passages.h"
#include "render/explain_text.h"
#include "render/layout.h"

static bool same_result(const struct conclusion *a, const struct conclusion *b)
{
	return a->status == b->status && a->possible.methods == b->possible.methods && a->possible.none == b->possible.none;
}

/* What the conclusion would be, in view of what it is. */
static void result(struct teller *t, const struct what_if *w)
{
	/* By whether it is settled now, and whether it would be. */
	static const enum msg messages[2][2] = {{MSG_IF_OPEN, MSG_IF_SETTLED}, {MSG_IF_UNSETTLED, MSG_IF_CHANGED}};
	bool now = w->before->status != STATUS_UNDETERMINED, then = w->after->status != STATUS_UNDETERMINED;
	enum msg msg = !same_result(w->before, w->after) ? messages[now][then] : now ? MSG_IF_SAME : MSG_IF_SAME_OPEN;
	tell_paragraph(t, TELL_INDENT, msg, tell_outcomes(t, w->before->possible), tell_outcomes(t, w->after->possible), NULL);
}

/* What would have to be answered until it is settled; the first is what a session would ask. */
static void deciding(struct teller *t, const struct what_if *w)
{
	if (!w->deciding)
		return;
	const char *next = tell_in(t, t->kb->facts[t->kb->nodes[w->after->next].fact].label);
	if (w->deciding & (w->deciding - 1))
		tell_paragraph(t, TELL_INDENT, MSG_IF_DECIDES_MANY, tell_facts(t, w->deciding), next, NULL);
	else
		tell_paragraph(t, TELL_INDENT, MSG_IF_DECIDES, next, NULL);
}

/* Lists one kind of transition; false when there is none. */
static bool transitions(struct teller *t, const struct what_if *w, enum truth before, enum truth after, enum msg heading)
{
	int count = 0;
	for (int i = 0; i < w->item_count; i++)
		count += w->items[i].before == before && w->items[i].after == after;
	if (!count)
		return false;
	tell_paragraph(t, TELL_INDENT, heading, tell_number(t, count), NULL);
	for (int i = 0; i < w->item_count; i++)
		if (w->items[i].before == before && w->items[i].after == after)
			layout_item(t->out, t->style, TELL_INDENT, STYLE_PLAIN, tell_listed_name(t, &w->items[i].item));
	return true;
}

static bool all_transitions(struct teller *t, const struct what_if *w)
{
	static const struct {
		enum truth before, after;
		enum msg heading;
	} kinds[] = {
		{TRUTH_TRUE, TRUTH_FALSE, MSG_IF_LOST},
		{TRUTH_UNKNOWN, TRUTH_FALSE, MSG_IF_NO_LONGER_MAYBE},
		{TRUTH_FALSE, TRUTH_TRUE, MSG_IF_GAINED},
		{TRUTH_UNKNOWN, TRUTH_TRUE, MSG_IF_SURE},
		{TRUTH_FALSE, TRUTH_UNKNOWN, MSG_IF_MAYBE},
		{TRUTH_TRUE, TRUTH_UNKNOWN, MSG_IF_UNSURE},
	};
	bool told = false;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		told |= transitions(t, w, kinds[i].before, kinds[i].after, kinds[i].heading);
	return told;
}

void explain_what_if_text(struct buf *out, const struct style *style, const struct kb *kb, const struct answers *answers,
			  const struct setting *settings, int count)
{
	struct teller t = {.out = out, .style = style, .kb = kb};
	const struct what_if *w = what_if(&t.arena, kb, answers, NULL, settings, count);
	tell_heading(&t, MSG_IF_HEADING, tell_answers(&t, settings, count), NULL);
	result(&t, w);
	deciding(&t, w);
	if (w->after->foreign_variant && !w->before->foreign_variant)
		tell_paragraph(&t, TELL_INDENT, MSG_IF_FOREIGN, tell_in(&t, kb->facts[kb->configuration_fact].label), NULL);
	bool more = explain_rows(&t, TELL_INDENT, MSG_IF_ROWS, w);
	more |= all_transitions(&t, w);
	if (w->asked & ~w->deciding)
		tell_paragraph(&t, TELL_INDENT, MSG_IF_ASKED, tell_facts(&t, w->asked & ~w->deciding), NULL);
	if (w->unasked)
		tell_paragraph(&t, TELL_INDENT, MSG_IF_UNASKED, tell_facts(&t, w->unasked), NULL);
	if (same_result(w->before, w->after) && !more)
		tell_paragraph(&t, TELL_INDENT, MSG_IF_NOTHING, NULL);
	tell_paragraph(&t, TELL_INDENT, MSG_IF_UNTOUCHED, NULL);
	arena_release(&t.arena);
}
