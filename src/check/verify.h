/* Proves a rule base sound, or says where it is not; and measures what the scenario cases exercise. */
#ifndef SENTEI_CHECK_VERIFY_H
#define SENTEI_CHECK_VERIFY_H

#include "base/arena.h"
#include "base/diag.h"
#include "check/check.h"
#include "check/count.h"
#include "check/universe.h"
#include "rules/rules.h"

/* How a space of answers was gone through. */
enum verified_how {
	VERIFIED_ENUMERATED,	/* one by one */
	VERIFIED_DIAGRAM,	/* all at once, exactly, as a decision diagram */
	VERIFIED_FACTORED,	/* one by one over the facts concerned alone, since no others matter */
	VERIFIED_NOT,		/* not at all: too large */
	VERIFIED_HOW_COUNT
};

/* For JSON, by enum verified_how. */
extern const char *const verified_how_ids[VERIFIED_HOW_COUNT];

struct verified_space {
	const char *id;
	enum msg name;
	struct count size;
	enum verified_how how;
};

enum shown_kind { SHOWN_OUTCOME, SHOWN_EDGE, SHOWN_RULE };

/* Something that was shown to be used, and by which answers. */
struct shown {
	enum shown_kind kind;
	const char *section;	/* of rules: "cautions", "overrides", … */
	const char *id;		/* of the outcome, the node, the rule or what the rule is about */
	int index;		/* of the outcome, the node, or in the rule's list */
	int value;		/* edges: of the node's fact */
	struct count answers;	/* over the flowchart's facts for outcomes and edges, over all facts for rules */
	const int *witness;	/* by fact of the universe: a value, or KB_NONE where any will do */
	int least, most;	/* outcomes: questions up to it */
};

struct tally {
	long long examined;	/* things looked at; 0 where it isn't a number of things */
	int found;
};

/* What the scenario cases exercise of one kind of thing. */
struct coverage {
	const char *id;
	enum msg name;
	int total, exercised;
	const char *const *missing;	/* total - exercised of them */
};

enum { VERIFIED_SPACES = 5, COVERAGE_PARTS = 5 };

struct verification {
	const struct kb *kb;		/* NULL when the rules couldn't be compiled; then only tallies are filled in */
	struct universe universe;
	struct tally tallies[CHECK_COUNT];
	struct verified_space spaces[VERIFIED_SPACES];
	int space_count;
	const struct shown *shown;	/* each kind in the order of the rules */
	int shown_count;
	int lost;			/* things that couldn't be judged, since the sets outgrew the limit */
	int scenario_count, scenario_failed;
	struct coverage coverage[COVERAGE_PARTS];
	int coverage_count;
};

/*
 * Runs every check on rules that were loaded by rules_load_checked, faulty ones too. `dir` is their folder, whose
 * scenarios/ are run; NULL: the built-in ones. Findings go to `sink`, which holds those of loading already. The result
 * and all that it points to are the arena's and the rules'.
 */
const struct verification *verify(struct arena *arena, struct rules *rules, const char *dir, struct diag_sink *sink);

#endif
