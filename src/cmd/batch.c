/* sentei batch: answer files in, conclusions out, record by record. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "answers/reader.h"
#include "cmd/commands.h"
#include "io/output.h"
#include "render/conclusion_json.h"
#include "render/conclusion_text.h"
#include "text/diag_print.h"

struct batch {
	struct invocation *inv;
	struct conclusion_context context;
	struct vocabulary *vocabulary;
	struct output output;
	struct arena arena;		/* of one record */
	struct buf line;
	bool json;
	bool several;			/* inputs: each record names its own */
	long long records, rejected;
};

static void write_record(struct batch *b, const char *file, const struct record *record)
{
	const struct kb *kb = b->context.kb;
	b->records++;
	buf_clear(&b->line);
	if (record->fault) {
		b->rejected++;
		if (b->json)
			rejected_json(&b->line, b->context.lang, b->several ? file : NULL, record);
		else
			rejected_text(&b->line, &b->inv->style, file, record);
	} else {
		const struct conclusion *c = conclude(&b->arena, kb, &record->answers);
		if (c->foreign_variant) {
			struct place place = {.file = file, .line = record->line};
			int fact = kb->configuration_fact;
			diag_add(&b->inv->sink, DIAG_ANSWERS_FOREIGN_VARIANT, &place, kb->facts[fact].id,
				 kb->facts[fact].choices[answers_value(&record->answers, fact)].id,
				 c->method == KB_NONE ? "" : kb->methods[c->method].id, NULL);
			invocation_report(b->inv);
		}
		if (b->json)
			conclusion_json(&b->line, &b->context, b->several ? file : NULL, record, c);
		else
			conclusion_brief_text(&b->line, &b->inv->style, kb, file, record, c);
		arena_clear(&b->arena);
	}
	buf_putc(&b->line, '\n');
	fwrite(buf_text(&b->line), 1, b->line.length, b->output.file);
}

/* False when the input can't be read at all. */
static bool read_input(struct batch *b, const char *path)
{
	bool standard = !strcmp(path, "-");
	FILE *in = standard ? stdin : fopen(path, "rb");
	struct place place = {.file = path};
	if (!in) {
		diag_add(&b->inv->sink, DIAG_FILE_OPEN, &place, path, strerror(errno), NULL);
		return false;
	}
	struct reader_options how = {.name = standard ? "<stdin>" : path};
	struct reader *reader = reader_open(&how, in, b->context.kb, b->vocabulary, &b->inv->sink);
	const struct record *record;
	while (reader && !ferror(b->output.file) && (record = reader_next(reader)) != NULL)
		write_record(b, how.name, record);
	reader_free(reader);
	if (!standard)
		fclose(in);
	return reader != NULL;
}

static enum exit_status run(struct invocation *inv)
{
	static const char *const standard_input[] = {"-"};
	const char *const *paths = inv->operand_count ? inv->operands : standard_input;
	int count = inv->operand_count ? inv->operand_count : 1;
	if (!invocation_rules(inv))
		return EXIT_TROUBLE;
	struct arena words = {0};
	struct batch b = {.inv = inv, .several = count > 1, .json = !strcmp(invocation_format(inv), "json")};
	b.context = (struct conclusion_context){.kb = inv->rules.kb, .detail = DETAIL_NORMAL, .lang = inv->style.lang,
						.version = SENTEI_VERSION};
	if (b.json)
		b.context.hash = rules_hash(&inv->rules);
	b.vocabulary = vocabulary_new(&words, inv->rules.kb);
	bool read = true, written = output_open(&b.output, inv->values[OPTION_OUTPUT], &inv->sink);
	for (int i = 0; written && i < count; i++)
		read &= read_input(&b, paths[i]);
	if (written && !read)
		output_abandon(&b.output);
	else if (written)
		written = output_commit(&b.output, &inv->sink);
	arena_release(&b.arena);
	arena_release(&words);
	buf_release(&b.line);
	if (!read || !written)
		return EXIT_TROUBLE;
	return b.rejected ? EXIT_FOUND : EXIT_DONE;
}

const struct command command_batch = {
	.name = "batch",
	.operands = "[FILE...]",
	.summary = MSG_COMMAND_BATCH,
	.formats = "text|json",
	.most_operands = -1,
	.run = run,
};
