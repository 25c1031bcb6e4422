/* An answer file, a journal too, as the beginning of a consultation. */
#ifndef SENTEI_ASK_RESUME_H
#define SENTEI_ASK_RESUME_H

#include "answers/vocabulary.h"
#include "ask/consultation.h"
#include "base/diag.h"

/*
 * Sets the consultation to the one organisation in the file; *id, in the arena, is its id or NULL. False after an
 * error, which is in the sink, as are warnings; the consultation is then as it was.
 */
bool resume_read(struct consultation *consultation, const char **id, struct arena *arena, const char *path,
		 const struct kb *kb, struct vocabulary *vocabulary, struct diag_sink *sink);

/*
 * The same for a journal, which may be older than the rules: answers that they don't know are left out. *left_out, in the
 * arena, lists them, "" when there are none, and *count says how many.
 */
bool resume_journal(struct consultation *consultation, const char **id, const char **left_out, int *count,
		    struct arena *arena, const char *path, const struct kb *kb, struct vocabulary *vocabulary);

#endif
