/* sentei rules: writes rule files to begin an edit with. Knows nothing of what stands in them. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "io/whole_folder.h"
#include "rules/embedded.h"
#include "text/width.h"

struct source {
	struct subject subject;
	const struct embedded_file *files;
	const size_t *file_count;
	const struct embedded_file *scenarios;
	const size_t *scenario_count;
};

static const struct source sources[] = {
	{{"export", "DIR", MSG_RULES_EXPORT}, embedded_rules, &embedded_rule_count, embedded_scenarios, &embedded_scenario_count},
	{{"new", "DIR", MSG_RULES_NEW}, embedded_examples, &embedded_example_count, embedded_example_scenarios,
	 &embedded_example_scenario_count},
};
enum { SOURCES = sizeof(sources) / sizeof(sources[0]) };

static struct subject subject(int i)
{
	return i < SOURCES ? sources[i].subject : (struct subject){.name = NULL};
}

static int write_source(struct invocation *inv, const struct source *source, const char *path, size_t *count)
{
	struct whole_file *files = arena_array(&inv->arena, *source->file_count + *source->scenario_count, sizeof(*files));
	*count = 0;
	for (size_t i = 0; i < *source->file_count + *source->scenario_count; i++) {
		bool scenario = i >= *source->file_count;
		const struct embedded_file *from =
			scenario ? &source->scenarios[i - *source->file_count] : &source->files[i];
		files[(*count)++] = (struct whole_file){.folder = scenario ? "scenarios" : NULL, .name = from->name,
							.bytes = (const char *)from->bytes, .length = from->length};
	}
	return whole_folder_write(path, files, (int)*count);
}

/* A word of a command line that can be pasted: quoted where a shell would take it apart. */
static void add_word(struct buf *out, const char *word)
{
	if (*word && !word[strcspn(word, " \t\n\\'\"`$&|;<>()*?[]{}!#~")]) {
		buf_puts(out, word);
		return;
	}
	buf_putc(out, '\'');
	for (; *word; word++)
		buf_puts(out, *word == '\'' ? "'\\''" : (const char[]){*word, '\0'});
	buf_putc(out, '\'');
}

/* A message, not a result: it goes to stderr. */
static void tell(const struct invocation *inv, const char *path, size_t count)
{
	const struct style *style = &inv->error_style;
	struct buf out = {0}, written = {0};
	message_add(&written, style->lang, MSG_RULES_WRITTEN, decimal((long long)count).text, path, NULL);
	text_visible(&out, buf_text(&written), written.length);
	buf_putc(&out, '\n');
	text_wrap(&out, message(style->lang, MSG_RULES_WRITTEN_NEXT), style->columns, 0, 0);
	buf_puts(&out, "  sentei verify ");
	add_word(&out, path);
	buf_puts(&out, "\n  sentei --rules ");
	add_word(&out, path);
	buf_putc(&out, '\n');
	fputs(buf_text(&out), stderr);
	buf_release(&out);
	buf_release(&written);
}

static const struct source *choose(struct invocation *inv)
{
	const struct source *source = sources, *end = sources + SOURCES;
	while (inv->operand_count && source < end && strcmp(source->subject.name, inv->operands[0]) != 0)
		source++;
	if (source == end)
		report_subject(inv, inv->operands[0]);
	else if (inv->operand_count < 2)
		diag_add(&inv->sink, DIAG_ARGUMENT_MISSING, NULL, inv->operand_count ? "DIR" : "export DIR, new DIR",
			 inv->command->name, NULL);
	else
		return source;
	return NULL;
}

static enum exit_status run(struct invocation *inv)
{
	const struct source *source = choose(inv);
	if (!source)
		return EXIT_TROUBLE;
	const char *path = inv->operands[1];
	size_t count;
	int error = write_source(inv, source, path, &count);
	if (error == EEXIST)
		diag_add(&inv->sink, DIAG_FOLDER_TAKEN, NULL, path, NULL);
	else if (error)
		diag_add(&inv->sink, DIAG_FILE_WRITE, NULL, path, strerror(error), NULL);
	else
		tell(inv, path, count);
	return error ? EXIT_TROUBLE : EXIT_DONE;
}

/* Where rules are read from and where a result goes: there is neither. */
static const enum option_id refused[] = {OPTION_RULES, OPTION_OUTPUT};

const struct command command_rules = {
	.name = "rules",
	.operands = "export|new DIR",
	.summary = MSG_COMMAND_RULES,
	.most_operands = 2,
	.refuses = refused,
	.refused_count = sizeof(refused) / sizeof(refused[0]),
	.subject = subject,
	.run = run,
};
