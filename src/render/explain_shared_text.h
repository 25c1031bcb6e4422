/* What the candidates have in common, and what differs; a section of explain_all_text. Internal to src/render/. */
#ifndef SENTEI_RENDER_EXPLAIN_SHARED_TEXT_H
#define SENTEI_RENDER_EXPLAIN_SHARED_TEXT_H

#include "engine/settle.h"
#include "render/explain_parts.h"

/* Tells it of at least one candidate; with only one, what it brings. */
void explain_shared(struct teller *t, const struct shared *shared);

#endif
