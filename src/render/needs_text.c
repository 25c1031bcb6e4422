/* Holds the recommended method against the needs: a table, and below it what would meet those that are missed. */
#include "render/needs_text.h"

#include "engine/standing.h"
#include "render/explain_parts.h"
#include "render/layout.h"
#include "render/page.h"
#include "render/words.h"
#include "text/message.h"
#include "text/width.h"

enum { INDENT = 2 };

/* The strictest need of a characteristic, or NULL. */
static const struct need_met *need_of(const struct kb *kb, const struct conclusion *c, int characteristic)
{
	const struct need_met *found = NULL;
	for (int i = 0; i < c->need_count; i++)
		if (kb->needs[c->needs[i].need].characteristic == characteristic &&
		    (!found || c->needs[i].gap > found->gap))
			found = &c->needs[i];
	return found;
}

void needs_verdict(struct buf *out, const struct style *style, int gap)
{
	message_add(out, style->lang, gap ? MSG_RESULT_MISSED : MSG_RESULT_MET, decimal(gap).text, NULL);
}

/*
 * What would meet a need that the recommended method misses: other configurations of its own, then other methods, surely
 * feasible ones or else those that could be.
 */
static void who_meets(struct teller *t, const struct tradeoffs *tradeoffs, int characteristic)
{
	enum { OWN, COULD, SURE, KINDS };
	static const enum msg messages[] = {
		[OWN] = MSG_RESULT_OWN_MEETS, [COULD] = MSG_RESULT_COULD_MEET, [SURE] = MSG_RESULT_MEETS};
	struct buf names[KINDS] = {0};
	const char *name = tell_in(t, t->kb->characteristics[characteristic].name);
	int plain = KB_NONE;	/* the method that meets it as it stands; then its configurations add nothing */
	for (int i = 0; i < tradeoffs->count; i++) {
		const struct standing *other = tradeoffs->list[i].other;
		if (!(tradeoffs->list[i].meets >> characteristic & 1) || other->method == plain)
			continue;
		if (other->configuration == KB_NONE)
			plain = other->method;
		int kind = other->method == tradeoffs->list[i].first->method ? OWN
			   : other->feasible == TRUTH_TRUE		     ? SURE
									     : COULD;
		buf_item(&names[kind], message(t->style->lang, MSG_LIST_SEPARATOR), tell_standing(t, other));
	}
	if (names[SURE].length)
		buf_clear(&names[COULD]);
	for (int kind = 0; kind < KINDS; kind++)
		if (names[kind].length)
			tell_paragraph(t, INDENT + 2, messages[kind], buf_text(&names[kind]), name, NULL);
	if (!names[OWN].length && !names[COULD].length && !names[SURE].length)
		tell_paragraph(t, INDENT + 2, MSG_RESULT_NONE_MEETS, name, NULL);
	for (int kind = 0; kind < KINDS; kind++)
		buf_release(&names[kind]);
}

enum { ASPECT, WISH, LEVEL, COLUMNS, GAP = 2 };

/* A row of the table of needs. */
struct needs_row {
	const char *cells[COLUMNS];
	const struct need_met *need;	/* NULL: nothing is needed here */
};

static struct needs_row needs_row(struct arena *arena, const struct style *style, const struct kb *kb,
				  const struct conclusion *c, int characteristic)
{
	const struct kb_characteristic *about = &kb->characteristics[characteristic];
	const struct need_met *need = need_of(kb, c, characteristic);
	const struct kb_override *by;
	int level = conclude_level(kb, c->method, characteristic, &c->answers, &by);
	struct buf wish = {0};
	if (need)
		need_words(&wish, style->lang, kb, &kb->needs[need->need]);
	else
		buf_putc(&wish, '-');
	return (struct needs_row){
		.cells = {[ASPECT] = (page_is_narrow(style) ? about->short_name : about->name).in[style->lang],
			  [WISH] = buf_keep(&wish, arena), [LEVEL] = about->levels[level].name.in[style->lang]},
		.need = need,
	};
}

/* Cells side by side; spaces stand only before what follows. */
static void needs_line(struct buf *out, const struct needs_row *row, const int widths[COLUMNS], bool more)
{
	buf_fill(out, ' ', INDENT);
	for (int k = 0; k < COLUMNS; k++)
		text_pad(out, row->cells[k], k + 1 < COLUMNS || more ? widths[k] : 0);
}

void needs_text(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c)
{
	static const int least[COLUMNS] = {[ASPECT] = 30, [WISH] = 10, [LEVEL] = 10};
	if (c->method == KB_NONE || !kb->characteristic_count)
		return;
	struct arena arena = {0};
	struct needs_row *rows = arena_array(&arena, (size_t)kb->characteristic_count + 1, sizeof(*rows));
	int widths[COLUMNS], used = INDENT;
	rows[0] = (struct needs_row){.cells = {[ASPECT] = message(style->lang, MSG_RESULT_CHARACTERISTIC),
					       [WISH] = message(style->lang, MSG_RESULT_WISH),
					       [LEVEL] = message(style->lang, MSG_RESULT_LEVEL)}};
	for (int i = 0; i < kb->characteristic_count; i++)
		rows[i + 1] = needs_row(&arena, style, kb, c, i);
	for (int k = 0; k < COLUMNS; k++) {
		widths[k] = page_is_narrow(style) ? 0 : least[k];
		for (int i = 0; i <= kb->characteristic_count; i++) {
			int width = text_width(rows[i].cells[k]) + GAP;
			widths[k] = width > widths[k] ? width : widths[k];
		}
		used += widths[k];
	}
	layout_heading(out, style, message(style->lang, MSG_RESULT_NEEDS));
	style_begin(out, style, STYLE_FAINT);
	needs_line(out, &rows[0], widths, false);
	style_begin(out, style, STYLE_PLAIN);
	buf_putc(out, '\n');
	struct buf verdict = {0};
	for (int i = 1; i <= kb->characteristic_count; i++) {
		const struct need_met *need = rows[i].need;
		buf_clear(&verdict);
		if (need)
			needs_verdict(&verdict, style, need->gap);
		/* On a short line the verdict stands below. */
		bool below = used + text_width(buf_text(&verdict)) > style->columns;
		needs_line(out, &rows[i], widths, need && !below);
		if (need && below)
			buf_puts(out, "\n    ");
		if (need)
			style_puts(out, style, need->gap ? STYLE_BAD : STYLE_GOOD, buf_text(&verdict));
		buf_putc(out, '\n');
	}
	buf_release(&verdict);
	arena_release(&arena);
	struct teller t = {.out = out, .style = style, .kb = kb};
	struct tradeoffs tradeoffs = standing_tradeoffs(&t.arena, kb, &c->answers, c->method);
	for (int i = 0; i < c->need_count; i++)
		if (c->needs[i].gap)
			who_meets(&t, &tradeoffs, kb->needs[c->needs[i].need].characteristic);
	arena_release(&t.arena);
}
