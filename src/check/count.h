/* Exact numbers of answer sets: they outgrow 64 bits with thirty facts of five values. */
#ifndef SENTEI_CHECK_COUNT_H
#define SENTEI_CHECK_COUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* 31 values to the power of 64 facts take 318 bits. */
enum { COUNT_WORDS = 10 };

/* A natural number, least word first. All zero is 0. A plain value. */
struct count {
	uint32_t word[COUNT_WORDS];
};

struct count count_of(uint32_t n);
struct count count_sum(struct count a, struct count b);

/* `factor` times, and divided by `divisor` (rounded down, divisor not 0). */
struct count count_times(struct count a, uint32_t factor);
struct count count_over(struct count a, uint32_t divisor);

bool count_at_most(const struct count *a, uint32_t most);

/* The number when it fits, else UINT64_MAX. */
uint64_t count_small(const struct count *a);

/* Appends the decimal digits. */
void count_digits(struct buf *out, struct count a);

#endif
