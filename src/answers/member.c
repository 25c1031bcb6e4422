/* Walks over JSON text. Strings and brackets are all that it knows. */
#include "answers/member.h"

#include <string.h>

#include <jansson.h>

static const char *skip_space(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n'))
		p++;
	return p;
}

/* Behind the string that begins at its quote; NULL when it doesn't end. */
static const char *skip_string(const char *p, const char *end)
{
	for (p++; p < end; p++) {
		if (*p == '"')
			return p + 1;
		p += *p == '\\';
	}
	return NULL;
}

static const char *skip_value(const char *p, const char *end)
{
	for (int depth = 0; p && p < end;) {
		if (*p == '"') {
			p = skip_string(p, end);
			if (!depth)
				return p;
			continue;
		}
		if (!depth && strchr(" \t\r\n,]}", *p) && *p)
			return p;
		depth += *p == '{' || *p == '[';
		depth -= *p == '}' || *p == ']';
		p++;
		if (!depth && (p[-1] == '}' || p[-1] == ']'))
			return p;
	}
	return p;
}

struct members members_of(const char *text, const char *end)
{
	text = skip_space(text, end);
	return (struct members){.at = text < end && *text == '{' ? text + 1 : end, .end = end};
}

bool members_next(struct members *members, struct member *member)
{
	const char *end = members->end, *p = skip_space(members->at, end);
	members->at = end;
	if (p < end && *p == ',')
		p = skip_space(p + 1, end);
	if (p >= end || *p != '"')
		return false;
	*member = (struct member){.key = p, .key_end = skip_string(p, end)};
	if (!member->key_end)
		return false;
	p = skip_space(member->key_end, end);
	if (p >= end || *p != ':')
		return true;
	p = skip_space(p + 1, end);
	member->value_end = p < end ? skip_value(p, end) : NULL;
	if (!member->value_end)
		return true;
	member->value = p;
	members->at = member->value_end;
	return true;
}

bool member_is(const struct member *member, const char *key)
{
	size_t length = strlen(key), spelled = (size_t)(member->key_end - member->key);
	if (!memchr(member->key, '\\', spelled))
		return spelled == length + 2 && !memcmp(member->key + 1, key, length);
	json_t *decoded = json_loadb(member->key, spelled, JSON_DECODE_ANY, NULL);
	bool same = decoded && json_string_length(decoded) == length && !memcmp(json_string_value(decoded), key, length);
	json_decref(decoded);
	return same;
}

bool member_find(const char *text, const char *end, const char *key, struct member *member)
{
	struct members members = members_of(text, end);
	while (members_next(&members, member))
		if (member_is(member, key))
			return true;
	return false;
}
