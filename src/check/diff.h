/* What changed in meaning between two rule bases: where answers lead, which rules hold, levels, choices, texts. */
#ifndef SENTEI_CHECK_DIFF_H
#define SENTEI_CHECK_DIFF_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/lang.h"
#include "check/cover.h"
#include "check/universe.h"
#include "rules/rules.h"

/* Answers whose recommendation is another one. */
struct moved {
	const char *from, *to;	/* ids of methods; NULL: no method fits */
	bool from_strange, to_strange;	/* the rule base has no such answer */
	struct count answers;	/* over the facts that either flowchart asks */
	struct cover where;
};

enum shift { SHIFT_MORE, SHIFT_LESS };

/* A rule that holds more or less often, apart from what follows from recommendations that moved. */
struct shifted {
	const char *section, *id;
	enum shift shift;
	const char *const *methods;	/* ids of the methods with which it does */
	int method_count;		/* 0: whatever the method */
	struct cover where;
};

/* A level of a method, or the level that the answers need. */
struct relevelled {
	const char *method;	/* NULL: a need */
	const char *characteristic;
	const char *from, *to;	/* ids of levels; NULL: none needed */
	struct cover where;
};

/* A choice that is typed by another number. */
struct renumbered {
	const char *fact, *method;	/* the method, where its configurations are chosen from, or NULL */
	const char *choice;		/* NULL: «unknown» */
	int from, to;
};

/* An entry that is in one of the two only, or a text or property that differs. Paths: "cautions/vpn-firmware/title". */
struct rewritten {
	const char *path;
	int lang;		/* of a text, or -1 */
	const char *from, *to;	/* both NULL: it is an entry; from NULL: it was added; to NULL: it was removed */
	bool entry;		/* the path names an entry, not a value in it */
};

struct diff {
	struct universe universe;
	struct count answers;		/* over the facts that either flowchart asks */
	struct count moved_answers;
	const struct moved *moved;
	int moved_count;
	const struct shifted *shifted;
	int shifted_count;
	int following;			/* cautions that hold for other answers only because recommendations moved */
	const struct relevelled *relevelled;
	int relevelled_count;
	const struct renumbered *renumbered;
	int renumbered_count;
	const struct rewritten *rewritten;
	int rewritten_count;
	int lost;			/* comparisons that couldn't be made, since sets outgrew the limit */
};

/*
 * Compares two rule bases that were loaded by rules_load_checked without an error. NULL, with a word to the sink, when
 * together they have more facts or values than can be compared. The result and all that it points to are the arena's
 * and the rules'.
 */
const struct diff *diff(struct arena *arena, const struct rules *old, const struct rules *new, struct diag_sink *sink);

#endif
