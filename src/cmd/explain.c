/* sentei explain: why, how, why not and what if for every record of an answer file, and receipts held against the rules. */
#define _POSIX_C_SOURCE 200809L

#include <string.h>

#include "answers/matter.h"
#include "answers/reader.h"
#include "cmd/commands.h"
#include "io/input.h"
#include "render/conclusion_text.h"
#include "render/explain_text.h"
#include "text/diag_print.h"

enum { LARGEST_FILE = 16 * 1024 * 1024 };

/* One thing to explain; all --what-if together are one. */
struct request {
	enum option_id option;
	int index;			/* a fact or a method */
	struct matter matter;
};

struct explaining {
	struct invocation *inv;
	const struct kb *kb;
	struct vocabulary *vocabulary;
	struct request *requests;
	int request_count;
	struct setting *settings;
	int setting_count;
	struct buf out;
	struct arena arena;		/* of one record */
	bool json;
	bool found;			/* no method fits, a record was rejected, or a receipt differs */
};

static bool add_request(struct explaining *x, const struct given *given)
{
	struct request request = {.option = given->id};
	struct diag_sink *sink = &x->inv->sink;
	enum lang lang = x->inv->style.lang;
	switch (given->id) {
	case OPTION_WHY:
		if (!matter_fact(x->kb, x->vocabulary, given->value, &request.index, sink))
			return false;
		break;
	case OPTION_HOW:
		if (!matter_find(x->kb, lang, given->value, &request.matter, sink))
			return false;
		break;
	case OPTION_WHY_NOT:
		if (!matter_method(x->kb, lang, given->value, &request.index, sink))
			return false;
		break;
	case OPTION_WHAT_IF:
		if (!matter_setting(x->kb, x->vocabulary, given->value, &x->settings[x->setting_count], sink))
			return false;
		if (x->setting_count++)
			return true;
		break;
	default:
		return true;
	}
	x->requests[x->request_count++] = request;
	return true;
}

static bool read_requests(struct explaining *x)
{
	struct invocation *inv = x->inv;
	bool understood = true;
	x->requests = arena_array(&inv->arena, (size_t)inv->given_count, sizeof(*x->requests));
	x->settings = arena_array(&inv->arena, (size_t)inv->given_count, sizeof(*x->settings));
	for (int i = 0; i < inv->given_count; i++)
		understood &= add_request(x, &inv->given[i]);
	return understood;
}

static void tell(struct explaining *x, const struct request *request, const struct answers *answers)
{
	const struct style *style = &x->inv->style;
	switch (request->option) {
	case OPTION_WHY:
		explain_why_text(&x->out, style, x->kb, answers, 0, request->index);
		break;
	case OPTION_HOW:
		explain_how_text(&x->out, style, x->kb, answers, request->matter);
		break;
	case OPTION_WHY_NOT:
		explain_why_not_text(&x->out, style, x->kb, answers, request->index);
		break;
	default:
		explain_what_if_text(&x->out, style, x->kb, answers, x->settings, x->setting_count);
	}
}

static void write_text(struct explaining *x, const char *file, const struct record *record)
{
	if (x->out.length)
		buf_putc(&x->out, '\n');
	conclusion_where_text(&x->out, file, record);
	/* Nothing follows on this line. */
	while (x->out.length && x->out.text[x->out.length - 1] == ' ')
		x->out.text[--x->out.length] = '\0';
	buf_putc(&x->out, '\n');
	if (!x->request_count)
		explain_all_text(&x->out, &x->inv->style, x->kb, &record->answers);
	for (int i = 0; i < x->request_count; i++)
		tell(x, &x->requests[i], &record->answers);
}

static void write_record(struct explaining *x, const char *file, const struct record *record)
{
	if (record->fault) {
		x->found = true;
		rejected_text(&x->out, &x->inv->style, file, record);
		return;
	}
	struct arena arena = {0};
	x->found |= conclude(&arena, x->kb, &record->answers)->status == STATUS_NONE;
	arena_release(&arena);
	write_text(x, file, record);
}

static bool explain_records(struct explaining *x, const char *name, FILE *in)
{
	struct reader_options how = {.name = name};
	int errors = x->inv->sink.errors;
	struct reader *reader = reader_open(&how, in, x->kb, x->vocabulary, &x->inv->sink);
	const struct record *record;
	while (reader && (record = reader_next(reader)) != NULL)
		write_record(x, name, record);
	reader_free(reader);
	return reader && x->inv->sink.errors == errors;
}

static bool explain_file(struct explaining *x, const char *path)
{
	struct buf bytes = {0};
	const char *name = strcmp(path, "-") ? path : "<stdin>";
	bool done = input_read_path(&bytes, path, LARGEST_FILE, &x->inv->sink);
	if (done && bytes.length) {
		FILE *in = fmemopen(bytes.text, bytes.length, "rb");
		done = in && explain_records(x, name, in);
		if (in)
			fclose(in);
	}
	buf_release(&bytes);
	return done;
}

static enum exit_status run(struct invocation *inv)
{
	if (!inv->operand_count) {
		diag_add(&inv->sink, DIAG_ARGUMENT_MISSING, NULL, "FILE", NULL);
		return EXIT_TROUBLE;
	}
	if (!invocation_rules(inv))
		return EXIT_TROUBLE;
	struct explaining x = {.inv = inv, .kb = inv->rules.kb, .json = !strcmp(invocation_format(inv), "json")};
	x.vocabulary = vocabulary_new(&inv->arena, x.kb);
	bool done = read_requests(&x) && explain_file(&x, inv->operands[0]);
	if (done)
		done = invocation_write(inv, &x.out);
	buf_release(&x.out);
	arena_release(&x.arena);
	return !done ? EXIT_TROUBLE : x.found ? EXIT_FOUND : EXIT_DONE;
}

static const enum option_id own_options[] = {OPTION_WHY, OPTION_HOW, OPTION_WHY_NOT, OPTION_WHAT_IF};

const struct command command_explain = {
	.name = "explain",
	.operands = "FILE",
	.summary = MSG_COMMAND_EXPLAIN,
	.options = own_options,
	.option_count = sizeof(own_options) / sizeof(own_options[0]),
	.formats = "text|json",
	.most_operands = 1,
	.run = run,
};
