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

/* The methods that it is about, of all; *general: it is meant for all as such, and holds where no method fits, too. */
uint64_t item_methods(const struct kb *kb, const struct item *item, bool *general);

/*
 * The answers, seen from each outcome that they leave possible: what they must be for it to come about. Each fact by itself is
 * narrowed to the values that it has on some way there, and the configuration fact to the method's own.
 */
struct outlook {
	struct reach possible;
	const struct answers *toward;	/* by method; after the last, «no method fits». Meaningless for impossible ones */
};

const struct outlook *outlook_new(struct arena *arena, const struct kb *kb, const struct answers *answers);

/* What is known if the outcome is this method; KB_NONE: if none fits. */
const struct answers *outlook_toward(const struct outlook *outlook, const struct kb *kb, int method);

/*
 * Whether the item applies over a set of possible outcomes: true or false when it is so for all of them. False over an
 * empty set, and for an outcome that it isn't about. A caution that only comes along with a companion has that one's
 * condition too.
 */
enum truth item_truth_of(const struct kb *kb, const struct item *item, const struct outlook *outlook, struct reach outcomes);

/* The possible outcomes that the item is about. */
struct reach item_about(const struct kb *kb, const struct item *item, const struct outlook *outlook);

/* The facts, as bits, that the truth of an item undecided for some possible outcome hangs on. */
uint64_t item_open(const struct kb *kb, const struct item *item, const struct outlook *outlook);

/* The facts that its condition, or that of a companion which may bring it, speaks of. */
uint64_t item_facts(const struct kb *kb, const struct item *item);

/*
 * The unknown facts that can still change anything: the outcome, or an item of some outcome that is still possible. What isn't
 * among them will never be asked. When the outcome is settled these are exactly the facts that are asked.
 */
uint64_t item_live(struct arena *arena, const struct kb *kb, const struct answers *answers);

#endif
