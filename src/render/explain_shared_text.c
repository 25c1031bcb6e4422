/* Tells what the methods still possible share: levels, cautions, documents, companions; and what each has beyond that. */
#include "render/explain_shared_text.h"

#include "engine/reach.h"
#include "render/layout.h"

enum { NAMED = 3 };	/* cautions of a candidate's own that are named; of all their number is told */

/* A number, "" for none. */
static const char *number(struct teller *t, int n)
{
	return n ? tell_number(t, n) : "";
}

/* ---- Levels */

/* The methods with this level as the answers stand; with `may`, those that have another one and may come to have it. */
static uint64_t methods_at(const struct teller *t, const struct shared_level *row, int level, bool may)
{
	uint64_t methods = 0;
	for (int m = 0; m < t->kb->method_count; m++)
		if (may ? row->levels[m] != level && (row->may[m] >> level & 1) : row->levels[m] == level)
			methods |= UINT64_C(1) << m;
	return methods;
}

/* "high for A, B; low for C"; with `may` a sentence, or "" when nothing may come. */
static const char *level_list(struct teller *t, int characteristic, const struct shared_level *row, bool may)
{
	const struct kb_characteristic *c = &t->kb->characteristics[characteristic];
	const char *between = message(t->style->lang, may ? MSG_ALL_LEVEL_AND : MSG_ALL_SEMICOLON);
	struct buf list = {0};
	for (int l = 0; l < c->level_count; l++) {
		uint64_t methods = methods_at(t, row, l, may);
		if (!methods)
			continue;
		buf_item(&list, between,
			 tell_words(t, may ? MSG_ALL_LEVEL_MAY : MSG_ALL_LEVEL_OF, tell_in(t, c->levels[l].name),
				    tell_methods(t, methods), NULL));
	}
	const char *words = buf_keep(&list, &t->arena);
	return may && *words ? tell_words(t, MSG_ALL_LEVELS_MAY, words, NULL) : words;
}

static void levels(struct teller *t, const struct shared *shared)
{
	for (int i = 0; i < t->kb->characteristic_count; i++) {
		const struct kb_characteristic *c = &t->kb->characteristics[i];
		const struct shared_level *row = &shared->levels[i];
		const char *may = level_list(t, i, row, true);
		int first = 0;
		while (row->levels[first] == KB_NONE)
			first++;
		if (row->same)
			tell_item(t, TELL_INDENT, MSG_ALL_SAME, tell_in(t, c->name),
				  tell_in(t, c->levels[row->levels[first]].name), may, shared->methods > 1 ? "1" : "",
				  NULL);
		else
			tell_item(t, TELL_INDENT, MSG_ALL_DIFFERS, tell_in(t, c->name), level_list(t, i, row, false),
				  may, NULL);
	}
}

/* ---- Items */

/* Whether the item is one of those that all share (KB_NONE) or that the method has beyond them; false when it is not. */
static enum truth state(const struct shared_item *item, int method)
{
	if (method == KB_NONE)
		return item->all;
	return item->all == TRUTH_FALSE ? item->with[method] : TRUTH_FALSE;
}

static int count(const struct shared *shared, enum item_kind kind, int method, enum truth truth)
{
	int n = 0;
	for (int i = 0; i < shared->item_count; i++)
		n += shared->items[i].item.kind == kind && state(&shared->items[i], method) == truth;
	return n;
}

static const char *plain_name(struct teller *t, const struct item *item)
{
	switch (item->kind) {
	case ITEM_COMPANION:
		return tell_outcome(t, t->kb->companions[item->index].method);
	case ITEM_GUIDE:
		return tell_in(t, t->kb->guides[item->index].name);
	case ITEM_CHECKLIST:
		return tell_in(t, t->kb->checklists[item->index].name);
	default:
		return tell_words(t, MSG_RESULT_QUOTED, tell_listed_name(t, item), NULL);
	}
}

/* The names of the first few. */
static const char *names(struct teller *t, const struct shared *shared, enum item_kind kind, int method,
			 enum truth truth, int most)
{
	struct buf list = {0};
	for (int i = 0; i < shared->item_count && most; i++) {
		const struct shared_item *item = &shared->items[i];
		if (item->item.kind != kind || state(item, method) != truth)
			continue;
		most--;
		const char *name = plain_name(t, &item->item);
		buf_item(&list, message(t->style->lang, MSG_LIST_SEPARATOR),
			 truth == TRUTH_TRUE ? name : tell_words(t, MSG_ALL_MAYBE_ONE, name, NULL));
	}
	return buf_keep(&list, &t->arena);
}

/* Those that surely apply are named, those that may are counted; of companions, which are few, both are named. */
static bool listed(struct teller *t, int indent, const struct shared *shared, enum item_kind kind, int method)
{
	static const enum msg labels[ITEM_KIND_COUNT] = {
		[ITEM_COMPANION] = MSG_ALL_ALONG, [ITEM_CAUTION] = MSG_SHOW_CAUTIONS, [ITEM_GUIDE] = MSG_RESULT_GUIDES,
		[ITEM_CHECKLIST] = MSG_RESULT_CHECKLISTS,
	};
	bool all = method == KB_NONE && shared->methods > 1, along = kind == ITEM_COMPANION;
	int sure = count(shared, kind, method, TRUTH_TRUE), maybe = count(shared, kind, method, TRUTH_UNKNOWN);
	struct buf list = {0};
	if (!sure && !maybe)
		return false;
	buf_puts(&list, names(t, shared, kind, method, TRUTH_TRUE, sure));
	if (along && maybe) {
		buf_item(&list, message(t->style->lang, MSG_LIST_SEPARATOR),
			 names(t, shared, kind, method, TRUTH_UNKNOWN, maybe));
		maybe = 0;
	}
	tell_paragraph(t, indent, list.length ? MSG_ALL_LISTED : MSG_ALL_LISTED_MAYBE,
		       message(t->style->lang, all && along ? MSG_ALL_ALONG_ALL : labels[kind]), buf_text(&list),
		       number(t, maybe), all && !along ? "1" : "", NULL);
	buf_release(&list);
	return true;
}

static bool all_listed(struct teller *t, int indent, const struct shared *shared, int method)
{
	bool told = listed(t, indent, shared, ITEM_COMPANION, method);
	told |= listed(t, indent, shared, ITEM_GUIDE, method);
	told |= listed(t, indent, shared, ITEM_CHECKLIST, method);
	return told;
}

/* What applies whichever of them it will be: that can be done today. */
static void in_common(struct teller *t, const struct shared *shared)
{
	int sure = count(shared, ITEM_CAUTION, KB_NONE, TRUTH_TRUE),
	    maybe = count(shared, ITEM_CAUTION, KB_NONE, TRUTH_UNKNOWN);
	if (sure)
		tell_paragraph(t, TELL_INDENT, MSG_ALL_SHARED_CAUTIONS, tell_number(t, sure), number(t, maybe),
			       shared->methods > 1 ? "1" : "", NULL);
	else
		listed(t, TELL_INDENT, shared, ITEM_CAUTION, KB_NONE);
	for (int i = 0; i < shared->item_count; i++)
		if (shared->items[i].item.kind == ITEM_CAUTION && shared->items[i].all == TRUTH_TRUE)
			layout_item(t->out, t->style, TELL_INDENT, STYLE_PLAIN,
				    tell_listed_name(t, &shared->items[i].item));
	if (!all_listed(t, TELL_INDENT, shared, KB_NONE) && !sure && !maybe && shared->methods == 1)
		tell_paragraph(t, TELL_INDENT, MSG_ALL_OWN_NOTHING, NULL);
}

static void of_its_own(struct teller *t, const struct shared *shared, int method)
{
	enum { INDENT = 2 * TELL_INDENT };
	int sure = count(shared, ITEM_CAUTION, method, TRUTH_TRUE),
	    maybe = count(shared, ITEM_CAUTION, method, TRUTH_UNKNOWN);
	layout_item(t->out, t->style, TELL_INDENT, STYLE_PLAIN, tell_outcome(t, method));
	if (sure)
		tell_paragraph(t, INDENT, MSG_ALL_OWN_CAUTIONS, tell_number(t, sure), number(t, maybe),
			       names(t, shared, ITEM_CAUTION, method, TRUTH_TRUE, NAMED), sure > NAMED ? "1" : "",
			       NULL);
	else
		listed(t, INDENT, shared, ITEM_CAUTION, method);
	if (!all_listed(t, INDENT, shared, method) && !sure && !maybe)
		tell_paragraph(t, INDENT, MSG_ALL_OWN_NOTHING, NULL);
}

void explain_shared(struct teller *t, const struct shared *shared)
{
	uint64_t methods = shared->possible.methods;
	if (shared->methods > 1)
		tell_heading(t, MSG_ALL_SHARED, NULL);
	else
		tell_heading(t, MSG_ALL_SHARED_ONE, tell_methods(t, methods), NULL);
	levels(t, shared);
	in_common(t, shared);
	if (shared->methods < 2)
		return;
	tell_paragraph(t, TELL_INDENT, MSG_ALL_OWN, NULL);
	for (int m = 0; m < t->kb->method_count; m++)
		if (methods >> m & 1)
			of_its_own(t, shared, m);
}
