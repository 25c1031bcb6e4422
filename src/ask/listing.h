/* What a session lists on demand: its commands, the answers so far, the methods, the glossary. */
#ifndef SENTEI_ASK_LISTING_H
#define SENTEI_ASK_LISTING_H

#include <stddef.h>

#include "ask/consultation.h"
#include "base/buf.h"
#include "text/style.h"

/* How to answer, and all commands. */
void listing_help(struct buf *out, const struct style *style);

/* All answers, numbered in the order in which they were asked. The arena is for work. */
void listing_review(struct buf *out, const struct style *style, const struct consultation *consultation,
		    struct arena *arena);

/* The methods with their names and definitions. */
void listing_methods(struct buf *out, const struct style *style, const struct kb *kb);

/*
 * The entry of the glossary whose id, term or further spelling was typed; else those that hold what was typed, or the
 * nearest; all terms when nothing was typed.
 */
void listing_glossary(struct buf *out, const struct style *style, const struct kb *kb, const char *typed,
		      size_t length);

#endif
