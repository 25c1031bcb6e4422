/* Writing JSON: commas, quotes and escapes; nothing about what is written. */
#ifndef SENTEI_RENDER_JSON_H
#define SENTEI_RENDER_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* A writer onto a buffer; start from {.out = &buf}. Output is compact, on one line but for json_break. */
struct json {
	struct buf *out;
	bool comma;		/* the next value or key has one before it */
};

void json_open(struct json *json, char bracket);	/* '{' or '[' */
void json_close(struct json *json, char bracket);	/* '}' or ']' */

/* A member's key, a string in ASCII without anything to escape. */
void json_key(struct json *json, const char *key);

/*
 * A value: string (NULL gives null), integer, boolean, null. Strings are UTF-8; control characters are escaped, C1 and those
 * that turn the direction of text too. The names keep clear of jansson's, which is linked too.
 */
void json_text(struct json *json, const char *s);
void json_number(struct json *json, long long number);
void json_bool(struct json *json, bool value);
void json_nothing(struct json *json);

/* A key with a value. */
void json_member(struct json *json, const char *key, const char *s);
void json_member_number(struct json *json, const char *key, long long number);
void json_member_bool(struct json *json, const char *key, bool value);

/* A key, and the bracket that opens its value. */
void json_enter(struct json *json, const char *key, char bracket);

/* A line break before what comes next. */
void json_break(struct json *json);

#endif
