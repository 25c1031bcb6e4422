/* The report of verify, and the table of checks, as text. Decides nothing. */
#include "render/layout.h"
#include "render/verify_report.h"
#include "text/message.h"

#include <stdarg.h>

enum { INDENT = 2, CHECK_COLUMN = 24, COLUMN = 30 };

static const enum msg severities[] = {
	[DIAG_NOTE] = MSG_NOTE,
	[DIAG_WARNING] = MSG_WARNING,
	[DIAG_ERROR] = MSG_ERROR,
};

void checks_text(struct buf *out, const struct style *style)
{
	for (int i = 0; i < CHECK_COUNT; i++) {
		struct buf text = {0};
		if (!i || checks[i].group != checks[i - 1].group)
			layout_heading(out, style, message(style->lang, check_groups[checks[i].group]));
		message_add(&text, style->lang, MSG_CHECK_ROW, message(style->lang, checks[i].summary),
			    message(style->lang, severities[diag_severity(checks[i].code)]), NULL);
		layout_pair(out, style, INDENT, CHECK_COLUMN, checks[i].id, buf_text(&text));
		buf_release(&text);
	}
}

void number_text(struct buf *out, struct count number)
{
	struct buf digits = {0};
	count_digits(&digits, number);
	for (size_t i = 0; i < digits.length; i++) {
		if (i && (digits.length - i) % 3 == 0)
			buf_putc(out, ',');
		buf_putc(out, digits.text[i]);
	}
	buf_release(&digits);
}

void verified_spaces_text(struct buf *out, const struct style *style, const struct verification *v)
{
	static const enum msg hows[VERIFIED_HOW_COUNT] = {
		[VERIFIED_ENUMERATED] = MSG_VERIFY_ENUMERATED,
		[VERIFIED_DIAGRAM] = MSG_VERIFY_DIAGRAM,
		[VERIFIED_FACTORED] = MSG_VERIFY_FACTORED,
		[VERIFIED_NOT] = MSG_VERIFY_NOT,
	};
	layout_heading(out, style, message(style->lang, MSG_VERIFY_SPACES));
	for (int i = 0; i < v->space_count; i++) {
		struct buf number = {0};
		number_text(&number, v->spaces[i].size);
		layout_item(out, style, INDENT, STYLE_PLAIN, message(style->lang, v->spaces[i].name));
		layout_say(out, style, 2 * INDENT, hows[v->spaces[i].how], buf_text(&number), NULL);
		buf_release(&number);
	}
	if (v->lost)
		layout_say_item(out, style, INDENT, STYLE_BAD, MSG_VERIFY_LOST, decimal(v->lost).text, NULL);
}

static void outcomes(struct buf *out, const struct style *style, const struct verification *v)
{
	layout_heading(out, style, message(style->lang, MSG_VERIFY_OUTCOMES));
	for (int i = 0; i < v->shown_count; i++) {
		const struct shown *shown = &v->shown[i];
		if (shown->kind != SHOWN_OUTCOME)
			continue;
		struct buf answers = {0}, text = {0};
		number_text(&answers, shown->answers);
		message_add(&text, style->lang,
			    shown->most > shown->least ? MSG_VERIFY_OUTCOME_RANGE : MSG_VERIFY_OUTCOME,
			    buf_text(&answers), decimal(shown->least).text, decimal(shown->most).text, NULL);
		layout_pair(out, style, INDENT, COLUMN, shown->id, buf_text(&text));
		buf_release(&answers);
		buf_release(&text);
	}
}

static void coverage_row(struct buf *out, const struct style *style, const struct coverage *coverage)
{
	struct buf text = {0}, missing = {0};
	int whole = coverage->total ? 100 * coverage->exercised / coverage->total : 100;
	message_add(&text, style->lang, MSG_VERIFY_COVERAGE, decimal(coverage->total).text,
		    decimal(coverage->exercised).text, decimal(whole).text, NULL);
	layout_pair(out, style, INDENT, COLUMN, message(style->lang, coverage->name), buf_text(&text));
	for (int i = 0; i < coverage->total - coverage->exercised; i++)
		buf_item(&missing, ", ", coverage->missing[i]);
	if (missing.length)
		layout_say(out, style, 2 * INDENT, MSG_VERIFY_MISSING, message(style->lang, coverage->name),
			   buf_text(&missing), NULL);
	buf_release(&text);
	buf_release(&missing);
}

static void scenarios(struct buf *out, const struct style *style, const struct verification *v)
{
	layout_heading(out, style, message(style->lang, MSG_VERIFY_SCENARIOS));
	if (!v->scenario_count) {
		layout_paragraph(out, style, INDENT, message(style->lang, MSG_VERIFY_NO_SCENARIOS));
		return;
	}
	layout_say(out, style, INDENT, MSG_VERIFY_SCENARIOS_RUN, decimal(v->scenario_count).text,
		   decimal(v->scenario_count - v->scenario_failed).text, NULL);
	for (int i = 0; i < v->coverage_count; i++)
		coverage_row(out, style, &v->coverage[i]);
}

void verification_text(struct buf *out, const struct style *style, const struct verification *v,
		       const struct diag_sink *sink, bool refused)
{
	struct buf text = {0};
	message_add(&text, style->lang, MSG_VERIFY_DONE, decimal(CHECK_COUNT).text, decimal(sink->errors).text,
		    decimal(sink->warnings).text, NULL);
	style_begin(out, style, sink->errors ? STYLE_BAD : STYLE_GOOD);
	buf_puts(out, buf_text(&text));
	style_begin(out, style, STYLE_PLAIN);
	buf_putc(out, '\n');
	if (v->kb) {
		verified_spaces_text(out, style, v);
		outcomes(out, style, v);
		scenarios(out, style, v);
	} else {
		layout_paragraph(out, style, 0, message(style->lang, MSG_VERIFY_UNFINISHED));
	}
	if (refused)
		layout_paragraph(out, style, 0, message(style->lang, MSG_CERTIFICATE_NONE));
	buf_release(&text);
}
