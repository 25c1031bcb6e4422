/*
 * The rules as pages of the manual, in mdoc(7): the reference of all methods, and the glossary. A page is the same for the
 * same rules, whatever the terminal, the time and the machine. Knows nothing of where it is written to.
 */
#include <stddef.h>
#include <string.h>

#include "render/mdoc.h"
#include "render/page.h"
#include "render/show.h"
#include "render/words.h"
#include "text/message.h"
#include "text/width.h"

enum {
	NO_BREAKS = 1 << 20,	/* columns of texts that roff breaks into lines itself */
	DISPLAY = 70,		/* columns of a display that stands as it is, on a terminal of 80 */
};

struct page {
	struct buf *out;
	const struct kb *kb;
	enum lang lang;
	struct style style;	/* of texts that are fetched from other renderers */
};

static void section(const struct page *p, enum msg heading)
{
	mdoc_macro(p->out, ".Sh", message(p->lang, heading));
}

/* "Name (id)" */
static void named(const struct page *p, const char *name_of_macro, const char *name, const char *id)
{
	struct buf words = {0};
	message_add(&words, p->lang, MSG_MAN_NAMED, name, id, NULL);
	mdoc_macro(p->out, name_of_macro, buf_text(&words));
	buf_release(&words);
}

static void list_begin(const struct page *p)
{
	buf_puts(p->out, ".Bl -tag -width Ds\n");
}

static void list_end(const struct page *p)
{
	buf_puts(p->out, ".El\n");
}

/* What another renderer wrote on one line, without its end. */
static const char *one_line(struct buf *line)
{
	if (line->length)
		line->text[--line->length] = '\0';
	return buf_text(line);
}

static void mark(const struct page *p, const struct page_places *places, const struct kb_source *source)
{
	struct buf line = {0};
	page_mark(&line, &p->style, p->kb, 0, places, source);
	mdoc_paragraph(p->out, one_line(&line));
	buf_release(&line);
}

/* Where all statements of a list belong, right below its heading. */
static void place(const struct page *p, const struct page_places *places)
{
	struct buf line = {0};
	page_place(&line, &p->style, p->kb, 0, places);
	if (line.length)
		mdoc_text(p->out, one_line(&line));
	buf_release(&line);
}

/* A statement that stands alone: mark and source. */
static void provenance(const struct page *p, const struct kb_source *source)
{
	mark(p, &(struct page_places){0}, source);
}

static const char *in(const struct page *p, struct bitext text)
{
	return text.in[p->lang];
}

/* The title, below which the name of the page is `name`. */
static void begin(const struct page *p, const char *title, const char *name, enum msg about, const char *date)
{
	struct buf words = {0};
	const char *base = in(p, p->kb->about.title), *methods = in(p, p->kb->about.methods);
	buf_puts(p->out, "'\\\" t -*- coding: UTF-8 -*-\n");
	/* groff breaks Japanese lines only with the macros for it. */
	buf_puts(p->out, p->lang == LANG_JA ? ".if d mso .mso ja.tmac\n.Dd " : ".Dd ");
	buf_puts(p->out, date);
	buf_puts(p->out, "\n.Dt ");
	buf_puts(p->out, title);
	buf_puts(p->out, " 7\n.Os sentei\n.Sh NAME\n.Nm ");
	buf_puts(p->out, name);
	buf_putc(p->out, '\n');
	message_add(&words, p->lang, about, base ? base : "sentei", methods ? methods : "", NULL);
	mdoc_macro(p->out, ".Nd", buf_text(&words));
	section(p, MSG_MAN_DESCRIPTION);
	buf_release(&words);
}

/* What the rules follow, and what their marks mean. */
static void grounds(const struct page *p)
{
	const char *authority = in(p, p->kb->about.authority);
	struct buf words = {0};
	if (authority) {
		message_add(&words, p->lang, MSG_MAN_AUTHORITY, authority, NULL);
		mdoc_paragraph(p->out, buf_text(&words));
	}
	mdoc_paragraph(p->out, in(p, p->kb->about.caveat));
	mdoc_paragraph(p->out, message(p->lang, MSG_MAN_MARKS));
	buf_puts(p->out, ".Bl -bullet -compact\n");
	for (int i = 0; i < KB_BASIS_COUNT; i++) {
		buf_puts(p->out, ".It\n");
		mdoc_text(p->out, basis_name(p->lang, (enum kb_basis)i));
	}
	list_end(p);
	buf_release(&words);
}

static void end(const struct page *p, const char *other)
{
	section(p, MSG_MAN_SEE_ALSO);
	buf_puts(p->out, ".Xr sentei 1 ,\n.Xr sentei-show 1 ,\n.Xr sentei-rules 5 ,\n.Xr ");
	buf_puts(p->out, other);
	buf_puts(p->out, " 7\n");
}

/* What a renderer of texts draws, line by line as it stands. */
static void display(const struct page *p, void (*draw)(struct buf *, const struct view *), const struct view *view)
{
	struct style style = {.lang = p->lang, .columns = DISPLAY};
	struct view drawn = *view;
	struct buf lines = {0};
	drawn.style = &style;
	draw(&lines, &drawn);
	buf_puts(p->out, ".Bd -literal\n");
	const char *end_of_line;
	for (const char *s = buf_text(&lines); (end_of_line = strchr(s, '\n')) != NULL; s = end_of_line + 1)
		mdoc_line(p->out, s, (size_t)(end_of_line - s));
	buf_puts(p->out, ".Ed\n");
	buf_release(&lines);
}

/* ---- The comparison table, for tbl(1) */

static bool changes(const struct kb_method *method, int characteristic)
{
	for (int i = 0; i < method->override_count; i++)
		if (method->overrides[i].characteristic == characteristic)
			return true;
	return false;
}

/* Where a heading is broken into two lines: at a space, or in the middle where it has none and is wide; else its start. */
static size_t heading_break(const char *heading)
{
	enum { WIDEST = 10 };
	const char *space = strchr(heading, ' ');
	if (space)
		return (size_t)(space - heading);
	if (text_width(heading) <= WIDEST)
		return 0;
	size_t middle = strlen(heading) / 2;
	while ((heading[middle] & 0xc0) == 0x80)
		middle++;
	return middle;
}

static void put_heading(struct buf *out, const char *heading, bool second)
{
	size_t at = heading_break(heading);
	const char *from = second ? heading + at : heading;
	const char *to = second ? from + strlen(from) : heading + at;
	for (from += second && *from == ' '; from < to; from++)
		mdoc_char(out, *from);
}

static void characteristics(const struct page *p)
{
	const struct kb *kb = p->kb;
	struct page_places places = {0};
	for (int c = 0; c < kb->characteristic_count; c++)
		page_note(&places, &kb->characteristics[c].source);
	place(p, &places);
	list_begin(p);
	for (int c = 0; c < kb->characteristic_count; c++) {
		const struct kb_characteristic *characteristic = &kb->characteristics[c];
		struct buf levels = {0}, words = {0}, sentence = {0};
		for (int i = 0; i < characteristic->level_count; i++)
			buf_item(&levels, message(p->lang, MSG_LIST_COMMA), in(p, characteristic->levels[i].name));
		named(p, ".It", in(p, characteristic->name), characteristic->id);
		message_add(&sentence, p->lang, MSG_SAY_LEVELS, buf_text(&levels),
			    in(p, characteristic->levels[kb_best_level(characteristic)].name), NULL);
		sentence_words(&words, p->lang, in(p, characteristic->meaning));
		sentence_words(&words, p->lang, buf_text(&sentence));
		mdoc_text(p->out, buf_text(&words));
		mark(p, &places, &characteristic->source);
		buf_release(&levels);
		buf_release(&words);
		buf_release(&sentence);
	}
	list_end(p);
}

static void table(const struct page *p)
{
	const struct kb *kb = p->kb;
	section(p, MSG_MAN_TABLE);
	mdoc_text(p->out, message(p->lang, MSG_MAN_TABLE_LEGEND));
	buf_puts(p->out, ".Pp\n.TS\nl1");
	for (int c = 0; c < kb->characteristic_count; c++)
		buf_puts(p->out, c + 1 < kb->characteristic_count ? " l1" : " l");
	buf_puts(p->out, ".\n");
	for (int line = 0; line < 2; line++) {
		for (int c = 0; c < kb->characteristic_count; c++) {
			buf_putc(p->out, '\t');
			put_heading(p->out, in(p, kb->characteristics[c].short_name), line == 1);
		}
		buf_putc(p->out, '\n');
	}
	buf_puts(p->out, "_\n");
	for (int m = 0; m < kb->method_count; m++) {
		buf_puts(p->out, "\\&");
		for (const char *s = in(p, kb->methods[m].name); *s; s++)
			mdoc_char(p->out, *s);
		for (int c = 0; c < kb->characteristic_count; c++) {
			const struct kb_characteristic *characteristic = &kb->characteristics[c];
			int level = kb->methods[m].cells[c].level;
			buf_putc(p->out, '\t');
			for (const char *s = in(p, characteristic->levels[level].name); *s; s++)
				mdoc_char(p->out, *s);
			buf_puts(p->out, level == kb_best_level(characteristic) ? "*" : "");
			buf_puts(p->out, changes(&kb->methods[m], c) ? "+" : "");
		}
		buf_putc(p->out, '\n');
	}
	buf_puts(p->out, ".TE\n");
	characteristics(p);
}

/* ---- One method */

static void requires(const struct page *p, const struct kb_method *method)
{
	struct buf words = {0};
	mdoc_macro(p->out, ".It", message(p->lang, MSG_MAN_REQUIRES));
	condition_words(&words, p->lang, p->kb, &method->requires);
	if (!words.length)
		buf_puts(&words, message(p->lang, MSG_SHOW_REQUIRES_NOTHING));
	mdoc_text(p->out, buf_text(&words));
	provenance(p, &method->requires_source);
	buf_release(&words);
}

static void outcomes(const struct page *p, int m)
{
	bool any = false;
	for (int i = 0; i < p->kb->outcome_count; i++) {
		const struct kb_outcome *outcome = &p->kb->outcomes[i];
		if (outcome->method != m)
			continue;
		if (any)
			buf_puts(p->out, ".Pp\n");
		else
			mdoc_macro(p->out, ".It", message(p->lang, MSG_SHOW_OUTCOMES));
		any = true;
		mdoc_text(p->out, in(p, outcome->because));
		provenance(p, &outcome->source);
	}
}

static void configurations(const struct page *p, const struct kb_method *method)
{
	if (!method->configuration_count)
		return;
	struct page_places places = {0};
	for (int i = 0; i < method->configuration_count; i++)
		page_note(&places, &method->configurations[i].source);
	mdoc_macro(p->out, ".It", message(p->lang, MSG_SHOW_CONFIGURATIONS));
	place(p, &places);
	list_begin(p);
	for (int i = 0; i < method->configuration_count; i++) {
		const struct kb_configuration *configuration = &method->configurations[i];
		struct buf name = {0};
		message_add(&name, p->lang, i ? MSG_SHOW_DERIVED : MSG_SHOW_BASIC, in(p, configuration->name), NULL);
		named(p, ".It", buf_text(&name), configuration->id);
		mdoc_text(p->out, in(p, configuration->description));
		mark(p, &places, &configuration->source);
		buf_release(&name);
	}
	list_end(p);
}

static void override(const struct page *p, const struct page_places *places, const struct kb_override *o)
{
	struct buf condition = {0}, words = {0};
	condition_words(&condition, p->lang, p->kb, &o->when);
	message_add(&words, p->lang, MSG_SHOW_OVERRIDE, buf_text(&condition),
		    in(p, p->kb->characteristics[o->characteristic].levels[o->level].name), NULL);
	sentence_words(&words, p->lang, in(p, o->because));
	mdoc_paragraph(p->out, buf_text(&words));
	mark(p, places, &o->source);
	buf_release(&condition);
	buf_release(&words);
}

static void levels(const struct page *p, const struct kb_method *method)
{
	if (!p->kb->characteristic_count)
		return;
	struct page_places places = {0};
	for (int c = 0; c < p->kb->characteristic_count; c++)
		page_note(&places, &method->cells[c].source);
	for (int i = 0; i < method->override_count; i++)
		page_note(&places, &method->overrides[i].source);
	mdoc_macro(p->out, ".It", message(p->lang, MSG_SHOW_LEVELS));
	place(p, &places);
	list_begin(p);
	for (int c = 0; c < p->kb->characteristic_count; c++) {
		const struct kb_characteristic *characteristic = &p->kb->characteristics[c];
		const struct kb_cell *cell = &method->cells[c];
		struct buf name = {0};
		message_add(&name, p->lang, MSG_MAN_LEVEL, in(p, characteristic->name),
			    in(p, characteristic->levels[cell->level].name),
			    cell->level == kb_best_level(characteristic) ? "1" : "", NULL);
		mdoc_macro(p->out, ".It", buf_text(&name));
		mdoc_text(p->out, in(p, cell->because));
		mark(p, &places, &cell->source);
		for (int i = 0; i < method->override_count; i++)
			if (method->overrides[i].characteristic == c)
				override(p, &places, &method->overrides[i]);
		buf_release(&name);
	}
	list_end(p);
}

static void exceptions(const struct page *p, int m)
{
	for (int i = 0; i < p->kb->exception_count; i++) {
		const struct kb_exception *exception = &p->kb->exceptions[i];
		if (exception->method != m)
			continue;
		struct buf words = {0};
		mdoc_macro(p->out, ".It", message(p->lang, MSG_SHOW_EXCEPTIONS));
		message_add(&words, p->lang, MSG_SHOW_EXCEPTION, in(p, p->kb->methods[exception->dominated_by].name), NULL);
		sentence_words(&words, p->lang, in(p, exception->because));
		mdoc_text(p->out, buf_text(&words));
		provenance(p, &exception->source);
		buf_release(&words);
	}
}

static void former_names(const struct page *p, int m)
{
	for (int i = 0; i < p->kb->former_count; i++) {
		const struct kb_former *former = &p->kb->former[i];
		if (!(former->methods >> m & 1))
			continue;
		struct buf words = {0};
		message_add(&words, p->lang, MSG_SHOW_FORMER_NAMES, in(p, former->name), NULL);
		mdoc_macro(p->out, ".It", buf_text(&words));
		mdoc_text(p->out, in(p, former->note));
		provenance(p, &former->source);
		buf_release(&words);
	}
}

static void method(const struct page *p, int m)
{
	const struct kb_method *method = &p->kb->methods[m];
	named(p, ".Ss", in(p, method->name), method->id);
	mdoc_text(p->out, in(p, method->definition));
	mdoc_paragraph(p->out, in(p, method->confusion));
	provenance(p, &method->source);
	list_begin(p);
	former_names(p, m);
	requires(p, method);
	outcomes(p, m);
	configurations(p, method);
	levels(p, method);
	exceptions(p, m);
	list_end(p);
}

/* ---- Cautions */

/* Tier, who has to see to it, category, and the condition, as sentences. */
static void filing(const struct page *p, const struct kb_caution *caution)
{
	struct buf words = {0}, condition = {0};
	filing_words(&words, p->lang, p->kb, caution);
	condition_words(&condition, p->lang, p->kb, &caution->when);
	if (condition.length) {
		struct buf sentence = {0};
		message_add(&sentence, p->lang, MSG_SAY_WHEN, buf_text(&condition), NULL);
		sentence_words(&words, p->lang, buf_text(&sentence));
		buf_release(&sentence);
	}
	mdoc_text(p->out, buf_text(&words));
	buf_release(&words);
	buf_release(&condition);
}

/* Those of the same methods as caution `at`, the first of them, under one heading. */
static void caution_group(const struct page *p, int at)
{
	const struct kb_caution *all = p->kb->cautions, *first = &all[at];
	struct page_places places = {0};
	struct buf names = {0}, heading = {0};
	for (int i = at; i < p->kb->caution_count; i++)
		if (page_together(&all[i], first))
			page_note(&places, &all[i].source);
	methods_words(&names, p->lang, p->kb, first->methods, first->general);
	message_add(&heading, p->lang, MSG_SHOW_COUNTED, buf_text(&names), decimal(places.count).text, NULL);
	mdoc_macro(p->out, ".Ss", buf_text(&heading));
	place(p, &places);
	list_begin(p);
	for (int i = at; i < p->kb->caution_count; i++) {
		if (!page_together(&all[i], first))
			continue;
		named(p, ".It", in(p, all[i].title), all[i].id);
		filing(p, &all[i]);
		mdoc_paragraph(p->out, in(p, all[i].risk));
		mdoc_paragraph(p->out, in(p, all[i].action));
		mark(p, &places, &all[i].source);
	}
	list_end(p);
	buf_release(&names);
	buf_release(&heading);
}

static void cautions(const struct page *p)
{
	const struct kb_caution *all = p->kb->cautions;
	if (!p->kb->caution_count)
		return;
	section(p, MSG_MAN_CAUTIONS);
	mdoc_text(p->out, message(p->lang, MSG_MAN_CAUTIONS_LEGEND));
	for (int i = 0; i < p->kb->caution_count; i++) {
		int before = 0;
		while (before < i && !page_together(&all[before], &all[i]))
			before++;
		if (before == i)
			caution_group(p, i);
	}
}

/* Roles, tiers or categories. */
static void headings(const struct page *p, enum msg name, const struct kb_heading *list, int count)
{
	struct page_places places = {0};
	if (!count)
		return;
	mdoc_macro(p->out, ".Ss", message(p->lang, name));
	for (int i = 0; i < count; i++)
		page_note(&places, &list[i].source);
	place(p, &places);
	mdoc_paragraph(p->out, message(p->lang, MSG_MAN_HEADINGS_OWN));
	list_begin(p);
	for (int i = 0; i < count; i++) {
		named(p, ".It", in(p, list[i].name), list[i].id);
		mdoc_text(p->out, in(p, list[i].description));
		mark(p, &places, &list[i].source);
	}
	list_end(p);
}

static struct page open_page(struct buf *out, const struct view *view)
{
	return (struct page){.out = out, .kb = view->kb, .lang = view->style->lang,
			     .style = {.lang = view->style->lang, .columns = NO_BREAKS}};
}

void show_methods_man(struct buf *out, const struct view *view)
{
	struct page p = open_page(out, view);
	begin(&p, "SENTEI-METHODS", "sentei-methods", MSG_MAN_METHODS, view->date);
	struct buf words = {0};
	sentence_words(&words, p.lang, in(&p, view->kb->about.intro));
	sentence_words(&words, p.lang, message(p.lang, MSG_MAN_METHODS_INTRO));
	mdoc_text(out, buf_text(&words));
	buf_release(&words);
	grounds(&p);
	section(&p, MSG_MAN_FLOWCHART);
	display(&p, show_flowchart_text, view);
	if (view->kb->characteristic_count)
		table(&p);
	section(&p, MSG_MAN_DEFINITIONS);
	for (int m = 0; m < view->kb->method_count; m++)
		method(&p, m);
	cautions(&p);
	if (view->kb->role_count + view->kb->tier_count + view->kb->category_count) {
		section(&p, MSG_MAN_HEADINGS);
		headings(&p, MSG_MAN_ROLES, view->kb->roles, view->kb->role_count);
		headings(&p, MSG_MAN_TIERS, view->kb->tiers, view->kb->tier_count);
		headings(&p, MSG_MAN_CATEGORIES, view->kb->categories, view->kb->category_count);
	}
	end(&p, "sentei-glossary");
}

void show_glossary_man(struct buf *out, const struct view *view)
{
	struct page p = open_page(out, view);
	struct page_places places = {0};
	begin(&p, "SENTEI-GLOSSARY", "sentei-glossary", MSG_MAN_GLOSSARY, view->date);
	mdoc_text(out, message(p.lang, MSG_MAN_GLOSSARY_INTRO));
	grounds(&p);
	section(&p, MSG_MAN_TERMS);
	for (int i = 0; i < view->count; i++)
		page_note(&places, &view->kb->glossary[view->items[i]].source);
	place(&p, &places);
	if (view->count)
		list_begin(&p);
	else
		mdoc_text(out, message(p.lang, MSG_SHOW_NOTHING));
	for (int i = 0; i < view->count; i++) {
		const struct kb_term_entry *entry = &view->kb->glossary[view->items[i]];
		struct buf also = {0}, words = {0};
		named(&p, ".It", in(&p, entry->term), entry->id);
		mdoc_text(out, in(&p, entry->text));
		for (int k = 0; k < entry->also_count; k++)
			buf_item(&also, message(p.lang, MSG_LIST_COMMA), entry->also[k]);
		if (also.length) {
			message_add(&words, p.lang, MSG_SHOW_ALSO, buf_text(&also), NULL);
			mdoc_paragraph(out, buf_text(&words));
		}
		mark(&p, &places, &entry->source);
		buf_release(&also);
		buf_release(&words);
	}
	if (view->count)
		list_end(&p);
	end(&p, "sentei-methods");
}
