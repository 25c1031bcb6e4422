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
	for (int i = 0; i < command->refused_count; i++)
		if (command->refuses[i] == option)
			return false;
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
	for (const char *s = words; s && length && !strchr(word, '|'); s = strchr(s, '|')) {
		s += *s == '|';
		if (!strncmp(s, word, length) && (s[length] == '|' || !s[length]))
			return true;
	}
	return false;
}

/* The nearest of "a|b|c", in memory of the sink's, or "". */
static const char *nearest_word(struct diag_sink *sink, const char *words, const char *word)
{
	struct nearest nearest = {.word = word};
	while (*words) {
		size_t length = strcspn(words, "|");
		nearest_offer(&nearest, arena_copy(&sink->arena, words, length));
		words += length + (words[length] == '|');
	}
	return nearest_result(&nearest);
}

static void list_words(struct buf *out, const char *words)
{
	for (; *words; words++)
		buf_puts(out, *words == '|' ? ", " : (const char[]){*words, '\0'});
}

const char *option_words(const struct command *command, int option)
{
	return option == OPTION_FORMAT ? (command ? command->formats : NULL) : options[option].words;
}

int option_find(const char *word)
{
	if (word[0] != '-' || !word[1])
		return -1;
	for (int i = 0; i < OPTION_COUNT; i++) {
		size_t length = strlen(options[i].name);
		if (word[1] == '-' ? !strncmp(word, options[i].name, length) && (!word[length] || word[length] == '=')
				   : options[i].letter == word[1] && !word[2])
			return i;
	}
	return -1;
}

/* The commands that take the option, as a list; empty for an option that there isn't. */
static void list_takers(struct buf *out, int option)
{
	for (int i = 0; i < command_count && option >= 0; i++) {
		if (commands[i]->hidden || !command_takes(commands[i], (enum option_id)option))
			continue;
		buf_item(out, ", ", commands[i]->name);
	}
}

/* `word` up to `length` is the option as it was given, with its dashes. */
static void report_option(struct invocation *inv, const char *word, size_t length)
{
	char *whole = arena_copy(&inv->sink.arena, word, length);
	/* A single dash before a long name is a slip like any other. */
	struct nearest nearest = {.word = whole + strspn(whole, "-")};
	for (int i = 0; i < OPTION_COUNT; i++)
		if (!inv->command || command_takes(inv->command, (enum option_id)i))
			nearest_offer(&nearest, options[i].name + strlen("--"));
	struct buf takers = {0};
	const char *name = nearest_result(&nearest);
	list_takers(&takers, option_find(whole));
	/* With the dashes, which stand before it. */
	diag_add(&inv->sink, DIAG_OPTION_UNKNOWN, NULL, whole, *name ? name - strlen("--") : "",
		 inv->named && inv->command ? inv->command->name : "", buf_text(&takers), NULL);
	buf_release(&takers);
}

static void set_value(struct invocation *inv, int id, const char *value)
{
	const char *words = option_words(inv->command, id);
	if (words && !one_of(words, value)) {
		struct buf valid = {0};
		list_words(&valid, words);
		diag_add(&inv->sink, DIAG_OPTION_VALUE, NULL, options[id].name, value, buf_text(&valid),
			 nearest_word(&inv->sink, words, value), NULL);
		buf_release(&valid);
		return;
	}
	inv->values[id] = value;
	inv->given[inv->given_count++] = (struct given){.id = (enum option_id)id, .value = value};
}

static void report_plain(struct invocation *inv, enum diag_code code, int id)
{
	struct buf valid = {0};
	const char *words = option_words(inv->command, id);
	list_words(&valid, words ? words : "");
	diag_add(&inv->sink, code, NULL, options[id].name, buf_text(&valid), NULL);
	buf_release(&valid);
}

static bool is_option(const char *word)
{
	return word[0] == '-' && word[1];
}

/* What may be the value of an option before it: not another option. NULL when there is nothing of the kind. */
static const char *value_in(const char *following)
{
	return following && !is_option(following) ? following : NULL;
}

/* "--name", "--name=value"; returns how many further words were used. */
static int long_option(struct invocation *inv, const char *word, const char *following)
{
	const char *equals = strchr(word, '=');
	int id = option_find(word);
	if (id < 0 || (inv->command && !command_takes(inv->command, (enum option_id)id))) {
		report_option(inv, word, equals ? (size_t)(equals - word) : strlen(word));
		return 0;
	}
	if (!options[id].value) {
		if (equals)
			report_plain(inv, DIAG_OPTION_NEEDLESS_VALUE, id);
		inv->values[id] = "";
		return 0;
	}
	if (equals) {
		set_value(inv, id, equals + 1);
		return 0;
	}
	if (!value_in(following)) {
		report_plain(inv, DIAG_OPTION_NO_VALUE, id);
		return 0;
	}
	set_value(inv, id, following);
	return 1;
}

/* "-x", "-xVALUE", "-x VALUE", and flags joined "-xy". */
static int short_options(struct invocation *inv, const char *word, const char *following)
{
	for (const char *c = word + 1; *c; c++) {
		int id = option_find((const char[]){'-', *c, '\0'});
		if (id < 0 || (inv->command && !command_takes(inv->command, (enum option_id)id))) {
			if (c == word + 1)
				report_option(inv, word, strlen(word));
			else
				report_option(inv, arena_string(&inv->arena, (const char[]){'-', *c, '\0'}), 2);
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
		if (value_in(following))
			set_value(inv, id, following);
		else
			report_plain(inv, DIAG_OPTION_NO_VALUE, id);
		return value_in(following) != NULL;
	}
	return 0;
}

/* Whether the next word is the value of this option: what is needed to look for the command. */
static bool takes_next(const char *word)
{
	int id = option_find(word);
	return id >= 0 && options[id].value && !strchr(word, '=');
}

const struct command *command_of(struct invocation *inv, const char *name)
{
	const struct command *command = command_find(name);
	if (command)
		return command;
	struct nearest nearest = {.word = name};
	struct buf names = {0};
	for (int k = 0; k < command_count; k++) {
		if (commands[k]->hidden)
			continue;
		nearest_offer(&nearest, commands[k]->name);
		buf_item(&names, ", ", commands[k]->name);
	}
	diag_add(&inv->sink, DIAG_COMMAND_UNKNOWN, NULL, name, nearest_result(&nearest), buf_text(&names), NULL);
	buf_release(&names);
	return NULL;
}

void report_subject(struct invocation *inv, const char *word)
{
	struct nearest nearest = {.word = word};
	struct buf names = {0};
	struct subject subject;
	for (int i = 0; (subject = inv->command->subject(i)).name; i++) {
		nearest_offer(&nearest, subject.name);
		buf_item(&names, ", ", subject.name);
	}
	diag_add(&inv->sink, DIAG_TOPIC_UNKNOWN, NULL, word, nearest_result(&nearest), buf_text(&names), NULL);
	buf_release(&names);
}

/*
 * The command stands first among the words that are neither options nor their values. Its place, or 0; -1 after an error.
 * A word after an option that there isn't may be its value: the option is at fault, not the word.
 */
static int choose_command(struct invocation *inv, int argc, char **argv)
{
	inv->command = commands[0];
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (is_option(argv[i])) {
			i += takes_next(argv[i]) && i + 1 < argc && value_in(argv[i + 1]);
			continue;
		}
		const struct command *command = command_find(argv[i]);
		if (!command && i > 1 && is_option(argv[i - 1]) && option_find(argv[i - 1]) < 0)
			continue;
		inv->command = command ? command : command_of(inv, argv[i]);
		inv->named = inv->command != NULL;
		return inv->named ? i : -1;
	}
	return 0;
}

bool options_parse(struct invocation *inv, int argc, char **argv)
{
	int count = 0;
	bool options_end = false;
	inv->given = arena_array(&inv->arena, (size_t)argc, sizeof(*inv->given));
	int at = choose_command(inv, argc, argv);
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
	/* After another error, nobody knows what is an operand. */
	if (!inv->sink.errors && inv->command->most_operands >= 0 && count > inv->command->most_operands)
		diag_add(&inv->sink, DIAG_ARGUMENT_EXTRA, NULL, argv[1 + inv->command->most_operands], NULL);
	return !inv->sink.errors;
}
