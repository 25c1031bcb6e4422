/* Prints questions. What is asked, and when, others decide. */
#include "ask/question.h"

#include "render/layout.h"
#include "text/message.h"
#include "text/width.h"

enum { INDENT = 3, ECHO_INDENT = 2, BETWEEN = 6, NARROW = 60, MOST_CHOICES = KB_MAX_VALUES + 1 };

const char *answer_label(enum lang lang, const struct kb_fact *fact, int value)
{
	return value == KB_NONE ? message(lang, MSG_ASK_UNKNOWN) : fact->choices[value].label.in[lang];
}

static void put_number(struct buf *out, const struct style *style, int number)
{
	style_puts(out, style, STYLE_STRONG, decimal(number).text);
	buf_putc(out, ' ');
}

static int digits_of(int number)
{
	return number < 10 ? 1 : 2;
}

void choices_print(struct buf *out, const struct style *style, const char *const *labels, int count)
{
	int width = INDENT - BETWEEN;
	for (int i = 0; i < count; i++)
		width += BETWEEN + digits_of(i + 1) + 1 + text_width(labels[i]);
	bool beside = width <= style->columns;
	int digits = digits_of(count), taken = INDENT + digits + 1;
	for (int i = 0; i < count; i++) {
		buf_fill(out, ' ', (size_t)(beside ? i ? BETWEEN : INDENT : INDENT + digits - digits_of(i + 1)));
		put_number(out, style, i + 1);
		if (beside)
			buf_puts(out, labels[i]);
		else
			text_wrap(out, labels[i], style->columns, -taken, taken);
	}
	if (beside)
		buf_putc(out, '\n');
}

/* The configurations of one method, each with what it is. */
static void configurations_print(struct buf *out, const struct style *style, const struct kb *kb,
				 const struct question *q)
{
	const struct kb_method *method = &kb->methods[q->method];
	int number = 0;
	for (int v = 0; v < kb->facts[q->fact].choice_count; v++) {
		const struct kb_configuration *configuration = kb_configuration_of(method, v);
		if (!(q->offered >> v & 1) || !configuration)
			continue;
		buf_fill(out, ' ', INDENT);
		put_number(out, style, ++number);
		int taken = INDENT + digits_of(number) + 1;
		text_wrap(out, configuration->name.in[style->lang], style->columns, -taken, taken);
		text_wrap(out, configuration->description.in[style->lang], style->columns, taken, taken);
	}
	buf_fill(out, ' ', INDENT);
	put_number(out, style, ++number);
	buf_puts(out, message(style->lang, MSG_ASK_UNKNOWN));
	buf_putc(out, '\n');
}

static void put_wrapped(struct buf *out, const struct style *style, enum style_role role, const char *text, int first,
			int rest)
{
	struct buf lines = {0};
	text_wrap(&lines, text, style->columns, first, rest);
	/* The role ends before the line does, or the next prompt would take it on. */
	lines.text[--lines.length] = '\0';
	style_puts(out, style, role, buf_text(&lines));
	buf_putc(out, '\n');
	buf_release(&lines);
}

static void progress_print(struct buf *out, const struct style *style, const struct question *q)
{
	struct buf text = {0};
	message_add(&text, style->lang, MSG_ASK_PROGRESS, decimal(q->number).text, q->most ? decimal(q->most).text : "",
		    NULL);
	put_wrapped(out, style, STYLE_FAINT, buf_text(&text), 0, 0);
	buf_release(&text);
}

static void example_print(struct buf *out, const struct style *style, const struct kb_fact *fact)
{
	struct buf text = {0};
	if (!fact->example.in[style->lang])
		return;
	message_add(&text, style->lang, MSG_ASK_EXAMPLE, NULL);
	int taken = INDENT + text_width(buf_text(&text));
	buf_fill(out, ' ', INDENT);
	buf_puts(out, buf_text(&text));
	text_wrap(out, fact->example.in[style->lang], style->columns, -taken, style->columns < NARROW ? INDENT : taken);
	buf_release(&text);
}

void question_print(struct buf *out, const struct style *style, const struct kb *kb, const struct question *q)
{
	const struct kb_fact *fact = &kb->facts[q->fact];
	buf_putc(out, '\n');
	progress_print(out, style, q);
	put_wrapped(out, style, STYLE_STRONG, fact->question.in[style->lang], 0, 0);
	example_print(out, style, fact);
	if (q->current)
		layout_say(out, style, INDENT, MSG_ASK_CURRENT, q->current, NULL);
	if (q->fact == kb->configuration_fact && q->method != KB_NONE) {
		configurations_print(out, style, kb, q);
		return;
	}
	const char *labels[MOST_CHOICES];
	int count = 0;
	for (int v = 0; v < fact->choice_count; v++)
		if (q->offered >> v & 1)
			labels[count++] = fact->choices[v].label.in[style->lang];
	labels[count++] = message(style->lang, MSG_ASK_UNKNOWN);
	choices_print(out, style, labels, count);
}

void answer_print(struct buf *out, const struct style *style, const struct kb_fact *fact, int value)
{
	static const char arrow[] = "→ ";
	struct buf text = {0};
	buf_puts(&text, arrow);
	buf_puts(&text, value == KB_NONE ? message(style->lang, MSG_ASK_UNKNOWN)
					 : fact->choices[value].phrase.in[style->lang]);
	put_wrapped(out, style, STYLE_FAINT, buf_text(&text), ECHO_INDENT, ECHO_INDENT + text_width(arrow));
	buf_release(&text);
}
