/*
 * Greedy covering. An answer of the set is taken, all smallest choices of its facts that suffice are found by trying
 * them in the order of their size, each is widened to a prime implicant, and the one that covers most is kept.
 */
#include "check/cover.h"

#include <string.h>

/*
 * Beyond this many trials for one answer its facts are dropped one by one instead, which gives a prime, if not a
 * shortest.
 */
enum { MOST_TRIALS = 20000 };

struct search {
	struct space *space;
	int set;
	int outside;		/* what no condition may hold for */
	int rest;		/* what is still to be covered */
	uint64_t facts;
	int fact[KB_MAX_FACTS];	/* that the answer fixes */
	int fact_count;
	uint32_t all[KB_MAX_FACTS];
	uint32_t answer[KB_MAX_FACTS];
	bool chosen[KB_MAX_FACTS];	/* by place in fact[] */
	int trials;
	bool found;
	struct cube best;
	struct count best_count;
};

static bool allowed(const struct search *s, const uint32_t *may)
{
	return !set_meets(s->space, s->outside, may);
}

/* The chosen facts as in the answer, all others free. */
static struct cube chosen_cube(const struct search *s)
{
	struct cube cube;
	memcpy(cube.may, s->all, sizeof(cube.may));
	for (int i = 0; i < s->fact_count; i++)
		if (s->chosen[i])
			cube.may[s->fact[i]] = s->answer[s->fact[i]];
	return cube;
}

/* Adds the values that may stand beside the answer's, but for those that only add what doesn't matter. */
static void widen(const struct search *s, struct cube *cube)
{
	for (int i = 0; i < s->fact_count; i++) {
		uint32_t *may = &cube->may[s->fact[i]];
		for (int v = 0; v < space_size(s->space, s->fact[i]); v++) {
			uint32_t before = *may;
			*may |= UINT32_C(1) << v;
			if (*may != before && !allowed(s, cube->may))
				*may = before;
		}
	}
	for (int i = 0; i < s->fact_count; i++) {
		uint32_t *may = &cube->may[s->fact[i]], all = s->all[s->fact[i]], kept = 0;
		for (int v = 0; v < space_size(s->space, s->fact[i]) && *may != all; v++) {
			uint32_t before = *may;
			*may &= UINT32_C(1) << v;
			if (*may && set_meets(s->space, s->set, cube->may))
				kept |= *may;
			*may = before;
		}
		*may = *may == all ? all : kept;
	}
}

static void offer(struct search *s, struct cube cube)
{
	widen(s, &cube);
	int mark = space_mark(s->space);
	int covered = set_and(s->space, set_cube(s->space, cube.may), s->rest);
	struct count count = covered == SET_LOST ? count_of(0) : set_count(s->space, covered, s->facts);
	space_forget(s->space, mark);
	bool better = !s->found;
	for (int i = COUNT_WORDS - 1; i >= 0 && !better; i--) {
		if (count.word[i] < s->best_count.word[i])
			return;
		better = count.word[i] > s->best_count.word[i];
	}
	if (!better)
		return;
	s->found = true;
	s->best = cube;
	s->best_count = count;
}

/* Tries every choice of `left` more facts from place `from` on. */
static void choose(struct search *s, int from, int left)
{
	if (s->trials > MOST_TRIALS)
		return;
	if (!left) {
		struct cube cube = chosen_cube(s);
		s->trials++;
		if (allowed(s, cube.may))
			offer(s, cube);
		return;
	}
	for (int i = from; i + left <= s->fact_count; i++) {
		s->chosen[i] = true;
		choose(s, i + 1, left - 1);
		s->chosen[i] = false;
	}
}

static void drop_singly(struct search *s)
{
	for (int i = 0; i < s->fact_count; i++)
		s->chosen[i] = true;
	for (int i = s->fact_count - 1; i >= 0; i--) {
		s->chosen[i] = false;
		struct cube cube = chosen_cube(s);
		s->chosen[i] = !allowed(s, cube.may);
	}
	offer(s, chosen_cube(s));
	memset(s->chosen, 0, sizeof(s->chosen));
}

/* The best condition for some answer of the rest. */
static struct cube next_cube(struct search *s)
{
	int values[KB_MAX_FACTS];
	set_witness(s->space, s->rest, values);
	s->fact_count = s->trials = 0;
	s->found = false;
	for (int f = 0; f < space_fact_count(s->space); f++) {
		if (values[f] == KB_NONE)
			continue;
		s->fact[s->fact_count++] = f;
		s->answer[f] = UINT32_C(1) << values[f];
	}
	for (int size = 0; size <= s->fact_count && !s->found && s->trials <= MOST_TRIALS; size++)
		choose(s, 0, size);
	if (!s->found)
		drop_singly(s);
	return s->best;
}

/* Takes out the cubes that the others cover, the latest first. */
static int without_needless(struct space *space, int set, struct cube *cubes, int count)
{
	for (int i = count - 1; i >= 0 && count > 1; i--) {
		int mark = space_mark(space), rest = set;
		for (int k = 0; k < count; k++)
			if (k != i)
				rest = set_minus(space, rest, set_cube(space, cubes[k].may));
		space_forget(space, mark);
		if (rest != SET_NONE)
			continue;
		memmove(&cubes[i], &cubes[i + 1], (size_t)(count - i - 1) * sizeof(*cubes));
		count--;
	}
	return count;
}

struct cover cover_find(struct arena *arena, struct space *space, int set, int free, int most)
{
	struct search s = {.space = space, .set = set, .rest = set};
	struct cube *cubes = arena_array(arena, (size_t)most, sizeof(*cubes));
	int mark = space_mark(space), count = 0;
	s.outside = set_minus(space, set_minus(space, SET_ALL, set), free);
	for (int f = 0; f < space_fact_count(space); f++) {
		s.all[f] = (UINT32_C(1) << space_size(space, f)) - 1;
		s.facts |= UINT64_C(1) << f;
	}
	while (s.outside != SET_LOST && s.rest != SET_LOST && s.rest != SET_NONE && count < most) {
		cubes[count] = next_cube(&s);
		s.rest = set_minus(space, s.rest, set_cube(space, cubes[count].may));
		count++;
	}
	bool whole = s.rest == SET_NONE;
	if (whole)
		count = without_needless(space, set, cubes, count);
	space_forget(space, mark);
	return (struct cover){.cubes = cubes, .count = count, .whole = whole};
}
