/* New folders that are whole or not there: written beside under another name, then renamed. */
#ifndef SENTEI_IO_WHOLE_FOLDER_H
#define SENTEI_IO_WHOLE_FOLDER_H

#include <stddef.h>

struct whole_file {
	const char *folder;	/* a folder within the new one, or NULL */
	const char *name;
	const char *bytes;
	size_t length;
};

/*
 * Makes the folder `path` with these files in it, files of one inner folder standing together. Nothing is overwritten: where
 * `path` is anything but an empty folder, the result is EEXIST. Returns 0 or an errno, and then nothing is left behind.
 */
int whole_folder_write(const char *path, const struct whole_file *files, int count);

#endif
