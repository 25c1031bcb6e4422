/* yaml/tree: places of keys and values, kinds, what is refused and where, reading piece by piece, lines of sources. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "yaml/tree.h"

/* One text being read. */
struct reading {
	struct arena arena;
	struct diag_sink sink;
	struct yaml_reader *reader;
	struct yaml_node *root;
	bool sound;
};

static void begin_bytes(struct reading *r, const char *bytes, size_t length)
{
	*r = (struct reading){0};
	r->reader = yaml_reader_new("x.yaml", bytes, length, &r->sink);
	assert_true(yaml_sink(r->reader) == &r->sink);
}

static void begin(struct reading *r, const char *text)
{
	begin_bytes(r, text, strlen(text));
}

static void read_text(struct reading *r, const char *text)
{
	begin(r, text);
	r->sound = yaml_read(r->reader, &r->arena, &r->root);
	assert_int_equal(r->sound, !r->sink.errors);
}

static void end(struct reading *r)
{
	yaml_reader_free(r->reader);
	diag_release(&r->sink);
	arena_release(&r->arena);
}

static void expect_at(const struct yaml_node *node, int line, int column)
{
	assert_non_null(node);
	assert_int_equal(node->line, line);
	assert_int_equal(node->column, column);
}

/* The first fault is this one, there; nothing is told where `code` is negative. */
static void expect_fault(const struct reading *r, int code, int line, int column, const char *arg)
{
	assert_int_equal(r->sink.first ? (int)r->sink.first->code : -1, code);
	if (code < 0)
		return;
	assert_string_equal(r->sink.first->place.file, "x.yaml");
	assert_int_equal(r->sink.first->place.line, line);
	assert_int_equal(r->sink.first->place.column, column);
	if (arg)
		assert_string_equal(r->sink.first->args[0], arg);
}

static void refused(const char *text, int code, int line, int column, const char *arg, bool has_root)
{
	struct reading r;
	read_text(&r, text);
	assert_false(r.sound);
	assert_int_equal(r.root != NULL, has_root);
	expect_fault(&r, code, line, column, arg);
	end(&r);
}

static void every_key_and_value_knows_its_place(void **state)
{
	(void)state;
	struct reading r;
	read_text(&r, "# 見出し\n"
		      "方式: {ja: 定義, en: \"x\"}\n"
		      "list:\n"
		      "  - one\n"
		      "  -   - two\n"
		      "      - 'three'\n"
		      "text: |\n"
		      "  first\n"
		      "  second\n");
	assert_true(r.sound);
	assert_int_equal(r.root->kind, YAML_KIND_MAPPING);
	assert_null(r.root->key);
	expect_at(r.root, 2, 1);
	/* Columns are code points, not bytes and not columns of the screen. */
	const struct yaml_node *method = yaml_member(r.root, "方式"), *ja = yaml_member(method, "ja"),
			       *en = yaml_member(method, "en");
	assert_int_equal(method->kind, YAML_KIND_MAPPING);
	expect_at(method->key, 2, 1);
	expect_at(method, 2, 5);
	expect_at(ja->key, 2, 6);
	expect_at(ja, 2, 10);
	expect_at(en->key, 2, 14);
	expect_at(en, 2, 18);
	assert_true(ja->plain && !en->plain);
	assert_string_equal(ja->text, "定義");
	assert_string_equal(en->text, "x");
	const struct yaml_node *list = yaml_member(r.root, "list"), *inner = yaml_item(list, 1);
	assert_int_equal(list->kind, YAML_KIND_LIST);
	expect_at(list->key, 3, 1);
	expect_at(list, 4, 3);
	expect_at(yaml_item(list, 0), 4, 5);
	assert_null(yaml_item(list, 0)->key);
	expect_at(inner, 5, 7);
	expect_at(yaml_item(inner, 0), 5, 9);
	expect_at(yaml_item(inner, 1), 6, 9);
	assert_false(yaml_item(inner, 1)->plain);
	const struct yaml_node *text = yaml_member(r.root, "text");
	expect_at(text, 7, 7);
	assert_false(text->plain);
	assert_string_equal(text->text, "first\nsecond\n");
	/* Children stand in order. */
	assert_true(r.root->first == method && method->next == list && list->next == text);
	assert_null(text->next);
	end(&r);
}

static void members_and_items(void **state)
{
	(void)state;
	struct reading r;
	read_text(&r, "a: 1\nb: 2\na: 3\n[x]: 4\n'': 5\n");
	assert_true(r.sound);
	/* Of two the first; a key that is a list has no text, and what has none is found by none but the empty one. */
	assert_string_equal(yaml_member(r.root, "a")->text, "1");
	assert_string_equal(yaml_member(r.root, "b")->text, "2");
	assert_null(yaml_member(r.root, "x"));
	assert_null(yaml_member(r.root, "A"));
	assert_string_equal(yaml_item(r.root, 4)->text, "5");
	assert_int_equal(yaml_item(r.root, 3)->key->kind, YAML_KIND_LIST);
	assert_null(yaml_item(r.root, 5));
	assert_null(yaml_member(yaml_member(r.root, "a"), "a"));
	end(&r);
}

static void what_is_no_value(void **state)
{
	(void)state;
	struct reading r;
	read_text(&r, "- \n- ~\n- null\n- Null\n- NULL\n- ''\n- 'null'\n- nULL\n- none\n- \"~\"\n- []\n- {}\n- |\n");
	assert_true(r.sound);
	for (unsigned i = 0; yaml_item(r.root, i); i++)
		assert_int_equal(yaml_is_null(yaml_item(r.root, i)), i < 5);
	assert_null(yaml_item(r.root, 13));
	assert_non_null(yaml_item(r.root, 12));
	end(&r);
}

static void mark_at_the_start_takes_no_column(void **state)
{
	(void)state;
	struct reading r;
	read_text(&r, "\xef\xbb\xbf" "a: [b\n");
	expect_fault(&r, DIAG_YAML_SYNTAX, 2, 1, NULL);
	end(&r);
	read_text(&r, "\xef\xbb\xbf" "a: b\n");
	assert_true(r.sound);
	expect_at(r.root->first, 1, 4);
	end(&r);
}

static void refused_but_whole(void **state)
{
	(void)state;
	struct reading r;
	refused("a: 1\nb: &x 2\n", DIAG_YAML_ALIAS, 2, 4, NULL, true);
	refused("a: !!str 2\n", DIAG_YAML_TAG, 1, 4, "tag:yaml.org,2002:str", true);
	refused("a: !mine [2]\n", DIAG_YAML_TAG, 1, 4, "!mine", true);
	refused("a: &x {b: c}\n", DIAG_YAML_ALIAS, 1, 4, NULL, true);
	refused("a: &x [b]\n", DIAG_YAML_ALIAS, 1, 4, NULL, true);
	refused("a: 1\nb: \"x\\ey\"\n", DIAG_YAML_CONTROL, 2, 4, "U+001B", true);
	refused("a: \"x\\0y\"\n", DIAG_YAML_CONTROL, 1, 4, "U+0000", true);
	refused("a: \"\\x7f\"\n", DIAG_YAML_CONTROL, 1, 4, "U+007F", true);
	refused("a: \"\\x9b31m\"\n", DIAG_YAML_CONTROL, 1, 4, "U+009B", true);
	refused("a: \"\\r\"\n", DIAG_YAML_CONTROL, 1, 4, "U+000D", true);
	refused("a: b\n--- \nc: d\n", DIAG_YAML_DOCUMENTS, 2, 1, NULL, true);
	read_text(&r, "a: \"\\t\\n\\xa0é\"\n...\n# 終わり\n");
	assert_true(r.sound);
	end(&r);
	/* An alias says nothing of what it stands for. */
	read_text(&r, "a: &x 1\nb: *x\n");
	assert_false(r.root->first->alias);
	assert_true(yaml_member(r.root, "b")->alias);
	assert_string_equal(yaml_member(r.root, "b")->text, "");
	assert_int_equal(r.sink.errors, 2);
	end(&r);
}

static void refused_altogether(void **state)
{
	(void)state;
	refused("", DIAG_YAML_EMPTY, 1, 1, NULL, false);
	refused("# nothing\n", DIAG_YAML_EMPTY, 1, 1, NULL, false);
	refused("a: 1\nb: \"x\n", DIAG_YAML_SYNTAX, 3, 1, NULL, false);
	refused("a: 1\n\tb: 2\n", DIAG_YAML_SYNTAX, 2, 1, NULL, false);
	/* Faults of encoding come by their byte: lines and code points are counted all the same. */
	refused("あ: い\nう: \xe3\x81x\n", DIAG_YAML_ENCODING, 2, 4, NULL, false);
	refused("あ: い\r\nう: え\xff\n", DIAG_YAML_ENCODING, 2, 5, NULL, false);
	refused("あ: い\nう: \x01\n", DIAG_YAML_CONTROL, 2, 4, "U+0001", false);
	/* After the document too, and then the tree isn't given either. */
	refused("a: 1\n...\n}\n", DIAG_YAML_SYNTAX, 3, 1, NULL, false);
}

/* `depth` lists, one in the other. */
static bool reads_nested(int depth)
{
	struct reading r;
	struct buf text = {0};
	buf_fill(&text, '[', (size_t)depth);
	buf_fill(&text, ']', (size_t)depth);
	read_text(&r, buf_text(&text));
	bool sound = r.sound;
	if (!sound)
		expect_fault(&r, DIAG_YAML_DEPTH, 1, 65, "64");
	assert_int_equal(r.root != NULL, sound);
	end(&r);
	buf_release(&text);
	return sound;
}

static void nesting_has_an_end(void **state)
{
	(void)state;
	struct reading r;
	assert_true(reads_nested(64));
	assert_false(reads_nested(65));
	assert_false(reads_nested(5000));
	/* It is depth that counts, not how many there are. */
	struct buf text = {0};
	for (int i = 0; i < 100; i++)
		buf_puts(&text, "- [{a: b}]\n");
	read_text(&r, buf_text(&text));
	assert_true(r.sound);
	end(&r);
	/* The same for those who enter by themselves: lists are entered, not composed. */
	buf_clear(&text);
	buf_fill(&text, '[', 70);
	begin(&r, buf_text(&text));
	int entered = 0;
	for (; yaml_peek(r.reader) == YAML_NEXT_LIST; entered++)
		yaml_step(r.reader, NULL);
	assert_int_equal(entered, 65);
	expect_fault(&r, DIAG_YAML_DEPTH, 1, 65, "64");
	assert_int_equal(r.sink.errors, 1);
	end(&r);
	buf_release(&text);
}

static void piece_by_piece(void **state)
{
	(void)state;
	struct reading r;
	struct place place;
	begin(&r, "- a: 1\n- b\n- [c, d]\n");
	assert_int_equal(yaml_peek(r.reader), YAML_NEXT_LIST);
	assert_int_equal(yaml_peek(r.reader), YAML_NEXT_LIST);
	yaml_step(r.reader, &place);
	assert_int_equal(place.line, 1);
	assert_int_equal(yaml_peek(r.reader), YAML_NEXT_MAPPING);
	struct yaml_node *node = yaml_compose(r.reader, &r.arena);
	assert_string_equal(yaml_member(node, "a")->text, "1");
	assert_int_equal(yaml_peek(r.reader), YAML_NEXT_SCALAR);
	assert_string_equal(yaml_compose(r.reader, &r.arena)->text, "b");
	yaml_step(r.reader, &place);
	assert_int_equal(place.line, 3);
	assert_int_equal(place.column, 3);
	assert_string_equal(place.text, "- [c, d]");
	assert_string_equal(yaml_compose(r.reader, &r.arena)->text, "c");
	assert_string_equal(yaml_compose(r.reader, &r.arena)->text, "d");
	assert_int_equal(yaml_peek(r.reader), YAML_NEXT_CLOSE);
	/* There is nothing to compose at a bracket that closes. */
	assert_null(yaml_compose(r.reader, &r.arena));
	yaml_step(r.reader, &place);
	assert_int_equal(place.column, 8);
	assert_int_equal(yaml_peek(r.reader), YAML_NEXT_CLOSE);
	yaml_step(r.reader, NULL);
	assert_int_equal(yaml_peek(r.reader), YAML_NEXT_END);
	assert_true(yaml_finish(r.reader));
	expect_fault(&r, -1, 0, 0, NULL);
	end(&r);
}

static void after_a_fault_nothing_comes(void **state)
{
	(void)state;
	struct reading r;
	struct place place = {.line = 77};
	begin(&r, "- a\n- {b\n- c\n");
	yaml_step(r.reader, NULL);
	assert_string_equal(yaml_compose(r.reader, &r.arena)->text, "a");
	assert_null(yaml_compose(r.reader, &r.arena));
	for (int i = 0; i < 3; i++) {
		assert_int_equal(yaml_peek(r.reader), YAML_NEXT_ERROR);
		yaml_step(r.reader, &place);
		assert_null(yaml_compose(r.reader, &r.arena));
	}
	assert_int_equal(place.line, 77);
	assert_int_equal(r.sink.errors, 1);
	end(&r);
	yaml_reader_free(NULL);
}

static void expect_line(struct place place, int line, const char *text)
{
	assert_int_equal(place.line, line);
	assert_int_equal(place.column, 3);
	if (text)
		assert_string_equal(place.text, text);
	else
		assert_null(place.text);
}

static void lines_end_as_in_libyaml(void **state)
{
	(void)state;
	/* Line feed, both, carriage return, next line, line and paragraph separator; and what only looks alike. */
	static const char text[] = "a\nb\r\nc\rd\xc2\x85"
				   "e\xe2\x80\xa8"
				   "f\xe2\x80\xa9g\xc2\x84h\xe2\x80\xaai\n\nlast";
	static const char *const lines[] = {"a", "b", "c", "d", "e", "f", "g\xc2\x84h\xe2\x80\xaai", "", "last"};
	const int count = sizeof(lines) / sizeof(lines[0]);
	struct arena arena = {0};
	struct reading r;
	struct source_lines kept = {0};
	size_t length = strlen(text);
	begin(&r, text);
	/* Back and forth: found anew, with the lines kept, and by the reader, which goes on from the place before. */
	for (int i = 0; i < 4 * count; i++) {
		int n = i * 5 % (count + 2);
		const char *line = n >= 1 && n <= count ? lines[n - 1] : NULL;
		expect_line(source_place(&arena, "x", text, length, &kept, n, 3), n, line);
		if (n < 1)
			continue;
		expect_line(source_place(&arena, "x", text, length, NULL, n, 3), n, line);
		expect_line(yaml_place_in(r.reader, &arena, n, 3), n, line);
	}
	assert_int_equal(kept.count, count);
	end(&r);
	arena_release(&arena);
}

static void too_long_a_line_is_not_shown(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct buf text = {0};
	buf_fill(&text, 'x', 4096);
	buf_putc(&text, '\n');
	buf_fill(&text, 'x', 4097);
	struct place place = source_place(&arena, "x", buf_text(&text), text.length, NULL, 1, 1);
	assert_int_equal(strlen(place.text), 4096);
	place = source_place(&arena, "x", buf_text(&text), text.length, NULL, 2, 1);
	assert_null(place.text);
	assert_int_equal(place.line, 2);
	buf_release(&text);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_and_value_knows_its_place),
		cmocka_unit_test(members_and_items),
		cmocka_unit_test(what_is_no_value),
		cmocka_unit_test(mark_at_the_start_takes_no_column),
		cmocka_unit_test(refused_but_whole),
		cmocka_unit_test(refused_altogether),
		cmocka_unit_test(nesting_has_an_end),
		cmocka_unit_test(piece_by_piece),
		cmocka_unit_test(after_a_fault_nothing_comes),
		cmocka_unit_test(lines_end_as_in_libyaml),
		cmocka_unit_test(too_long_a_line_is_not_shown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
