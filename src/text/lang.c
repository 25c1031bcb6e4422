/* The choice of language. Knows only names and the environment, never the C library's locale. */
#include "text/lang.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *const lang_ids[LANG_COUNT] = {[LANG_JA] = "ja", [LANG_EN] = "en"};

static const struct {
	const char *name;
	enum lang lang;
} languages[] = {
	{"ja", LANG_JA},
	{"en", LANG_EN},
	{"C", LANG_EN},
	{"POSIX", LANG_EN},
};

bool lang_parse(const char *name, enum lang *lang)
{
	for (const char *s = name;; s++) {
		size_t length = strcspn(s, "_-.@:");
		for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++)
			if (strlen(languages[i].name) == length && !strncasecmp(s, languages[i].name, length)) {
				*lang = languages[i].lang;
				return true;
			}
		s += strcspn(s, ":");
		if (!*s)
			return false;
	}
}

enum lang lang_from_environment(void)
{
	static const char *const variables[] = {"SENTEI_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
	for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++) {
		enum lang lang;
		const char *value = getenv(variables[i]);
		if (value && lang_parse(value, &lang))
			return lang;
	}
	return LANG_EN;
}
