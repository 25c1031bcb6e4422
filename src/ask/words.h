/* The words that are commands in a session, in both languages: no choice of a question may be spelled like one. */
#ifndef SENTEI_ASK_WORDS_H
#define SENTEI_ASK_WORDS_H

/* Ended by NULL. */
extern const char *const ask_words[];

#endif
