/* sentei batch: answer files in, conclusions out, record by record, in the order they came. */
#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "answers/reader.h"
#include "base/nearest.h"
#include "cmd/commands.h"
#include "cmd/progress.h"
#include "io/output.h"
#include "render/conclusion_csv.h"
#include "render/conclusion_text.h"
#include "render/summary.h"
#include "text/diag_print.h"
#include "text/normal.h"
#include "text/width.h"

enum { FLUSH_AT = 64 * 1024, TELL_EVERY = 4096, FOREIGN_REPORTED = 5 };

enum form { FORM_TEXT, FORM_JSON, FORM_CSV };

struct batch {
	struct invocation *inv;
	const struct kb *kb;
	enum form form;
	struct conclusion_context context;
	struct csv_columns columns;
	struct reader_options how;
	struct vocabulary *vocabulary;
	struct prepared *prepared;
	struct output output;
	struct buf out;
	struct arena arena;		/* of one record */
	struct progress progress;
	struct summary summary;
	long long bytes_before;		/* of the inputs that are done */
	long long foreign;		/* configurations of another method, in this input */
	bool several;			/* inputs: each record names its own */
	bool summing, writing;
	bool headed;			/* the header of a table is written */
	bool stopped;			/* --strict, and a record was rejected */
};

static void flush(struct batch *b)
{
	if (b->writing)
		output_write(&b->output, buf_text(&b->out), b->out.length);
	buf_clear(&b->out);
}

static void report_foreign(struct batch *b, const char *file, const struct record *record)
{
	if (++b->foreign > FOREIGN_REPORTED)
		return;
	record_report_foreign(b->kb, record, file, &b->inv->sink);
	progress_end(&b->progress);
	invocation_report(b->inv);
}

static void write_rejected(struct batch *b, const char *file, const struct record *record)
{
	switch (b->form) {
	case FORM_JSON:
		rejected_json(&b->out, b->context.lang, b->several ? file : NULL, record);
		break;
	case FORM_CSV:
		conclusion_csv_row(&b->out, &b->columns, file, record, NULL);
		break;
	case FORM_TEXT:
		rejected_text(&b->out, &b->inv->style, file, record);
		break;
	}
}

/* Text, tables of chosen columns and the full detail take the long way. */
static void write_concluded(struct batch *b, const char *file, const struct record *record)
{
	const struct conclusion *c = conclude(&b->arena, b->kb, &record->answers);
	if (b->form == FORM_JSON)
		conclusion_json(&b->out, &b->context, b->several ? file : NULL, record, c);
	else if (b->form == FORM_CSV)
		conclusion_csv_row(&b->out, &b->columns, file, record, c);
	else if (b->context.detail == DETAIL_BRIEF)
		conclusion_brief_text(&b->out, &b->inv->style, b->kb, file, record, c);
	else
		conclusion_record_text(&b->out, &b->inv->style, b->kb, file, record, c, b->context.detail == DETAIL_FULL);
	arena_clear(&b->arena);
}

/* Not before there is a record, or the end: an input that is refused leaves nothing behind. */
static void write_header(struct batch *b)
{
	if (b->form == FORM_CSV && !b->headed) {
		buf_puts(&b->out, b->inv->values[OPTION_BOM] ? "\xef\xbb\xbf" : "");
		conclusion_csv_header(&b->out, &b->columns);
		buf_putc(&b->out, '\n');
	}
	b->headed = true;
}

static void write_record(struct batch *b, const char *file, const struct record *record)
{
	bool foreign = false;
	write_header(b);
	if (record->fault) {
		b->summary.rejected[record->fault]++;
		write_rejected(b, file, record);
	} else if (!b->writing || (b->form == FORM_JSON && b->context.detail != DETAIL_FULL)) {
		prepared_json(b->prepared, &b->out, b->several ? file : NULL, record, &foreign);
	} else if (b->form == FORM_CSV && conclusion_csv_is_brief(&b->columns)) {
		conclusion_csv_head(&b->out, &b->columns, file, record);
		prepared_csv(b->prepared, &b->out, record, &foreign);
		conclusion_csv_tail(&b->out, &b->columns, record);
	} else {
		write_concluded(b, file, record);
		/* The counts, and whether the configuration counted, come from the same place as everywhere. */
		size_t length = b->out.length;
		prepared_json(b->prepared, &b->out, NULL, record, &foreign);
		b->out.length = length;
	}
	buf_putc(&b->out, '\n');
	b->summary.written++;
	if (foreign || record->not_offered)
		report_foreign(b, file, record);
	if (b->out.length >= FLUSH_AT)
		flush(b);
}

static long long all_rejected(const struct batch *b)
{
	long long all = 0;
	for (int i = RECORD_OK + 1; i < RECORD_FAULT_COUNT; i++)
		all += b->summary.rejected[i];
	return all;
}

/* With --strict the first rejected record ends the run, and says so itself. */
static void stop(struct batch *b, const struct record *record)
{
	struct buf text = {0};
	progress_end(&b->progress);
	diag_print(&text, &b->inv->error_style, record->diag);
	fputs(buf_text(&text), stderr);
	buf_release(&text);
	b->stopped = true;
}

static void read_records(struct batch *b, struct reader *reader)
{
	const struct record *record;
	while (!b->stopped && !b->output.error && (record = reader_next(reader)) != NULL) {
		b->summary.read++;
		if (record->fault && b->how.strict) {
			stop(b, record);
			return;
		}
		if (b->summing && record->id)
			seen_ids_add(&b->summary.ids, record->id);
		write_record(b, b->how.name, record);
		if (b->summary.read % TELL_EVERY == 0)
			progress_tell(&b->progress, b->summary.read, all_rejected(b), b->bytes_before + reader_offset(reader));
	}
}

/* A path as it is named in the output, which is UTF-8 whatever the path is. */
static const char *shown_name(struct batch *b, const char *path)
{
	if (!strcmp(path, "-"))
		return "<stdin>";
	if (text_is_utf8(path, strlen(path)))
		return path;
	struct buf visible = {0};
	text_visible(&visible, path, strlen(path));
	return buf_keep(&visible, &b->inv->arena);
}

/* False when the input can't be read, or not to its end. */
static bool read_input(struct batch *b, const char *path)
{
	bool standard = !strcmp(path, "-");
	FILE *in = standard ? stdin : fopen(path, "rb");
	int errors = b->inv->sink.errors;
	if (!in) {
		struct place place = {.file = path};
		diag_add(&b->inv->sink, DIAG_FILE_OPEN, &place, path, strerror(errno), NULL);
		return false;
	}
	b->how.name = shown_name(b, path);
	b->foreign = 0;
	struct reader *reader = reader_open(&b->how, in, b->kb, b->vocabulary, &b->inv->sink);
	if (reader)
		read_records(b, reader);
	if (b->foreign > FOREIGN_REPORTED) {
		struct place place = {.file = b->how.name};
		diag_add(&b->inv->sink, DIAG_ANSWERS_FOREIGN_MORE, &place, b->kb->facts[b->kb->configuration_fact].id,
			 decimal(b->foreign).text, NULL);
	}
	if (reader)
		b->bytes_before += reader_offset(reader);
	reader_free(reader);
	if (!standard)
		fclose(in);
	bool read = b->inv->sink.errors == errors;
	b->stopped |= b->how.strict && !read;
	progress_end(&b->progress);
	invocation_report(b->inv);
	return read && reader;
}

/* The bytes of all inputs, 0 when one of them isn't a plain file. */
static long long size_of(const char *const *paths, int count)
{
	long long all = 0;
	for (int i = 0; i < count; i++) {
		struct stat status;
		if (stat(paths[i], &status) || !S_ISREG(status.st_mode))
			return 0;
		all += status.st_size;
	}
	return all;
}

static bool choose_columns(struct batch *b, const char *names)
{
	int *chosen = arena_array(&b->inv->arena, strlen(names) + 1, sizeof(*chosen));
	b->columns.chosen = chosen;
	char *rest = arena_string(&b->inv->arena, names), *next;
	for (char *name = rest; name; name = next) {
		next = strchr(name, ',');
		if (next)
			*next++ = '\0';
		int column = csv_column_find(name);
		if (column >= 0) {
			chosen[b->columns.chosen_count++] = column;
			continue;
		}
		struct buf valid = {0};
		for (int i = 0; csv_column_name(i); i++)
			buf_item(&valid, ", ", csv_column_name(i));
		diag_add(&b->inv->sink, DIAG_OPTION_VALUE, NULL, "--columns", name, buf_text(&valid), NULL);
		buf_release(&valid);
		return false;
	}
	return true;
}

/* The columns that are carried along, each once. */
static struct record_columns kept_columns(struct invocation *inv)
{
	int given, count = 0;
	const char *const *names = invocation_list(inv, OPTION_KEEP, &given);
	const char **list = arena_array(&inv->arena, (size_t)given, sizeof(*list));
	for (int i = 0; i < given; i++) {
		int before = 0;
		while (before < count && strcmp(list[before], names[i]) != 0)
			before++;
		if (before == count)
			list[count++] = names[i];
	}
	return (struct record_columns){.names = list, .count = count};
}

static int index_of(const char *const *words, const char *word)
{
	int i = 0;
	while (words[i] && strcmp(words[i], word) != 0)
		i++;
	return i;
}

static bool set_up(struct batch *b)
{
	static const char *const forms[] = {"text", "json", "csv", NULL};
	static const char *const details[] = {"brief", "normal", "full", NULL};
	static const char *const inputs[] = {"", "yaml", "ndjson", "csv", NULL};
	struct invocation *inv = b->inv;
	const char *const *values = inv->values;
	b->form = (enum form)index_of(forms, invocation_format(inv));
	const char *detail = values[OPTION_DETAIL] ? values[OPTION_DETAIL] : b->form == FORM_TEXT ? "brief" : "normal";
	b->context = (struct conclusion_context){.kb = b->kb, .detail = (enum detail)index_of(details, detail),
						 .lang = inv->style.lang, .version = SENTEI_VERSION};
	if (b->form != FORM_TEXT && (b->context.detail != DETAIL_BRIEF || values[OPTION_COLUMNS]))
		b->context.hash = rules_hash(&inv->rules);
	b->how.format = values[OPTION_FROM] ? (enum answers_format)index_of(inputs, values[OPTION_FROM]) : ANSWERS_AUTO;
	b->how.encoding = values[OPTION_ENCODING];
	if (b->how.encoding && !strcmp(b->how.encoding, "utf-8"))
		b->how.encoding = NULL;
	b->how.id_column = values[OPTION_ID];
	b->how.strict = values[OPTION_STRICT] != NULL;
	b->how.keep = kept_columns(inv);
	b->columns = (struct csv_columns){.context = &b->context, .file = b->several, .keep = b->how.keep};
	b->summing = values[OPTION_SUMMARY] != NULL;
	b->writing = !b->summing || values[OPTION_OUTPUT];
	if (!b->writing)
		b->context.detail = DETAIL_BRIEF;	/* counting is all that is wanted of the records */
	b->prepared = prepared_new(&b->context, b->form == FORM_CSV && conclusion_csv_is_brief(&b->columns));
	if (b->summing)
		prepared_count_all(b->prepared);
	return !values[OPTION_COLUMNS] || choose_columns(b, values[OPTION_COLUMNS]);
}

/* The summary goes to stdout, whatever -o says of the conclusions. */
static bool write_summary(struct batch *b)
{
	struct buf text = {0};
	b->summary.counts = prepared_counts(b->prepared);
	if (b->form == FORM_JSON)
		summary_json(&text, b->kb, &b->summary);
	else
		summary_text(&text, &b->inv->style, b->kb, &b->summary);
	bool written = invocation_write_to(b->inv, NULL, &text);
	buf_release(&text);
	return written;
}

/* What becomes of the output when not all was read: to stdout goes what there is; a file that isn't whole gets no name. */
static void leave_off(struct batch *b)
{
	struct place place = {.file = b->output.path};
	if (b->output.temporary)
		diag_add(&b->inv->sink, DIAG_FILE_WITHHELD, &place, b->output.path, NULL);
	else
		flush(b);
	output_abandon(&b->output);
	/* Where --strict stopped, the record that it stopped at is what matters. */
	if (b->summing && !b->stopped && b->summary.read)
		write_summary(b);
}

static enum exit_status process(struct batch *b, const char *const *paths, int count)
{
	bool written = output_open(&b->output, b->inv->values[OPTION_OUTPUT], &b->inv->sink);
	if (!written)
		return EXIT_TROUBLE;
	progress_begin(&b->progress, b->context.lang, size_of(paths, count));
	for (int i = 0; i < count && !b->stopped && !b->output.error; i++)
		b->summary.unread_inputs += !read_input(b, paths[i]);
	if (b->stopped || b->summary.unread_inputs) {
		leave_off(b);
		return EXIT_TROUBLE;
	}
	write_header(b);
	flush(b);
	written = output_commit(&b->output, &b->inv->sink);
	if (written && b->summing)
		written = write_summary(b);
	return !written ? EXIT_TROUBLE : all_rejected(b) ? EXIT_FOUND : EXIT_DONE;
}

/* Trouble cases are told in text, and only where it is more than a line; nothing else looks beyond what is concluded. */
static bool load_rules(struct invocation *inv)
{
	const char *detail = inv->values[OPTION_DETAIL];
	bool telling = !strcmp(invocation_format(inv), "text") && detail && strcmp(detail, "brief") != 0;
	return telling ? invocation_rules(inv) : invocation_rules_concluding(inv);
}

static enum exit_status run(struct invocation *inv)
{
	static const char *const standard_input[] = {"-"};
	const char *const *paths = inv->operand_count ? inv->operands : standard_input;
	int count = inv->operand_count ? inv->operand_count : 1;
	if (!load_rules(inv))
		return EXIT_TROUBLE;
	struct arena words = {0};
	struct batch b = {.inv = inv, .kb = inv->rules.kb, .several = count > 1};
	b.vocabulary = vocabulary_new(&words, b.kb);
	enum exit_status status = set_up(&b) ? process(&b, paths, count) : EXIT_TROUBLE;
	prepared_free(b.prepared);
	seen_ids_release(&b.summary.ids);
	arena_release(&b.arena);
	arena_release(&words);
	buf_release(&b.out);
	return status;
}

static const enum option_id own_options[] = {
	OPTION_FROM,	OPTION_ENCODING, OPTION_ID,	 OPTION_KEEP,	OPTION_DETAIL,
	OPTION_COLUMNS, OPTION_BOM,	 OPTION_SUMMARY, OPTION_STRICT,
};

const struct command command_batch = {
	.name = "batch",
	.operands = "[FILE...]",
	.summary = MSG_COMMAND_BATCH,
	.options = own_options,
	.option_count = sizeof(own_options) / sizeof(own_options[0]),
	.formats = "text|json|csv",
	.most_operands = -1,
	.run = run,
};
