/* What changed between two rule bases, as text for people and as JSON for programs. */
#ifndef SENTEI_RENDER_DIFF_REPORT_H
#define SENTEI_RENDER_DIFF_REPORT_H

#include "base/buf.h"
#include "check/diff.h"
#include "text/style.h"

void diff_text(struct buf *out, const struct style *style, const struct diff *diff);

/* `old` and `new`: the digests of the two rule bases. */
void diff_json(struct buf *out, const struct diff *diff, const char *old, const char *new);

#endif
