/* cmd/options: command lines as they are understood, and what is said of those that aren't, by the program's tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "cmd/options.h"

enum { MOST_WORDS = 16 };

/* A command line and what was made of it. */
struct parsed {
	struct invocation inv;
	char *argv[MOST_WORDS + 1];
	bool sound;
};

static void parse(struct parsed *p, ...)
{
	int argc = 0;
	va_list words;
	const char *word;
	*p = (struct parsed){.argv = {NULL}};
	p->argv[argc++] = arena_string(&p->inv.arena, "sentei");
	va_start(words, p);
	while ((word = va_arg(words, const char *)) != NULL) {
		assert_true(argc < MOST_WORDS);
		p->argv[argc++] = arena_string(&p->inv.arena, word);
	}
	va_end(words);
	p->sound = options_parse(&p->inv, argc, p->argv);
	assert_int_equal(p->sound, !p->inv.sink.errors);
}

#define PARSE(p, ...) parse(p, __VA_ARGS__, (const char *)NULL)

static void end(struct parsed *p)
{
	diag_release(&p->inv.sink);
	arena_release(&p->inv.arena);
}

/* It is this command, and these are the operands, a space between them. */
static void expect_command(struct parsed *p, const char *command, bool named, const char *operands)
{
	struct buf found = {0};
	assert_string_equal(p->inv.command->name, command);
	assert_int_equal(p->inv.named, named);
	for (int i = 0; i < p->inv.operand_count; i++)
		buf_item(&found, " ", p->inv.operands[i]);
	assert_string_equal(buf_text(&found), operands);
	buf_release(&found);
}

static void expect_given(const struct parsed *p, enum option_id id, const char *value)
{
	if (value)
		assert_string_equal(p->inv.values[id], value);
	else
		assert_null(p->inv.values[id]);
}

/* One thing only was wrong; its arguments, those at the end that are "" left out. */
static void expect_fault(const struct parsed *p, enum diag_code code, ...)
{
	const struct diag *diag = p->inv.sink.first;
	va_list args;
	assert_false(p->sound);
	assert_int_equal(p->inv.sink.errors, 1);
	assert_int_equal(diag->code, code);
	va_start(args, code);
	for (int i = 0; i < DIAG_ARGS; i++) {
		const char *arg = va_arg(args, const char *);
		if (!arg)
			break;
		assert_string_equal(diag->args[i], arg);
	}
	va_end(args);
}

/* The whole line has this fault. */
#define REFUSED(words, ...) \
	do { \
		struct parsed p_; \
		PARSE(&p_, UNPACK words); \
		expect_fault(&p_, __VA_ARGS__, (const char *)NULL); \
		end(&p_); \
	} while (0)
#define UNPACK(...) __VA_ARGS__

static void command_is_the_first_word_that_is_none_of_an_options(void **state)
{
	(void)state;
	struct parsed p;
	parse(&p, (const char *)NULL);
	assert_true(p.sound);
	expect_command(&p, "ask", false, "");
	end(&p);
	PARSE(&p, "--lang", "en", "show", "methods");
	assert_true(p.sound);
	expect_command(&p, "show", true, "methods");
	end(&p);
	/* A value is none, even if it looks like one; behind = there is nothing to skip. */
	PARSE(&p, "--rules", "show", "verify");
	assert_true(p.sound);
	expect_command(&p, "verify", true, "");
	expect_given(&p, OPTION_RULES, "show");
	end(&p);
	PARSE(&p, "-o", "show", "--rules=verify", "batch", "show");
	assert_true(p.sound);
	expect_command(&p, "batch", true, "show");
	expect_given(&p, OPTION_OUTPUT, "show");
	end(&p);
	/* Another fault must not hide which it is. */
	PARSE(&p, "--lnag", "ja", "show", "methods");
	expect_command(&p, "show", true, "ja methods");
	expect_fault(&p, DIAG_OPTION_UNKNOWN, "--lnag", "--lang", "show", "", (const char *)NULL);
	end(&p);
	REFUSED(("shwo", "methods"), DIAG_COMMAND_UNKNOWN, "shwo", "show");
	REFUSED(("xyz"), DIAG_COMMAND_UNKNOWN, "xyz", "");
}

static void options_stand_anywhere_and_operands_keep_their_order(void **state)
{
	(void)state;
	struct parsed p;
	PARSE(&p, "--format", "csv", "a", "batch", "b");
	expect_fault(&p, DIAG_COMMAND_UNKNOWN, "a", (const char *)NULL);
	end(&p);
	PARSE(&p, "batch", "a", "--format", "csv", "b", "-o", "x", "c", "--strict", "-", "d");
	assert_true(p.sound);
	expect_command(&p, "batch", true, "a b c - d");
	expect_given(&p, OPTION_FORMAT, "csv");
	expect_given(&p, OPTION_OUTPUT, "x");
	expect_given(&p, OPTION_STRICT, "");
	expect_given(&p, OPTION_SUMMARY, NULL);
	end(&p);
}

static void two_dashes_end_the_options(void **state)
{
	(void)state;
	struct parsed p;
	PARSE(&p, "batch", "--strict", "--", "--format", "-o", "--", "x");
	assert_true(p.sound);
	expect_command(&p, "batch", true, "--format -o -- x");
	expect_given(&p, OPTION_STRICT, "");
	expect_given(&p, OPTION_FORMAT, NULL);
	end(&p);
	/* Nor is there a command behind them. */
	PARSE(&p, "--", "show");
	expect_command(&p, "ask", false, "show");
	expect_fault(&p, DIAG_ARGUMENT_EXTRA, "show", (const char *)NULL);
	end(&p);
	REFUSED(("batch", "-o", "--", "x"), DIAG_OPTION_NO_VALUE, "--output");
}

static void of_repeated_options_the_last_counts_and_all_are_kept(void **state)
{
	(void)state;
	struct parsed p;
	int count;
	PARSE(&p, "batch", "--keep", "a", "--id=n", "--keep=b", "--lang", "ja", "--keep", "a", "--lang", "en");
	assert_true(p.sound);
	expect_given(&p, OPTION_KEEP, "a");
	expect_given(&p, OPTION_LANG, "en");
	const char *const *keep = invocation_list(&p.inv, OPTION_KEEP, &count);
	assert_int_equal(count, 3);
	assert_string_equal(keep[0], "a");
	assert_string_equal(keep[1], "b");
	assert_string_equal(keep[2], "a");
	assert_int_equal(p.inv.given_count, 6);
	assert_int_equal(p.inv.given[1].id, OPTION_ID);
	invocation_list(&p.inv, OPTION_ROLE, &count);
	assert_int_equal(count, 0);
	end(&p);
	/* As many options as words: the list has room for all. */
	PARSE(&p, "--lang=ja", "--lang=en", "-oa", "-ob", "--lang=ja");
	assert_true(p.sound);
	assert_int_equal(p.inv.given_count, 5);
	end(&p);
}

static void values_behind_and_within(void **state)
{
	(void)state;
	struct parsed p;
	PARSE(&p, "batch", "--id=a=b", "--keep=", "-ofile", "--columns=-x");
	assert_true(p.sound);
	expect_given(&p, OPTION_ID, "a=b");
	expect_given(&p, OPTION_KEEP, "");
	expect_given(&p, OPTION_OUTPUT, "file");
	expect_given(&p, OPTION_COLUMNS, "-x");
	end(&p);
	PARSE(&p, "show", "-o", "-");
	assert_true(p.sound);
	expect_given(&p, OPTION_OUTPUT, "-");
	end(&p);
	REFUSED(("show", "-o"), DIAG_OPTION_NO_VALUE, "--output", "");
	REFUSED(("show", "--output", "--lang=ja"), DIAG_OPTION_NO_VALUE, "--output");
	REFUSED(("show", "--lang"), DIAG_OPTION_NO_VALUE, "--lang", "ja, en");
	REFUSED(("batch", "--format", "-oa"), DIAG_OPTION_NO_VALUE, "--format", "text, json, csv");
	REFUSED(("batch", "--strict=yes"), DIAG_OPTION_NEEDLESS_VALUE, "--strict");
	/* What follows is an option still. */
	PARSE(&p, "show", "--lang", "--output=x");
	expect_fault(&p, DIAG_OPTION_NO_VALUE, "--lang", (const char *)NULL);
	expect_given(&p, OPTION_OUTPUT, "x");
	end(&p);
}

static void letters(void **state)
{
	(void)state;
	struct parsed p;
	PARSE(&p, "show", "-ho", "x", "methods");
	assert_true(p.sound);
	expect_given(&p, OPTION_HELP, "");
	expect_given(&p, OPTION_OUTPUT, "x");
	expect_command(&p, "show", true, "methods");
	end(&p);
	REFUSED(("show", "-x"), DIAG_OPTION_UNKNOWN, "-x", "", "show", "");
	/* Of several the one that isn't; a long name behind one dash as a whole. */
	REFUSED(("show", "-hx"), DIAG_OPTION_UNKNOWN, "-x", "");
	REFUSED(("show", "-lang", "methods"), DIAG_OPTION_UNKNOWN, "-lang", "--lang");
}

static void values_out_of_a_set(void **state)
{
	(void)state;
	struct parsed p;
	static const char *const wrong[] = {"", "j", "jaa", "ja|en", "|", "a|e", "JA"};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		PARSE(&p, "show", "--lang", "en", "--lang", wrong[i]);
		expect_fault(&p, DIAG_OPTION_VALUE, "--lang", wrong[i], "ja, en", (const char *)NULL);
		/* The language that was understood is the one to say so in. */
		expect_given(&p, OPTION_LANG, "en");
		assert_int_equal(p.inv.given_count, 1);
		end(&p);
	}
	REFUSED(("batch", "--detail=norml"), DIAG_OPTION_VALUE, "--detail", "norml", "brief, normal, full", "normal");
	/* By command: one writes what another doesn't. */
	PARSE(&p, "show", "--format", "dot");
	assert_true(p.sound);
	end(&p);
	REFUSED(("batch", "--format", "dot"), DIAG_OPTION_VALUE, "--format", "dot", "text, json, csv", "");
}

static void options_of_other_commands(void **state)
{
	(void)state;
	REFUSED(("show", "--save=x"), DIAG_OPTION_UNKNOWN, "--save", "", "show", "ask");
	/* Without a command nobody is to blame by name, and a command that leaves nothing to choose has no format. */
	REFUSED(("--format=json"), DIAG_OPTION_UNKNOWN, "--format", "", "", "batch, show, explain, verify, diff");
	REFUSED(("rules", "new", "d", "-o", "x"), DIAG_OPTION_UNKNOWN, "-o", "", "rules");
	REFUSED(("show", "--colour=never"), DIAG_OPTION_UNKNOWN, "--colour", "--color", "show", "");
	REFUSED(("show", "--=x"), DIAG_OPTION_UNKNOWN, "--", "", "show", "");
}

static void too_many_operands(void **state)
{
	(void)state;
	REFUSED(("show", "a", "b", "c", "d"), DIAG_ARGUMENT_EXTRA, "c");
	/* Not after another fault: it may be the value of what wasn't understood. */
	REFUSED(("show", "a", "b", "--foo", "c"), DIAG_OPTION_UNKNOWN, "--foo");
}

static void tables_are_found_by_word(void **state)
{
	(void)state;
	assert_int_equal(option_find("--lang"), OPTION_LANG);
	assert_int_equal(option_find("--lang=ja"), OPTION_LANG);
	assert_int_equal(option_find("-o"), OPTION_OUTPUT);
	static const char *const none[] = {"lang", "-", "--", "--lan", "--langs", "-ox", "-O", "", "o", "--why"};
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]) - 1; i++)
		assert_int_equal(option_find(none[i]), -1);
	/* One name is another's beginning. */
	assert_int_equal(option_find("--why"), OPTION_WHY);
	assert_int_equal(option_find("--why-not=x"), OPTION_WHY_NOT);
	assert_null(command_find("sho"));
	assert_null(command_find(""));
	assert_string_equal(command_find("batch")->name, "batch");
	assert_null(option_words(NULL, OPTION_FORMAT));
	assert_string_equal(option_words(command_find("batch"), OPTION_FORMAT), "text|json|csv");
	assert_string_equal(option_words(NULL, OPTION_LANG), "ja|en");
	assert_true(command_takes(command_find("rules"), OPTION_LANG));
	assert_false(command_takes(command_find("rules"), OPTION_OUTPUT));
	assert_false(command_takes(command_find("ask"), OPTION_FORMAT));
}

/* Whoever adds a row: names and letters are each one's own, and every option is somebody's. */
static void tables_agree(void **state)
{
	(void)state;
	for (int i = 0; i < OPTION_COUNT; i++) {
		bool taken = false;
		assert_non_null(options[i].name);
		assert_int_equal(option_find(options[i].name), i);
		if (options[i].letter)
			assert_int_equal(option_find((const char[]){'-', options[i].letter, '\0'}), i);
		assert_true(!options[i].words || options[i].value);
		for (int k = 0; k < command_count; k++)
			taken |= command_takes(commands[k], (enum option_id)i);
		assert_true(taken);
	}
	for (int k = 0; k < command_count; k++)
		assert_true(command_find(commands[k]->name) == commands[k]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(command_is_the_first_word_that_is_none_of_an_options),
		cmocka_unit_test(options_stand_anywhere_and_operands_keep_their_order),
		cmocka_unit_test(two_dashes_end_the_options),
		cmocka_unit_test(of_repeated_options_the_last_counts_and_all_are_kept),
		cmocka_unit_test(values_behind_and_within),
		cmocka_unit_test(letters),
		cmocka_unit_test(values_out_of_a_set),
		cmocka_unit_test(options_of_other_commands),
		cmocka_unit_test(too_many_operands),
		cmocka_unit_test(tables_are_found_by_word),
		cmocka_unit_test(tables_agree),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
