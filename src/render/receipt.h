/* What has become of a receipt: the same, or what differs, as text and as JSON. */
#ifndef SENTEI_RENDER_RECEIPT_H
#define SENTEI_RENDER_RECEIPT_H

#include "answers/receipt.h"
#include "base/buf.h"
#include "text/style.h"

/* A receipt and what it was held against. */
struct receipt_view {
	const struct kb *kb;
	const struct receipt *receipt;
	const struct receipt_changes *changes;
	const char *now;		/* the object that its answers lead to now; NULL for a rejected record */
	const char *rules, *program;	/* the present ones */
};

/* Whether something is different that the conclusion says: the present rules' digest and version alone are no difference. */
bool receipt_differs(const struct receipt_view *view);

/*
 * Text: the verdict and, if there are any, the differences, in the style's language (what was reworded, in the receipt's). Where
 * nothing differs, only that is said: the receipt itself holds all the rest.
 */
void receipt_text(struct buf *out, const struct style *style, const struct receipt_view *view);

/*
 * Appends members to an open JSON object: `identical`, `rules` and `program` then and now, `answers` that the rules no longer
 * have, `parting` (the last fact that both ways share), `changes`, and as the last one `conclusion`: the present object, byte for byte what batch --detail full writes.
 */
void receipt_json(struct buf *out, const struct receipt_view *view);

#endif
