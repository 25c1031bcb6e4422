/* Tells what differs between a receipt and the present conclusion. */
#include <string.h>

#include "render/layout.h"
#include "render/page.h"
#include "render/receipt.h"
#include "text/message.h"
#include "text/width.h"

enum { INDENT = 2 };

struct telling {
	struct buf *out;
	const struct style *style;
	const struct receipt_view *view;
	struct buf text, shown;		/* scratch */
};

bool receipt_differs(const struct receipt_view *view)
{
	bool differs = view->changes->count > 0;
	for (int i = 0; i < view->receipt->answer_count; i++)
		differs |= !view->receipt->answers[i].value_known;
	return differs;
}

static const char *in(const struct telling *t, struct bitext text)
{
	return text.in[t->style->lang];
}

/* What was put together, what isn't visible made so: a receipt is a file like any other. */
static const char *shown(struct telling *t)
{
	buf_clear(&t->shown);
	text_visible(&t->shown, buf_text(&t->text), t->text.length);
	return buf_text(&t->shown);
}

static void paragraph(struct telling *t, int indent, enum msg msg, const char *a, const char *b)
{
	buf_clear(&t->text);
	message_add(&t->text, t->style->lang, msg, a, b, NULL);
	layout_paragraph(t->out, t->style, indent, shown(t));
}

static void item(struct telling *t, enum msg msg, const char *a, const char *b, const char *c)
{
	buf_clear(&t->text);
	message_add(&t->text, t->style->lang, msg, a, b, c, NULL);
	layout_item(t->out, t->style, INDENT, STYLE_PLAIN, shown(t));
}

static const char *method_name(const struct telling *t, const char *id)
{
	int m = id ? kb_method_find(t->view->kb, id) : KB_NONE;
	return m == KB_NONE ? id ? id : message(t->style->lang, MSG_RECEIPT_NOTHING) : in(t, t->view->kb->methods[m].name);
}

static const char *fact_name(const struct telling *t, const char *id)
{
	int f = id ? kb_fact_find(t->view->kb, id) : KB_NONE;
	return f == KB_NONE ? id ? id : message(t->style->lang, MSG_RECEIPT_NOTHING) : in(t, t->view->kb->facts[f].label);
}

/* The name of a level, by its id; of a gap, the number. */
static const char *level_name(const struct telling *t, const char *characteristic, const char *id)
{
	const struct kb *kb = t->view->kb;
	int i = kb_characteristic_find(kb, characteristic);
	for (int l = 0; id && i != KB_NONE && l < kb->characteristics[i].level_count; l++)
		if (!strcmp(kb->characteristics[i].levels[l].id, id))
			return in(t, kb->characteristics[i].levels[l].name);
	return id ? id : message(t->style->lang, MSG_RECEIPT_NOTHING);
}

static const char *characteristic_name(const struct telling *t, const char *id)
{
	int i = kb_characteristic_find(t->view->kb, id);
	return i == KB_NONE ? id : in(t, t->view->kb->characteristics[i].name);
}

static const char *status_name(const struct telling *t, const char *id)
{
	static const struct {
		const char *id;
		enum msg msg;
	} names[] = {{"recommended", MSG_RECEIPT_RECOMMENDED}, {"none", MSG_RECEIPT_NONE}, {"undetermined", MSG_RECEIPT_UNDETERMINED}};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (id && !strcmp(names[i].id, id))
			return message(t->style->lang, names[i].msg);
	return id ? id : "";
}

/* The lists of a conclusion by name. */
static const struct {
	const char *part;
	enum msg name;
} lists[] = {
	{"possible", MSG_RECEIPT_POSSIBLE},	{"companions", MSG_RESULT_COMPANIONS}, {"needs", MSG_RECEIPT_NEED},
	{"cautions", MSG_SHOW_CAUTIONS},	{"cautions_if", MSG_RECEIPT_CAUTIONS_IF}, {"guides", MSG_RESULT_GUIDES},
	{"checklists", MSG_RESULT_CHECKLISTS},	{"alternatives", MSG_RECEIPT_ALTERNATIVES}, {"path", MSG_RESULT_WAY},
	{"provisional", MSG_RECEIPT_PROVISIONAL}, {"levels", MSG_SHOW_LEVELS}, {"method", MSG_KIND_METHOD},
	{"outcome", MSG_KIND_OUTCOME}, {"assumed", MSG_RECEIPT_ASSUMED},
};

static const char *list_name(const struct telling *t, const char *part)
{
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		if (!strcmp(lists[i].part, part))
			return message(t->style->lang, lists[i].name);
	return part;
}

static const char *entry_name(const struct telling *t, const struct receipt_change *change)
{
	if (change->name)
		return change->name;
	if (!strcmp(change->part, "path"))
		return fact_name(t, change->id);
	if (!strcmp(change->part, "needs"))
		return characteristic_name(t, change->id);
	return method_name(t, change->id);
}

static bool is(const struct receipt_change *change, const char *part, const char *member)
{
	return !change->text && !strcmp(change->part, part) &&
	       (!member || (change->member && !strcmp(change->member, member)));
}

/* What was answered or would have to be, in quotes; what the rules no longer have, as it stands in the receipt. */
static void add_setting(struct telling *t, struct buf *out, const struct receipt_setting *setting)
{
	const struct kb *kb = t->view->kb;
	int f = setting->fact ? kb_fact_find(kb, setting->fact) : KB_NONE;
	int v = f == KB_NONE ? KB_NONE : kb_choice_find(&kb->facts[f], setting->value);
	if (v != KB_NONE) {
		message_add(out, t->style->lang, MSG_RESULT_QUOTED, in(t, kb->facts[f].choices[v].phrase), NULL);
		return;
	}
	buf_puts(out, setting->fact ? setting->fact : "");
	buf_puts(out, setting->fact ? "=" : "");
	buf_puts(out, setting->value);
}

static void add_list(struct telling *t, struct buf *out, const struct receipt_list *list)
{
	for (int i = 0; i < list->count; i++) {
		buf_puts(out, i ? message(t->style->lang, MSG_LIST_SEPARATOR) : "");
		add_setting(t, out, &list->list[i]);
	}
}

/* One side of a change: a list in words, anything else as it stands. */
static void side(struct telling *t, enum msg msg, const struct receipt_list *list, const char *value)
{
	struct buf words = {0};
	add_list(t, &words, list);
	if (!list->count)
		buf_puts(&words, value ? value : message(t->style->lang, MSG_RECEIPT_NOTHING));
	paragraph(t, 2 * INDENT, msg, buf_text(&words), "");
	buf_release(&words);
}

/* What there is no sentence of its own for. */
static void otherwise(struct telling *t, const struct receipt_change *change, const char *name)
{
	const char *part = is(change, "provisional", "assumed") ? change->member : change->part;
	item(t, MSG_RECEIPT_OTHERWISE, list_name(t, part), change->id ? name : "", "");
	side(t, MSG_RECEIPT_THEN, &change->then, change->from);
	side(t, MSG_RECEIPT_NOW, &change->now, change->to);
}

static const char *variant_name(const struct telling *t, const char *id)
{
	const struct kb_fact *fact = &t->view->kb->facts[t->view->kb->configuration_fact];
	int v = id ? kb_choice_find(fact, id) : KB_NONE;
	return v == KB_NONE ? id ? id : message(t->style->lang, MSG_RECEIPT_NOTHING) : in(t, fact->choices[v].label);
}

static void changed(struct telling *t, const struct receipt_change *change)
{
	const struct kb *kb = t->view->kb;
	const char *name = change->id ? entry_name(t, change) : list_name(t, change->part);
	if (is(change, "status", NULL))
		item(t, MSG_RECEIPT_STATUS, status_name(t, change->from), status_name(t, change->to), "");
	else if (is(change, "method", NULL))
		item(t, MSG_RECEIPT_METHOD, method_name(t, change->from), method_name(t, change->to), "");
	else if (is(change, "variant", NULL) && kb->configuration_fact != KB_NONE)
		item(t, MSG_RECEIPT_FROM_TO, in(t, kb->facts[kb->configuration_fact].label),
		     variant_name(t, change->from), variant_name(t, change->to));
	else if (is(change, "next", NULL))
		item(t, MSG_RECEIPT_NEXT, fact_name(t, change->from), fact_name(t, change->to), "");
	else if (is(change, "provisional", "method"))
		item(t, MSG_RECEIPT_FROM_TO, name, method_name(t, change->from), method_name(t, change->to));
	else if (is(change, "needs", "gap"))
		item(t, MSG_RECEIPT_GAP, name, change->from ? change->from : "", change->to ? change->to : "");
	else if (is(change, "needs", "level"))
		item(t, MSG_RECEIPT_FROM_TO, name, level_name(t, change->id, change->from), level_name(t, change->id, change->to));
	else if (is(change, "needs", NULL))
		item(t, MSG_RECEIPT_NEEDED, name, level_name(t, change->id, change->from), level_name(t, change->id, change->to));
	else
		otherwise(t, change, name);
}

/* What a text is called. */
static const char *member_name(const struct telling *t, const char *member)
{
	static const struct {
		const char *member;
		enum msg name;
	} names[] = {
		{"name", MSG_RECEIPT_NAME}, {"risk", MSG_SHOW_RISK}, {"action", MSG_SHOW_ACTION}, {"text", MSG_RECEIPT_TEXT},
		{"level", MSG_RESULT_LEVEL}, {"need", MSG_RESULT_WISH}, {"answer", MSG_RECEIPT_ANSWER},
		{"basis", MSG_RECEIPT_BASIS}, {"source", MSG_RECEIPT_SOURCE}, {"url", MSG_SHOW_ADDRESS},
	};
	for (size_t i = 0; member && i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(names[i].member, member))
			return message(t->style->lang, names[i].name);
	return member ? member : "";
}

static void reworded(struct telling *t, const struct receipt_change *change)
{
	const char *name = change->name ? change->name : change->id;
	page_gap(t->out);
	item(t, MSG_RECEIPT_REWORDED, list_name(t, change->part), name, member_name(t, change->member));
	paragraph(t, 2 * INDENT, MSG_RECEIPT_THEN, change->from ? change->from : message(t->style->lang, MSG_RECEIPT_NOTHING), "");
	paragraph(t, 2 * INDENT, MSG_RECEIPT_NOW, change->to ? change->to : message(t->style->lang, MSG_RECEIPT_NOTHING), "");
}

/* Runs of entries that came or went in one list share a heading. */
static int came_or_went(struct telling *t, const struct receipt_change *first, int left)
{
	int count = 0;
	buf_clear(&t->text);
	while (count < left && first[count].what == first->what && !strcmp(first[count].part, first->part))
		count++;
	page_gap(t->out);
	message_add(&t->text, t->style->lang, first->what == RECEIPT_LOST ? MSG_RECEIPT_LOST : MSG_RECEIPT_GAINED,
		    list_name(t, first->part), decimal(count).text, NULL);
	layout_paragraph(t->out, t->style, INDENT, shown(t));
	for (int i = 0; i < count; i++) {
		struct buf settings = {0};
		add_list(t, &settings, first->what == RECEIPT_LOST ? &first[i].then : &first[i].now);
		buf_clear(&t->text);
		message_add(&t->text, t->style->lang, MSG_RECEIPT_ENTRY, entry_name(t, &first[i]), buf_text(&settings),
			    NULL);
		buf_release(&settings);
		layout_item(t->out, t->style, INDENT, STYLE_PLAIN, shown(t));
	}
	return count;
}

/* Answer by answer: what the rules no longer have, and which no longer stand on the way, or newly do. */
static void answers(struct telling *t)
{
	const struct receipt *receipt = t->view->receipt;
	if (t->view->changes->parting)
		item(t, MSG_RECEIPT_PARTING, fact_name(t, t->view->changes->parting), "", "");
	for (int i = 0; i < receipt->answer_count; i++) {
		const struct receipt_answer *answer = &receipt->answers[i];
		const char *value = answer->value;
		int f = kb_fact_find(t->view->kb, answer->fact);
		int v = f == KB_NONE ? KB_NONE : kb_choice_find(&t->view->kb->facts[f], value);
		if (v != KB_NONE)
			value = in(t, t->view->kb->facts[f].choices[v].label);
		/* What the same rules don't have they never had. */
		bool same = t->view->changes->same_rules;
		if (!answer->fact_known)
			item(t, same ? MSG_RECEIPT_FACT_NONE : MSG_RECEIPT_FACT_GONE, answer->fact, value, "");
		else if (!answer->value_known)
			item(t, same ? MSG_RECEIPT_VALUE_NONE : MSG_RECEIPT_VALUE_GONE, fact_name(t, answer->fact), value, "");
		for (int k = 0; k < t->view->changes->count; k++) {
			const struct receipt_change *change = &t->view->changes->list[k];
			if (is(change, "path", NULL) && change->id && !strcmp(change->id, answer->fact))
				item(t, change->what == RECEIPT_LOST ? MSG_RECEIPT_OFF_WAY
				     : change->what == RECEIPT_GAINED ? MSG_RECEIPT_ON_WAY : MSG_RECEIPT_READ_ANEW,
				     fact_name(t, answer->fact), value, "");
		}
	}
}

/*
 * Whether a change needs no words of its own: of the way, about a fact that was answered; that a method which is recommended now
 * is no alternative, nor one that was recommended the only candidate any more.
 */
static bool is_told(const struct telling *t, const struct receipt_change *change)
{
	const struct receipt *receipt = t->view->receipt;
	bool listed = change->what == RECEIPT_LOST || change->what == RECEIPT_GAINED;
	for (int i = 0; listed && i < t->view->changes->count; i++) {
		const struct receipt_change *method = &t->view->changes->list[i];
		const char *other = change->what == RECEIPT_LOST ? method->to : method->from;
		if (!is(method, "method", NULL))
			continue;
		if (is(change, "possible", NULL) || (is(change, "alternatives", NULL) && other && !strcmp(change->id, other)))
			return true;
	}
	for (int i = 0; is(change, "path", NULL) && change->id && i < receipt->answer_count; i++)
		if (!strcmp(receipt->answers[i].fact, change->id))
			return true;
	return false;
}

static void differences(struct telling *t)
{
	const struct receipt_changes *changes = t->view->changes;
	bool listed = false;
	for (int i = 0; i < changes->count;) {
		const struct receipt_change *change = &changes->list[i];
		if (is_told(t, change)) {
			i++;
		} else if (change->what == RECEIPT_LOST || change->what == RECEIPT_GAINED) {
			i += came_or_went(t, change, changes->count - i);
			listed = true;
		} else {
			if (listed)
				page_gap(t->out);
			listed = false;
			(change->what == RECEIPT_REWORDED ? reworded : changed)(t, change);
			i++;
		}
	}
}

/* Enough of a digest to tell two apart. */
static const char *shortened(const char *digest, char out[24])
{
	enum { SHOWN = 19 };
	size_t length = strlen(digest);
	memcpy(out, digest, length < SHOWN ? length : SHOWN);
	memcpy(out + (length < SHOWN ? length : SHOWN), length > SHOWN ? "…" : "", length > SHOWN ? 4 : 1);
	return out;
}

/* With what it was made and with what it was held against. */
static void grounds(struct telling *t)
{
	char then[24], now[24];
	const struct receipt_view *view = t->view;
	if (!view->changes->same_rules)
		paragraph(t, INDENT, MSG_RECEIPT_RULES, shortened(view->receipt->rules, then), shortened(view->rules, now));
	if (!view->changes->same_program)
		paragraph(t, INDENT, MSG_RECEIPT_PROGRAM, view->receipt->program, view->program);
}

void receipt_text(struct buf *out, const struct style *style, const struct receipt_view *view)
{
	struct telling t = {.out = out, .style = style, .view = view};
	bool present = view->receipt->rejected || (view->changes->same_rules && view->changes->same_program);
	enum msg verdict = view->receipt->rejected	 ? MSG_RECEIPT_REJECTED
			   : view->changes->same_bytes	 ? MSG_RECEIPT_IDENTICAL
			   : receipt_differs(view)	 ? present ? MSG_RECEIPT_EDITED : MSG_RECEIPT_DIFFERS
			   : present			 ? MSG_RECEIPT_LAYOUT
							 : MSG_RECEIPT_NO_DIFFERENCE;
	layout_say_heading(out, style, verdict, NULL);
	if (!view->receipt->rejected) {
		grounds(&t);
		answers(&t);
		differences(&t);
	}
	buf_release(&t.text);
	buf_release(&t.shown);
}
