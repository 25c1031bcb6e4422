/*
 * What the answers decide beside the method, under one name: everything in a rule base that stands behind a condition and
 * becomes part of a conclusion when it holds.
 */
#ifndef SENTEI_ENGINE_ITEM_H
#define SENTEI_ENGINE_ITEM_H

#include "engine/answers.h"
#include "engine/flow.h"
#include "kb/cond.h"

enum item_kind { ITEM_COMPANION, ITEM_NEED, ITEM_OVERRIDE, ITEM_CAUTION, ITEM_GUIDE, ITEM_CHECKLIST, ITEM_KIND_COUNT };

/* Indices are those of the knowledge base; an override's is that among the overrides of its method. */
struct item {
	enum item_kind kind;
	int index;
	int method;		/* whose override it is, else KB_NONE */
};

/* Before the first. */
#define ITEM_START ((struct item){.kind = ITEM_COMPANION, .index = -1, .method = KB_NONE})

/* Goes on to the next item, in the order of kinds and then of the rules; false after the last. */
bool item_next(const struct kb *kb, struct item *item);

const struct kb_cond *item_when(const struct kb *kb, const struct item *item);
const struct kb_source *item_source(const struct kb *kb, const struct item *item);

/* What answers say of an item. */
struct item_state {
	bool concerns;		/* it is about one of the possible methods, or about all as such */
	uint64_t methods;	/* which of them */
	int companion;		/* it comes along with this one only, which has a condition of its own; KB_NONE: by itself */
	enum truth truth;	/* of all its conditions; false where it concerns nothing */
};

/* `answers` has its configuration fact narrowed to the possible methods (conclude_narrow). */
struct item_state item_state(const struct kb *kb, const struct item *item, const struct answers *answers,
			     struct reach possible);

/* The facts, as bits, that the truth of an undecided item still hangs on; none for a decided one. */
uint64_t item_open(const struct kb *kb, const struct item *item, const struct answers *answers, struct reach possible);

/* The facts that its condition, or its companion's, speaks of. */
uint64_t item_facts(const struct kb *kb, const struct item *item, int companion);

/*
 * The unknown facts that can still change anything: the outcome, or an item of some method that is still possible. What isn't
 * among them will never be asked. When the outcome is settled these are exactly the facts that are asked.
 */
uint64_t item_live(struct arena *arena, const struct kb *kb, const struct answers *answers);

#endif
