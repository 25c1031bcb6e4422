/* render/csv: quoting, and cells that a spreadsheet would take for formulas. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "render/csv.h"

static void check(const char *cell, const char *expected)
{
	struct buf out = {0};
	csv_cell(&out, cell);
	assert_string_equal(buf_text(&out), expected);
	buf_release(&out);
}

static void plain_cells_stay_as_they_are(void **state)
{
	(void)state;
	check("", "");
	check(NULL, "");
	check("a b", "a b");
	check("1-2=3", "1-2=3");
	check("「あ」、い", "「あ」、い");
	check("it's", "it's");
}

static void separators_and_quotes_are_quoted(void **state)
{
	(void)state;
	check("a,b", "\"a,b\"");
	check("a\"b", "\"a\"\"b\"");
	check("\"", "\"\"\"\"");
	check("a\nb", "\"a\nb\"");
	check("a\r\nb", "\"a\r\nb\"");
}

static void formulas_are_defused(void **state)
{
	(void)state;
	check("=1+1", "'=1+1");
	check("+81", "'+81");
	check("-1", "'-1");
	check("@SUM(A1)", "'@SUM(A1)");
	check("\tx", "'\tx");
	check("=HYPERLINK(\"a\",\"b\")", "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"");
	check("\n=1", "\"'\n=1\"");
}

static void controls_are_replaced(void **state)
{
	(void)state;
	check("a\x1b[31mb", "a\xef\xbf\xbd[31mb");
	check("\x01", "\xef\xbf\xbd");
	check("a\x7f,\x1f", "\"a\xef\xbf\xbd,\xef\xbf\xbd\"");
	check("a\xc2\x9b" "1m", "a\xef\xbf\xbd" "1m");
	/* What shares its first byte with them, and a tab, stay. */
	check("\xc2\xa7\t\xc2\xa0", "\xc2\xa7\t\xc2\xa0");
}

static void rows_end_with_a_line_feed(void **state)
{
	(void)state;
	static const char *const cells[] = {"a", NULL, "b,c", "-"};
	struct buf out = {0};
	csv_row(&out, cells, 4);
	csv_row(&out, cells, 1);
	csv_row(&out, cells, 0);
	assert_string_equal(buf_text(&out), "a,,\"b,c\",'-\na\n\n");
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_cells_stay_as_they_are),
		cmocka_unit_test(separators_and_quotes_are_quoted),
		cmocka_unit_test(formulas_are_defused),
		cmocka_unit_test(controls_are_replaced),
		cmocka_unit_test(rows_end_with_a_line_feed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
