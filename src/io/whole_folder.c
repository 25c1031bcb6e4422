/* A temporary folder, filled and renamed. */
#define _POSIX_C_SOURCE 200809L

#include "io/whole_folder.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "io/output.h"

/* The mode that a folder made in the ordinary way would have. */
static mode_t ordinary_mode(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return 0777 & ~mask;
}

static void set_path(struct buf *path, const char *root, const char *folder, const char *name)
{
	buf_clear(path);
	buf_puts(path, root);
	for (int i = 0; i < 2; i++) {
		const char *part = i ? name : folder;
		buf_puts(path, part ? "/" : "");
		buf_puts(path, part ? part : "");
	}
}

/* Whether this file is the first of an inner folder. */
static bool begins_folder(const struct whole_file *files, int i)
{
	return files[i].folder && (!i || !files[i - 1].folder || strcmp(files[i - 1].folder, files[i].folder) != 0);
}

static int fill(const char *root, const struct whole_file *files, int count)
{
	struct buf path = {0};
	int error = 0;
	for (int i = 0; i < count && !error; i++) {
		set_path(&path, root, files[i].folder, NULL);
		if (begins_folder(files, i) && mkdir(buf_text(&path), 0777))
			error = errno;
		set_path(&path, root, files[i].folder, files[i].name);
		if (!error)
			error = output_whole(buf_text(&path), files[i].bytes, files[i].length, false);
	}
	buf_release(&path);
	return error;
}

/* Removes what `fill` may have made. */
static void clear(const char *root, const struct whole_file *files, int count)
{
	struct buf path = {0};
	for (int i = 0; i < count; i++) {
		set_path(&path, root, files[i].folder, files[i].name);
		unlink(buf_text(&path));
	}
	for (int i = 0; i < count; i++) {
		set_path(&path, root, files[i].folder, NULL);
		if (begins_folder(files, i))
			rmdir(buf_text(&path));
	}
	buf_release(&path);
	rmdir(root);
}

/* What rename says where there is something already that must stay. */
static bool is_taken(int error)
{
	return error == ENOTEMPTY || error == EEXIST || error == ENOTDIR || error == EBUSY || error == EINVAL;
}

int whole_folder_write(const char *path, const struct whole_file *files, int count)
{
	size_t length = strlen(path);
	while (length > 1 && path[length - 1] == '/')
		length--;
	struct buf name = {0}, temporary = {0};
	buf_add(&name, path, length);
	buf_add(&temporary, path, length);
	buf_puts(&temporary, ".XXXXXX");

	/* A link is something too, wherever it leads; rename would tell, but only after all the writing. */
	struct stat status;
	int error = !lstat(buf_text(&name), &status) && !S_ISDIR(status.st_mode) ? EEXIST : 0;
	if (!error && !mkdtemp(temporary.text))
		error = errno;
	if (!error) {
		error = fill(temporary.text, files, count);
		if (!error && (chmod(temporary.text, ordinary_mode()) || rename(temporary.text, buf_text(&name))))
			error = is_taken(errno) ? EEXIST : errno;
		if (error)
			clear(temporary.text, files, count);
	}
	buf_release(&name);
	buf_release(&temporary);
	return error;
}
