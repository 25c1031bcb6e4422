/* The table of checks: everything that `sentei verify` can find, one row each. */
#ifndef SENTEI_CHECK_CHECK_H
#define SENTEI_CHECK_CHECK_H

#include <stdbool.h>

#include "base/diag.h"
#include "text/message.h"

enum check_group {
	CHECK_FORM,
	CHECK_STRUCTURE,
	CHECK_FLOWCHART,
	CHECK_TABLE,
	CHECK_RULES,
	CHECK_ORDER,
	CHECK_TEXTS,
	CHECK_SCENARIOS,
	CHECK_GROUP_COUNT
};

struct verify;

struct check {
	const char *id;
	enum diag_code code;		/* of its findings; their severity is the check's */
	enum check_group group;
	enum msg summary;
	/* Looks for them. Rows that share a function stand one after the other; NULL: loading the rules finds them. */
	void (*run)(struct verify *verify);
	bool early;			/* runs even when the rules couldn't be compiled */
};

/* checks.def holds CHECK(code, id, group, run, early) rows. */
enum {
#define CHECK(code, id, group, run, early) CHECK_ROW_##code,
#include "check/checks.def"
#undef CHECK
	CHECK_COUNT
};

extern const struct check checks[CHECK_COUNT];

/* The names of the groups. */
extern const enum msg check_groups[CHECK_GROUP_COUNT];

/* The row whose findings have this code, or -1. */
int check_find(enum diag_code code);

#endif
