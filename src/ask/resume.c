/* Reads answer files back into consultations. Knows neither sessions nor where journals lie. */
#define _POSIX_C_SOURCE 200809L

#include "ask/resume.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "answers/reader.h"
#include "io/input.h"
#include "text/width.h"

enum { LARGEST_JOURNAL = 64 * 1024 };

static void take(struct consultation *c, const struct kb *kb, const struct record *record)
{
	consultation_init(c, kb);
	for (int i = 0; i < record->given_count; i++)
		consultation_answer(c, record->given[i], answers_value(&record->answers, record->given[i]));
	/* Where the order of the file isn't known, that of the facts serves. */
	for (int f = 0; f < kb->fact_count; f++)
		if (kb->facts[f].choice_count > 1 && answers_known(&record->answers, f) &&
		    consultation_place(c, f) == KB_NONE)
			consultation_answer(c, f, answers_value(&record->answers, f));
	/* Nothing was answered in this session yet: the first step back goes by the order. */
	c->latest = KB_NONE;
}

static bool read_one(struct consultation *c, const char **id, struct arena *arena, const char *path,
		     struct reader *reader, const struct kb *kb, struct diag_sink *sink)
{
	const struct record *record = reader_next(reader);
	struct place place = {.file = path};
	struct consultation read;
	if (!record) {
		diag_add(sink, DIAG_ANSWERS_NONE, &place, path, NULL);
		return false;
	}
	if (record->fault) {
		const struct diag *d = record->diag;
		diag_add(sink, d->code, &d->place, d->args[0], d->args[1], d->args[2], d->args[3], NULL);
		return false;
	}
	take(&read, kb, record);
	const char *name = record->id ? arena_string(arena, record->id) : NULL;
	record = reader_next(reader);
	if (record) {
		place.line = record->line;
		diag_add(sink, DIAG_ANSWERS_SEVERAL, &place, path, NULL);
		return false;
	}
	*c = read;
	*id = name;
	return true;
}

bool resume_read(struct consultation *c, const char **id, struct arena *arena, const char *path, const struct kb *kb,
		 struct vocabulary *vocabulary, struct diag_sink *sink)
{
	FILE *in = fopen(path, "rb");
	if (!in) {
		struct place place = {.file = path};
		diag_add(sink, DIAG_FILE_OPEN, &place, path, strerror(errno), NULL);
		return false;
	}
	struct reader_options how = {.name = path};
	struct reader *reader = reader_open(&how, in, kb, vocabulary, sink);
	bool done = reader && read_one(c, id, arena, path, reader, kb, sink);
	reader_free(reader);
	fclose(in);
	return done;
}

static bool try_bytes(struct consultation *c, const char **id, struct arena *arena, const struct buf *bytes,
		      const struct kb *kb, struct vocabulary *vocabulary, struct diag_sink *sink)
{
	struct reader_options how = {.format = ANSWERS_YAML, .name = ""};
	FILE *in = fmemopen(bytes->text, bytes->length, "rb");
	struct reader *reader = in ? reader_open(&how, in, kb, vocabulary, sink) : NULL;
	bool done = reader && read_one(c, id, arena, "", reader, kb, sink);
	reader_free(reader);
	if (in)
		fclose(in);
	return done;
}

/* Takes a line out; appends what stood in it to `left_out`. False when there is none of that number. */
static bool take_out(struct buf *bytes, int number, struct buf *left_out)
{
	char *line = bytes->text, *end = line + bytes->length;
	for (; number > 1 && line < end; number--) {
		char *next = memchr(line, '\n', (size_t)(end - line));
		line = next ? next + 1 : end;
	}
	if (number < 1 || line == end)
		return false;
	char *last = memchr(line, '\n', (size_t)(end - line)), *text = line + strspn(line, " ");
	last = last ? last : end;
	buf_puts(left_out, left_out->length ? ", " : "");
	if (text < last)
		text_visible(left_out, text, (size_t)(last - text));
	last += last < end;
	memmove(line, last, (size_t)(end - last));
	bytes->length -= (size_t)(last - line);
	bytes->text[bytes->length] = '\0';
	return true;
}

bool resume_journal(struct consultation *c, const char **id, const char **left_out, int *count, struct arena *arena,
		    const char *path, const struct kb *kb, struct vocabulary *vocabulary)
{
	struct buf bytes = {0}, out = {0};
	struct diag_sink sink = {0};
	bool read = input_read_file(&bytes, path, LARGEST_JOURNAL, &sink) && bytes.length;
	*count = 0;
	while (read) {
		diag_release(&sink);
		if (try_bytes(c, id, arena, &bytes, kb, vocabulary, &sink))
			break;
		/* Each answer has a line of its own in a journal. The fault stands last in the sink, warnings before it. */
		const struct diag *fault = sink.last;
		bool stale = fault && (fault->code == DIAG_ANSWERS_FACT_UNKNOWN ||
				       fault->code == DIAG_ANSWERS_VALUE_UNKNOWN);
		read = stale && take_out(&bytes, fault->place.line, &out) && bytes.length;
		*count += read;
	}
	*left_out = buf_keep(&out, arena);
	diag_release(&sink);
	buf_release(&bytes);
	return read;
}
