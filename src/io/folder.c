/* Folders. Knows nothing of what the files are. */
#include "io/folder.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool has_suffix(const char *name, const char *suffix)
{
	size_t n = strlen(name), s = strlen(suffix);
	return n > s && !strcmp(name + n - s, suffix);
}

const char *const *folder_list(struct arena *arena, const char *path, const char *suffix, int *count)
{
	DIR *dir = opendir(path);
	const char **names = NULL;
	size_t room = 0, used = 0;
	if (!dir)
		return NULL;
	const struct dirent *entry;
	while ((entry = readdir(dir)) != NULL) {
		if (entry->d_name[0] == '.' || !has_suffix(entry->d_name, suffix))
			continue;
		if (used == room) {
			room = room ? room * 2 : 32;
			const char **more = arena_array(arena, room, sizeof(*more));
			if (used)
				memcpy(more, names, used * sizeof(*more));
			names = more;
		}
		names[used++] = arena_string(arena, entry->d_name);
	}
	closedir(dir);
	if (used)
		qsort(names, used, sizeof(*names), by_name);
	*count = (int)used;
	return used ? names : arena_array(arena, 1, sizeof(*names));
}

const char *folder_join(struct arena *arena, const char *path, const char *name)
{
	struct buf whole = {0};
	buf_puts(&whole, path);
	if (!whole.length || whole.text[whole.length - 1] != '/')
		buf_putc(&whole, '/');
	buf_puts(&whole, name);
	return buf_keep(&whole, arena);
}
