/* Reads answer files back into consultations. Knows neither sessions nor where journals lie. */
#include "ask/resume.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "answers/reader.h"

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
