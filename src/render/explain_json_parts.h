/*
 * What JSON explanations consist of; see explain_json.h for their members. With a key a function appends a member, without one a
 * value, or members where it says so. Internal to src/render/.
 */
#ifndef SENTEI_RENDER_EXPLAIN_JSON_PARTS_H
#define SENTEI_RENDER_EXPLAIN_JSON_PARTS_H

#include "engine/how.h"
#include "engine/standing.h"
#include "engine/what_if.h"
#include "engine/why_not.h"
#include "render/json.h"

/* Lists of ids: of facts and characteristics given as bits, of a fact's values, of outcomes with null for «no method fits». */
void part_facts(struct json *json, const char *key, const struct kb *kb, uint64_t facts);
void part_characteristics(struct json *json, const char *key, const struct kb *kb, uint64_t set);
void part_values(struct json *json, const char *key, const struct kb *kb, int fact, uint32_t values);
void part_outcomes(struct json *json, const char *key, const struct kb *kb, struct reach outcomes);

/* "yes", "no" or "unknown". */
void part_truth(struct json *json, const char *key, enum truth truth);

/* The members that name an item. */
void part_item(struct json *json, const struct kb *kb, const struct item *item);

/* A row of the comparison, null for NULL; and its members that say which method, how configured, and whether it is possible. */
void part_standing(struct json *json, const char *key, const struct kb *kb, const struct standing *standing);
void part_standing_head(struct json *json, const struct kb *kb, const struct standing *standing);

/* The tree of reasons; why not; what if. */
void part_reason(struct json *json, enum lang lang, const struct kb *kb, const struct reason *reason);
void part_why_not(struct json *json, const struct kb *kb, const struct answers *answers, const struct why_not *w);
void part_what_if(struct json *json, const struct kb *kb, const struct what_if *w);

#endif
