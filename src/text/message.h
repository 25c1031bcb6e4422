/*
 * Every sentence of the program itself, in both languages, as one table; none stands anywhere else in the code.
 *
 * Templates: {1}…{9} insert an argument; {1|one|many} chooses by whether argument 1 is "1"; {1?text} gives text only
 * when argument 1 isn't empty, {1!text} only when it is; {{ is a brace. Elements may stand within the parts of others. A
 * closing brace or a bar stands for itself wherever it doesn't end a part. Arguments are inserted as they are. An argument
 * that isn't given counts as empty, and a brace that begins no element stands for itself.
 */
#ifndef SENTEI_TEXT_MESSAGE_H
#define SENTEI_TEXT_MESSAGE_H

#include <stdarg.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/lang.h"

/* message.def holds MSG(NAME, "Japanese", "English") rows. */
enum msg {
#define MSG(name, ja, en) MSG_##name,
#include "text/message.def"
#undef MSG
	MSG_COUNT
};

/* The template itself, for texts without arguments. */
const char *message(enum lang lang, enum msg msg);

/* Appends the text with its arguments filled in: the strings after `msg`, ended by NULL. */
void message_add(struct buf *out, enum lang lang, enum msg msg, ...);
void message_add_list(struct buf *out, enum lang lang, enum msg msg, va_list list);

/* The same for a template that isn't in the table, with `count` arguments. */
void message_fill(struct buf *out, const char *template, const char *const *args, int count);

/*
 * Appends what is wrong, and the remedy (nothing when there is none), with the diagnostic's arguments filled in; what
 * the system or a library says in them is put into the language, and what isn't visible is made so, as by text_visible.
 */
void message_diag(struct buf *what, struct buf *remedy, enum lang lang, const struct diag *diag);

#endif
