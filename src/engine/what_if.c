/* Holds two conclusions against each other. */
#include "engine/what_if.h"

#include "engine/reach.h"

struct answers what_if_answers(const struct kb *kb, const struct answers *answers, const struct setting *settings, int count)
{
	struct answers changed = *answers;
	for (int i = 0; i < count; i++) {
		if (settings[i].value == KB_NONE)
			answers_withdraw(&changed, kb, settings[i].fact);
		else
			answers_set(&changed, settings[i].fact, settings[i].value);
	}
	return changed;
}

/* Whether the conclusion holds the index, surely, on a condition, or not. */
static enum truth listed(const int *list, int count, const struct conditional *maybe, int maybe_count, int index)
{
	for (int i = 0; i < count; i++)
		if (list[i] == index)
			return TRUTH_TRUE;
	for (int i = 0; i < maybe_count; i++)
		if (maybe[i].index == index)
			return TRUTH_UNKNOWN;
	return TRUTH_FALSE;
}

static enum truth state_in(const struct conclusion *c, const struct item *item)
{
	switch (item->kind) {
	case ITEM_COMPANION:
		return listed(c->companions, c->companion_count, c->companions_if, c->companion_if_count, item->index);
	case ITEM_CAUTION:
		return listed(c->cautions, c->caution_count, c->cautions_if, c->caution_if_count, item->index);
	case ITEM_GUIDE:
		return listed(c->guides, c->guide_count, c->guides_if, c->guide_if_count, item->index);
	case ITEM_CHECKLIST:
		return listed(c->checklists, c->checklist_count, c->checklists_if, c->checklist_if_count,
			      item->index);
	default:
		return TRUTH_FALSE;
	}
}

static void compare_items(struct arena *arena, const struct kb *kb, struct what_if *w)
{
	int most = kb->companion_count + kb->caution_count + kb->guide_count + kb->checklist_count;
	struct what_if_item *list = arena_array(arena, (size_t)most, sizeof(*list));
	for (struct item item = ITEM_START; item_next(kb, &item);) {
		enum truth before = state_in(w->before, &item), after = state_in(w->after, &item);
		if (before != after)
			list[w->item_count++] = (struct what_if_item){.item = item, .before = before, .after = after};
	}
	w->items = list;
}

/* One side of a row: what is needed, what the method has, what is missing. */
static void row_side(struct arena *arena, const struct kb *kb, const struct answers *answers, const struct conclusion *c,
		     int characteristic, int *need, int *level, int *gap)
{
	*need = *level = KB_NONE;
	*gap = 0;
	if (c->method == KB_NONE)
		return;
	const struct standing_cell *cell = &standing_new(arena, kb, answers, c->method, KB_NONE)->cells[characteristic];
	*level = cell->level;
	*gap = cell->gap;
	if (cell->need != KB_NONE)
		*need = kb->needs[cell->need].level;
}

const struct what_if *what_if(struct arena *arena, const struct kb *kb, const struct answers *answers,
			      const struct conclusion *before, const struct setting *settings, int count)
{
	struct what_if *w = arena_alloc(arena, sizeof(*w));
	struct answers changed = what_if_answers(kb, answers, settings, count);
	struct what_if_row *rows = arena_array(arena, (size_t)kb->characteristic_count, sizeof(*rows));
	*w = (struct what_if){.settings = settings, .setting_count = count, .rows = rows};
	w->before = before ? before : conclude(arena, kb, answers);
	w->after = conclude(arena, kb, &changed);
	compare_items(arena, kb, w);
	for (int i = 0; i < kb->characteristic_count; i++) {
		struct what_if_row *row = &rows[i];
		row_side(arena, kb, answers, w->before, i, &row->need_before, &row->before, &row->gap_before);
		row_side(arena, kb, &changed, w->after, i, &row->need_after, &row->after, &row->gap_after);
	}
	w->deciding = reach_deciding(arena, kb, &changed);
	uint64_t now = item_live(arena, kb, answers), then = item_live(arena, kb, &changed);
	w->asked = then & ~now;
	w->unasked = now & ~then;
	for (int i = 0; i < count; i++)
		w->unasked &= ~(UINT64_C(1) << settings[i].fact);
	return w;
}
