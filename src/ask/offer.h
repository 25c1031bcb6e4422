/* The offer between the recommendation and the further questions: how many they are, and what they would settle. */
#ifndef SENTEI_ASK_OFFER_H
#define SENTEI_ASK_OFFER_H

#include "ask/consultation.h"
#include "base/buf.h"
#include "text/style.h"

/* How many of the conditional cautions the answers to these facts (as bits) are sure to decide. */
int offer_cautions(const struct conclusion *conclusion, uint64_t open);

/* What answering the agenda's open facts is good for: how many there are of each group, and what these settle. */
void offer_print(struct buf *out, const struct style *style, const struct kb *kb, const struct agenda *agenda);

/* The questions that would come, by their labels. */
void offer_list(struct buf *out, const struct style *style, const struct kb *kb, const struct agenda *agenda);

#endif
