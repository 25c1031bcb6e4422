/* io/source: lines out of a stream in bounded memory, byte order marks, decoding with broken bytes, lines beyond the limit. */
#define _POSIX_C_SOURCE 200809L

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "io/source.h"
#include "random.h"

static FILE *file_of(const char *bytes, size_t length)
{
	FILE *file = tmpfile();
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fflush(file), 0);
	rewind(file);
	return file;
}

/* The reading end of a pipe that a child fills piece by piece. */
static FILE *dribble(const char *bytes, size_t length, size_t piece)
{
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	assert_true(child >= 0);
	if (!child) {
		close(ends[0]);
		for (size_t i = 0; i < length; i += piece) {
			size_t n = length - i < piece ? length - i : piece;
			if (write(ends[1], bytes + i, n) != (ssize_t)n)
				_exit(1);
			/* Let the reader come in between. */
			if (piece < 4)
				nanosleep(&(struct timespec){.tv_nsec = 200000}, NULL);
		}
		_exit(0);
	}
	close(ends[1]);
	return fdopen(ends[0], "rb");
}

/* Every line in brackets; a piece that goes on ends with «>», a last line without a line feed with «!». */
static void list(struct buf *out, FILE *in, const char *encoding)
{
	struct diag_sink sink = {0};
	struct source *source = source_new(in, encoding, "test", &sink);
	struct source_line line;
	assert_non_null(source);
	while (source_next(source, &line)) {
		/* The padding may be read, whatever it holds. */
		volatile char behind = 0;
		for (int i = 0; i < SOURCE_PADDING; i++)
			behind = (char)(behind ^ line.bytes[line.length + (size_t)i]);
		buf_putc(out, '[');
		buf_add(out, line.bytes, line.length);
		buf_putc(out, line.ended ? ']' : '>');
		if (line.ended && !line.line_feed)
			buf_putc(out, '!');
	}
	assert_int_equal(source_error(source), 0);
	assert_false(source_next(source, &line));
	source_free(source);
	assert_null(sink.first);
	fclose(in);
}

static void check(const char *bytes, size_t length, const char *encoding, const char *expected)
{
	struct buf found = {0};
	list(&found, file_of(bytes, length), encoding);
	assert_string_equal(buf_text(&found), expected);
	buf_clear(&found);
	list(&found, dribble(bytes, length, 1), encoding);
	assert_string_equal(buf_text(&found), expected);
	buf_release(&found);
	while (wait(NULL) > 0)
		;
}

#define CHECK(bytes, encoding, expected) check((bytes), sizeof(bytes) - 1, (encoding), (expected))

static void lines_end_at_line_feeds(void **state)
{
	(void)state;
	CHECK("", NULL, "");
	CHECK("\n", NULL, "[]");
	CHECK("\n\n", NULL, "[][]");
	CHECK("a", NULL, "[a]!");
	CHECK("a\nb\n", NULL, "[a][b]");
	CHECK("a\n\nb", NULL, "[a][][b]!");
	CHECK("a\r\nb\rc\n", NULL, "[a\r][b\rc]");
	CHECK("あ\nい\n", NULL, "[あ][い]");
}

static void a_byte_order_mark_goes_at_the_start_only(void **state)
{
	(void)state;
	CHECK("\xef\xbb\xbf", NULL, "");
	CHECK("\xef\xbb\xbf\n", NULL, "[]");
	CHECK("\xef\xbb\xbf" "a\n\xef\xbb\xbf" "b\n", NULL, "[a][\xef\xbb\xbf" "b]");
	CHECK("\xef\xbb\xbf\xef\xbb\xbf" "a", NULL, "[\xef\xbb\xbf" "a]!");
	CHECK("\xef\xbb", NULL, "[\xef\xbb]!");
	CHECK("\xef\n", NULL, "[\xef]");
	CHECK("\n\xef\xbb\xbf" "a", NULL, "[][\xef\xbb\xbf" "a]!");
	/* In another encoding it is no mark. */
	CHECK("\xef\xbb\xbf" "a\n", "cp932", "[\xffｻｿa]");
}

static void cp932_is_decoded(void **state)
{
	(void)state;
	CHECK("\x82\xcd\x82\xa2,yes\r\n", "cp932", "[はい,yes\r]");
	/* Half-width katakana are one byte; what Windows added to Shift_JIS; a backslash as second byte. */
	CHECK("\xca\xb2\n\x87\x40\xfb\xfc\x81\x60\n\x95\x5c\x8e\xa6\n", "cp932", "[ﾊｲ][①髙～][表示]");
	CHECK("\xa4\xcf\xa4\xa4\n", "euc-jp", "[はい]");
}

static void broken_bytes_break_nothing_around_them(void **state)
{
	(void)state;
	/* A first byte whose second can't follow it: the line feed, the quote and the comma stay. */
	CHECK("a\x82\nb\n", "cp932", "[a\xff][b]");
	CHECK("\x82\",\x82,x\n", "cp932", "[\xff\",\xff,x]");
	CHECK("a\xff\xfe\x80\n", "cp932", "[a\xff\xff\xff]");
	/* Cut at the end of the file. */
	CHECK("\x82\xcd\x82", "cp932", "[は\xff]!");
	CHECK("\x82", "cp932", "[\xff]!");
}

/* Characters of two bytes over many blocks, from an even and an odd start. */
static void characters_may_lie_across_blocks(void **state)
{
	(void)state;
	enum { MANY = 150000 };
	for (size_t shift = 0; shift < 2; shift++) {
		struct buf raw = {0}, expected = {0}, found = {0};
		buf_putc(&expected, '[');
		for (size_t i = 0; i < shift; i++) {
			buf_putc(&raw, 'x');
			buf_putc(&expected, 'x');
		}
		for (int i = 0; i < MANY; i++) {
			buf_puts(&raw, "\x82\xa0");
			buf_puts(&expected, "あ");
			if (i % 1000 == 999) {
				buf_putc(&raw, '\n');
				buf_puts(&expected, i + 1 < MANY ? "][" : "]");
			}
		}
		list(&found, file_of(buf_text(&raw), raw.length), "cp932");
		assert_string_equal(buf_text(&found), buf_text(&expected));
		buf_clear(&found);
		list(&found, dribble(buf_text(&raw), raw.length, 4093), "cp932");
		assert_string_equal(buf_text(&found), buf_text(&expected));
		buf_release(&raw);
		buf_release(&expected);
		buf_release(&found);
		while (wait(NULL) > 0)
			;
	}
}

/* The length of a line that lies `before` bytes deep in the file decides how it is given out, and nothing else. */
static void check_long(size_t before, size_t length, bool line_feed)
{
	struct buf bytes = {0};
	struct diag_sink sink = {0};
	struct source_line line;
	buf_fill(&bytes, '\n', before);
	buf_fill(&bytes, 'x', length);
	if (line_feed)
		buf_puts(&bytes, "\nend\n");
	FILE *in = file_of(buf_text(&bytes), bytes.length);
	struct source *source = source_new(in, NULL, "test", &sink);
	for (size_t i = 0; i < before; i++) {
		assert_true(source_next(source, &line));
		assert_int_equal(line.length, 0);
	}
	size_t read = 0, pieces = 0;
	do {
		assert_true(source_next(source, &line));
		assert_true(line.length <= SOURCE_LONGEST);
		assert_true(line.ended || line.length == SOURCE_LONGEST);
		for (size_t i = 0; i < line.length; i++)
			if (line.bytes[i] != 'x')
				fail();
		read += line.length;
		pieces++;
	} while (!line.ended);
	assert_int_equal(read, length);
	assert_int_equal(pieces, length ? (length + SOURCE_LONGEST - 1) / SOURCE_LONGEST : 1);
	assert_int_equal(line.line_feed, line_feed);
	if (line_feed) {
		assert_true(source_next(source, &line));
		assert_memory_equal(line.bytes, "end", 3);
	}
	assert_false(source_next(source, &line));
	assert_int_equal(source_offset(source), bytes.length);
	source_free(source);
	fclose(in);
	buf_release(&bytes);
}

static void long_lines_come_in_pieces(void **state)
{
	(void)state;
	static const size_t befores[] = {0, 1, 4096, 65535, 65536, 131071, 131072};
	static const long lengths[] = {SOURCE_LONGEST - 1, SOURCE_LONGEST, SOURCE_LONGEST + 1, 2L * SOURCE_LONGEST,
				       2L * SOURCE_LONGEST + 1, 3L * SOURCE_LONGEST};
	for (size_t b = 0; b < sizeof(befores) / sizeof(befores[0]); b++)
		for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++)
			for (int line_feed = 0; line_feed < 2; line_feed++)
				check_long(befores[b], (size_t)lengths[i], line_feed);
}

static void random_lines_come_as_they_went(void **state)
{
	(void)state;
	struct random random = {.state = 20};
	for (int round = 0; round < 20; round++) {
		struct buf bytes = {0}, expected = {0}, found = {0};
		int lines = random_below(&random, 400);
		for (int i = 0; i < lines; i++) {
			size_t length = (size_t)random_below(&random, random_below(&random, 10) ? 200 : 90000);
			buf_putc(&expected, '[');
			for (size_t k = 0; k < length; k++) {
				char c = (char)('a' + (int)((k * 7 + length) % 26));
				buf_putc(&bytes, c);
				buf_putc(&expected, c);
			}
			buf_putc(&bytes, '\n');
			buf_putc(&expected, ']');
		}
		list(&found, file_of(buf_text(&bytes), bytes.length), NULL);
		assert_string_equal(buf_text(&found), buf_text(&expected));
		buf_clear(&found);
		list(&found, file_of(buf_text(&bytes), bytes.length), "cp932");
		assert_string_equal(buf_text(&found), buf_text(&expected));
		buf_clear(&found);
		list(&found, dribble(buf_text(&bytes), bytes.length, 1 + (size_t)random_below(&random, 5000) * 4), NULL);
		assert_string_equal(buf_text(&found), buf_text(&expected));
		buf_release(&bytes);
		buf_release(&expected);
		buf_release(&found);
		while (wait(NULL) > 0)
			;
	}
}

/* A stream in memory has no descriptor to read from. */
static void memory_is_read_like_a_file(void **state)
{
	(void)state;
	struct buf bytes = {0};
	for (int i = 0; i < 60000; i++)
		buf_puts(&bytes, i % 1000 ? "abcdefg\n" : "\n");
	struct diag_sink sink = {0};
	FILE *in = fmemopen(bytes.text, bytes.length, "rb");
	assert_non_null(in);
	struct source *source = source_new(in, NULL, "memory", &sink);
	struct source_line line;
	for (int i = 0; i < 60000; i++) {
		assert_true(source_next(source, &line));
		assert_int_equal(line.length, i % 1000 ? 7 : 0);
	}
	assert_false(source_next(source, &line));
	assert_int_equal(source_error(source), 0);
	assert_int_equal(source_offset(source), bytes.length);
	source_free(source);
	fclose(in);
	buf_release(&bytes);
}

static void what_cannot_be_read_is_told(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	struct source_line line;
	assert_null(source_new(stdin, "no-such-encoding", "test", &sink));
	assert_int_equal(sink.errors, 1);
	diag_release(&sink);
	sink = (struct diag_sink){0};
	FILE *folder = fopen("/", "rb");
	assert_non_null(folder);
	struct source *source = source_new(folder, NULL, "/", &sink);
	assert_false(source_next(source, &line));
	assert_true(source_error(source) != 0);
	source_free(source);
	fclose(folder);
	diag_release(&sink);
}

/* Whatever the encoding was said to be, and though a pipe gives the mark in two pieces. */
static void utf16_is_refused(void **state)
{
	static const char *const encodings[] = {NULL, "CP932"};
	static const char *const marks[] = {"\xff\xfe" "a\0", "\xfe\xff" "\0a"};
	(void)state;
	for (size_t i = 0; i < 2 * sizeof(marks) / sizeof(marks[0]); i++) {
		struct diag_sink sink = {0};
		FILE *in = dribble(marks[i % 2], 4, 1);
		assert_null(source_new(in, encodings[i / 2], "test", &sink));
		assert_int_equal(sink.errors, 1);
		assert_int_equal(sink.first->code, DIAG_FILE_UTF16);
		assert_string_equal(sink.first->place.file, "test");
		fclose(in);
		diag_release(&sink);
		while (wait(NULL) > 0)
			;
	}
	/* Half a mark is none. */
	check("\xff", 1, NULL, "[\xff]!");
	check("\xff\nfe\n", 5, NULL, "[\xff][fe]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_end_at_line_feeds),
		cmocka_unit_test(a_byte_order_mark_goes_at_the_start_only),
		cmocka_unit_test(cp932_is_decoded),
		cmocka_unit_test(broken_bytes_break_nothing_around_them),
		cmocka_unit_test(characters_may_lie_across_blocks),
		cmocka_unit_test(long_lines_come_in_pieces),
		cmocka_unit_test(random_lines_come_as_they_went),
		cmocka_unit_test(memory_is_read_like_a_file),
		cmocka_unit_test(what_cannot_be_read_is_told),
		cmocka_unit_test(utf16_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
