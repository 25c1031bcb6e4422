/*
 * Explanations as text for people. Each function computes what it tells from the answers and appends it to `out`, beginning with
 * a heading; nothing is changed by asking. Ids in brackets name the rules that a statement comes from.
 */
#ifndef SENTEI_RENDER_EXPLAIN_TEXT_H
#define SENTEI_RENDER_EXPLAIN_TEXT_H

#include "base/buf.h"
#include "engine/answers.h"
#include "engine/how.h"
#include "text/style.h"

/* Why a fact is, or was, asked. `declined`: facts answered with «unknown», as bits. */
void explain_why_text(struct buf *out, const struct style *style, const struct kb *kb, const struct answers *answers,
		      uint64_t declined, int fact);

/* How something was concluded, or why it wasn't. A method that isn't the outcome is told as by explain_why_not_text. */
void explain_how_text(struct buf *out, const struct style *style, const struct kb *kb, const struct answers *answers,
		      struct matter matter);

/* Why not another method. */
void explain_why_not_text(struct buf *out, const struct style *style, const struct kb *kb, const struct answers *answers,
			  int method);

/* What would follow from other answers, all of them changed together; value KB_NONE: unknown. */
void explain_what_if_text(struct buf *out, const struct style *style, const struct kb *kb, const struct answers *answers,
			  const struct setting *settings, int count);

/* Everything: recommendation, way, needs and trade-offs, the other methods, stability, what is open. */
void explain_all_text(struct buf *out, const struct style *style, const struct kb *kb, const struct answers *answers);

#endif
