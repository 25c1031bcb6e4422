/* Buffered, decoded lines. */
#define _POSIX_C_SOURCE 200809L

#include "io/source.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "io/input.h"

enum { BLOCK = 128 * 1024, RAW_BLOCK = 32 * 1024 };

struct source {
	FILE *in;
	int fd;			/* -1: a stream in memory */
	iconv_t decoder;	/* when decoding */
	bool decoding;
	char *buffer;
	size_t capacity;	/* without the padding */
	size_t start, end;	/* what was read and not yet given out */
	char raw[RAW_BLOCK];	/* before decoding */
	size_t raw_length;
	char head[2];		/* of the input, before decoding */
	long long offset;
	int error;
	bool ended, begun;
};

void source_free(struct source *source)
{
	if (!source)
		return;
	if (source->decoding)
		iconv_close(source->decoder);
	free(source->buffer);
	free(source);
}

int source_error(const struct source *source)
{
	return source->error;
}

long long source_offset(const struct source *source)
{
	return source->offset;
}

/* read(2) rather than fread where there is a descriptor: a pipe gives what it has, and nothing is copied twice. */
static size_t read_raw(struct source *source, char *to, size_t room)
{
	ssize_t n;
	do
		n = source->fd < 0 ? (ssize_t)fread(to, 1, room, source->in) : read(source->fd, to, room);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		source->error = errno;
	if (n <= 0) {
		source->ended = true;
		return 0;
	}
	for (ssize_t i = 0; i < n && source->offset + i < (long long)sizeof(source->head); i++)
		source->head[source->offset + i] = to[i];
	source->offset += n;
	return (size_t)n;
}

/* Decodes one raw block to the end of the buffer, where there is room for three times as much. */
static void decode(struct source *source)
{
	size_t n = read_raw(source, source->raw + source->raw_length, sizeof(source->raw) - source->raw_length);
	source->raw_length += n;
	char *from = source->raw, *to = source->buffer + source->end;
	size_t left = source->raw_length, room = source->capacity - source->end;
	while (left) {
		if (iconv(source->decoder, &from, &left, &to, &room) != (size_t)-1)
			break;
		if (errno == EINVAL && n)
			break;		/* a character cut in two: the rest comes with the next block */
		*to++ = (char)0xff;
		room--;
		from++;
		left--;
	}
	source->end = (size_t)(to - source->buffer);
	memmove(source->raw, from, left);
	source->raw_length = left;
}

static void drop_mark(struct source *source)
{
	source->begun = true;
	if (source->end - source->start >= 3 && !memcmp(source->buffer + source->start, "\xef\xbb\xbf", 3))
		source->start += 3;
}

/* Reads more; what was not given out yet moves to the front, and the buffer grows up to the longest line. */
static void fill(struct source *source)
{
	size_t kept = source->end - source->start, block = source->decoding ? 3 * RAW_BLOCK : BLOCK / 2;
	memmove(source->buffer, source->buffer + source->start, kept);
	source->start = 0;
	source->end = kept;
	if (source->capacity - kept < block) {
		source->capacity = source->capacity * 2 > kept + block ? source->capacity * 2 : kept + block;
		source->buffer = realloc(source->buffer, source->capacity + SOURCE_PADDING);
		if (!source->buffer)
			abort();
	}
	if (source->decoding)
		decode(source);
	else
		source->end += read_raw(source, source->buffer + kept, source->capacity - kept);
	memset(source->buffer + source->end, 0, SOURCE_PADDING);
	if (!source->begun && (source->end >= 3 || source->ended))
		drop_mark(source);
}

struct source *source_new(FILE *in, const char *encoding, const char *name, struct diag_sink *sink)
{
	iconv_t decoder = encoding ? iconv_open("UTF-8", encoding) : NULL;
	if ((intptr_t)decoder == -1) {
		diag_add(sink, DIAG_FILE_READ, NULL, name, strerror(errno), NULL);
		return NULL;
	}
	struct source *source = calloc(1, sizeof(*source));
	char *buffer = malloc(BLOCK + SOURCE_PADDING);
	if (!source || !buffer)
		abort();
	memset(buffer, 0, BLOCK + SOURCE_PADDING);
	source->in = in;
	source->fd = fileno(in);
	source->decoder = decoder;
	source->decoding = encoding != NULL;
	source->buffer = buffer;
	source->capacity = BLOCK;
	while (source->offset < (long long)sizeof(source->head) && !source->ended)
		fill(source);
	if (!input_check_mark(source->head, (size_t)source->offset, name, sink)) {
		source_free(source);
		return NULL;
	}
	return source;
}

bool source_next(struct source *source, struct source_line *line)
{
	size_t searched = 0;
	for (;;) {
		char *bytes = source->buffer + source->start;
		size_t length = source->end - source->start;
		char *feed = length > searched ? memchr(bytes + searched, '\n', length - searched) : NULL;
		bool whole = feed || (source->ended && !source->raw_length);
		if (!source->begun && !whole) {
			fill(source);
			continue;
		}
		if (feed || length > SOURCE_LONGEST || whole) {
			size_t given = feed ? (size_t)(feed - bytes) : length;
			if (given > SOURCE_LONGEST) {
				given = SOURCE_LONGEST;
				feed = NULL;
				whole = false;
			}
			*line = (struct source_line){.bytes = bytes, .length = given, .ended = whole, .line_feed = feed != NULL};
			source->start += given + (feed != NULL);
			source->begun = true;
			return given || feed;
		}
		searched = length;
		fill(source);
	}
}
