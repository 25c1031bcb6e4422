/* Reading whole files with a limit. */
#ifndef SENTEI_IO_INPUT_H
#define SENTEI_IO_INPUT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/diag.h"

/*
 * False, with a word to the sink, when what begins with these bytes, of which two are enough, is UTF-16 by its byte order
 * mark: none of the encodings that are read begins so.
 */
bool input_check_mark(const char *bytes, size_t length, const char *name, struct diag_sink *sink);

/*
 * Appends all that `in` gives to `bytes`. False, with a word to the sink, when it can't be read, holds more than `most`
 * bytes, or is UTF-16; `name` is the file's in that word. `bytes` is empty before.
 */
bool input_read(struct buf *bytes, FILE *in, const char *name, size_t most, struct diag_sink *sink);

/* The same for a path, "-" being stdin. */
bool input_read_path(struct buf *bytes, const char *path, size_t most, struct diag_sink *sink);

/*
 * The same for a file of a folder that is read whole. What is no file but a pipe, a socket or a device is refused: nobody
 * may ever write to it, and reading it would wait.
 */
bool input_read_file(struct buf *bytes, const char *path, size_t most, struct diag_sink *sink);

#endif
