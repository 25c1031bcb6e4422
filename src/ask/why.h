/* Why a question is asked: what each answer would lead to, and what else depends on it. */
#ifndef SENTEI_ASK_WHY_H
#define SENTEI_ASK_WHY_H

#include "ask/consultation.h"
#include "base/buf.h"
#include "text/style.h"

/*
 * Where the fact decides between methods: the methods still possible for each of its values, and those that earlier
 * answers ruled out. Else: the cautions and other rules that hang on it. Then what the rule base says about the
 * question. An answer that the fact has already is disregarded. The arena is for work.
 */
void why_print(struct buf *out, const struct style *style, const struct consultation *consultation, struct arena *arena,
	       int fact);

#endif
