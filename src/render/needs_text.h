/* How a recommended method meets the needs, as text. */
#ifndef SENTEI_RENDER_NEEDS_TEXT_H
#define SENTEI_RENDER_NEEDS_TEXT_H

#include "base/buf.h"
#include "engine/conclude.h"
#include "text/style.h"

/* Appends the table under its heading, and for each missed need what would meet it; nothing when no method is recommended. */
void needs_text(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c);

/* «met», or by how many levels it is missed. */
void needs_verdict(struct buf *out, const struct style *style, int gap);

#endif
