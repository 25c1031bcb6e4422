/* Schoolbook arithmetic on a fixed number of words. Knows nothing of what is counted. */
#include "check/count.h"

#include <assert.h>

struct count count_of(uint32_t n)
{
	return (struct count){.word = {n}};
}

struct count count_sum(struct count a, struct count b)
{
	uint64_t carry = 0;
	for (int i = 0; i < COUNT_WORDS; i++) {
		carry += (uint64_t)a.word[i] + b.word[i];
		a.word[i] = (uint32_t)carry;
		carry >>= 32;
	}
	assert(!carry);
	return a;
}

struct count count_times(struct count a, uint32_t factor)
{
	uint64_t carry = 0;
	for (int i = 0; i < COUNT_WORDS; i++) {
		carry += (uint64_t)a.word[i] * factor;
		a.word[i] = (uint32_t)carry;
		carry >>= 32;
	}
	assert(!carry);
	return a;
}

/* Divides in place; returns the remainder. */
static uint32_t divide(struct count *a, uint32_t divisor)
{
	uint64_t rest = 0;
	for (int i = COUNT_WORDS - 1; i >= 0; i--) {
		rest = rest << 32 | a->word[i];
		a->word[i] = (uint32_t)(rest / divisor);
		rest %= divisor;
	}
	return (uint32_t)rest;
}

struct count count_over(struct count a, uint32_t divisor)
{
	divide(&a, divisor);
	return a;
}

bool count_at_most(const struct count *a, uint32_t most)
{
	return count_small(a) <= most;
}

uint64_t count_small(const struct count *a)
{
	for (int i = 2; i < COUNT_WORDS; i++)
		if (a->word[i])
			return UINT64_MAX;
	return (uint64_t)a->word[1] << 32 | a->word[0];
}

void count_digits(struct buf *out, struct count a)
{
	char digits[COUNT_WORDS * 10 + 1];
	int at = sizeof(digits);
	do
		digits[--at] = (char)('0' + divide(&a, 10));
	while (!count_at_most(&a, 0));
	buf_add(out, digits + at, sizeof(digits) - (size_t)at);
}
