/* Passages that several explanations have in common. Internal to src/render/. */
#ifndef SENTEI_RENDER_EXPLAIN_PASSAGES_H
#define SENTEI_RENDER_EXPLAIN_PASSAGES_H

#include "engine/what_if.h"
#include "engine/why_not.h"
#include "render/explain_parts.h"

/* The way, step by step: what was answered, what that leaves and what it rules out; then its sources. */
void explain_steps(struct teller *t, const struct reason *how);

/* The smallest changes that lead to a method: one as a sentence, several as a list. */
void explain_changes(struct teller *t, int indent, const struct answers *answers, const struct changes *changes,
		     const char *method);

/* Which answers exclude the method of `w`, of which there is at least one. */
void explain_excluded(struct teller *t, int indent, const struct why_not *w);

/* What a method requires and doesn't have, or hasn't surely: each on a line of its own. */
void explain_clauses(struct teller *t, int indent, const struct standing *standing);

/* The same as a sentence, or under one; the needs that it misses. */
void explain_requirement(struct teller *t, int indent, const struct why_not *w);
void explain_missed(struct teller *t, int indent, const struct standing *standing);

/*
 * How needs and levels change, characteristic by characteristic, under a heading; false, and nothing told, when they don't. Without
 * a method before, or after, only what is needed is told.
 */
bool explain_rows(struct teller *t, int indent, enum msg heading, const struct what_if *w);

/* The same, and how many cautions come and go; nothing at all is told when nothing changes. */
void explain_consequences(struct teller *t, int indent, enum msg heading, const struct what_if *w);

/* The row of a standing, or two of them side by side; `other` may be NULL. */
void explain_table(struct teller *t, const struct standing *first, const struct standing *other);

#endif
