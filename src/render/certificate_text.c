/* The certificate as text, for the files of whoever answers for the rules. Decides nothing. */
#include "render/layout.h"
#include "render/verify_report.h"
#include "text/message.h"

enum { COLUMNS = 80, INDENT = 2 };

static void theorems(struct buf *out, const struct style *style, const struct verification *v)
{
	layout_heading(out, style, message(style->lang, MSG_CERTIFICATE_THEOREMS));
	for (int i = 0; i < CHECK_COUNT; i++) {
		const struct tally *tally = &v->tallies[i];
		long long number = tally->found ? tally->found : tally->examined;
		layout_say_item(out, style, INDENT, tally->found ? STYLE_BAD : STYLE_PLAIN,
				tally->found ? MSG_CERTIFICATE_FAILED : MSG_CERTIFICATE_EXAMINED,
				message(style->lang, checks[i].summary), number ? decimal(number).text : "", NULL);
	}
}

static void term_of(struct buf *out, const struct verification *v, const struct shown *shown)
{
	if (shown->kind == SHOWN_EDGE) {
		const struct kb_node *node = &v->kb->nodes[shown->index];
		buf_puts(out, shown->id);
		buf_putc(out, '=');
		buf_puts(out, v->kb->facts[node->fact].choices[shown->value].id);
		return;
	}
	if (shown->kind == SHOWN_RULE) {
		buf_puts(out, shown->section);
		buf_putc(out, ' ');
	}
	buf_puts(out, shown->id);
}

static void list_shown(struct buf *out, const struct style *style, const struct verification *v, enum shown_kind kind,
		       enum msg heading)
{
	layout_heading(out, style, message(style->lang, heading));
	for (int i = 0; i < v->shown_count; i++) {
		const struct shown *shown = &v->shown[i];
		if (shown->kind != kind)
			continue;
		struct buf term = {0}, number = {0}, answers = {0}, text = {0};
		term_of(&term, v, shown);
		number_text(&number, shown->answers);
		universe_values(&answers, &v->universe, shown->witness, ", ");
		message_add(&text, style->lang, answers.length ? MSG_CERTIFICATE_WITNESS : MSG_CERTIFICATE_WITNESS_ANY,
			    buf_text(&number), buf_text(&answers), NULL);
		layout_item(out, style, INDENT, STYLE_PLAIN, buf_text(&term));
		layout_paragraph(out, style, 2 * INDENT, buf_text(&text));
		buf_release(&term);
		buf_release(&number);
		buf_release(&answers);
		buf_release(&text);
	}
}

void certificate_text(struct buf *out, enum lang lang, const struct verification *v, const char *hash)
{
	const struct style style = {.lang = lang, .columns = COLUMNS};
	layout_heading(out, &style, message(lang, MSG_CERTIFICATE_TITLE));
	layout_paragraph(out, &style, 0, v->kb->about.title.in[lang] ? v->kb->about.title.in[lang] : "");
	layout_paragraph(out, &style, 0, hash);
	verified_spaces_text(out, &style, v);
	theorems(out, &style, v);
	list_shown(out, &style, v, SHOWN_OUTCOME, MSG_CERTIFICATE_OUTCOMES);
	list_shown(out, &style, v, SHOWN_EDGE, MSG_CERTIFICATE_EDGES);
	list_shown(out, &style, v, SHOWN_RULE, MSG_CERTIFICATE_RULES);
}
