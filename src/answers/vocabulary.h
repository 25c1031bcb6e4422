/* What people type for facts and values: ids, labels in both languages, further spellings, numbers, and «unknown». */
#ifndef SENTEI_ANSWERS_VOCABULARY_H
#define SENTEI_ANSWERS_VOCABULARY_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "kb/kb.h"

/* The index of all spellings of one knowledge base. */
struct vocabulary;

enum { VOCABULARY_UNKNOWN = -1, VOCABULARY_NONE = -2 };

/* All memory is the arena's. The knowledge base must outlive it. */
struct vocabulary *vocabulary_new(struct arena *arena, const struct kb *kb);

/*
 * The value that `length` bytes of `typed` mean for the fact: a value, VOCABULARY_UNKNOWN for the words of «unknown» and for
 * nothing at all, VOCABULARY_NONE when it means nothing. Tried in this order: id, label or further spelling, number in the
 * list that a session shows: the values in `offered` and then «unknown».
 */
int vocabulary_value(struct vocabulary *vocabulary, int fact, uint32_t offered, const char *typed, size_t length);

/* The fact whose id or question (in either language) this is, KB_NONE when it is none's. */
int vocabulary_fact(struct vocabulary *vocabulary, const char *typed, size_t length);

/* The choice whose spelling is nearest to what was typed, as its label in the language, or "". */
const char *vocabulary_nearest(struct vocabulary *vocabulary, int fact, uint32_t offered, enum lang lang,
			       const char *typed, size_t length);

/* The words of «unknown», normalised, ended by NULL. */
extern const char *const vocabulary_unknown_words[];

/*
 * Report an unknown fact, or an unknown value of a fact, with the nearest and the valid ids: of values, those in
 * `offered`. The place may be NULL.
 */
void vocabulary_report_fact(const struct kb *kb, const char *typed, const struct place *place, struct diag_sink *sink);
void vocabulary_report_value(const struct kb_fact *fact, uint32_t offered, const char *typed,
			     const struct place *place, struct diag_sink *sink);

#endif
