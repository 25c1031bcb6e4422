/* Members that several JSON objects share: grounds, conditions, methods, rows of the comparison. */
#ifndef SENTEI_RENDER_JSON_PARTS_H
#define SENTEI_RENDER_JSON_PARTS_H

#include "check/count.h"
#include "engine/change.h"
#include "render/json.h"

/* All append members with their keys to the open object. */

/* An array of strings. */
void json_strings(struct json *json, const char *key, const char *const *list, int count);

/* All digits: JSON knows no largest number. */
void json_count(struct json *json, const char *key, struct count number);

/* "basis" and "source": an object with chapter, and section, page and url where there are such. */
void json_grounds(struct json *json, const struct kb *kb, const struct kb_source *source);

/* The clauses in the rules' own syntax. */
void json_clauses(struct json *json, const char *key, const struct kb_cond *cond);
void json_clause_list(struct json *json, const char *key, const struct kb_clause *const *list, int count);

/* The method's id, null for KB_NONE; the ids of those in the set. */
void json_method(struct json *json, const char *key, const struct kb *kb, int method);
void json_methods(struct json *json, const char *key, const struct kb *kb, uint64_t methods);

/* "methods", and "general": whether it is meant for all as such. */
void json_scope(struct json *json, const struct kb *kb, uint64_t methods, bool general);

/* An object with "fact" and "value", "unknown" for KB_NONE, without a key; a list of such. */
void json_setting(struct json *json, const struct kb *kb, int fact, int value);
void json_settings(struct json *json, const char *key, const struct kb *kb, const struct setting *settings, int count);

/* "roles", "tier", "category" and grounds of a caution. */
void json_caution_place(struct json *json, const struct kb *kb, const struct kb_caution *caution);

/* "levels" and "overrides" of a method. */
void json_levels(struct json *json, const struct kb *kb, enum lang lang, int method);
void json_overrides(struct json *json, const struct kb *kb, enum lang lang, int method);

#endif
