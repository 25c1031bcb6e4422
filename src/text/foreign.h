/* What the system and the libraries say, put into the language of the messages. */
#ifndef SENTEI_TEXT_FOREIGN_H
#define SENTEI_TEXT_FOREIGN_H

#include "base/buf.h"
#include "base/lang.h"

/*
 * Appends `text`, a word of strerror, libyaml or jansson, in the language; as it is when foreign.def doesn't know it. What
 * it quotes is taken over unchanged.
 */
void foreign_add(struct buf *out, enum lang lang, const char *text);

#endif
