/* Reading whole files with a limit. */
#define _POSIX_C_SOURCE 200809L

#include "io/input.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

bool input_check_mark(const char *bytes, size_t length, const char *name, struct diag_sink *sink)
{
	struct place place = {.file = name};
	if (length < 2 || (memcmp(bytes, "\xff\xfe", 2) != 0 && memcmp(bytes, "\xfe\xff", 2) != 0))
		return true;
	diag_add(sink, DIAG_FILE_UTF16, &place, NULL);
	return false;
}

bool input_read(struct buf *bytes, FILE *in, const char *name, size_t most, struct diag_sink *sink)
{
	char piece[64 * 1024];
	size_t n;
	struct place place = {.file = name};
	while (bytes->length <= most && (n = fread(piece, 1, sizeof(piece), in)) > 0)
		buf_add(bytes, piece, n);
	if (ferror(in)) {
		diag_add(sink, DIAG_FILE_READ, &place, name, strerror(errno), NULL);
		return false;
	}
	if (bytes->length > most) {
		diag_add(sink, DIAG_FILE_TOO_LARGE, &place, decimal((long long)(most / 1024)).text, NULL);
		return false;
	}
	return input_check_mark(buf_text(bytes), bytes->length, name, sink);
}

static bool read_path(struct buf *bytes, const char *path, size_t most, struct diag_sink *sink)
{
	FILE *in = fopen(path, "rb");
	if (!in) {
		struct place place = {.file = path};
		diag_add(sink, DIAG_FILE_OPEN, &place, path, strerror(errno), NULL);
		return false;
	}
	bool read = input_read(bytes, in, path, most, sink);
	fclose(in);
	return read;
}

bool input_read_path(struct buf *bytes, const char *path, size_t most, struct diag_sink *sink)
{
	if (!strcmp(path, "-"))
		return input_read(bytes, stdin, "<stdin>", most, sink);
	return read_path(bytes, path, most, sink);
}

bool input_read_file(struct buf *bytes, const char *path, size_t most, struct diag_sink *sink)
{
	struct stat status;
	/* Of a folder, reading tells. */
	if (!stat(path, &status) && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) {
		struct place place = {.file = path};
		diag_add(sink, DIAG_FILE_SPECIAL, &place, path, NULL);
		return false;
	}
	return read_path(bytes, path, most, sink);
}
