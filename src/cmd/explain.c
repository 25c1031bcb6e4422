/* sentei explain: why, how, why not and what if for every record of an answer file, and receipts held against the rules. */
#define _POSIX_C_SOURCE 200809L

#include <string.h>

#include "answers/matter.h"
#include "answers/reader.h"
#include "answers/receipt.h"
#include "cmd/commands.h"
#include "io/input.h"
#include "render/conclusion_json.h"
#include "render/conclusion_text.h"
#include "render/explain_json.h"
#include "render/explain_text.h"
#include "render/receipt.h"

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
	bool cut;			/* the file wasn't read to its end, but what came before is explained */
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
		if (!matter_setting(x->kb, x->vocabulary, given->value, x->settings, &x->setting_count, sink))
			return false;
		if (x->setting_count > 1)
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

static void where(struct explaining *x, const char *file, const struct record *record)
{
	if (x->out.length)
		buf_putc(&x->out, '\n');
	conclusion_where_text(&x->out, file, record);
	/* Nothing follows on this line. */
	while (x->out.length && x->out.text[x->out.length - 1] == ' ')
		x->out.text[--x->out.length] = '\0';
	buf_putc(&x->out, '\n');
}

static void write_text(struct explaining *x, const struct answers *answers)
{
	if (!x->request_count)
		explain_all_text(&x->out, &x->inv->style, x->kb, answers);
	for (int i = 0; i < x->request_count; i++)
		tell(x, &x->requests[i], answers);
}

static void write_value(struct explaining *x, struct json *json, const struct request *request, const struct answers *answers)
{
	switch (request->option) {
	case OPTION_WHY:
		explain_why_json(json, x->kb, answers, 0, request->index);
		break;
	case OPTION_HOW:
		explain_how_json(json, x->inv->style.lang, x->kb, answers, request->matter);
		break;
	case OPTION_WHY_NOT:
		explain_why_not_json(json, x->kb, answers, request->index);
		break;
	default:
		explain_what_if_json(json, x->kb, answers, x->settings, x->setting_count);
	}
}

/* One list for each option that was given; --what-if is a single value. */
static void write_json(struct explaining *x, struct json *json, const struct answers *answers)
{
	static const struct {
		enum option_id option;
		const char *key;
	} keys[] = {{OPTION_WHY, "why"}, {OPTION_HOW, "how"}, {OPTION_WHY_NOT, "why_not"}, {OPTION_WHAT_IF, "what_if"}};
	if (!x->request_count) {
		json_key(json, "explanation");
		explain_all_json(json, x->inv->style.lang, x->kb, answers);
	}
	for (size_t k = 0; k < sizeof(keys) / sizeof(keys[0]); k++) {
		bool list = keys[k].option != OPTION_WHAT_IF, open = false;
		for (int i = 0; i < x->request_count; i++) {
			if (x->requests[i].option != keys[k].option)
				continue;
			if (!open)
				json_key(json, keys[k].key);
			if (!open && list)
				json_open(json, '[');
			open = true;
			write_value(x, json, &x->requests[i], answers);
		}
		if (open && list)
			json_close(json, ']');
	}
}

static void write_rejected(struct explaining *x, const char *file, const struct record *record)
{
	x->found = true;
	if (!x->json) {
		rejected_text(&x->out, &x->inv->style, file, record);
		return;
	}
	rejected_json(&x->out, x->inv->style.lang, NULL, record);
	buf_putc(&x->out, '\n');
}

static void write_record(struct explaining *x, const char *file, const struct record *record)
{
	if (record->fault) {
		write_rejected(x, file, record);
		return;
	}
	const struct conclusion *c = conclude(&x->arena, x->kb, &record->answers);
	x->found |= c->status == STATUS_NONE;
	if (c->foreign_variant || record->not_offered)
		record_report_foreign(x->kb, record, file, &x->inv->sink);
	arena_clear(&x->arena);
	if (!x->json) {
		where(x, file, record);
		write_text(x, &record->answers);
		return;
	}
	struct json json = {.out = &x->out};
	conclusion_json_head(&json, NULL, record);
	write_json(x, &json, &record->answers);
	json_close(&json, '}');
	buf_putc(&x->out, '\n');
}

/* A receipt among answers would be explained as answers and not be compared, without a word. */
static bool is_mixed(struct explaining *x, const char *name, const struct record *record)
{
	struct place place = {.file = name, .line = record->line};
	if (record->receipt)
		diag_add(&x->inv->sink, DIAG_RECEIPTS_MIXED, &place, NULL);
	return record->receipt;
}

static bool explain_records(struct explaining *x, const struct reader_options *how, FILE *in)
{
	int errors = x->inv->sink.errors;
	struct reader *reader = reader_open(how, in, x->kb, x->vocabulary, &x->inv->sink);
	const struct record *record;
	while (reader && (record = reader_next(reader)) != NULL && !is_mixed(x, how->name, record))
		write_record(x, how->name, record);
	x->cut = reader && reader_gave_up(reader);
	reader_free(reader);
	return reader && x->inv->sink.errors == errors;
}

/* Concludes anew, in the receipt's language, under its id, line and file. */
static void replay(struct explaining *x, const struct receipt *receipt, struct buf *now)
{
	const struct conclusion_context context = {.kb = x->kb, .detail = DETAIL_FULL, .lang = receipt->lang,
						   .hash = rules_hash(&x->inv->rules), .version = SENTEI_VERSION};
	const struct conclusion *c = conclude(&x->arena, x->kb, &receipt->record.answers);
	conclusion_json(now, &context, receipt->file, &receipt->record, c);
	x->found |= c->status == STATUS_NONE;
}

static void write_receipt(struct explaining *x, const char *name, const struct receipt *receipt)
{
	struct buf now = {0};
	struct receipt_changes changes = {0};
	if (!receipt->rejected) {
		replay(x, receipt, &now);
		changes = receipt_compare(&x->arena, receipt, buf_text(&now), now.length);
	}
	struct receipt_view view = {.kb = x->kb, .receipt = receipt, .changes = &changes, .now = buf_text(&now),
				    .rules = rules_hash(&x->inv->rules), .program = SENTEI_VERSION};
	x->found |= receipt_differs(&view);
	/* The line in the receipt is of the answer file that it was made of. */
	struct record record = receipt->record;
	record.line = receipt->line;
	if (x->json) {
		struct json json = {.out = &x->out};
		conclusion_json_head(&json, NULL, &record);
		if (x->request_count && !receipt->rejected)
			write_json(x, &json, &receipt->record.answers);
		receipt_json(&x->out, &view);
		buf_puts(&x->out, "}\n");
	} else {
		where(x, name, &record);
		receipt_text(&x->out, &x->inv->style, &view);
		if (x->request_count && !receipt->rejected)
			write_text(x, &receipt->record.answers);
	}
	buf_release(&now);
	arena_clear(&x->arena);
}

static bool explain_receipts(struct explaining *x, const char *name, struct receipts *receipts)
{
	int errors = x->inv->sink.errors;
	const struct receipt *receipt;
	while ((receipt = receipts_next(receipts, &x->inv->sink)) != NULL)
		write_receipt(x, name, receipt);
	receipts_free(receipts);
	return x->inv->sink.errors == errors;
}

/* How to read answers that are in memory. */
static struct reader_options how_to_read(const struct explaining *x, const char *name, const struct buf *bytes)
{
	static const struct {
		const char *name;
		enum answers_format format;
	} forms[] = {{"yaml", ANSWERS_YAML}, {"ndjson", ANSWERS_NDJSON}, {"csv", ANSWERS_CSV}};
	const char *from = x->inv->values[OPTION_FROM], *encoding = x->inv->values[OPTION_ENCODING];
	struct reader_options how = {.name = name, .encoding = encoding && strcmp(encoding, "utf-8") != 0 ? encoding : NULL};
	for (size_t i = 0; from && i < sizeof(forms) / sizeof(forms[0]); i++)
		if (!strcmp(forms[i].name, from))
			how.format = forms[i].format;
	if (!from)
		how.format = answers_format_of(name, buf_text(bytes), bytes->length, how.encoding, x->vocabulary);
	return how;
}

static bool explain_file(struct explaining *x, const char *path)
{
	struct buf bytes = {0};
	const char *name = strcmp(path, "-") != 0 ? path : "<stdin>";
	bool done = input_read_path(&bytes, path, LARGEST_FILE, &x->inv->sink);
	struct receipts *receipts = done ? receipts_open(buf_text(&bytes), bytes.length, name, x->kb) : NULL;
	if (receipts) {
		done = explain_receipts(x, name, receipts);
	} else if (done) {
		/* An empty file is the reader's to complain of; fmemopen takes none. */
		FILE *in = bytes.length ? fmemopen(bytes.text, bytes.length, "rb") : fopen("/dev/null", "rb");
		struct reader_options how = how_to_read(x, name, &bytes);
		done = in && explain_records(x, &how, in);
		if (in)
			fclose(in);
	}
	buf_release(&bytes);
	return done;
}

static enum exit_status run(struct invocation *inv)
{
	if (!inv->operand_count) {
		diag_add(&inv->sink, DIAG_ARGUMENT_MISSING, NULL, "FILE", inv->command->name, NULL);
		return EXIT_TROUBLE;
	}
	if (!invocation_rules(inv))
		return EXIT_TROUBLE;
	struct explaining x = {.inv = inv, .kb = inv->rules.kb, .json = !strcmp(invocation_format(inv), "json")};
	x.vocabulary = vocabulary_new(&inv->arena, x.kb);
	bool done = read_requests(&x) && explain_file(&x, inv->operands[0]);
	const char *path = inv->values[OPTION_OUTPUT];
	/* To stdout goes what there is; a file that isn't whole isn't written. */
	if (x.cut && path && strcmp(path, "-") != 0)
		diag_add(&inv->sink, DIAG_FILE_WITHHELD, &(struct place){.file = path}, path, NULL);
	else if (done || x.cut)
		done &= invocation_write(inv, &x.out);
	buf_release(&x.out);
	arena_release(&x.arena);
	return !done ? EXIT_TROUBLE : x.found ? EXIT_FOUND : EXIT_DONE;
}

static const enum option_id own_options[] = {
	OPTION_WHY, OPTION_HOW, OPTION_WHY_NOT, OPTION_WHAT_IF, OPTION_FROM, OPTION_ENCODING,
};

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
