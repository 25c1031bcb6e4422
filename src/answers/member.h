/*
 * The members of a JSON object as they stand in the text, since jansson keeps neither places nor spellings. It decides what
 * is right; this is asked about what it has read, all of it or up to a fault.
 */
#ifndef SENTEI_ANSWERS_MEMBER_H
#define SENTEI_ANSWERS_MEMBER_H

#include <stdbool.h>
#include <stddef.h>

/* A walk along the members of an object. */
struct members {
	const char *at, *end;
};

/* From the first byte up to behind the last one; a key with its quotes. */
struct member {
	const char *key, *key_end;
	const char *value, *value_end;	/* value NULL: the text ends or breaks before it */
};

/* Starts where an object begins in the text, white space before it or not; there are no members when none does. */
struct members members_of(const char *text, const char *end);

/* The next member; false at the end, or where what comes is none. */
bool members_next(struct members *members, struct member *member);

/* Whether the member's key, escapes resolved, is this one. */
bool member_is(const struct member *member, const char *key);

/* The first member of the object with this key; false when it has none. */
bool member_find(const char *text, const char *end, const char *key, struct member *member);

#endif
