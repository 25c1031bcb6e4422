/* The two languages of every text; they are equals. */
#ifndef SENTEI_BASE_LANG_H
#define SENTEI_BASE_LANG_H

enum lang { LANG_JA, LANG_EN, LANG_COUNT };

/* One text in both languages. Both are present and non-empty in a compiled knowledge base. */
struct bitext {
	const char *in[LANG_COUNT];
};

#endif
