/* Listing folders. */
#ifndef SENTEI_IO_FOLDER_H
#define SENTEI_IO_FOLDER_H

#include "base/arena.h"

/*
 * The names in a folder that end with `suffix` and don't begin with a dot, sorted bytewise; *count of them. NULL, and
 * errno set, when it can't be listed. Memory is the arena's.
 */
const char *const *folder_list(struct arena *arena, const char *path, const char *suffix, int *count);

/* `path`, a slash unless it ends with one, and `name`. */
const char *folder_join(struct arena *arena, const char *path, const char *name);

#endif
