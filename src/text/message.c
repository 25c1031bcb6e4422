/* Sentences and the filling in of their arguments. Knows nothing of where a text is shown. */
#include "text/message.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>

#include "text/foreign.h"
#include "text/width.h"

enum { MESSAGE_ARGS = 9 };

static const struct bitext messages[] = {
#define MSG(name, ja, en) [MSG_##name] = {{[LANG_JA] = ja, [LANG_EN] = en}},
#include "text/message.def"
#undef MSG
};

static const struct {
	struct bitext what, remedy;
} diag_messages[] = {
#define DIAG_MSG(code, ja_what, ja_remedy, en_what, en_remedy) \
	[DIAG_##code] = { \
		{{[LANG_JA] = ja_what, [LANG_EN] = en_what}}, \
		{{[LANG_JA] = ja_remedy, [LANG_EN] = en_remedy}}, \
	},
#include "text/diag_messages.def"
#undef DIAG_MSG
};

/* A missing, doubled or misplaced row stops the compiler here, by its name. */
enum diag_row {
#define DIAG_MSG(code, ja_what, ja_remedy, en_what, en_remedy) DIAG_ROW_##code,
#include "text/diag_messages.def"
#undef DIAG_MSG
	DIAG_ROW_COUNT
};

#define DIAG_ROW_CHECK(code, severity) \
	_Static_assert((int)DIAG_ROW_##code == (int)DIAG_##code, "diag_messages.def keeps the order of DIAG_LIST");
DIAG_LIST(DIAG_ROW_CHECK)
#undef DIAG_ROW_CHECK
_Static_assert((int)DIAG_ROW_COUNT == (int)DIAG_CODE_COUNT, "diag_messages.def has a row for every code");

/* What a template is filled in with. Below, `out` is NULL in a part that was not chosen. */
struct filling {
	const char *const *args;
	int count;
};

static const char *fill(struct buf *out, const struct filling *filling, const char *s, const char *stops);

/* Fills in the element at `s`, a brace and not a doubled one; returns what follows it. */
static const char *fill_element(struct buf *out, const struct filling *filling, const char *s)
{
	int index = s[1] - '1';
	if (index < 0 || index >= MESSAGE_ARGS || !s[2] || !strchr("}?!|", s[2])) {
		if (out)
			buf_putc(out, *s);
		return s + 1;
	}
	const char *arg = index < filling->count ? filling->args[index] : "";
	const char *rest = s + 3;
	if (s[2] == '}') {
		if (out)
			buf_puts(out, arg);
		return rest;
	}
	if (s[2] == '?' || s[2] == '!') {
		bool chosen = *arg ? s[2] == '?' : s[2] == '!';
		rest = fill(chosen ? out : NULL, filling, rest, "}");
	} else {
		bool one = !strcmp(arg, "1");
		rest = fill(one ? out : NULL, filling, rest, "|}");
		if (*rest == '|')
			rest = fill(one ? NULL : out, filling, rest + 1, "}");
	}
	return *rest ? rest + 1 : rest;
}

/* Fills in as far as one of `stops` that stands outside of any element, or the end; returns that place. */
static const char *fill(struct buf *out, const struct filling *filling, const char *s, const char *stops)
{
	while (*s && !strchr(stops, *s)) {
		if (*s == '{' && s[1] != '{') {
			s = fill_element(out, filling, s);
			continue;
		}
		if (out)
			buf_putc(out, *s);
		s += *s == '{' ? 2 : 1;
	}
	return s;
}

void message_fill(struct buf *out, const char *template, const char *const *args, int count)
{
	const struct filling filling = {.args = args, .count = count};
	fill(out, &filling, template, "");
}

const char *message(enum lang lang, enum msg msg)
{
	assert(lang < LANG_COUNT && msg < MSG_COUNT);
	return messages[msg].in[lang];
}

void message_add_list(struct buf *out, enum lang lang, enum msg msg, va_list list)
{
	const char *args[MESSAGE_ARGS], *arg;
	int count = 0;
	while ((arg = va_arg(list, const char *)) != NULL) {
		assert(count < MESSAGE_ARGS);
		args[count++] = arg;
	}
	message_fill(out, message(lang, msg), args, count);
}

void message_add(struct buf *out, enum lang lang, enum msg msg, ...)
{
	va_list list;
	va_start(list, msg);
	message_add_list(out, lang, msg, list);
	va_end(list);
}

/* The arguments that are words of the system or of a library, and so to be translated. */
static const struct {
	enum diag_code code;
	int arg;
} foreign_args[] = {
	{DIAG_FILE_OPEN, 1}, {DIAG_FILE_READ, 1}, {DIAG_FILE_WRITE, 1}, {DIAG_JOURNAL_WRITE, 1}, {DIAG_SAVE_FAILED, 1},
	{DIAG_YAML_SYNTAX, 0}, {DIAG_ANSWERS_SYNTAX, 0},
};

static bool is_foreign(enum diag_code code, int arg)
{
	for (size_t i = 0; i < sizeof(foreign_args) / sizeof(foreign_args[0]); i++)
		if (foreign_args[i].code == code && foreign_args[i].arg == arg)
			return true;
	return false;
}

void message_diag(struct buf *what, struct buf *remedy, enum lang lang, const struct diag *diag)
{
	assert(lang < LANG_COUNT && diag->code < DIAG_CODE_COUNT);
	struct buf visible[DIAG_ARGS] = {{0}};
	const char *args[DIAG_ARGS];
	for (int i = 0; i < DIAG_ARGS; i++) {
		struct buf arg = {0};
		if (is_foreign(diag->code, i))
			foreign_add(&arg, lang, diag->args[i]);
		else
			buf_puts(&arg, diag->args[i]);
		text_visible(&visible[i], buf_text(&arg), arg.length);
		args[i] = buf_text(&visible[i]);
		buf_release(&arg);
	}
	message_fill(what, diag_messages[diag->code].what.in[lang], args, DIAG_ARGS);
	message_fill(remedy, diag_messages[diag->code].remedy.in[lang], args, DIAG_ARGS);
	for (int i = 0; i < DIAG_ARGS; i++)
		buf_release(&visible[i]);
}
