/*
 * render/layout, render/page, text/style: each shape at wide and narrow lines; that none is wider than it may be, and
 * that colour adds escapes and nothing else.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "random.h"
#include "render/layout.h"
#include "render/page.h"
#include "text/width.h"

static const struct style wide = {.lang = LANG_EN, .columns = 80}, narrow = {.lang = LANG_EN, .columns = 59},
			  tiny = {.lang = LANG_JA, .columns = 20},
			  coloured = {.lang = LANG_EN, .columns = 80, .colour = true};

/* What was written so far, which is forgotten. */
static void expect(struct buf *out, const char *text)
{
	assert_string_equal(buf_text(out), text);
	buf_clear(out);
}

static void headings_stand_after_an_empty_line(void **state)
{
	(void)state;
	struct buf out = {0};
	layout_heading(&out, &wide, "First");
	layout_heading(&out, &wide, "Second");
	expect(&out, "First\n\nSecond\n");
	layout_heading(&out, &tiny, "見出しがとても長いので折り返します");
	expect(&out, "見出しがとても長いの\nで折り返します\n");
	/* The escape ends before the line does. */
	layout_heading(&out, &coloured, "First");
	expect(&out, "\033[1;4mFirst\033[0m\n");
	layout_say_heading(&out, &wide, MSG_PAGE_LABEL, "Name", NULL);
	expect(&out, "Name:\n");
	buf_release(&out);
}

static void paragraphs_and_items_keep_their_indent(void **state)
{
	(void)state;
	struct buf out = {0};
	layout_paragraph(&out, &tiny, 4, "one two three four five\nsix");
	expect(&out, "    one two three\n    four five\n    six\n");
	layout_item(&out, &tiny, 2, STYLE_PLAIN, "one two three four five");
	expect(&out, "  - one two three\n    four five\n");
	layout_item(&out, &tiny, 0, STYLE_PLAIN, "一二三四五六七八九十");
	expect(&out, "- 一二三四五六七八九\n  十\n");
	layout_item(&out, &coloured, 2, STYLE_GOOD, "fits");
	expect(&out, "  - \033[32mfits\033[0m\n");
	layout_item(&out, &coloured, 0, STYLE_PLAIN, "fits");
	layout_say_item(&out, &wide, 1, STYLE_BAD, MSG_PAGE_LABEL, "x", NULL);
	layout_say(&out, &wide, 3, MSG_SHOW_MARK, "y", NULL);
	/* A plain one begins with the escape that ends others. */
	expect(&out, "- \033[0mfits\n - x:\n   [y]\n");
	buf_release(&out);
}

static void pairs_stand_beside_or_below(void **state)
{
	(void)state;
	struct buf out = {0};
	layout_pair(&out, &wide, 2, 10, "term", "text");
	expect(&out, "  term    text\n");
	/* Two columns between them, at least; the term counts by its columns. */
	layout_pair(&out, &wide, 2, 10, "sixsix", "text");
	layout_pair(&out, &wide, 2, 10, "三文字", "text");
	expect(&out, "  sixsix  text\n  三文字  text\n");
	layout_pair(&out, &wide, 2, 10, "sevense", "text");
	layout_pair(&out, &wide, 2, 10, "三文字x", "text");
	expect(&out, "  sevense\n      text\n  三文字x\n      text\n");
	layout_pair(&out, &narrow, 2, 10, "term", "text");
	expect(&out, "  term\n      text\n");
	layout_pair(&out, &(struct style){.lang = LANG_EN, .columns = 60}, 2, 10, "term",
		    "0123456789 0123456789 0123456789 0123456789 012345 0123456");
	expect(&out, "  term    0123456789 0123456789 0123456789 0123456789 012345\n          0123456\n");
	layout_pair(&out, &tiny, 1, 10, "a term of many words", "a text of many words");
	expect(&out, " a term of many\n   words\n     a text of many\n     words\n");
	layout_pair(&out, &coloured, 2, 10, "term", "text");
	expect(&out, "  \033[1mterm\033[0m    text\n");
	layout_pair(&out, &coloured, 2, 10, "too long", "text");
	expect(&out, "  \033[1mtoo long\033[0m\n      text\n");
	buf_release(&out);
}

static void titles_have_their_id_beside_where_there_is_room(void **state)
{
	(void)state;
	struct buf out = {0};
	/* 20 columns: a name of 13, two spaces, an id of 5; then one more. */
	page_title(&out, &tiny, 0, "thirteen wide", "id-05");
	page_title(&out, &tiny, 0, "fourteen wide!", "id-05");
	page_title(&out, &tiny, 2, "eleven wide", "id-05");
	page_title(&out, &tiny, 2, "twelve wide!", "id-05");
	expect(&out, "thirteen wide  id-05\nfourteen wide!\nid-05\n  eleven wide  id-05\n  twelve wide!\n  id-05\n");
	/* The last line decides. */
	page_title(&out, &tiny, 0, "a name of two lines", "id");
	page_title(&out, &tiny, 0, "a name of two long lines", "id");
	expect(&out, "a name of two lines\nid\na name of two long\nlines  id\n");
	page_title(&out, &coloured, 2, "name", "id");
	expect(&out, "  \033[1mname\033[0m  \033[2mid\033[0m\n");
	buf_release(&out);
}

static void fields_are_columns_only_where_lines_are_long(void **state)
{
	(void)state;
	struct buf out = {0};
	page_field(&out, &wide, 2, "label", "text");
	page_field(&out, &wide, 2, "label", NULL);
	page_field(&out, &wide, 2, "elevenwide!", "text");
	expect(&out, "  label       text\n  elevenwide! text\n");
	page_field(&out, &wide, 2, "twelvewide!!", "text");
	page_field(&out, &narrow, 2, "label", "text");
	page_field(&out, &tiny, 0, "項目", "一二三四五六七八九十");
	expect(&out, "  twelvewide!!: text\n  label: text\n項目: 一二三四五六七\n  八九十\n");
	page_field(&out, &tiny, 2, "とても長い項目の名前です", "一二三");
	expect(&out, "  とても長い項目の名\n    前です: 一二三\n");
	assert_true(page_is_narrow(&narrow));
	assert_false(page_is_narrow(&(struct style){.columns = 60}));
	buf_release(&out);
}

static void gaps_are_one_line(void **state)
{
	(void)state;
	struct buf out = {0};
	page_gap(&out);
	expect(&out, "");
	buf_puts(&out, "x\n");
	page_gap(&out);
	page_gap(&out);
	expect(&out, "x\n\n");
	/* Above stands an empty line, if nothing but it. */
	buf_puts(&out, "\n");
	page_gap(&out);
	expect(&out, "\n\n");
	buf_release(&out);
}

static void styled_lines_end_what_they_begin(void **state)
{
	(void)state;
	static const struct style small = {.lang = LANG_EN, .columns = 20, .colour = true};
	struct buf out = {0};
	page_styled(&out, &small, STYLE_FAINT, "one two three four five", 2, 4);
	expect(&out, "  \033[2mone two three four\033[0m\n    \033[2mfive\033[0m\n");
	style_puts(&out, &small, STYLE_PLAIN, "x");
	style_puts(&out, &small, STYLE_BAD, "y");
	style_begin(&out, &tiny, STYLE_BAD);
	style_puts(&out, &tiny, STYLE_BAD, "z");
	expect(&out, "x\033[31my\033[0mz");
	buf_release(&out);
}

static const struct kb_name sections[] = {{.id = "s", .name = {{"節", "Section"}}}};
static const struct kb_chapter chapters[] = {
	{.id = "3", .title = {{"章", "Title"}}, .sections = sections, .section_count = 1}};
static const struct kb kb = {.chapters = chapters, .chapter_count = 1};

/* The place of these two, then the mark of the second. */
static void expect_places(const struct kb_source *a, const struct kb_source *b, const char *text)
{
	struct page_places places = {0};
	struct buf out = {0};
	page_note(&places, a);
	if (b)
		page_note(&places, b);
	page_place(&out, &wide, &kb, 1, &places);
	page_mark(&out, &wide, &kb, 2, &places, b ? b : a);
	expect(&out, text);
	buf_release(&out);
}

static void shared_place_is_said_once(void **state)
{
	(void)state;
	const struct kb_source a = {.basis = KB_GUIDELINE, .chapter = 0, .section = 0, .page = "4"};
	struct kb_source b = a;
	char page[] = "4";
	expect_places(&a, NULL, "  [checked against the text] Chapter 3, Title: Section, page 4\n");
	/* Marks may differ, and equal strings needn't be the same. */
	b.page = page;
	b.basis = KB_OVERVIEW;
	expect_places(&a, &b, " Where it belongs: Chapter 3, Title: Section, page 4\n  [stated in the overview]\n");
	b.page = "5";
	expect_places(&a, &b, "  [stated in the overview] Chapter 3, Title: Section, page 5\n");
	b.page = NULL;
	expect_places(&a, &b, "  [stated in the overview] Chapter 3, Title: Section\n");
	b = a;
	b.section = KB_NONE;
	expect_places(&a, &b, "  [checked against the text] Chapter 3, Title, page 4\n");
	b = a;
	b.url = "https://a.jp/";
	expect_places(&a, &b, "  [checked against the text] Chapter 3, Title: Section, page 4 https://a.jp/\n");
}

static void cautions_under_one_heading(void **state)
{
	(void)state;
	const struct kb_caution some = {.methods = 3}, same = {.methods = 3}, others = {.methods = 5},
				all = {.methods = 3, .general = true};
	assert_true(page_together(&some, &same));
	assert_false(page_together(&some, &others));
	assert_false(page_together(&some, &all));
}

static void glyphs_are_as_wide_as_they_say(void **state)
{
	(void)state;
	for (int ambiguous = 0; ambiguous < 2; ambiguous++) {
		width_ambiguous_wide(ambiguous);
		const struct page_glyphs *glyphs = page_glyphs();
		assert_int_equal(text_width(glyphs->rule), 1);
		assert_int_equal(text_width(glyphs->leads), 2);
		assert_int_equal(text_width(glyphs->branch), 3);
		assert_int_equal(text_width(glyphs->last), 3);
		assert_int_equal(text_width(glyphs->guide), 3);
		assert_int_equal(text_width(glyphs->gap), 3);
		assert_int_equal((unsigned char)glyphs->rule[0] < 0x80, ambiguous);
	}
	width_ambiguous_wide(false);
}

/* ---- Any text, any width */

static void random_text(struct random *random, struct buf *text, int words)
{
	static const char *const some[] = {"a", "word", "方式", "longer-word", "、", "多要素認証", "(x)", "端末は、", "é",
					   "https://a.jp/b"};
	buf_clear(text);
	buf_puts(text, "x");
	for (int n = random_below(random, words); n; n--) {
		if (random_below(random, 2))
			buf_putc(text, ' ');
		buf_puts(text, some[random_below(random, 10)]);
	}
}

static void without_escapes(struct buf *out, const char *text)
{
	buf_clear(out);
	for (; *text; text++) {
		if (*text == '\033')
			text += strcspn(text, "m");
		else
			buf_putc(out, *text);
	}
}

/* No wider than the style has columns, whole lines, no space at an end. */
static void check_lines(const struct buf *out, int columns)
{
	struct buf line = {0};
	for (const char *s = buf_text(out), *stop; *s; s = stop + 1) {
		stop = strchr(s, '\n');
		assert_non_null(stop);
		buf_clear(&line);
		buf_add(&line, s, (size_t)(stop - s));
		assert_true(text_width(buf_text(&line)) <= columns);
		assert_true(stop == s || stop[-1] != ' ');
	}
	buf_release(&line);
}

static void draw(struct buf *out, const struct style *style, int shape, int indent, const char *name, const char *text)
{
	switch (shape) {
	case 0:
		layout_heading(out, style, text);
		break;
	case 1:
		layout_item(out, style, indent, STYLE_STRONG, text);
		break;
	case 2:
		layout_pair(out, style, indent, 24, name, text);
		break;
	case 3:
		page_title(out, style, indent, text, "an-id");
		break;
	case 4:
		page_field(out, style, indent, name, text);
		break;
	default:
		page_styled(out, style, STYLE_FAINT, text, indent, indent + 2);
	}
}

static void no_line_is_too_wide_and_colour_moves_nothing(void **state)
{
	(void)state;
	struct random random = {.state = 41};
	struct buf name = {0}, text = {0}, plain = {0}, colour = {0}, bare = {0};
	for (int round = 0; round < 3000; round++) {
		struct style style = {.lang = LANG_JA, .columns = 20 + random_below(&random, 80)};
		int shape = random_below(&random, 6), indent = random_below(&random, 7);
		random_text(&random, &name, 3);
		random_text(&random, &text, 24);
		buf_clear(&plain);
		buf_clear(&colour);
		draw(&plain, &style, shape, indent, buf_text(&name), buf_text(&text));
		check_lines(&plain, style.columns);
		style.colour = true;
		draw(&colour, &style, shape, indent, buf_text(&name), buf_text(&text));
		without_escapes(&bare, buf_text(&colour));
		assert_string_equal(buf_text(&bare), buf_text(&plain));
	}
	buf_release(&name);
	buf_release(&text);
	buf_release(&plain);
	buf_release(&colour);
	buf_release(&bare);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_stand_after_an_empty_line),
		cmocka_unit_test(paragraphs_and_items_keep_their_indent),
		cmocka_unit_test(pairs_stand_beside_or_below),
		cmocka_unit_test(titles_have_their_id_beside_where_there_is_room),
		cmocka_unit_test(fields_are_columns_only_where_lines_are_long),
		cmocka_unit_test(gaps_are_one_line),
		cmocka_unit_test(styled_lines_end_what_they_begin),
		cmocka_unit_test(shared_place_is_said_once),
		cmocka_unit_test(cautions_under_one_heading),
		cmocka_unit_test(glyphs_are_as_wide_as_they_say),
		cmocka_unit_test(no_line_is_too_wide_and_colour_moves_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
