#include "ask/words.h"
#include <stddef.h>
const char *const ask_words[] = {"help", "why", NULL};
