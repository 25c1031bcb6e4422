/* Shared by the files that compare two rule bases. Internal to src/check/. */
#ifndef SENTEI_CHECK_DIFF_INTERNAL_H
#define SENTEI_CHECK_DIFF_INTERNAL_H

#include "check/diff.h"
#include "check/ways.h"

/* A list that grows in an arena. All zero is empty. */
struct growing {
	void *items;
	int count, room;
};

/* A new zeroed item at the end; pointers to earlier ones become void. */
void *growing_add(struct arena *arena, struct growing *list, size_t size);

/* One of the two rule bases. */
struct side {
	const struct rules *rules;
	const struct kb *kb;
	struct frame frame;
	const struct ways *ways;
};

struct differ {
	struct arena *arena;
	struct space *space;
	struct side old, new;
	struct diff *result;
	uint64_t all_facts;
	/* The answers with which both recommend the same: by method of the new one, and that no method fits. */
	int *same;
	int same_none;
	int unmoved;			/* all of them together */
	struct growing shifted, relevelled, renumbered, rewritten;
};

/* The conditions that describe a set, where `free` doesn't matter; counts what was lost. */
struct cover differ_where(struct differ *d, int set, int free);

/* Each fills a part of the result. */
void diff_rules(struct differ *d);
void diff_levels(struct differ *d);
void diff_choices(struct differ *d);
void diff_texts(struct differ *d);

#endif
