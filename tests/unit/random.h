/* A small seeded generator (xorshift64*), so that a random test finds the same on every machine. */
#ifndef SENTEI_TESTS_RANDOM_H
#define SENTEI_TESTS_RANDOM_H

#include <stdint.h>

/* `state` is the seed, never 0. */
struct random {
	uint64_t state;
};

/* A number from 0 to n - 1. */
static inline int random_below(struct random *random, int n)
{
	random->state ^= random->state >> 12;
	random->state ^= random->state << 25;
	random->state ^= random->state >> 27;
	return (int)((random->state * UINT64_C(2685821657736338717) >> 33) % (uint64_t)n);
}

#endif
