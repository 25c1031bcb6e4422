/* Which of the two languages to speak. Parses the environment itself: a machine often lacks the ja_JP locale. */
#ifndef SENTEI_TEXT_LANG_H
#define SENTEI_TEXT_LANG_H

#include <stdbool.h>

#include "base/lang.h"

/*
 * Reads the name of a language: "ja", "en", or a locale such as "ja_JP.UTF-8"; a list as in LANGUAGE counts by its
 * first known member; "C" and "POSIX" mean English. Case makes no difference. False, and *lang untouched, when no
 * member is known.
 */
bool lang_parse(const char *name, enum lang *lang);

/* "ja", "en", by language. */
extern const char *const lang_ids[LANG_COUNT];

/*
 * The first of SENTEI_LANG, LANGUAGE, LC_ALL, LC_MESSAGES and LANG that is set and names a known language; else
 * English. Unlike gettext's, LANGUAGE counts even when the locale is C.
 */
enum lang lang_from_environment(void);

#endif
