/* Members that several JSON objects share: grounds, conditions, methods, rows of the comparison. */
#ifndef SENTEI_RENDER_JSON_PARTS_H
#define SENTEI_RENDER_JSON_PARTS_H

#include "kb/kb.h"
#include "render/json.h"

/* All but json_strings append members with their keys to the open object. */

/* An array of strings. */
void json_strings(struct json *json, const char *const *list, int count);

/* "basis" and "source": an object with chapter, and section, page and url where there are such. */
void json_grounds(struct json *json, const struct kb *kb, const struct kb_source *source);

/* The clauses in the rules' own syntax. */
void json_clauses(struct json *json, const char *key, const struct kb_cond *cond);

/* "methods": the ids of those in the set; json_scope tells also whether it is meant for all as such: "general". */
void json_methods(struct json *json, const struct kb *kb, uint64_t methods);
void json_scope(struct json *json, const struct kb *kb, uint64_t methods, bool general);

/* "levels" and "overrides" of a method. */
void json_levels(struct json *json, const struct kb *kb, enum lang lang, int method);
void json_overrides(struct json *json, const struct kb *kb, enum lang lang, int method);

#endif
