/*
 * What rules an organisation meets, for every complete set of answers to the flowchart: conditions are evaluated on complete
 * answers only, so nothing here rests on the engine's logic of unknowns. The flowchart is the dossier's.
 */
#ifndef SENTEI_TESTS_FIRED_H
#define SENTEI_TESTS_FIRED_H

#include "dossier.h"
#include "engine/item.h"

enum { COMPLETE = 1 << DOSSIER_FACTS, MOST_ITEMS = 512 };

/* A set of complete answers to the flowchart, by number: bit f is the value of the dossier's fact f. */
struct set {
	uint64_t bits[COMPLETE / 64];
};

/* An item under each complete flowchart, the other facts being what the vector at hand leaves them. */
struct fired {
	struct set some, every;		/* it can apply, it must */
	struct set about;		/* it is about the method, or comes along with something that holds */
	struct set hangs[KB_MAX_FACTS];	/* this fact alone can turn it */
};

/* Set by fired_set_up. */
extern int method_at[COMPLETE];			/* by complete answers: the knowledge base's method, or KB_NONE */
extern int fact_of[KB_MAX_FACTS];		/* the dossier's fact, or -1 */
extern int value_at[DOSSIER_FACTS][2];		/* the knowledge base's value */
extern struct item items[MOST_ITEMS];
extern int item_total;

void fired_set_up(const struct kb *kb);

static inline bool set_has(const struct set *set, int x)
{
	return set->bits[x / 64] >> (x % 64) & 1;
}

/* All items, as many as item_total, under the answers to facts outside of the flowchart. */
void fire(struct fired *list, const struct answers *answers);

#endif
