/* check/count: the same sums, products and quotients by hand in decimal digits, up to the largest number there is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "check/count.h"
#include "random.h"

enum { DIGITS = 100 };

/* A number in decimal digits, the least first. */
struct by_hand {
	int digit[DIGITS];
};

static struct by_hand by_hand_of(uint64_t n)
{
	struct by_hand a = {{0}};
	for (int i = 0; n; i++, n /= 10)
		a.digit[i] = (int)(n % 10);
	return a;
}

static struct by_hand by_hand_sum(struct by_hand a, const struct by_hand *b)
{
	for (int i = 0, carry = 0; i < DIGITS; i++) {
		carry += a.digit[i] + b->digit[i];
		a.digit[i] = carry % 10;
		carry /= 10;
	}
	return a;
}

static struct by_hand by_hand_times(struct by_hand a, uint32_t factor)
{
	uint64_t carry = 0;
	for (int i = 0; i < DIGITS; i++) {
		carry += (uint64_t)a.digit[i] * factor;
		a.digit[i] = (int)(carry % 10);
		carry /= 10;
	}
	return a;
}

static struct by_hand by_hand_over(struct by_hand a, uint32_t divisor)
{
	uint64_t rest = 0;
	for (int i = DIGITS - 1; i >= 0; i--) {
		rest = rest * 10 + (uint64_t)a.digit[i];
		a.digit[i] = (int)(rest / divisor);
		rest %= divisor;
	}
	return a;
}

static void expect_digits(struct count count, const struct by_hand *expected)
{
	struct buf found = {0}, digits = {0};
	int most = DIGITS - 1;
	while (most && !expected->digit[most])
		most--;
	for (int i = most; i >= 0; i--)
		buf_putc(&digits, (char)('0' + expected->digit[i]));
	count_digits(&found, count);
	assert_string_equal(buf_text(&found), buf_text(&digits));
	buf_release(&found);
	buf_release(&digits);
}

static uint32_t random_word(struct random *random)
{
	static const uint32_t edges[] = {1, 2, 9, 10, 31, 0x7fffffff, 0x80000000, UINT32_MAX};
	return random_below(random, 2) ? edges[random_below(random, 8)]
				       : 1 + (uint32_t)random_below(random, 0x40000000) * 3;
}

static void same_as_by_hand(void **state)
{
	(void)state;
	struct random random = {.state = 17};
	for (int round = 0; round < 200; round++) {
		uint32_t first = random_word(&random);
		struct count a = count_of(first), b = a;
		struct by_hand x = by_hand_of(first), y = x;
		/* Nine words at most, so that the sums of two fit. */
		for (int i = random_below(&random, 9); i; i--) {
			uint32_t factor = random_word(&random);
			b = a;
			y = x;
			a = count_times(a, factor);
			x = by_hand_times(x, factor);
		}
		expect_digits(a, &x);
		a = count_sum(a, b);
		x = by_hand_sum(x, &y);
		expect_digits(a, &x);
		uint32_t divisor = random_word(&random);
		x = by_hand_over(x, divisor);
		expect_digits(count_over(a, divisor), &x);
	}
}

static void carries_run_through_all_words(void **state)
{
	(void)state;
	struct buf out = {0};
	struct count most = {{0}}, one = count_of(1);
	for (int i = 0; i < COUNT_WORDS - 1; i++)
		most.word[i] = UINT32_MAX;
	struct count next = count_sum(most, one);
	for (int i = 0; i < COUNT_WORDS; i++)
		assert_int_equal(next.word[i], i == COUNT_WORDS - 1);
	/* The largest of all has 97 digits. */
	most.word[COUNT_WORDS - 1] = UINT32_MAX;
	count_digits(&out, most);
	assert_string_equal(buf_text(&out),
			    "2135987035920910082395021706169552114602704522356652769947041607822219725780"
			    "640550022962086936575");
	assert_int_equal(out.length, 97);
	/* Digits are appended. */
	count_digits(&out, count_of(10));
	assert_string_equal(buf_text(&out) + 97, "10");
	buf_release(&out);
}

static void small_numbers_and_their_limits(void **state)
{
	(void)state;
	struct count n = count_times(count_of(UINT32_MAX), UINT32_MAX);
	assert_int_equal(count_small(&n), UINT64_C(0xfffffffe00000001));
	assert_false(count_at_most(&n, UINT32_MAX));
	n = count_sum(n, count_times(count_of(UINT32_MAX), 2));
	/* Here it is, what also stands for too large, and one more. */
	assert_int_equal(count_small(&n), UINT64_MAX);
	n = count_sum(n, count_of(1));
	assert_int_equal(count_small(&n), UINT64_MAX);
	assert_int_equal(n.word[2], 1);
	assert_false(count_at_most(&n, UINT32_MAX));
	n = count_over(n, 16);
	assert_int_equal(count_small(&n), UINT64_C(1) << 60);
	n = count_of(UINT32_MAX);
	assert_true(count_at_most(&n, UINT32_MAX) && !count_at_most(&n, UINT32_MAX - 1));
	n = count_sum(n, count_of(1));
	assert_false(count_at_most(&n, UINT32_MAX));
	n = count_of(0);
	assert_true(count_at_most(&n, 0));
	n = count_times(count_of(7), 0);
	assert_int_equal(count_small(&n), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_as_by_hand),
		cmocka_unit_test(carries_run_through_all_words),
		cmocka_unit_test(small_numbers_and_their_limits),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
