/* The table of checks. */
#include "check/check.h"

#include "check/internal.h"

const struct check checks[CHECK_COUNT] = {
#define CHECK(code, id, group, run, early) {id, DIAG_##code, CHECK_##group, MSG_CHECK_##code, run, early},
#include "check/checks.def"
#undef CHECK
};

const enum msg check_groups[CHECK_GROUP_COUNT] = {
	[CHECK_FORM] = MSG_CHECK_GROUP_FORM,
	[CHECK_STRUCTURE] = MSG_CHECK_GROUP_STRUCTURE,
	[CHECK_FLOWCHART] = MSG_CHECK_GROUP_FLOWCHART,
	[CHECK_TABLE] = MSG_CHECK_GROUP_TABLE,
	[CHECK_RULES] = MSG_CHECK_GROUP_RULES,
	[CHECK_ORDER] = MSG_CHECK_GROUP_ORDER,
	[CHECK_TEXTS] = MSG_CHECK_GROUP_TEXTS,
	[CHECK_SCENARIOS] = MSG_CHECK_GROUP_SCENARIOS,
};

int check_find(enum diag_code code)
{
	for (int i = 0; i < CHECK_COUNT; i++)
		if (checks[i].code == code)
			return i;
	return -1;
}
