/* Says why a question is asked. What it would tell apart, the engine finds. */
#include "ask/why.h"

#include "engine/reach.h"
#include "engine/why.h"
#include "render/layout.h"
#include "render/words.h"
#include "text/message.h"

enum { INDENT = 3, LISTED = 4 };

/* A list being written: the first few names, and how many there are. */
struct names {
	struct buf text;
	int count;
};

/* What is said of one question. */
struct telling {
	struct buf *out;
	const struct style *style;
	const struct kb *kb;
	const struct why *why;
};

static const char *in(const struct telling *t, struct bitext text)
{
	const char *s = text.in[t->style->lang];
	return s ? s : "";
}

static void add_name(const struct telling *t, struct names *names, const char *name)
{
	if (names->count++ >= LISTED)
		return;
	if (names->text.length)
		buf_puts(&names->text, message(t->style->lang, MSG_LIST_SEPARATOR));
	buf_puts(&names->text, name);
}

/* ---- Questions that decide between methods */

static void say_value(const struct telling *t, const struct why_value *value)
{
	struct buf names = {0};
	struct reach leaves = value->leaves;
	int methods = reach_count(leaves) - leaves.none;
	methods_words(&names, t->style->lang, t->kb, leaves.methods, false);
	layout_say(t->out, t->style, INDENT,
		   !methods ? MSG_ASK_WHY_NONE : methods == 1 ? MSG_ASK_WHY_ONE : MSG_ASK_WHY_SEVERAL,
		   in(t, t->kb->facts[t->why->fact].choices[value->value].label), buf_text(&names),
		   in(t, t->kb->about.method), methods && leaves.none ? "1" : "", NULL);
	buf_release(&names);
}

static void say_excluded(const struct telling *t, const struct exclusion *exclusion)
{
	struct buf answers = {0}, names = {0};
	for (int i = 0; i < exclusion->by_count; i++) {
		const struct setting *by = &exclusion->by[i];
		buf_puts(&answers, i ? message(t->style->lang, MSG_LIST_SEPARATOR) : "");
		message_add(&answers, t->style->lang, MSG_ASK_QUOTED,
			    in(t, t->kb->facts[by->fact].choices[by->value].phrase), NULL);
	}
	methods_words(&names, t->style->lang, t->kb, exclusion->methods, false);
	layout_say(t->out, t->style, INDENT, MSG_ASK_WHY_EXCLUDED, buf_text(&answers), buf_text(&names),
		   decimal(exclusion->by_count).text, NULL);
	buf_release(&answers);
	buf_release(&names);
}

static void say_outcomes(const struct telling *t)
{
	for (int i = 0; i < t->why->value_count; i++)
		say_value(t, &t->why->values[i]);
	for (int i = 0; i < t->why->exclusion_count; i++)
		if (t->why->exclusions[i].by_count)
			say_excluded(t, &t->why->exclusions[i]);
}

/* ---- Questions that decide about the rest */

/* Kinds of items that are told together, each on a line. */
enum line { CAUTIONS, COMPANIONS, NEEDS, LEVELS, DOCUMENTS, LINE_COUNT };

static const enum line line_of[ITEM_KIND_COUNT] = {
	[ITEM_COMPANION] = COMPANIONS, [ITEM_NEED] = NEEDS, [ITEM_OVERRIDE] = LEVELS, [ITEM_CAUTION] = CAUTIONS,
	[ITEM_GUIDE] = DOCUMENTS, [ITEM_CHECKLIST] = DOCUMENTS,
};

/* `told`: characteristics that stand in the names already, as bits. */
static void add_item(const struct telling *t, struct names *names, const struct item *item, uint64_t *told)
{
	const struct kb *kb = t->kb;
	struct buf quoted = {0};
	int characteristic = KB_NONE;
	switch (item->kind) {
	case ITEM_COMPANION:
		add_name(t, names, in(t, kb->methods[kb->companions[item->index].method].name));
		break;
	case ITEM_NEED:
		characteristic = kb->needs[item->index].characteristic;
		break;
	case ITEM_OVERRIDE:
		characteristic = kb->methods[item->method].overrides[item->index].characteristic;
		break;
	case ITEM_CAUTION:
		message_add(&quoted, t->style->lang, MSG_ASK_QUOTED, in(t, kb->cautions[item->index].title), NULL);
		add_name(t, names, buf_text(&quoted));
		break;
	case ITEM_GUIDE:
		add_name(t, names, in(t, kb->guides[item->index].name));
		break;
	case ITEM_CHECKLIST:
		add_name(t, names, in(t, kb->checklists[item->index].name));
		break;
	case ITEM_KIND_COUNT:
		break;
	}
	buf_release(&quoted);
	/* Several needs of one characteristic, or several of its levels, are one thing to a reader. */
	if (characteristic == KB_NONE || (*told >> characteristic & 1))
		return;
	*told |= UINT64_C(1) << characteristic;
	add_name(t, names, in(t, kb->characteristics[characteristic].name));
}

static void say_line(const struct telling *t, enum line line, const struct names *names)
{
	static const enum msg messages[LINE_COUNT] = {
		[CAUTIONS] = MSG_ASK_WHY_CAUTIONS, [COMPANIONS] = MSG_ASK_WHY_COMPANIONS, [NEEDS] = MSG_ASK_WHY_NEEDS,
		[LEVELS] = MSG_ASK_WHY_LEVELS, [DOCUMENTS] = MSG_ASK_WHY_DOCUMENTS,
	};
	layout_say_item(t->out, t->style, INDENT, STYLE_PLAIN, messages[line], decimal(names->count).text,
			buf_text(&names->text), names->count > LISTED ? decimal(names->count - LISTED).text : "", NULL);
}

static void say_items(const struct telling *t)
{
	struct names names[LINE_COUNT] = {{{0}}};
	uint64_t told[LINE_COUNT] = {0};
	for (int i = 0; i < t->why->item_count; i++) {
		const struct item *item = &t->why->items[i].item;
		enum line line = line_of[item->kind];
		add_item(t, &names[line], item, &told[line]);
	}
	layout_say(t->out, t->style, INDENT, t->why->item_count ? MSG_ASK_WHY_REST : MSG_ASK_WHY_NOTHING,
		   in(t, t->kb->about.method), NULL);
	for (int line = 0; line < LINE_COUNT; line++) {
		if (names[line].count)
			say_line(t, (enum line)line, &names[line]);
		buf_release(&names[line].text);
	}
}

void why_print(struct buf *out, const struct style *style, const struct consultation *c, struct arena *arena, int fact)
{
	struct telling t = {.out = out, .style = style, .kb = c->kb,
			    .why = why_asked(arena, c->kb, &c->answers, c->declined & ~(UINT64_C(1) << fact), fact)};
	if (t.why->decides)
		say_outcomes(&t);
	else
		say_items(&t);
	buf_putc(out, '\n');
	layout_paragraph(out, style, INDENT, c->kb->facts[fact].help.in[style->lang]);
}
