/*
 * sentei complete -- WORD...: called by the completion scripts with the words after the program's name, the last of which is
 * being typed. Prints candidates, one a line, «word TAB description»; the lines :files and :folders ask the shell for names,
 * :nospace says that a word goes on. Never complains: who presses Tab wants no diagnostics.
 */
#include "cmd/complete.h"

#include <stdlib.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "text/lang.h"

void candidates_add(struct candidates *c, const char *word, const char *description)
{
	if (strncmp(word, c->typed, strlen(c->typed)) != 0)
		return;
	buf_puts(&c->out, c->lead);
	buf_puts(&c->out, word);
	if (description) {
		buf_putc(&c->out, '\t');
		/* One line, whatever the rules hold. */
		for (; *description; description++)
			buf_putc(&c->out, (unsigned char)*description < ' ' ? ' ' : *description);
	}
	buf_putc(&c->out, '\n');
}

const struct kb *candidates_kb(struct invocation *line)
{
	if (!line->rules.files && !line->sink.errors)
		invocation_rules(line);
	return line->rules.kb;
}

static void add_bitext(struct candidates *c, const char *id, const struct bitext *name)
{
	candidates_add(c, id, name->in[c->lang]);
}

static void add_words(struct candidates *c, const char *words, const struct command *command)
{
	while (*words) {
		char word[64];
		size_t length = strcspn(words, "|");
		const char *description = NULL;
		if (length < sizeof(word)) {
			memcpy(word, words, length);
			word[length] = '\0';
			struct subject subject;
			for (int i = 0; command && command->subject && (subject = command->subject(i)).name; i++)
				if (!strcmp(subject.name, word))
					description = message(c->lang, subject.summary);
			candidates_add(c, word, description);
		}
		words += length + (words[length] == '|');
	}
}

static void add_subjects(struct invocation *line, struct candidates *c)
{
	struct subject subject;
	for (int i = 0; line->command->subject && (subject = line->command->subject(i)).name; i++)
		candidates_add(c, subject.name, message(c->lang, subject.summary));
}

static void add_commands(struct invocation *line, struct candidates *c)
{
	(void)line;
	for (int i = 0; i < command_count; i++)
		if (!commands[i]->hidden)
			candidates_add(c, commands[i]->name, message(c->lang, commands[i]->summary));
}

static void add_files(struct invocation *line, struct candidates *c)
{
	(void)line;
	buf_puts(&c->out, ":files\n");
}

static void add_folders(struct invocation *line, struct candidates *c)
{
	(void)line;
	buf_puts(&c->out, ":folders\n");
}

static void add_methods(struct invocation *line, struct candidates *c)
{
	const struct kb *kb = candidates_kb(line);
	for (int i = 0; kb && i < kb->method_count; i++)
		add_bitext(c, kb->methods[i].id, &kb->methods[i].name);
}

static void add_roles(struct invocation *line, struct candidates *c)
{
	const struct kb *kb = candidates_kb(line);
	for (int i = 0; kb && i < kb->role_count; i++)
		add_bitext(c, kb->roles[i].id, &kb->roles[i].name);
}

static void add_facts(struct invocation *line, struct candidates *c)
{
	const struct kb *kb = candidates_kb(line);
	for (int i = 0; kb && i < kb->fact_count; i++)
		add_bitext(c, kb->facts[i].id, &kb->facts[i].label);
}

static void add_assignments(struct invocation *line, struct candidates *c)
{
	const struct kb *kb = candidates_kb(line);
	const char *equals = strchr(c->typed, '=');
	struct buf word = {0};
	for (int i = 0; kb && i < kb->fact_count; i++) {
		const struct kb_fact *fact = &kb->facts[i];
		for (int v = 0; v < (equals ? fact->choice_count : 1); v++) {
			buf_clear(&word);
			buf_puts(&word, fact->id);
			buf_putc(&word, '=');
			buf_puts(&word, equals ? fact->choices[v].id : "");
			add_bitext(c, buf_text(&word), equals ? &fact->choices[v].label : &fact->label);
		}
	}
	if (!equals)
		buf_puts(&c->out, ":nospace\n");
	buf_release(&word);
}

static void add_ids(struct invocation *line, struct candidates *c)
{
	if (line->command->complete) {
		line->command->complete(line, c);
		return;
	}
	const struct kb *kb = candidates_kb(line);
	add_methods(line, c);
	for (int i = 0; kb && i < kb->caution_count; i++)
		add_bitext(c, kb->cautions[i].id, &kb->cautions[i].title);
	for (int i = 0; kb && i < kb->characteristic_count; i++)
		add_bitext(c, kb->characteristics[i].id, &kb->characteristics[i].name);
}

static const struct {
	const char *name;
	void (*add)(struct invocation *line, struct candidates *c);
} kinds[] = {
	{"FILE", add_files}, {"DIR", add_folders}, {"OLD-DIR", add_folders}, {"NEW-DIR", add_folders},
	{"METHOD", add_methods}, {"ROLE", add_roles}, {"FACT", add_facts}, {"FACT=VALUE", add_assignments},
	{"ID", add_ids}, {"TERM", add_ids}, {"TOPIC", add_subjects}, {"COMMAND", add_commands},
};

/* What stands where usage says `name`. */
static void add_named(struct invocation *line, struct candidates *c, const char *name)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (!strcmp(kinds[i].name, name))
			kinds[i].add(line, c);
	if (strchr(name, '|'))
		add_words(c, name, line->command);
}

/* The operand of that number in "[TOPIC [ID]]" or "[FILE...]": its name without brackets and dots; false beyond the last. */
static bool operand_name(struct buf *name, const char *operands, int number)
{
	static const char marks[] = " []";
	for (;;) {
		operands += strspn(operands, marks);
		size_t length = strcspn(operands, " []");
		bool repeated = length > 3 && !strncmp(operands + length - 3, "...", 3);
		if (!length)
			return false;
		if (!number || repeated) {
			buf_add(name, operands, length - (repeated ? 3 : 0));
			return true;
		}
		operands += length;
		number--;
	}
}

static void add_option_value(struct invocation *line, struct candidates *c, int option)
{
	const char *words = option_words(line->command, option);
	if (words)
		add_words(c, words, NULL);
	else
		add_named(line, c, options[option].value);
}

static void add_options(struct invocation *line, struct candidates *c)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (command_takes(line->command, (enum option_id)i))
			candidates_add(c, options[i].name, message(c->lang, options[i].help));
}

/* The value of an option as a shell would have given it: a home folder is still a tilde. */
static const char *expand(struct invocation *line, const char *value)
{
	const char *home = getenv("HOME");
	struct buf path = {0};
	if (strncmp(value, "~/", 2) != 0 || !home)
		return value;
	buf_puts(&path, home);
	buf_puts(&path, value + 1);
	return buf_keep(&path, &line->arena);
}

/* What the words before the last one say. */
struct reading {
	int awaits;		/* the option whose value comes next, or -1 */
	bool options_end;	/* after "--" */
	bool lost;		/* no such command */
};

static void read_word(struct invocation *line, struct reading *reading, const char *word)
{
	if (reading->awaits >= 0) {
		line->values[reading->awaits] = expand(line, word);
		reading->awaits = -1;
	} else if (!reading->options_end && !strcmp(word, "--")) {
		reading->options_end = true;
	} else if (!reading->options_end && word[0] == '-' && word[1]) {
		int option = option_find(word);
		const char *equals = strchr(word, '=');
		if (option >= 0 && options[option].value && equals)
			line->values[option] = expand(line, equals + 1);
		else if (option >= 0 && options[option].value)
			reading->awaits = option;
	} else if (!line->named) {
		const struct command *command = command_find(word);
		reading->lost |= !command;
		line->command = command ? command : line->command;
		line->named = true;
	} else {
		((const char **)line->operands)[line->operand_count++] = word;
	}
}

/* An option's name and equals sign at the start of what is typed: the lead of its values. */
static bool split_option(struct invocation *line, struct candidates *c)
{
	const char *equals = strchr(c->typed, '=');
	if (c->typed[0] != '-' || !equals)
		return false;
	int option = option_find(c->typed);
	if (option >= 0 && options[option].value) {
		c->lead = arena_copy(&line->arena, c->typed, (size_t)(equals + 1 - c->typed));
		c->typed = equals + 1;
		add_option_value(line, c, option);
	}
	return true;
}

static void list(struct invocation *line, struct candidates *c, const struct reading *reading)
{
	if (reading->lost)
		return;
	if (reading->awaits >= 0) {
		add_option_value(line, c, reading->awaits);
	} else if (!reading->options_end && split_option(line, c)) {
		return;
	} else if (!reading->options_end && c->typed[0] == '-') {
		add_options(line, c);
	} else if (!line->named) {
		add_commands(line, c);
	} else {
		struct buf name = {0};
		if (operand_name(&name, line->command->operands, line->operand_count))
			add_named(line, c, buf_text(&name));
		buf_release(&name);
	}
}

static enum exit_status run(struct invocation *inv)
{
	int count = inv->operand_count;
	struct invocation line = {.command = commands[0]};
	line.operands = arena_array(&line.arena, (size_t)count + 1, sizeof(*line.operands));
	struct reading reading = {.awaits = -1};
	for (int i = 0; i + 1 < count; i++)
		read_word(&line, &reading, inv->operands[i]);
	struct candidates c = {.lead = "", .typed = count ? inv->operands[count - 1] : "", .lang = inv->style.lang};
	if (line.values[OPTION_LANG])
		lang_parse(line.values[OPTION_LANG], &c.lang);
	list(&line, &c, &reading);
	enum exit_status status = invocation_end(inv, &c.out);
	diag_release(&line.sink);
	rules_release(&line.rules);
	arena_release(&line.arena);
	return status;
}

const struct command command_complete = {
	.name = "complete",
	.operands = "-- WORD...",
	.summary = MSG_COMMAND_COMPLETE,
	.most_operands = -1,
	.hidden = true,
	.run = run,
};
