/* The conclusion as JSON, by the contract in sentei-conclusion(5). */
#ifndef SENTEI_RENDER_CONCLUSION_JSON_H
#define SENTEI_RENDER_CONCLUSION_JSON_H

#include "answers/record.h"
#include "base/buf.h"
#include "engine/conclude.h"
#include "render/json.h"

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

/* ---- The pieces that an object consists of, in their order, for those who keep some of them ready */

const char *conclusion_status_id(enum status status);

/* The opening brace, id, line, file when it isn't NULL, kept columns. */
void conclusion_json_head(struct json *json, const char *file, const struct record *record);

/*
 * From `status` to `provisional`, or unless brief to `path`. *variant_at: the length of the output where the value of
 * `variant`, which is left out, belongs; when brief, the whole length.
 */
void conclusion_json_outcome(struct json *json, const struct conclusion_context *context, const struct conclusion *c,
			     size_t *variant_at);

/* One element of `needs`. */
void conclusion_json_need(struct json *json, const struct kb *kb, const struct need_met *met);

/* One element of `cautions_if`. */
void conclusion_json_conditional(struct json *json, const char *id, const struct kb_clause *const *clauses, int count);

/* One element of `alternatives`. */
void conclusion_json_alternative(struct json *json, const struct kb *kb, const struct alternative *alternative);

/*
 * What makes it a receipt: `answers`, `program` and `texts`. Each member of `texts` is an object, or a list of such in
 * the order of the lists above, with an `id`, the texts in the context's language, and what they rest on.
 */
void conclusion_json_receipt(struct json *json, const struct conclusion_context *context, const struct record *record,
			     const struct conclusion *c);

#endif
