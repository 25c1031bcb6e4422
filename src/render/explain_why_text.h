/* Why a question is asked, as it is told at a prompt. Belongs to explain_text.h, where the same stands in full. */
#ifndef SENTEI_RENDER_EXPLAIN_WHY_TEXT_H
#define SENTEI_RENDER_EXPLAIN_WHY_TEXT_H

#include "base/buf.h"
#include "engine/answers.h"
#include "text/style.h"

/*
 * As explain_why_text, but of each group of rules only the first few are named and the rest is counted; below stands
 * what the rule base says to help with the question.
 */
void explain_why_brief_text(struct buf *out, const struct style *style, const struct kb *kb,
			    const struct answers *answers, uint64_t declined, int fact);

#endif
