/* Numbers as people type them. */
#ifndef SENTEI_ASK_NUMBER_H
#define SENTEI_ASK_NUMBER_H

#include <stddef.h>

/* "3" → 2, for numbers from 1 to `most`; else -1. Full-width digits are digits. */
int number_read(const char *text, size_t length, int most);

#endif
