/* Values that the JSON of several explanations consists of. Internal to src/render/. */
#ifndef SENTEI_RENDER_EXPLAIN_JSON_PARTS_H
#define SENTEI_RENDER_EXPLAIN_JSON_PARTS_H

#include "engine/change.h"
#include "engine/how.h"
#include "engine/standing.h"
#include "engine/what_if.h"
#include "engine/why_not.h"
#include "render/json.h"

/* Members with their keys. A value KB_NONE is "unknown", a method KB_NONE null. */
void part_setting(struct json *json, const struct kb *kb, int fact, int value);	/* an object, no key */
void part_settings(struct json *json, const char *key, const struct kb *kb, const struct setting *settings, int count);
void part_facts(struct json *json, const char *key, const struct kb *kb, uint64_t facts);
void part_values(struct json *json, const char *key, const struct kb *kb, int fact, uint32_t values);
void part_outcomes(struct json *json, const char *key, const struct kb *kb, struct reach outcomes);
void part_characteristics(struct json *json, const char *key, const struct kb *kb, uint64_t set);
void part_truth(struct json *json, const char *key, enum truth truth);
void part_method(struct json *json, const char *key, const struct kb *kb, int method);
void part_item(struct json *json, const struct kb *kb, const struct item *item);

/* All smallest changes: lists of settings, each with how it would come about. */
void part_changes(struct json *json, const char *key, const struct kb *kb, const struct answers *answers,
		  const struct changes *changes);

/* The row of a standing: an object. */
void part_standing(struct json *json, const char *key, const struct kb *kb, const struct standing *standing);

/* Whole values. */
void part_reason(struct json *json, enum lang lang, const struct kb *kb, const struct reason *reason);
void part_why_not(struct json *json, const struct kb *kb, const struct answers *answers, const struct why_not *w);
void part_what_if(struct json *json, const struct kb *kb, const struct what_if *w);

#endif
