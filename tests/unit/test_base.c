/* base: arena, growable text, nearest names, the diagnostics sink. */
#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/nearest.h"

static void arena_gives_zeroed_aligned_memory(void **state)
{
	(void)state;
	struct arena arena = {0};
	unsigned char *previous = NULL;
	size_t previous_size = 0;
	for (size_t size = 1; size < 3000; size += 7) {
		unsigned char *piece = arena_alloc(&arena, size);
		assert_int_equal((uintptr_t)piece % alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(piece[i], 0);
		memset(piece, 0xa5, size);
		/* Neighbours don't overlap. */
		for (size_t i = 0; i < previous_size; i++)
			assert_int_equal(previous[i], 0xa5);
		previous = piece;
		previous_size = size;
	}
	arena_release(&arena);
	assert_null(arena.block);
}

static void arena_gives_more_than_a_block(void **state)
{
	(void)state;
	struct arena arena = {0};
	const size_t large = 5u * 1024 * 1024;
	unsigned char *piece = arena_alloc(&arena, large);
	assert_int_equal(piece[0], 0);
	assert_int_equal(piece[large - 1], 0);
	memset(piece, 1, large);
	assert_non_null(arena_alloc(&arena, 0));
	arena_release(&arena);
}

static void arena_clear_keeps_one_block_and_zeroes_again(void **state)
{
	(void)state;
	struct arena arena = {0};
	for (int i = 0; i < 1000; i++)
		memset(arena_alloc(&arena, 100), 0xff, 100);
	arena_clear(&arena);
	struct arena_block *kept = arena.block;
	assert_non_null(kept);
	unsigned char *piece = arena_alloc(&arena, 100);
	assert_ptr_equal(arena.block, kept);
	for (size_t i = 0; i < 100; i++)
		assert_int_equal(piece[i], 0);
	arena_release(&arena);
	arena_clear(&arena);
	arena_release(&arena);
}

static void arena_copies_strings(void **state)
{
	(void)state;
	struct arena arena = {0};
	char source[] = "選定sentei";
	char *whole = arena_string(&arena, source), *part = arena_copy(&arena, source, 3);
	source[0] = 'x';
	assert_string_equal(whole, "選定sentei");
	assert_string_equal(part, "選");
	assert_string_equal(arena_copy(&arena, "", 0), "");
	assert_string_equal(arena_string(&arena, ""), "");
	arena_release(&arena);
}

static void buf_is_empty_text_from_the_start(void **state)
{
	(void)state;
	struct buf buf = {0};
	assert_string_equal(buf_text(&buf), "");
	buf_add(&buf, "", 0);
	buf_puts(&buf, "");
	assert_string_equal(buf_text(&buf), "");
	assert_int_equal(buf.length, 0);
	buf_clear(&buf);
	buf_release(&buf);
	buf_clear(&buf);
	assert_string_equal(buf_text(&buf), "");
}

static void buf_appends(void **state)
{
	(void)state;
	struct buf buf = {0};
	buf_puts(&buf, "方式");
	buf_putc(&buf, ':');
	buf_fill(&buf, ' ', 3);
	buf_add(&buf, "vdi and more", 3);
	assert_string_equal(buf_text(&buf), "方式:   vdi");
	assert_int_equal(buf.length, strlen("方式:   vdi"));
	buf_clear(&buf);
	assert_string_equal(buf_text(&buf), "");
	buf_add(&buf, "a\0b", 3);
	assert_int_equal(buf.length, 3);
	assert_memory_equal(buf.text, "a\0b", 4);
	buf_release(&buf);
	assert_null(buf.text);
}

static void buf_grows_and_stays_terminated(void **state)
{
	(void)state;
	struct buf buf = {0};
	for (size_t i = 0; i < 10000; i++) {
		buf_putc(&buf, (char)('a' + i % 26));
		assert_int_equal(buf.length, i + 1);
		assert_int_equal(buf.text[buf.length], '\0');
	}
	for (size_t i = 0; i < 10000; i++)
		assert_int_equal(buf.text[i], 'a' + (int)(i % 26));
	buf_release(&buf);
}

static void buf_writes_numbers(void **state)
{
	(void)state;
	struct buf buf = {0};
	const long long numbers[] = {0, 7, -7, 1000000, INT64_MAX, INT64_MIN};
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		buf_number(&buf, numbers[i]);
		buf_putc(&buf, ' ');
	}
	assert_string_equal(buf_text(&buf), "0 7 -7 1000000 9223372036854775807 -9223372036854775808 ");
	buf_release(&buf);
}

static const char *nearest_of(const char *word, const char *const *candidates)
{
	struct nearest nearest = {.word = word};
	for (; *candidates; candidates++)
		nearest_offer(&nearest, *candidates);
	return nearest_result(&nearest);
}

static void nearest_finds_slips(void **state)
{
	(void)state;
	static const char *const facts[] = {"office_system", "office_pc", "local_data", "cloud", "cloud_in_use", NULL};
	assert_string_equal(nearest_of("office_sytem", facts), "office_system");
	assert_string_equal(nearest_of("ofice_cp", facts), "office_pc");
	assert_string_equal(nearest_of("clodu", facts), "cloud");
	assert_string_equal(nearest_of("cloud", facts), "cloud");
	assert_string_equal(nearest_of("localdata", facts), "local_data");
}

static void nearest_is_silent_when_nothing_is_near(void **state)
{
	(void)state;
	static const char *const choices[] = {"yes", "no", "unknown", NULL};
	static const char *const none[] = {NULL};
	assert_string_equal(nearest_of("maybe", choices), "");
	assert_string_equal(nearest_of("on", choices), "no");
	assert_string_equal(nearest_of("x", choices), "");
	assert_string_equal(nearest_of("", choices), "");
	assert_string_equal(nearest_of("yes", none), "");
}

static void nearest_counts_code_points(void **state)
{
	(void)state;
	static const char *const words[] = {"戻る", "終わる", "やり直す", NULL};
	/* One kana of three differs; in bytes it would be up to three of nine. */
	assert_string_equal(nearest_of("終わり", words), "終わる");
	assert_string_equal(nearest_of("やり直し", words), "やり直す");
	assert_string_equal(nearest_of("説明", words), "");
}

static void nearest_keeps_the_first_of_equals(void **state)
{
	(void)state;
	static const char *const words[] = {"small", "stall", NULL};
	static const char *const turned[] = {"stall", "small", NULL};
	assert_string_equal(nearest_of("shall", words), "small");
	assert_string_equal(nearest_of("shall", turned), "stall");
}

static void nearest_minds_no_case(void **state)
{
	(void)state;
	static const char *const words[] = {"office_system", "cp932", "VPN", NULL};
	assert_string_equal(nearest_of("OFFICE_SYSTEM", words), "office_system");
	assert_string_equal(nearest_of("Ofice_System", words), "office_system");
	assert_string_equal(nearest_of("CP932", words), "cp932");
	assert_string_equal(nearest_of("vpn", words), "VPN");
	static const char *const both[] = {"edr", "EDR", NULL};
	assert_string_equal(nearest_of("EDRS", both), "EDR");
	assert_string_equal(nearest_of("edrs", both), "edr");
	/* Beyond ASCII nothing is folded. */
	static const char *const greek[] = {"σασ", NULL};
	assert_string_equal(nearest_of("ΣΑΣ", greek), "");
}

static void nearest_finds_what_was_cut_off(void **state)
{
	(void)state;
	static const char *const options[] = {"rules", "role", "output", "from", "format", "columns", "color", NULL};
	assert_string_equal(nearest_of("out", options), "output");
	assert_string_equal(nearest_of("OUTPU", options), "output");
	/* Rather than a word that is one slip away. */
	assert_string_equal(nearest_of("form", options), "format");
	assert_string_equal(nearest_of("rul", options), "rules");
	/* Which of the two, nobody knows; and too little says nothing. */
	assert_string_equal(nearest_of("col", options), "");
	assert_string_equal(nearest_of("ou", options), "");
	/* The word itself is nearer than what begins with it, and the same name twice is one. */
	static const char *const same[] = {"cloud_service", "cloud", "cloud_service", NULL};
	assert_string_equal(nearest_of("cloud", same), "cloud");
	assert_string_equal(nearest_of("cloud_s", same), "cloud_service");
	static const char *const kana[] = {"やり直す", NULL};
	assert_string_equal(nearest_of("やり直", kana), "やり直す");
	assert_string_equal(nearest_of("やり", kana), "");
}

static void nearest_counts_a_swap_as_one(void **state)
{
	(void)state;
	struct nearest nearest = {.word = "hgih"};
	nearest_offer(&nearest, "high");
	assert_string_equal(nearest_result(&nearest), "high");
	assert_int_equal(nearest.distance, 1);
}

static void nearest_bears_long_words(void **state)
{
	(void)state;
	char word[500];
	memset(word, 'a', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	struct nearest nearest = {.word = word};
	nearest_offer(&nearest, "high");
	assert_string_equal(nearest_result(&nearest), "");
	nearest_offer(&nearest, "\xe3\x81");
	assert_string_equal(nearest_result(&nearest), "");
}

static void diag_copies_and_counts(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	char file[] = "a.yaml", text[] = "kind: x", key[] = "kind";
	struct place place = {.file = file, .line = 3, .column = 7, .text = text};
	diag_add(&sink, DIAG_VALUE_NOT_ONE_OF, &place, key, "x", "", "decision", NULL);
	diag_add(&sink, DIAG_ANSWERS_KEYS_IGNORED, NULL, "memo", NULL);
	file[0] = text[0] = key[0] = '!';
	assert_int_equal(sink.errors, 1);
	assert_int_equal(sink.warnings, 1);
	const struct diag *diag = sink.first;
	assert_int_equal(diag->code, DIAG_VALUE_NOT_ONE_OF);
	assert_string_equal(diag->place.file, "a.yaml");
	assert_string_equal(diag->place.text, "kind: x");
	assert_string_equal(diag->args[0], "kind");
	assert_string_equal(diag->args[3], "decision");
	assert_ptr_equal(diag->next, sink.last);
	assert_null(sink.last->place.file);
	assert_string_equal(sink.last->args[0], "memo");
	assert_string_equal(sink.last->args[1], "");
	assert_string_equal(sink.last->args[3], "");
	assert_int_equal(diag_severity(DIAG_VALUE_NOT_ONE_OF), DIAG_ERROR);
	assert_int_equal(diag_severity(DIAG_ANSWERS_KEYS_IGNORED), DIAG_WARNING);
	diag_release(&sink);
	assert_null(sink.first);
	assert_int_equal(sink.errors, 0);
}

static void diag_told_looks_at_the_line(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	struct place place = {.file = "a", .line = 3, .column = 7}, beside = {.file = "a", .line = 3, .column = 1};
	struct place below = {.file = "a", .line = 4, .column = 7}, nowhere = {.file = NULL};
	assert_false(diag_told(&sink, DIAG_LIST_EMPTY, &place, "when"));
	diag_add(&sink, DIAG_LIST_EMPTY, &place, "when", NULL);
	assert_true(diag_told(&sink, DIAG_LIST_EMPTY, &place, "when"));
	assert_true(diag_told(&sink, DIAG_LIST_EMPTY, &beside, "when"));
	assert_false(diag_told(&sink, DIAG_LIST_EMPTY, &below, "when"));
	assert_false(diag_told(&sink, DIAG_LIST_EMPTY, &place, "roles"));
	assert_false(diag_told(&sink, DIAG_KEY_MISSING, &place, "when"));
	assert_false(diag_told(&sink, DIAG_LIST_EMPTY, &nowhere, "when"));
	diag_release(&sink);
}

static void diag_sort_is_stable(void **state)
{
	(void)state;
	struct diag_sink sink = {0};
	static const struct {
		const char *file, *name;
		int line, column;
	} rows[] = {
		{"b", "b2:1", 2, 1}, {"a", "a9:1 first", 9, 1}, {"a", "a1:5", 1, 5}, {NULL, "none", 0, 0},
		{"a", "a9:1 second", 9, 1}, {"a", "a1:2", 1, 2}, {"b", "b1:9", 1, 9}, {"a", "a9:1 third", 9, 1},
	};
	static const char *const sorted[] = {
		"none", "a1:2", "a1:5", "a9:1 first", "a9:1 second", "a9:1 third", "b1:9", "b2:1",
	};
	diag_sort(&sink);
	assert_null(sink.first);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct place place = {.file = rows[i].file, .line = rows[i].line, .column = rows[i].column};
		diag_add(&sink, DIAG_ID_FORM, &place, rows[i].name, NULL);
	}
	diag_sort(&sink);
	const struct diag *diag = sink.first;
	for (size_t i = 0; i < sizeof(sorted) / sizeof(sorted[0]); i++, diag = diag->next)
		assert_string_equal(diag->args[0], sorted[i]);
	assert_null(diag);
	assert_string_equal(sink.last->args[0], "b2:1");
	/* The sink can still be added to. */
	diag_add(&sink, DIAG_ID_FORM, NULL, "later", NULL);
	assert_string_equal(sink.last->args[0], "later");
	assert_int_equal(sink.errors, 9);
	diag_release(&sink);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arena_gives_zeroed_aligned_memory),
		cmocka_unit_test(arena_gives_more_than_a_block),
		cmocka_unit_test(arena_clear_keeps_one_block_and_zeroes_again),
		cmocka_unit_test(arena_copies_strings),
		cmocka_unit_test(buf_is_empty_text_from_the_start),
		cmocka_unit_test(buf_appends),
		cmocka_unit_test(buf_grows_and_stays_terminated),
		cmocka_unit_test(buf_writes_numbers),
		cmocka_unit_test(nearest_finds_slips),
		cmocka_unit_test(nearest_is_silent_when_nothing_is_near),
		cmocka_unit_test(nearest_counts_code_points),
		cmocka_unit_test(nearest_keeps_the_first_of_equals),
		cmocka_unit_test(nearest_minds_no_case),
		cmocka_unit_test(nearest_finds_what_was_cut_off),
		cmocka_unit_test(nearest_counts_a_swap_as_one),
		cmocka_unit_test(nearest_bears_long_words),
		cmocka_unit_test(diag_copies_and_counts),
		cmocka_unit_test(diag_told_looks_at_the_line),
		cmocka_unit_test(diag_sort_is_stable),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
