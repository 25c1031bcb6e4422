/*
 * The same bytes read in two ways, record beside record: what the fast paths of the readers must agree on with the
 * libraries. In a header, because the unit tests and the fuzzers both use it.
 */
#ifndef SENTEI_TESTS_RECORDS_H
#define SENTEI_TESTS_RECORDS_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "answers/reader.h"

/* A file that holds these bytes and is gone when closed. */
static inline FILE *records_file(const char *bytes, size_t length)
{
	FILE *file = tmpfile();
	if (!file || fwrite(bytes, 1, length, file) != length || fflush(file) || fseek(file, 0, SEEK_SET))
		return NULL;
	return file;
}

static inline bool records_same_text(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

static inline bool records_same_diag(const struct diag *a, const struct diag *b)
{
	if (!a || !b)
		return a == b;
	bool same = a->code == b->code && a->place.line == b->place.line && a->place.column == b->place.column &&
		    records_same_text(a->place.text, b->place.text);
	for (int i = 0; i < DIAG_ARGS; i++)
		same = same && !strcmp(a->args[i], b->args[i]);
	return same;
}

/* What differs between two records, NULL when nothing does. What was carried along isn't compared. */
static inline const char *records_difference(const struct kb *kb, const struct record *a, const struct record *b)
{
	if (a->line != b->line)
		return "line";
	if (a->fault != b->fault)
		return "fault";
	if (!records_same_text(a->id, b->id))
		return "id";
	if (!records_same_text(a->fact, b->fact) || !records_same_text(a->value, b->value))
		return "fact or value";
	if (!records_same_diag(a->diag, b->diag))
		return "diagnostic";
	if (!a->fault && memcmp(a->answers.may, b->answers.may, (size_t)kb->fact_count * sizeof(a->answers.may[0])) != 0)
		return "answers";
	return NULL;
}

/*
 * Reads both files, which hold the same bytes, and returns what differs first, NULL when nothing does; *line is the
 * record's. *count, unless NULL, becomes the number of records.
 */
static inline const char *records_compare(const struct kb *kb, struct vocabulary *vocabulary, FILE *file_a,
					  const struct reader_options *how_a, FILE *file_b,
					  const struct reader_options *how_b, int *line, int *count)
{
	struct diag_sink sink_a = {0}, sink_b = {0};
	struct reader *a = reader_open(how_a, file_a, kb, vocabulary, &sink_a);
	struct reader *b = reader_open(how_b, file_b, kb, vocabulary, &sink_b);
	const char *difference = !a == !b ? NULL : "whether it can be read";
	int records = 0;
	*line = 0;
	while (!difference && a) {
		const struct record *x = reader_next(a), *y = reader_next(b);
		if (!x || !y) {
			difference = x == y ? NULL : "number of records";
			break;
		}
		*line = x->line;
		records++;
		difference = records_difference(kb, x, y);
	}
	reader_free(a);
	reader_free(b);
	if (!difference && (sink_a.errors != sink_b.errors || sink_a.warnings != sink_b.warnings))
		difference = "diagnostics of the file";
	const struct diag *x = sink_a.first, *y = sink_b.first;
	for (; !difference && x && y; x = x->next, y = y->next)
		if (!records_same_diag(x, y))
			difference = "a diagnostic of the file";
	diag_release(&sink_a);
	diag_release(&sink_b);
	if (count)
		*count = records;
	return difference;
}

#endif
