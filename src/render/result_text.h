/* What follows the recommendation in the whole result. */
#ifndef SENTEI_RENDER_RESULT_TEXT_H
#define SENTEI_RENDER_RESULT_TEXT_H

#include <stdbool.h>

#include "base/buf.h"
#include "engine/conclude.h"
#include "text/style.h"

/*
 * Configurations, cautions by role, alternatives, documents, cases, general measures and provenance. `whole` prints the
 * general measures and the conditional cautions with their texts.
 */
void result_rest(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c, bool whole);

#endif
