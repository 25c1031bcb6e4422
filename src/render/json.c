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

static void quoted(struct buf *out, const char *s)
{
	static const char hex[] = "0123456789abcdef";
	buf_putc(out, '"');
	const char *from = s;
	for (; *s; s++) {
		unsigned char c = (unsigned char)*s;
		if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
			continue;
		buf_add(out, from, (size_t)(s - from));
		from = s + 1;
		char escape[] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
		if (c == '"' || c == '\\') {
			buf_putc(out, '\\');
			buf_putc(out, (char)c);
		} else if (c == '\n') {
			buf_puts(out, "\\n");
		} else if (c == '\t') {
			buf_puts(out, "\\t");
		} else {
			buf_add(out, escape, sizeof(escape));
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
