/*
 * What the fuzzers of the answer files share: the built-in rules, bytes as a file, and what must hold of everything that is
 * written about any record: JSON that jansson reads, on one line; text without control characters.
 */
#ifndef SENTEI_FUZZ_OUTPUTS_H
#define SENTEI_FUZZ_OUTPUTS_H

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include <jansson.h>

#include "records.h"
#include "render/conclusion_csv.h"
#include "render/conclusion_text.h"
#include "render/prepared.h"
#include "rules/rules.h"

static struct rules fuzz_rules;
static struct arena fuzz_arena;
static struct vocabulary *fuzz_vocabulary;

/* Loads the rules at the first call. */
static inline const struct kb *fuzz_kb(void)
{
	struct diag_sink sink = {0};
	if (!fuzz_rules.kb && !rules_load(&fuzz_rules, NULL, NULL, &sink))
		abort();
	diag_release(&sink);
	if (!fuzz_vocabulary)
		fuzz_vocabulary = vocabulary_new(&fuzz_arena, fuzz_rules.kb);
	return fuzz_rules.kb;
}

/* In memory, since there are thousands a second. */
static inline FILE *fuzz_file(const uint8_t *bytes, size_t size)
{
	int fd = memfd_create("fuzz", 0);
	if (fd < 0 || write(fd, bytes, size) != (ssize_t)size || lseek(fd, 0, SEEK_SET))
		abort();
	return fdopen(fd, "rb");
}

static inline void fuzz_check_line(const struct buf *out)
{
	json_t *root = json_loadb(buf_text(out), out->length, JSON_REJECT_DUPLICATES, NULL);
	if (!json_is_object(root) || strchr(buf_text(out), '\n') || strchr(buf_text(out), '\x1b'))
		abort();
	json_decref(root);
}

static inline void fuzz_check_text(const struct buf *out)
{
	for (const unsigned char *c = (const unsigned char *)buf_text(out); *c; c++)
		if ((*c < 0x20 && *c != '\n') || *c == 0x7f || (*c == 0xc2 && c[1] >= 0x80 && c[1] < 0xa0))
			abort();
}

static inline void fuzz_check_record(const struct kb *kb, const struct record *record)
{
	struct conclusion_context context = {.kb = kb, .detail = DETAIL_BRIEF};
	struct csv_columns columns = {.context = &context};
	struct style style = {.columns = 80};
	struct arena arena = {0};
	struct buf out = {0};
	const struct conclusion *c = record->fault ? NULL : conclude(&arena, kb, &record->answers);
	if (c)
		conclusion_json(&out, &context, "file", record, c);
	else
		rejected_json(&out, LANG_JA, "file", record);
	fuzz_check_line(&out);
	buf_clear(&out);
	conclusion_csv_row(&out, &columns, "file", record, c);
	if (!out.length || strchr("=+@\t\r", out.text[0]))
		abort();
	buf_clear(&out);
	if (c)
		conclusion_brief_text(&out, &style, kb, "file", record, c);
	else
		rejected_text(&out, &style, "file", record);
	fuzz_check_text(&out);
	buf_release(&out);
	arena_release(&arena);
}

/* Reads all records and checks what is written of each; no more of them than bytes, lines in order. */
static inline void fuzz_read(const struct kb *kb, const struct reader_options *how, const uint8_t *bytes, size_t size)
{
	struct diag_sink sink = {0};
	FILE *file = fuzz_file(bytes, size);
	struct reader *reader = reader_open(how, file, kb, fuzz_vocabulary, &sink);
	const struct record *record;
	size_t count = 0;
	while (reader && (record = reader_next(reader)) != NULL) {
		if (count++ > size || record->line < 1 || (record->fault && !record->diag))
			abort();
		fuzz_check_record(kb, record);
	}
	if (!reader && !sink.errors)
		abort();
	reader_free(reader);
	diag_release(&sink);
	fclose(file);
}

#endif
