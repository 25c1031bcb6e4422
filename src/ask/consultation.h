/*
 * One consultation: what has been answered, in which order, and what comes next. Knows nothing of screens, files or
 * words; a session, and what reads its journal, drive it.
 */
#ifndef SENTEI_ASK_CONSULTATION_H
#define SENTEI_ASK_CONSULTATION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "engine/conclude.h"

/* Whether the questions after the flowchart's are wanted. */
enum further { FURTHER_UNDECIDED, FURTHER_WANTED, FURTHER_DECLINED };

/* A plain value, copied freely. */
struct consultation {
	const struct kb *kb;
	struct answers answers;
	uint64_t declined;		/* facts answered with «unknown», as bits */
	int given[KB_MAX_FACTS];	/* facts answered, with «unknown» too, in the order in which they were asked */
	int given_count;
	int latest;			/* the fact answered last, or KB_NONE */
	bool latest_changed;		/* it had been answered before … */
	int latest_before;		/* … with this value, KB_NONE for «unknown» */
	enum further further;
	int given_before;		/* given_count when `further` was decided */
};

enum agenda_kind {
	AGENDA_FLOW,		/* ask a fact for the flowchart */
	AGENDA_OFFER,		/* ask whether the further questions are wanted */
	AGENDA_FURTHER,		/* ask a fact that something else depends on */
	AGENDA_RESULT,		/* nothing is left to ask */
};

/* What comes next. */
struct agenda {
	enum agenda_kind kind;
	int fact;			/* to ask, or KB_NONE */
	int most;			/* questions still to come at most, this one included */
	uint64_t open;			/* facts that the further questions are about, as bits */
	const struct conclusion *conclusion;	/* what follows from the answers so far */
};

void consultation_init(struct consultation *consultation, const struct kb *kb);

/*
 * Takes an answer: a value, or KB_NONE for «unknown». A fact that was answered before keeps its place in the order, and
 * all other answers stay.
 */
void consultation_answer(struct consultation *consultation, int fact, int value);

/*
 * One step back: the latest answer is withdrawn, or what it was before it was changed is put back, or the decision on the
 * further questions is withdrawn when that was later. *fact: the one to ask again, KB_NONE for the decision. False when
 * nothing has been answered.
 */
bool consultation_back(struct consultation *consultation, int *fact);

/* Decides whether the further questions are wanted. */
void consultation_decide(struct consultation *consultation, enum further further);

/* What was decided on them doesn't bind any more. Not a step of its own: going back takes the latest answer back. */
void consultation_reopen(struct consultation *consultation);

/* What comes next; memory is the arena's. */
struct agenda consultation_next(const struct consultation *consultation, struct arena *arena);

/* The place of a fact in the order of the answers, KB_NONE when it wasn't answered. */
int consultation_place(const struct consultation *consultation, int fact);

/* Whether the answer to a fact has any part in the conclusion: it stands on the way, or a condition hangs on it. */
bool consultation_counts(const struct consultation *consultation, struct arena *arena, int fact);

/*
 * The values that a question about the fact offers: all, or of the configuration fact those of the methods in the
 * reach; 0 when there is nothing to choose from.
 */
uint32_t consultation_offered(const struct kb *kb, struct reach reach, int fact);

#endif
