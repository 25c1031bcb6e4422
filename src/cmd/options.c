/* The command-line parser. Knows no command by name. */
#include "cmd/options.h"

#include <string.h>

#include "base/nearest.h"

static const enum option_id common[] = {OPTION_RULES, OPTION_LANG, OPTION_COLOR, OPTION_OUTPUT, OPTION_HELP, OPTION_VERSION};

const struct command *command_find(const char *name)
{
	for (int i = 0; i < command_count; i++)
		if (!strcmp(commands[i]->name, name))
			return commands[i];
	return NULL;
}

bool command_takes(const struct command *command, enum option_id option)
{
	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		if (common[i] == option)
			return true;
	if (option == OPTION_FORMAT)
		return command->formats != NULL;
	for (int i = 0; i < command->option_count; i++)
		if (command->options[i] == option)
			return true;
	return false;
}

/* Whether `word` is one of "a|b|c". */
static bool one_of(const char *words, const char *word)
{
	size_t length = strlen(word);
	for (const char *s = words; s; s = strchr(s, '|')) {
		s += *s == '|';
		if (!strncmp(s, word, length) && (s[length] == '|' || !s[length]))
			return length > 0;
	}
	return false;
}

static void list_words(struct buf *out, const char *words)
{
	for (; *words; words++)
		buf_puts(out, *words == '|' ? ", " : (const char[]){*words, '\0'});
}

static void report_option(struct invocation *inv, const char *given, size_t length)
{
	char *name = arena_copy(&inv->sink.arena, given, length);
	struct nearest nearest = {.word = name};
	for (int i = 0; i < OPTION_COUNT; i++)
		if (options[i].name && (!inv->command || command_takes(inv->command, (enum option_id)i)))
			nearest_offer(&nearest, options[i].name);
	struct buf dashed = {0};
	if (nearest.best)
		buf_puts(&dashed, "--");
	buf_puts(&dashed, nearest_result(&nearest));
	struct buf whole = {0};
	buf_puts(&whole, given[-1] == '-' && length > 1 ? "--" : "-");
	buf_puts(&whole, name);
	diag_add(&inv->sink, DIAG_OPTION_UNKNOWN, NULL, buf_text(&whole), buf_text(&dashed), NULL);
	buf_release(&dashed);
	buf_release(&whole);
}

static void set_value(struct invocation *inv, int id, const char *value)
{
	const struct option *option = &options[id];
	const char *words = id == OPTION_FORMAT && inv->command ? inv->command->formats : option->words;
	if (words && !one_of(words, value)) {
		struct buf valid = {0}, name = {0};
		list_words(&valid, words);
		buf_puts(&name, "--");
		buf_puts(&name, option->name);
		diag_add(&inv->sink, DIAG_OPTION_VALUE, NULL, buf_text(&name), value, buf_text(&valid), NULL);
		buf_release(&valid);
		buf_release(&name);
		return;
	}
	inv->values[id] = value;
	inv->given[inv->given_count++] = (struct given){.id = (enum option_id)id, .value = value};
}

static void report_plain(struct invocation *inv, enum diag_code code, int id)
{
	struct buf name = {0};
	buf_puts(&name, "--");
	buf_puts(&name, options[id].name);
	diag_add(&inv->sink, code, NULL, buf_text(&name), NULL);
	buf_release(&name);
}

/* "--name", "--name=value"; returns how many further words were used. */
static int long_option(struct invocation *inv, const char *word, const char *following)
{
	const char *name = word + 2, *equals = strchr(name, '=');
	size_t length = equals ? (size_t)(equals - name) : strlen(name);
	int id = 0;
	while (id < OPTION_COUNT && (strncmp(options[id].name, name, length) != 0 || options[id].name[length]))
		id++;
	if (id == OPTION_COUNT || (inv->command && !command_takes(inv->command, (enum option_id)id))) {
		report_option(inv, name, length);
		return 0;
	}
	if (!options[id].value) {
		if (equals)
			report_plain(inv, DIAG_OPTION_NEEDLESS_VALUE, id);
		inv->values[id] = "";
		return 0;
	}
	if (!equals && !following) {
		report_plain(inv, DIAG_OPTION_NO_VALUE, id);
		return 0;
	}
	set_value(inv, id, equals ? equals + 1 : following);
	return equals ? 0 : 1;
}

/* "-x", "-xVALUE", "-x VALUE", and flags joined "-xy". */
static int short_options(struct invocation *inv, const char *word, const char *following)
{
	for (const char *c = word + 1; *c; c++) {
		int id = 0;
		while (id < OPTION_COUNT && options[id].letter != *c)
			id++;
		if (id == OPTION_COUNT || (inv->command && !command_takes(inv->command, (enum option_id)id))) {
			report_option(inv, c, 1);
			return 0;
		}
		if (!options[id].value) {
			inv->values[id] = "";
			continue;
		}
		if (c[1]) {
			set_value(inv, id, c + 1);
			return 0;
		}
		if (following)
			set_value(inv, id, following);
		else
			report_plain(inv, DIAG_OPTION_NO_VALUE, id);
		return following != NULL;
	}
	return 0;
}

static bool is_option(const char *word)
{
	return word[0] == '-' && word[1];
}

/* Which option a word names and whether the next word is its value: what is needed to look for the command. */
static bool takes_next(const char *word)
{
	if (strchr(word, '='))
		return false;
	for (int i = 0; i < OPTION_COUNT; i++) {
		if (!options[i].value)
			continue;
		if (word[1] == '-' ? !strcmp(word + 2, options[i].name)
				   : options[i].letter && word[strlen(word) - 1] == options[i].letter && !word[2])
			return true;
	}
	return false;
}

/* The command stands first among the words that are neither options nor their values; *at is its place or 0. */
static bool choose_command(struct invocation *inv, int argc, char **argv, int *at)
{
	*at = 0;
	inv->command = commands[0];
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (is_option(argv[i])) {
			i += takes_next(argv[i]);
			continue;
		}
		inv->command = command_find(argv[i]);
		*at = i;
		if (inv->command)
			return true;
		struct nearest nearest = {.word = argv[i]};
		struct buf names = {0};
		for (int k = 0; k < command_count; k++) {
			nearest_offer(&nearest, commands[k]->name);
			buf_puts(&names, k ? ", " : "");
			buf_puts(&names, commands[k]->name);
		}
		diag_add(&inv->sink, DIAG_COMMAND_UNKNOWN, NULL, argv[i], nearest_result(&nearest), buf_text(&names), NULL);
		buf_release(&names);
		return false;
	}
	return true;
}

bool options_parse(struct invocation *inv, int argc, char **argv)
{
	int at, count = 0;
	bool options_end = false;
	inv->given = arena_array(&inv->arena, (size_t)argc, sizeof(*inv->given));
	choose_command(inv, argc, argv, &at);
	for (int i = 1; i < argc; i++) {
		char *word = argv[i];
		if (!options_end && !strcmp(word, "--")) {
			options_end = true;
		} else if (options_end || !is_option(word)) {
			if (i != at)
				argv[1 + count++] = word;
		} else {
			const char *following = i + 1 < argc ? argv[i + 1] : NULL;
			i += word[1] == '-' ? long_option(inv, word, following) : short_options(inv, word, following);
		}
	}
	inv->operands = (const char *const *)argv + 1;
	inv->operand_count = count;
	if (inv->command && inv->command->most_operands >= 0 && count > inv->command->most_operands)
		diag_add(&inv->sink, DIAG_ARGUMENT_EXTRA, NULL, argv[1 + inv->command->most_operands], NULL);
	return !inv->sink.errors;
}
