/* A JSON emitter on a growable buffer. */
#include "render/json.h"

static void separate(struct json *json)
{
	if (json->comma)
		buf_putc(json->out, ',');
	json->comma = true;
}

void json_open(struct json *json, char bracket)
{
	separate(json);
	buf_putc(json->out, bracket);
	json->comma = false;
}

void json_close(struct json *json, char bracket)
{
	buf_putc(json->out, bracket);
	json->comma = true;
}

/*
 * The code point of a control of Unicode's beyond ASCII, which a terminal may obey: C1, or one that turns the direction of
 * text; 0 when none begins there. Sets *length to its bytes.
 */
static unsigned control_at(const char *s, size_t *length)
{
	const unsigned char *u = (const unsigned char *)s;
	unsigned c = 0;
	*length = 2;
	if (u[0] == 0xc2 && u[1] >= 0x80 && u[1] < 0xa0)
		return u[1];
	if (u[0] == 0xd8 && u[1] == 0x9c)
		return 0x61c;
	*length = 3;
	if (u[0] == 0xe2 && (u[1] == 0x80 || u[1] == 0x81) && u[2])
		c = 0x2000u | (u[1] & 1u) << 6 | (u[2] & 0x3fu);
	return c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ? c : 0;
}

static void escape(struct buf *out, unsigned c)
{
	static const char hex[] = "0123456789abcdef";
	char escaped[] = {'\\', 'u', hex[c >> 12], hex[c >> 8 & 15], hex[c >> 4 & 15], hex[c & 15]};
	buf_add(out, escaped, sizeof(escaped));
}

static void quoted(struct buf *out, const char *s)
{
	buf_putc(out, '"');
	const char *from = s;
	for (; *s; s++) {
		unsigned c = (unsigned char)*s;
		size_t length = 1;
		if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\')
			continue;
		if (c >= 0x80 && !(c = control_at(s, &length)))
			continue;
		buf_add(out, from, (size_t)(s - from));
		from = s + length;
		s += length - 1;
		if (c == '"' || c == '\\') {
			buf_putc(out, '\\');
			buf_putc(out, (char)c);
		} else if (c == '\n') {
			buf_puts(out, "\\n");
		} else if (c == '\t') {
			buf_puts(out, "\\t");
		} else {
			escape(out, c);
		}
	}
	buf_add(out, from, (size_t)(s - from));
	buf_putc(out, '"');
}

void json_key(struct json *json, const char *key)
{
	separate(json);
	buf_putc(json->out, '"');
	buf_puts(json->out, key);
	buf_puts(json->out, "\":");
	json->comma = false;
}

void json_text(struct json *json, const char *s)
{
	if (!s) {
		json_nothing(json);
		return;
	}
	separate(json);
	quoted(json->out, s);
}

void json_number(struct json *json, long long number)
{
	separate(json);
	buf_number(json->out, number);
}

void json_bool(struct json *json, bool value)
{
	separate(json);
	buf_puts(json->out, value ? "true" : "false");
}

void json_nothing(struct json *json)
{
	separate(json);
	buf_puts(json->out, "null");
}

void json_member(struct json *json, const char *key, const char *s)
{
	json_key(json, key);
	json_text(json, s);
}

void json_member_number(struct json *json, const char *key, long long number)
{
	json_key(json, key);
	json_number(json, number);
}

void json_member_bool(struct json *json, const char *key, bool value)
{
	json_key(json, key);
	json_bool(json, value);
}

void json_enter(struct json *json, const char *key, char bracket)
{
	json_key(json, key);
	json_open(json, bracket);
}

void json_break(struct json *json)
{
	if (json->comma)
		buf_putc(json->out, ',');
	json->comma = false;
	buf_putc(json->out, '\n');
}
