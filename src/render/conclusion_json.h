/* The conclusion as JSON, by the contract in sentei-conclusion(5). */
#ifndef SENTEI_RENDER_CONCLUSION_JSON_H
#define SENTEI_RENDER_CONCLUSION_JSON_H

#include "answers/record.h"
#include "base/buf.h"
#include "engine/conclude.h"

/* The full detail is a receipt: what it was concluded from, by which program, and every text. */
enum detail { DETAIL_BRIEF, DETAIL_NORMAL, DETAIL_FULL };

/* What goes into every object of one run. */
struct conclusion_context {
	const struct kb *kb;
	enum detail detail;
	enum lang lang;
	const char *hash;	/* of the rules; unused when brief */
	const char *version;	/* of the program; unused unless full */
};

/* Appends one object without a line break. `file` is named when not NULL; the record gives id and line. */
void conclusion_json(struct buf *out, const struct conclusion_context *context, const char *file,
		     const struct record *record, const struct conclusion *conclusion);

/* Appends the object of a rejected record. */
void rejected_json(struct buf *out, enum lang lang, const char *file, const struct record *record);

#endif
