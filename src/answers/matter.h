/*
 * What people type when they ask for an explanation: what it is about, a question, a changed answer. In every case ids and the
 * names in either language count, normalised. What isn't understood is reported to the sink, with the nearest name.
 */
#ifndef SENTEI_ANSWERS_MATTER_H
#define SENTEI_ANSWERS_MATTER_H

#include "answers/vocabulary.h"
#include "base/diag.h"
#include "engine/how.h"

/* A method, characteristic, caution, guide or checklist, in this order. */
bool matter_find(const struct kb *kb, enum lang lang, const char *typed, struct matter *matter, struct diag_sink *sink);

/* A method. */
bool matter_method(const struct kb *kb, enum lang lang, const char *typed, int *method, struct diag_sink *sink);

/* A fact, also by its label or its question. */
bool matter_fact(const struct kb *kb, struct vocabulary *vocabulary, const char *typed, int *fact, struct diag_sink *sink);

/* The same without a report: the fact, or KB_NONE. */
int matter_fact_called(const struct kb *kb, struct vocabulary *vocabulary, const char *typed, size_t length);

/*
 * FACT=VALUE, the equals sign half or full width; a value as in answer files, «unknown» becomes KB_NONE. Appended to
 * the settings, in which no fact stands twice: room for as many as there are facts is always enough.
 */
bool matter_setting(const struct kb *kb, struct vocabulary *vocabulary, const char *typed, struct setting *settings,
		    int *count, struct diag_sink *sink);

#endif
