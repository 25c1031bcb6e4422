/* Sets as bits: how many there are in one, and which comes first. */
#ifndef SENTEI_BASE_BITS_H
#define SENTEI_BASE_BITS_H

#include <stdint.h>

static inline int bits_count(uint64_t bits)
{
	int count = 0;
	for (; bits; bits &= bits - 1)
		count++;
	return count;
}

/* The place of the lowest bit; there is one. */
static inline int bits_first(uint64_t bits)
{
	int place = 0;
	while (!(bits >> place & 1))
		place++;
	return place;
}

#endif
