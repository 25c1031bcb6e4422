/*
 * answers/reader_csv: rows split at commas here against libcsv alone; what headers mean; broken rows, which must not take
 * others along.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "random.h"
#include "records.h"
#include "rules/rules.h"

static struct rules rules;
static const struct kb *kb;
static struct arena arena;
static struct vocabulary *vocabulary;

static int load_rules(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	bool loaded = rules_load(&rules, NULL, NULL, &sink);
	diag_release(&sink);
	kb = rules.kb;
	vocabulary = vocabulary_new(&arena, kb);
	return loaded ? 0 : -1;
}

static int release_rules(void **state)
{
	(void)state;
	rules_release(&rules);
	arena_release(&arena);
	return 0;
}

/* ---- A file as one line of text: records «line id fault answers|», then the file's diagnostics by code */

static void tell_record(struct buf *out, const struct record *record)
{
	buf_number(out, record->line);
	buf_putc(out, ' ');
	buf_puts(out, record->id ? record->id : "-");
	for (int i = 0; i < record->kept_count; i++) {
		buf_puts(out, " +");
		buf_puts(out, record->kept[i].text ? record->kept[i].text : "-");
	}
	if (record->fault) {
		buf_puts(out, " !");
		buf_puts(out, record_fault_code(record->fault));
		if (record->fact) {
			buf_putc(out, ' ');
			buf_puts(out, record->fact);
		}
	}
	for (int f = 0; f < kb->fact_count && !record->fault; f++) {
		if (!answers_known(&record->answers, f))
			continue;
		buf_putc(out, ' ');
		buf_puts(out, kb->facts[f].choices[answers_value(&record->answers, f)].id);
	}
	buf_putc(out, '|');
}

static void tell_file(struct buf *out, const struct reader_options *how, const char *bytes, size_t length)
{
	struct diag_sink sink = {0};
	FILE *file = records_file(bytes, length);
	assert_non_null(file);
	struct reader *reader = reader_open(how, file, kb, vocabulary, &sink);
	const struct record *record;
	buf_clear(out);
	while (reader && (record = reader_next(reader)) != NULL)
		tell_record(out, record);
	if (reader)
		assert_null(reader_next(reader));
	reader_free(reader);
	for (const struct diag *diag = sink.first; diag; diag = diag->next) {
		buf_puts(out, diag_severity(diag->code) == DIAG_ERROR ? "E" : "W");
		buf_number(out, diag->place.line);
		buf_putc(out, '(');
		buf_puts(out, diag->args[0]);
		buf_putc(out, ')');
	}
	diag_release(&sink);
	fclose(file);
}

static void check_with(struct reader_options how, const char *bytes, size_t length, const char *expected)
{
	struct buf found = {0};
	how.format = ANSWERS_CSV;
	how.name = "test";
	for (int by_library = 0; by_library < 2; by_library++) {
		how.by_library = by_library;
		tell_file(&found, &how, bytes, length);
		if (strcmp(buf_text(&found), expected) != 0)
			print_error("%.*s\n", (int)length, bytes);
		assert_string_equal(buf_text(&found), expected);
	}
	buf_release(&found);
}

#define CHECK(bytes, expected) check_with((struct reader_options){0}, (bytes), sizeof(bytes) - 1, (expected))
#define CHECK_WITH(how, bytes, expected) check_with((how), (bytes), sizeof(bytes) - 1, (expected))

/* ---- Headers */

static void headers_are_facts_or_questions(void **state)
{
	(void)state;
	struct buf bytes = {0}, found = {0};
	CHECK("id,cloud\na,yes\n", "2 a yes|");
	CHECK("Cloud , ID,id\nyes,x,a\n", "2 a yes|W1(ID)");
	/* The id's column as any other, but that its very name wins. */
	CHECK("ID,cloud\na,yes\n", "2 a yes|");
	CHECK(" ｉｄ ,cloud\na,yes\n", "2 a yes|");
	CHECK("id,cloud,id\na,yes,b\n", "E1(id)");
	CHECK("ID,cloud,Id\na,yes,b\n", "E1(Id)");
	CHECK_WITH(((struct reader_options){.id_column = "Mail"}), "mail,cloud\na,yes\n", "2 a yes|");
	CHECK_WITH(((struct reader_options){.id_column = "Mail"}), "mail,cloud,Mail\na,yes,b\n", "2 b yes|W1(mail)");
	CHECK("ｃｌｏｕｄ\nはい\n", "2 - yes|");
	/* Broken into lines, as people do in a spreadsheet; both mean the same fact. */
	CHECK("\"テレワークは、\r\n主にどこで\r\n行いますか。\",\"Where is telework\nmainly done?\"\n1,\n", "E3(Where is telework\nmainly done?)");
	int fact = kb_fact_find(kb, "cloud");
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		buf_clear(&bytes);
		buf_puts(&bytes, "\xef\xbb\xbf\"");
		buf_puts(&bytes, kb->facts[fact].question.in[lang]);
		buf_puts(&bytes, "\"\r\n");
		buf_puts(&bytes, kb->facts[fact].choices[0].label.in[lang]);
		check_with((struct reader_options){0}, buf_text(&bytes), bytes.length, "2 - yes|");
	}
	buf_release(&bytes);
	buf_release(&found);
}

static void other_columns_are_ignored(void **state)
{
	(void)state;
	CHECK("タイムスタンプ,メールアドレス,cloud\n2024/04/01 9:00,a@example.jp,はい\n",
	      "2 - yes|W1(タイムスタンプ, メールアドレス)");
	/* Columns without a name stand beside many a table. */
	CHECK("id,note,cloud,,\na,x,yes,,\nb,x,no,,z\n", "2 a yes|3 b no|W1(note)");
	CHECK(",cloud\nx,yes\n", "2 - yes|");
	struct reader_options strict = {.strict = true};
	CHECK_WITH(strict, "id,note,cloud\na,x,yes\n", "E1(note)");
	CHECK_WITH(strict, "id,cloud,\na,yes,\n", "2 a yes|");
}

static void a_file_without_answers_is_refused(void **state)
{
	(void)state;
	CHECK("name,age\nx,1\n", "E1(name, age)");
	CHECK("id\na\n", "E1(id)");
	CHECK("\n\n \nname\nx\n", "E4(name)");
	/* CP932 taken for UTF-8: that is what is wrong, not the names. */
	CHECK("\x83\x4e\x83\x89\nx\n", "E1(UTF-8)");
	CHECK("\"cloud\nyes\n", "E1()");
	CHECK("cloud\"\nyes\n", "E1()");
	/* Nothing at all is no table either; a header is one without records. */
	CHECK("", "E0()");
	CHECK("\n", "E0()");
	CHECK("\xef\xbb\xbf\r\n\r\n", "E0()");
	CHECK("cloud\n", "");
	CHECK("cloud", "");
}

static void columns_may_be_named(void **state)
{
	(void)state;
	static const char *const names[] = {"note", "id", "cloud", "note"};
	struct reader_options how = {.id_column = "mail", .keep = {.names = names, .count = 4}};
	/* What is carried along may be an answer or the id too. */
	CHECK_WITH(how, "id,mail,cloud,note,x\n1,m,はい, a  b ,y\n2,,,,\n", "2 m +a  b +1 +はい +a  b yes|3 - + +2 + +|W1(x)");
}

static void columns_named_in_vain_are_told(void **state)
{
	(void)state;
	static const char *const names[] = {"nota"};
	CHECK_WITH(((struct reader_options){.id_column = "mail"}), "id,cloud\na,yes\n", "E1(mail)W1(id)");
	CHECK_WITH(((struct reader_options){.keep = {.names = names, .count = 1}}), "note,cloud\na,yes\n", "E1(nota)W1(note)");
	CHECK("cloud,id,クラウド,cloud\nyes,a,b,no\n", "E1(cloud)W1(クラウド)");
}

/* ---- Rows */

static void cells_are_typed_values(void **state)
{
	(void)state;
	CHECK("id,cloud,place\na, YES ,２\nb,分からない,\nc,\"yes\",\"unknown\"\nd,　はい　,1\n",
	      "2 a yes satellite|3 b|4 c yes|5 d yes home|");
	CHECK("id,cloud\na,maybe\nb,4\nc,3\nd,yes no\n", "2 a !unknown-value cloud|3 b !unknown-value cloud|4 c|5 d !unknown-value cloud|");
	/* More spellings than are remembered. */
	CHECK("cloud\nyes\nＹＥＳ\nYes\nYES\nyEs\nyES\nyeS\nYeS\nYEs\n yes\nはい\nハイ\nええ\n1\nyes\nＹＥＳ\n",
	      "2 - yes|3 - yes|4 - yes|5 - yes|6 - yes|7 - yes|8 - yes|9 - yes|10 - yes|11 - yes|12 - yes|"
	      "13 - !unknown-value cloud|14 - yes|15 - yes|16 - yes|17 - yes|");
	/* The number of a configuration is that of the concluded method's. */
	CHECK("office_system,reproduce,local_data,office_pc,variant\nyes,same,forbid,yes,2\nyes,same,forbid,yes,２\nyes,same,allow,,2\n",
	      "2 - yes same forbid yes relay_service|3 - yes same forbid yes relay_service|4 - yes same allow split_tunnel|");
}

static void empty_rows_are_passed_over(void **state)
{
	(void)state;
	CHECK("\n\nid,cloud\n\n  \t\na,yes\n,\n\"\",\n\r\nb,no\n,,\n\n", "6 a yes|10 b no|");
}

static void lines_may_end_in_any_usual_way(void **state)
{
	(void)state;
	CHECK("id,cloud\r\na,yes\r\nb,no", "2 a yes|3 b no|");
	CHECK("id,cloud\r\r\na,yes\r\r\n", "2 a yes|");
	CHECK("id,cloud\na,yes\r", "2 a yes|");
	/* A carriage return alone ends no row: nobody could tell the rows apart. */
	CHECK("id,cloud\ra,yes\rb,no\r", "E1()");
	CHECK("id,cloud\na,yes\rb,no\nc,yes\n", "2 - !syntax|3 c yes|");
	CHECK("id,cloud\na\ryes\nc,yes\n", "2 - !syntax|3 c yes|");
	CHECK("id,cloud\n\"a\rb\",yes\n", "2 a\rb yes|");
}

static void quoted_cells_hold_anything(void **state)
{
	(void)state;
	CHECK("id,cloud\n\"a,\"\"b\"\"\",\"yes\"\nc,no\n", "2 a,\"b\" yes|3 c no|");
	CHECK("id,cloud\n\"a\n\nb\",yes\nc,no\n", "2 a\n\nb yes|5 c no|");
	CHECK("id,cloud\r\n\"a\r\nb\r\n\",yes\r\nc,no\r\n", "2 a\nb\n yes|5 c no|");
	CHECK("id,cloud\n\n\"\n\na\",maybe\nc,no\n", "3 \n\na !unknown-value cloud|6 c no|");
	CHECK("\"id\",\"cloud\"\n a , \"yes\" \n", "2 a yes|");
	/* Excel writes questions of several lines so. */
	CHECK("id,\"クラ\nウド\",cloud\na,x,yes\n", "3 a yes|W1(クラ\nウド)");
}

static void a_wrong_number_of_cells_is_one_record(void **state)
{
	(void)state;
	CHECK("id,cloud,place\na,yes\nb,yes,home,x\nc,yes,home\n\"d\"\n", "2 a !syntax|3 b !syntax|4 c yes home|5 d !syntax|");
	/* More cells than that come first: what stands under a heading isn't known. */
	CHECK("id,cloud,place\na,x,maybe,maybe\n", "2 a !syntax|");
	CHECK("cloud,place,variant,id\nyes,home,9\n", "2 - !syntax|");
}

/* ---- Places */

static void tell_place(struct buf *out, const struct diag *diag)
{
	buf_number(out, diag->place.line);
	buf_putc(out, ':');
	buf_number(out, diag->place.column);
	buf_putc(out, ' ');
	buf_puts(out, diag->place.text ? diag->place.text : "-");
	buf_putc(out, '|');
}

/* The places of all faults, those of the file after those of the records, however it is read. */
static void check_places(const char *bytes, const char *expected)
{
	for (int by_library = 0; by_library < 2; by_library++) {
		struct reader_options how = {.format = ANSWERS_CSV, .name = "test", .strict = true, .by_library = by_library};
		struct diag_sink sink = {0};
		struct buf found = {0};
		FILE *file = records_file(bytes, strlen(bytes));
		struct reader *reader = reader_open(&how, file, kb, vocabulary, &sink);
		const struct record *record;
		while (reader && (record = reader_next(reader)) != NULL)
			if (record->fault)
				tell_place(&found, record->diag);
		reader_free(reader);
		for (const struct diag *diag = sink.first; diag; diag = diag->next)
			tell_place(&found, diag);
		assert_string_equal(buf_text(&found), expected);
		buf_release(&found);
		diag_release(&sink);
		fclose(file);
	}
}

static void faults_stand_at_their_cells(void **state)
{
	(void)state;
	check_places("id,cloud,place\na,yes,hom\n", "2:7 a,yes,hom|");
	check_places("id,cloud,place\n  本店 , maybe ,home\r\n", "2:8   本店 , maybe ,home|");
	check_places("id,cloud,place\na,\t,x\n", "2:5 a,\t,x|");
	check_places("id,cloud\n\n\"a,\"\"\nb\",\"may\nbe\"\n", "4:4 b\",\"may|");
	/* A configuration is looked at when all is read. */
	check_places("variant,office_system,reproduce,local_data,office_pc\nx,yes,same,forbid,yes\n", "2:1 x,yes,same,forbid,yes|");
	/* Too few cells: at the end of the row. Too many: at the first that has no column. */
	check_places("id,cloud\na\nb,yes,x\n\"c\nd\"\n", "2:2 a|3:7 b,yes,x|5:3 d\"|");
	check_places("id,cloud\r\na\r\n\"b,\ny\",yes, \"\n\"\r\n", "2:2 a|4:9 y\",yes, \"|");
	/* What isn't text isn't shown. */
	check_places("id,cloud\nあ\xff,yes\na,\xff\n", "2:1 -|3:3 -|");
	check_places("id,cloud\na,\"5\" disk\nb\"c,yes\n", "2:5 a,\"5\" disk|3:2 b\"c,yes|");
	/* A quote that never closes, at the end and at the next one. */
	check_places("id,cloud\na, \"yes\nb,yes\n", "2:4 a, \"yes|");
	check_places("id,cloud\n\"a,yes\nb,yes\n\"c\",no\n", "2:1 \"a,yes|");
	check_places("id,cloud\n\"a\nx\",yes\"\n", "3:7 x\",yes\"|3:2 x\",yes\"|");
	check_places("id,cloud\nあ\ryes\n", "2:2 あ\ryes|");
}

static void faults_of_the_header_stand_in_it(void **state)
{
	(void)state;
	check_places("id, cloud ,クラウド,cloud\n", "1:17 id, cloud ,クラウド,cloud|1:12 id, cloud ,クラウド,cloud|");
	check_places("\"id\",note,cloud\n", "1:6 \"id\",note,cloud|");
	check_places("\"a\nb\",cloud\n", "1:1 \"a|");
	check_places("\n\na,b\n", "3:0 a,b|");
	check_places("a,\xff\n", "1:3 -|");
	check_places("id,\"cloud\nyes\n", "1:4 id,\"cloud|");
	check_places("id,cloud\ra,yes\r", "1:9 id,cloud\ra,yes|");
	check_places("", "0:0 -|");
}

static void a_misspelt_column_is_named(void **state)
{
	(void)state;
	struct reader_options how = {.format = ANSWERS_CSV, .name = "test"};
	struct diag_sink sink = {0};
	static const char header[] = "id,note,clout,office_sistem,place\n";
	FILE *file = records_file(header, strlen(header));
	reader_free(reader_open(&how, file, kb, vocabulary, &sink));
	assert_int_equal(sink.first->code, DIAG_ANSWERS_KEYS_IGNORED);
	assert_string_equal(sink.first->args[0], "note, clout, office_sistem");
	assert_string_equal(sink.first->args[1], "clout");
	assert_string_equal(sink.first->args[2], "cloud");
	fclose(file);
	diag_release(&sink);
}

static void a_broken_quote_takes_no_other_row_along(void **state)
{
	(void)state;
	CHECK("id,cloud\na,\"5\" disk\nb,yes\nc,no\n", "2 - !syntax|3 b yes|4 c no|");
	CHECK("id,cloud\na\"b,yes\nc,no\n", "2 - !syntax|3 c no|");
	/* A quote that opens and never closes. */
	CHECK("id,cloud\n\"a,yes\nb,yes\nc,no\n", "2 - !syntax|3 b yes|4 c no|");
	CHECK("id,cloud\nb,yes\n\"a,yes", "2 b yes|3 - !syntax|");
	/* One that the next row's closes, by mistake. */
	CHECK("id,cloud\n\"a,yes\nb,yes\n\"c\",no\nd,no\n", "2 - !syntax|3 b yes|4 c no|5 d no|");
	CHECK("id,cloud\n\"a,yes\n\"b,yes\nc,\"no\"\nd,no\n", "2 - !syntax|3 - !syntax|4 c no|5 d no|");
	/* The broken row is one of several lines: they stand for themselves. */
	CHECK("id,cloud\n\"a\nx\",yes\"\nb,yes\n", "2 - !syntax|3 - !syntax|4 b yes|");
}

/* One bad row among good ones, of every kind, at every place: the good ones stay what they are. */
static void bad_rows_stay_alone(void **state)
{
	(void)state;
	static const char *const bad[] = {"x,\"", "\"x,yes", "x,\"a\"b", "x\"", "\"", "\"\"\"", "x,yes,no", "x", "x,may\"be", "x,\"maybe\"",
					  "x,\"\xff\"", "\"\xff,\"\"", "x,y\re,s", "\",\",\",\"x", "x,\"\"\"", "\"\"\"\",\""};
	enum { ROWS = 6 };
	struct reader_options how = {.format = ANSWERS_CSV, .name = "test"};
	struct random random = {.state = 11};
	for (int round = 0; round < 3000; round++) {
		struct buf bytes = {0};
		int bad_count = 0;
		buf_puts(&bytes, "id,cloud\n");
		for (int i = 0; i < ROWS; i++) {
			if (!random_below(&random, 4)) {
				buf_puts(&bytes, bad[random_below(&random, sizeof(bad) / sizeof(bad[0]))]);
				bad_count++;
			} else {
				buf_puts(&bytes, "good,yes");
			}
			buf_putc(&bytes, '\n');
		}
		struct diag_sink sink = {0};
		FILE *file = records_file(buf_text(&bytes), bytes.length);
		struct reader *reader = reader_open(&how, file, kb, vocabulary, &sink);
		const struct record *record;
		int good = 0, rejected = 0, line = 1;
		while ((record = reader_next(reader)) != NULL) {
			bool is_good = !record->fault && record->id && !strcmp(record->id, "good");
			good += is_good;
			rejected += record->fault != RECORD_OK;
			assert_true(record->line > line);
			line = record->line;
		}
		/* Two bad rows may make one whole cell between them, rows and all: that can't be told from what was meant. */
		if (bad_count < 2 && (good != ROWS - bad_count || rejected != bad_count)) {
			print_error("%d good, %d rejected of\n%s", good, rejected, buf_text(&bytes));
			fail();
		}
		reader_free(reader);
		fclose(file);
		diag_release(&sink);
		buf_release(&bytes);
	}
}

static void bytes_that_are_no_text_are_rejected(void **state)
{
	(void)state;
	CHECK("id,cloud\na,\xff\n\xe3\x81,yes\nc,yes\n", "2 a !encoding|3 - !encoding|4 c yes|");
	CHECK("id,cloud\na,yes\0no\nb\0x,yes\nc,yes\n", "2 a !syntax|3 - !syntax|4 c yes|");
	CHECK("id,cloud\na,\0\nb,yes\n", "2 a !syntax|3 b yes|");
	/* Not where nobody looks. */
	CHECK("id,x,cloud\na,\xff\0,yes\n", "2 a yes|W1(x)");
}

static void cp932_is_read(void **state)
{
	(void)state;
	struct reader_options how = {.encoding = "cp932"};
	CHECK_WITH(how, "id,cloud\r\n\x96\x7b\x93\x58,\x82\xcd\x82\xa2\r\n\x8e\x78\x93\x58,\x82\xa2\x82\xa2\x82\xa6\r\n",
		   "2 本店 yes|3 支店 no|");
	/* A byte that is no character spoils its record and no other. */
	CHECK_WITH(how, "id,cloud\na\xff,yes\nb\x82,yes\nc,yes\n", "2 - !encoding|3 - !encoding|4 c yes|");
	CHECK_WITH(how, "id,cloud\na,\"\x95\x5c\",x\n\"\x95\x5c\",yes\n", "2 a !syntax|3 表 yes|");
}

static void rows_have_a_limit(void **state)
{
	(void)state;
	enum { MOST = 1024 * 1024 };
	for (int lines = 0; lines < 2; lines++) {
		for (int more = -1; more <= 1; more++) {
			struct buf bytes = {0}, found = {0};
			/* One line, or many in quotes; the line feeds between them aren't counted. */
			buf_puts(&bytes, "id,cloud\n\"");
			for (int left = MOST + more - 6; left > 0;) {
				int length = lines && left > 1000 ? 1000 : left;
				buf_fill(&bytes, 'x', (size_t)length);
				left -= length;
				if (left)
					buf_putc(&bytes, '\n');
			}
			buf_puts(&bytes, "\",yes\nb,no\n");
			struct reader_options how = {.format = ANSWERS_CSV, .name = "test"};
			tell_file(&found, &how, buf_text(&bytes), bytes.length);
			const char *end = strrchr(buf_text(&found), ' ');
			assert_string_equal(end, " no|");
			assert_int_equal(!strncmp(buf_text(&found), "2 - !too-large|", 15), more > 0);
			buf_release(&bytes);
			buf_release(&found);
		}
	}
}

/* A quote that never closes in a file that goes on for long: the rows behind it are all there. */
static void the_limit_loses_nothing(void **state)
{
	(void)state;
	struct buf bytes = {0};
	enum { ROWS = 300000 };
	buf_puts(&bytes, "id,cloud\n\"a,yes\n");
	for (int i = 0; i < ROWS; i++)
		buf_puts(&bytes, "good,yes\n");
	struct reader_options how = {.format = ANSWERS_CSV, .name = "test"};
	struct diag_sink sink = {0};
	FILE *file = records_file(buf_text(&bytes), bytes.length);
	struct reader *reader = reader_open(&how, file, kb, vocabulary, &sink);
	const struct record *record = reader_next(reader);
	assert_int_equal(record->fault, RECORD_TOO_LARGE);
	int count = 0;
	while ((record = reader_next(reader)) != NULL) {
		assert_int_equal(record->fault, RECORD_OK);
		assert_int_equal(record->line, 3 + count);
		count++;
	}
	assert_int_equal(count, ROWS);
	reader_free(reader);
	fclose(file);
	diag_release(&sink);
	buf_release(&bytes);
}

/* ---- The fast way and libcsv */

static void cell(struct buf *out, struct random *random, int f)
{
	static const char *const odd[] = {"", " ", "maybe", "\"", "\"\"", "\"yes\"", "\" yes \"", "\"a,b\"", "\"a\nb\"", "yes\"", "\"yes\"x", "\t",
					  "\xff", "yes\0", "　", "1", "２", "unknown", "\r", "a\rb", "\"yes\" ", "\xe3\x81\x82", "null"};
	const struct kb_choice *choice = &kb->facts[f].choices[random_below(random, kb->facts[f].choice_count)];
	if (!random_below(random, 10))
		buf_puts(out, " ");
	switch (random_below(random, 12)) {
	case 0:
		buf_puts(out, odd[random_below(random, sizeof(odd) / sizeof(odd[0]))]);
		break;
	case 1:
		buf_puts(out, choice->label.in[random_below(random, LANG_COUNT)]);
		break;
	case 2:
		break;
	default:
		buf_puts(out, choice->id);
		break;
	}
	if (!random_below(random, 10))
		buf_puts(out, " \t");
}

static void random_file(struct buf *out, struct random *random)
{
	int columns = 1 + random_below(random, 8), facts[8];
	for (int i = 0; i < columns; i++) {
		facts[i] = random_below(random, kb->fact_count);
		buf_puts(out, i ? "," : "");
		buf_puts(out, i == 1 ? "id" : i == 3 && random_below(random, 2) ? "note" : kb->facts[facts[i]].id);
	}
	int rows = random_below(random, 12);
	for (int r = 0; r < rows; r++) {
		buf_puts(out, random_below(random, 5) ? "\n" : "\r\n");
		if (!random_below(random, 20))
			continue;
		int cells = random_below(random, 25) ? columns : random_below(random, 10);
		for (int i = 0; i < cells; i++) {
			buf_puts(out, i ? "," : "");
			cell(out, random, facts[i % columns]);
		}
	}
	if (random_below(random, 2))
		buf_puts(out, "\n");
	if (random_below(random, 3))
		return;
	for (int i = random_below(random, 4); i > 0 && out->length; i--) {
		static const char bytes[] = "\",\n\r \t";
		out->text[random_below(random, (int)out->length)] = bytes[random_below(random, sizeof(bytes))];
	}
}

static void random_files_mean_the_same(void **state)
{
	(void)state;
	struct random random = {.state = 5};
	struct reader_options fast = {.format = ANSWERS_CSV, .name = "test"}, slow = fast;
	slow.by_library = true;
	int all = 0;
	for (int i = 0; i < 6000; i++) {
		struct buf bytes = {0};
		int line, count;
		random_file(&bytes, &random);
		FILE *a = records_file(buf_text(&bytes), bytes.length), *b = records_file(buf_text(&bytes), bytes.length);
		const char *difference = records_compare(kb, vocabulary, a, &fast, b, &slow, &line, &count);
		if (difference) {
			print_error("%s in line %d of\n%s\n", difference, line, buf_text(&bytes));
			fail();
		}
		all += count;
		fclose(a);
		fclose(b);
		buf_release(&bytes);
	}
	assert_true(all > 10000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headers_are_facts_or_questions),
		cmocka_unit_test(other_columns_are_ignored),
		cmocka_unit_test(a_file_without_answers_is_refused),
		cmocka_unit_test(columns_may_be_named),
		cmocka_unit_test(columns_named_in_vain_are_told),
		cmocka_unit_test(cells_are_typed_values),
		cmocka_unit_test(empty_rows_are_passed_over),
		cmocka_unit_test(lines_may_end_in_any_usual_way),
		cmocka_unit_test(quoted_cells_hold_anything),
		cmocka_unit_test(a_wrong_number_of_cells_is_one_record),
		cmocka_unit_test(faults_stand_at_their_cells),
		cmocka_unit_test(faults_of_the_header_stand_in_it),
		cmocka_unit_test(a_misspelt_column_is_named),
		cmocka_unit_test(a_broken_quote_takes_no_other_row_along),
		cmocka_unit_test(bad_rows_stay_alone),
		cmocka_unit_test(bytes_that_are_no_text_are_rejected),
		cmocka_unit_test(cp932_is_read),
		cmocka_unit_test(rows_have_a_limit),
		cmocka_unit_test(the_limit_loses_nothing),
		cmocka_unit_test(random_files_mean_the_same),
	};
	return cmocka_run_group_tests(tests, load_rules, release_rules) != 0;
}
