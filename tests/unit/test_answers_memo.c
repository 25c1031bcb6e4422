/* answers/memo: the table of spellings against a plain list, with spellings that have their first bytes in common. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "answers/memo.h"
#include "random.h"

enum { ROUNDS = 400, TEXTS = 24, ROOM = MEMO_LENGTH + 2 + 8 };

/* As long as the table takes, at most; eight bytes behind it may be read. */
struct spelling {
	char text[ROOM];
	size_t length;
	bool kept;
};

static bool is_same(const struct spelling *a, const struct spelling *b)
{
	return a->length == b->length && !memcmp(a->text, b->text, a->length);
}

/* Few different bytes, so that many are alike; what stands behind the text is anything. */
static void make(struct random *random, struct spelling *spelling)
{
	static const char bytes[] = {'a', 'b', '\0', (char)0x80, (char)0xff};
	*spelling = (struct spelling){
		.length = (size_t)random_below(random, random_below(random, 3) ? 10 : MEMO_LENGTH + 2)};
	for (int i = 0; i < ROOM; i++)
		spelling->text[i] = bytes[random_below(random, i < 6 ? 5 : 2)];
}

/* Whether any of those kept before has its place by the same word: the first eight bytes, zeros behind. */
static bool is_taken(const struct spelling *spellings, int count, const struct spelling *spelling)
{
	char word[8] = {0}, other[8];
	memcpy(word, spelling->text, spelling->length < 8 ? spelling->length : 8);
	for (int i = 0; i < count; i++) {
		memset(other, 0, sizeof(other));
		memcpy(other, spellings[i].text, spellings[i].length < 8 ? spellings[i].length : 8);
		if (spellings[i].kept && !memcmp(word, other, sizeof(word)))
			return true;
	}
	return false;
}

static void same_as_a_list(void **state)
{
	(void)state;
	struct random random = {.state = 19};
	int full = 0, taken = 0;
	for (int round = 0; round < ROUNDS; round++) {
		struct memo_table table = {0};
		struct spelling spellings[TEXTS];
		int kept = 0;
		for (int n = 0; n < TEXTS; n++) {
			struct spelling *last = &spellings[n];
			make(&random, last);
			bool room = kept < MEMO_MOST, free = !is_taken(spellings, n, last);
			memo_add(&table, last->text, last->length, n - TEXTS / 2);
			last->kept = room && free && last->length <= MEMO_LENGTH;
			kept += last->kept;
			full += !room;
			taken += !free;
			assert_int_equal(table.count, kept);
			for (int i = 0; i <= n; i++) {
				const struct memo *memo = memo_find(&table, spellings[i].text, spellings[i].length);
				const struct spelling *first = NULL;
				for (int k = 0; k <= n && !first; k++)
					if (spellings[k].kept && is_same(&spellings[k], &spellings[i]))
						first = &spellings[k];
				assert_int_equal(memo != NULL, first != NULL);
				if (memo)
					assert_int_equal(memo->value, (int)(first - spellings) - TEXTS / 2);
			}
		}
	}
	assert_true(full > ROUNDS && taken > ROUNDS);
}

static void long_ones_are_compared_to_their_end(void **state)
{
	(void)state;
	static const char text[ROOM] = "12345678 and more", other[ROOM] = "12345678 and mora";
	const size_t length = strlen(text);
	struct memo_table table = {0};
	memo_add(&table, text, length, 7);
	assert_int_equal(memo_find(&table, text, length)->value, 7);
	assert_null(memo_find(&table, other, length));
	assert_null(memo_find(&table, text, length - 1));
	assert_null(memo_find(&table, text, 8));
}

static void nothing_is_in_an_empty_table(void **state)
{
	(void)state;
	const struct memo_table table = {0};
	static const char text[16] = "";
	assert_null(memo_find(&table, text, 0));
	assert_null(memo_find(&table, text, 8));
}

static void first_of_eight_bytes(void **state)
{
	(void)state;
	struct random random = {.state = 29};
	for (int round = 0; round < 20000; round++) {
		/* What is one off, and what borrows from its neighbour. */
		static const char near[] = {',', ',' + 1, ',' - 1, '\0', (char)0x80, (char)(',' | 0x80), (char)0xff,
					    '\n'};
		char text[8];
		for (int i = 0; i < 8; i++)
			text[i] = near[random_below(&random, 8)];
		const char c = near[random_below(&random, 8)], *at = memchr(text, c, sizeof(text));
		assert_int_equal(memo_until(text, c), at ? at - text : 8);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_as_a_list),
		cmocka_unit_test(long_ones_are_compared_to_their_end),
		cmocka_unit_test(nothing_is_in_an_empty_table),
		cmocka_unit_test(first_of_eight_bytes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
