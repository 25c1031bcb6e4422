/* What is said about a line that means nothing at its prompt. */
#ifndef SENTEI_ASK_UNREAD_H
#define SENTEI_ASK_UNREAD_H

#include "ask/prompt.h"

/* Appends what was typed, made fit for printing; what is too long to be repeated is cut. */
void unread_visible(struct buf *out, const char *text, size_t length);

/* The same for a part of the line, in its arena. */
const char *said_visible(const struct said *said, const char *text, size_t length);

/* Tells a person, with the nearest thing that would mean something. */
void unread_explain(struct talk *talk, const struct prompt *prompt, const struct said *said);

/* Ends the asking: what can't be read where nobody sits there must not shift the answers that follow. */
struct reply unread_fail(struct talk *talk, const struct prompt *prompt, const struct said *said);

/* The same for a line that was dropped, since it is too long. */
struct reply unread_too_long(struct talk *talk, const struct prompt *prompt);

#endif
