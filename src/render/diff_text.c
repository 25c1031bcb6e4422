/* The comparison of two rule bases as text. Conditions stand in the rules' own syntax. Decides nothing. */
#include "render/diff_report.h"
#include "render/layout.h"
#include "text/lang.h"
#include "text/message.h"
#include "text/width.h"

enum { INDENT = 2 };

struct page {
	struct buf *out;
	const struct style *style;
	const struct diff *diff;
};

/* A heading before the first of a list's entries. */
static void head(const struct page *page, int index, enum msg heading)
{
	if (!index)
		layout_heading(page->out, page->style, message(page->style->lang, heading));
}

/* Each condition is an item; a single one that is always true stands as such. */
static void conditions(const struct page *page, const struct cover *where)
{
	for (int i = 0; i < where->count; i++) {
		struct buf text = {0};
		universe_cube(&text, &page->diff->universe, where->cubes[i].may, ", ");
		if (!text.length)
			buf_puts(&text, message(page->style->lang, MSG_DIFF_ALWAYS));
		layout_item(page->out, page->style, 2 * INDENT, STYLE_PLAIN, buf_text(&text));
		buf_release(&text);
	}
	if (!where->whole)
		layout_item(page->out, page->style, 2 * INDENT, STYLE_PLAIN, message(page->style->lang, MSG_DIFF_MORE));
}

static const char *destination(const struct page *page, const char *id, bool strange)
{
	if (strange)
		return message(page->style->lang, MSG_DIFF_STRANGE);
	return id ? id : message(page->style->lang, MSG_DIFF_NONE);
}

static void moved(const struct page *page)
{
	struct buf all = {0}, some = {0};
	count_digits(&all, page->diff->answers);
	count_digits(&some, page->diff->moved_answers);
	if (!page->diff->moved_count && page->diff->lost)
		layout_say_heading(page->out, page->style, MSG_DIFF_UNDECIDED, NULL);
	else if (!page->diff->moved_count)
		layout_say_heading(page->out, page->style, MSG_DIFF_UNMOVED, buf_text(&all), NULL);
	else
		layout_say_heading(page->out, page->style, MSG_DIFF_MOVED, buf_text(&some), buf_text(&all), NULL);
	for (int i = 0; i < page->diff->moved_count; i++) {
		const struct moved *m = &page->diff->moved[i];
		buf_clear(&some);
		count_digits(&some, m->answers);
		layout_say(page->out, page->style, INDENT, MSG_DIFF_MOVE, destination(page, m->from, m->from_strange),
			   destination(page, m->to, m->to_strange), buf_text(&some), NULL);
		conditions(page, &m->where);
	}
	buf_release(&all);
	buf_release(&some);
}

static void shifted(const struct page *page)
{
	enum lang lang = page->style->lang;
	for (int i = 0; i < page->diff->shifted_count; i++) {
		const struct shifted *s = &page->diff->shifted[i];
		struct buf methods = {0};
		for (int k = 0; k < s->method_count; k++)
			buf_item(&methods, message(lang, MSG_LIST_SEPARATOR),
				 *s->methods[k] ? s->methods[k] : message(lang, MSG_DIFF_NONE));
		head(page, i, MSG_DIFF_SHIFTED);
		layout_say(page->out, page->style, INDENT,
			   s->shift == SHIFT_MORE ? MSG_DIFF_SHIFT_MORE : MSG_DIFF_SHIFT_LESS, s->section, s->id,
			   buf_text(&methods), NULL);
		conditions(page, &s->where);
		buf_release(&methods);
	}
	if (page->diff->following) {
		head(page, page->diff->shifted_count, MSG_DIFF_SHIFTED);
		layout_say(page->out, page->style, INDENT, MSG_DIFF_FOLLOWING, decimal(page->diff->following).text,
			   NULL);
	}
}

static void relevelled(const struct page *page)
{
	const char *none = message(page->style->lang, MSG_DIFF_NO_NEED);
	for (int i = 0; i < page->diff->relevelled_count; i++) {
		const struct relevelled *r = &page->diff->relevelled[i];
		head(page, i, MSG_DIFF_LEVELS);
		layout_say(page->out, page->style, INDENT, r->method ? MSG_DIFF_LEVEL : MSG_DIFF_NEED,
			   r->characteristic, r->from ? r->from : none, r->to ? r->to : none,
			   r->method ? r->method : "", NULL);
		conditions(page, &r->where);
	}
}

static void renumbered(const struct page *page)
{
	enum lang lang = page->style->lang;
	for (int i = 0; i < page->diff->renumbered_count; i++) {
		const struct renumbered *r = &page->diff->renumbered[i];
		head(page, i, MSG_DIFF_RENUMBERED);
		layout_say(page->out, page->style, INDENT, MSG_DIFF_NUMBER, r->fact,
			   r->choice ? r->choice : message(lang, MSG_DIFF_UNKNOWN), decimal(r->from).text,
			   decimal(r->to).text, r->method ? r->method : "", NULL);
	}
}

/* One side of a text, after its sign. */
static void version(const struct page *page, const char *sign, enum style_role role, const char *text)
{
	struct buf lines = {0};
	if (!text)
		return;
	text_wrap(&lines, text, page->style->columns, -3 * INDENT, 3 * INDENT);
	buf_fill(page->out, ' ', (size_t)2 * INDENT);
	style_begin(page->out, page->style, role);
	buf_puts(page->out, sign);
	/* The role ends before the line does. */
	buf_add(page->out, buf_text(&lines), lines.length - 1);
	style_begin(page->out, page->style, STYLE_PLAIN);
	buf_putc(page->out, '\n');
	buf_release(&lines);
}

static void rewritten(const struct page *page)
{
	for (int i = 0; i < page->diff->rewritten_count; i++) {
		const struct rewritten *r = &page->diff->rewritten[i];
		struct buf line = {0};
		head(page, i, MSG_DIFF_REWRITTEN);
		if (r->entry) {
			layout_say(page->out, page->style, INDENT, r->from ? MSG_DIFF_REMOVED : MSG_DIFF_ADDED, r->path,
				   NULL);
		} else {
			buf_puts(&line, r->path);
			buf_puts(&line, r->lang < 0 ? "" : "/");
			buf_puts(&line, r->lang < 0 ? "" : lang_ids[r->lang]);
			layout_paragraph(page->out, page->style, INDENT, buf_text(&line));
			version(page, "- ", STYLE_BAD, r->from);
			version(page, "+ ", STYLE_GOOD, r->to);
		}
		buf_release(&line);
	}
}

void diff_text(struct buf *out, const struct style *style, const struct diff *diff)
{
	const struct page page = {.out = out, .style = style, .diff = diff};
	moved(&page);
	shifted(&page);
	relevelled(&page);
	renumbered(&page);
	rewritten(&page);
	if (diff->lost)
		layout_say_heading(out, style, MSG_VERIFY_LOST, decimal(diff->lost).text, NULL);
}
