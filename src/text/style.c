/* Roles to terminal escapes. Whether there is colour at all was decided by the command. */
#include "text/style.h"

#include <assert.h>

/* Emphasis first, and the terminal's own two colours only: readable on any background. */
static const char *const escapes[] = {
	[STYLE_PLAIN] = "\033[0m",
	[STYLE_HEADING] = "\033[1;4m",
	[STYLE_STRONG] = "\033[1m",
	[STYLE_GOOD] = "\033[32m",
	[STYLE_BAD] = "\033[31m",
	[STYLE_FAINT] = "\033[2m",
};

_Static_assert(sizeof(escapes) / sizeof(escapes[0]) == STYLE_ROLE_COUNT, "an escape for every role");

void style_begin(struct buf *out, const struct style *style, enum style_role role)
{
	assert(role < STYLE_ROLE_COUNT);
	if (style->colour)
		buf_puts(out, escapes[role]);
}

void style_puts(struct buf *out, const struct style *style, enum style_role role, const char *s)
{
	if (role != STYLE_PLAIN)
		style_begin(out, style, role);
	buf_puts(out, s);
	if (role != STYLE_PLAIN)
		style_begin(out, style, STYLE_PLAIN);
}
