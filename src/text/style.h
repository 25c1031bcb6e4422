/* How to print: language, width, colour. Chosen once by the command, handed to every renderer. */
#ifndef SENTEI_TEXT_STYLE_H
#define SENTEI_TEXT_STYLE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/lang.h"

enum style_role {
	STYLE_PLAIN,	/* ends any other */
	STYLE_HEADING,
	STYLE_STRONG,
	STYLE_GOOD,
	STYLE_BAD,
	STYLE_FAINT,
	STYLE_ROLE_COUNT
};

struct style {
	enum lang lang;
	int columns;	/* width of a line, at least 20 */
	bool colour;
};

/* Appends the escape that starts the role, or nothing without colour. STYLE_PLAIN ends it. */
void style_begin(struct buf *out, const struct style *style, enum style_role role);

/* Appends `s` in the given role. */
void style_puts(struct buf *out, const struct style *style, enum style_role role, const char *s);

#endif
