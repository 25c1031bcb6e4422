/* From a rule base as written to the compiled knowledge base. */
#ifndef SENTEI_KB_COMPILE_H
#define SENTEI_KB_COMPILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "kb/kb.h"
#include "kb/raw.h"

/*
 * Resolves all ids and checks what a schema can't: references, duplicates, conditions, spellings, levels, overrides, and
 * the flowchart (total, acyclic, no way asks a fact twice, every node reached). Every fault goes to `sink` with its place,
 * all in one run. Returns the knowledge base, in `arena`, whose texts are those of `raw` (not copied); or NULL
 * when there was an error. Warnings don't prevent it.
 */
struct kb *kb_compile(struct arena *arena, const struct raw_base *raw, const struct raw_places *places,
		      struct diag_sink *sink);

#endif
