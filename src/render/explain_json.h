/*
 * Explanations as JSON. Each function appends one value: ids as in the rules, states as "yes", "no" and "unknown" (it depends on
 * answers that aren't known), texts in the language. Statements of rules carry `basis` and `source`.
 */
#ifndef SENTEI_RENDER_EXPLAIN_JSON_H
#define SENTEI_RENDER_EXPLAIN_JSON_H

#include "engine/how.h"
#include "render/json.h"

/*
 * {"fact", "answered", "decides", "asked_by", "values": [{"value", "leaves", "none"}], "items": [{"kind", "id", "yes", "no",
 * "methods"}], "excluded": [{"methods", "by"}], "not_asked"}
 */
void explain_why_json(struct json *json, const struct kb *kb, const struct answers *answers, uint64_t declined, int fact);

/* A tree: {"kind", what it is about, "holds", "because": [the same again]} */
void explain_how_json(struct json *json, enum lang lang, const struct kb *kb, const struct answers *answers,
		      struct matter matter);

/* {"method", "excluded_by", "node", "feasible", "failed", "open", "row", "changes"} */
void explain_why_not_json(struct json *json, const struct kb *kb, const struct answers *answers, int method);

/* {"changes", "before", "after", "items": [{"kind", "id", "before", "after"}], "rows", "deciding", "asked", "not_asked"} */
void explain_what_if_json(struct json *json, const struct kb *kb, const struct answers *answers,
			  const struct setting *settings, int count);

/*
 * {"how", "row", "tradeoffs": [{"row", "other", "meets", "misses", "closer", "better", "worse"}], "collisions", "fitting", "others",
 * "stability", "open", "shared", "common", "candidates"}; the last three are null unless undetermined: levels by candidate, items
 * ("kind", "id", "holds") that all of them share, and those that each has beyond these
 */
void explain_all_json(struct json *json, enum lang lang, const struct kb *kb, const struct answers *answers);

#endif
