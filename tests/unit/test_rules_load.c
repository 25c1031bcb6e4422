/*
 * rules/load, guard, spelling and yaml/tree: the built-in base against its own files under the guard, unfolding, the caps,
 * and files spoiled at random. The small base is that of the command line tests, tests/cli/rules/base.
 */
#define _POSIX_C_SOURCE 200809L

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "io/input.h"
#include "random.h"
#include "rules/rules.h"
#include "rules/schema.h"

#define SMALL_BASE "tests/cli/rules/base"
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static const char *const small_files[] = {"about.yaml", "flow.yaml", "papers.yaml", "printers.yaml", "statements.yaml"};
static const char *const other_files[] = {"a.yaml", "b.yaml", "notes.txt", ".hidden.yaml"};

/* ---- A folder of the test's own */

static char folder[] = "/tmp/sentei-rules-XXXXXX";

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static const char *path_in(struct buf *path, const char *dir, const char *name)
{
	buf_clear(path);
	buf_puts(path, dir);
	buf_putc(path, '/');
	buf_puts(path, name);
	return buf_text(path);
}

static int empty_folder(void **state)
{
	(void)state;
	struct buf path = {0};
	for (size_t i = 0; i < COUNT(small_files); i++)
		unlink(path_in(&path, folder, small_files[i]));
	for (size_t i = 0; i < COUNT(other_files); i++)
		unlink(path_in(&path, folder, other_files[i]));
	buf_release(&path);
	return 0;
}

static int remove_folder(void **state)
{
	empty_folder(state);
	return rmdir(folder);
}

static void write_file(const char *name, const char *bytes, size_t length)
{
	struct buf path = {0};
	FILE *out = fopen(path_in(&path, folder, name), "wb");
	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, length, out), length);
	assert_int_equal(fclose(out), 0);
	buf_release(&path);
}

static void read_small(struct buf *bytes, const char *name)
{
	struct buf path = {0};
	struct diag_sink sink = {0};
	buf_clear(bytes);
	assert_true(input_read_path(bytes, path_in(&path, SMALL_BASE, name), 1 << 20, &sink));
	buf_release(&path);
}

/* Copies the small base; in file `name` the first `old` (NULL: nothing) becomes `new`. */
static void copy_base(const char *name, const char *old, const char *new, size_t new_length)
{
	struct buf bytes = {0};
	for (size_t i = 0; i < COUNT(small_files); i++) {
		read_small(&bytes, small_files[i]);
		if (old && !strcmp(name, small_files[i])) {
			struct buf spoiled = {0};
			const char *text = buf_text(&bytes), *at = strstr(text, old);
			assert_non_null(at);
			buf_add(&spoiled, text, (size_t)(at - text));
			buf_add(&spoiled, new, new_length);
			buf_puts(&spoiled, at + strlen(old));
			write_file(small_files[i], buf_text(&spoiled), spoiled.length);
			buf_release(&spoiled);
		} else {
			write_file(small_files[i], buf_text(&bytes), bytes.length);
		}
	}
	buf_release(&bytes);
}

/* ---- Everything that was loaded, as text */

static void dump(struct buf *out, const cyaml_schema_value_t *schema, const char *data);

static void dump_value(struct buf *out, const cyaml_schema_value_t *value, const char *at, unsigned count)
{
	const char *target = value->flags & CYAML_FLAG_POINTER ? *(const char *const *)(const void *)at : at;
	if (!target) {
		buf_puts(out, "-\n");
	} else if (value->type == CYAML_STRING) {
		buf_puts(out, target);
		buf_putc(out, '\n');
	} else if (value->type == CYAML_ENUM) {
		int word;
		memcpy(&word, target, sizeof(word));
		buf_number(out, word);
		buf_putc(out, '\n');
	} else if (value->type == CYAML_MAPPING) {
		dump(out, value, target);
	} else if (value->type == CYAML_SEQUENCE) {
		const cyaml_schema_value_t *entry = value->sequence.entry;
		size_t size = entry->flags & CYAML_FLAG_POINTER ? sizeof(char *) : entry->data_size;
		for (unsigned i = 0; i < count; i++)
			dump_value(out, entry, target + i * size, 0);
	} else {
		fail();
	}
}

static void dump(struct buf *out, const cyaml_schema_value_t *schema, const char *data)
{
	for (const cyaml_schema_field_t *field = schema->mapping.fields; field->key; field++) {
		unsigned count = 0;
		if (field->value.type == CYAML_SEQUENCE)
			memcpy(&count, data + field->count_offset, sizeof(count));
		buf_puts(out, field->key);
		buf_putc(out, ' ');
		buf_number(out, count);
		buf_putc(out, ':');
		dump_value(out, &field->value, data + field->data_offset, count);
	}
}

static void dump_numbers(struct buf *out, long long first, long long second)
{
	buf_number(out, first);
	buf_putc(out, ' ');
	buf_number(out, second);
	buf_putc(out, '\n');
}

static void dump_cond(struct buf *out, const struct kb_cond *cond)
{
	for (int i = 0; i < cond->clause_count; i++) {
		buf_puts(out, cond->clauses[i].text);
		buf_putc(out, '\n');
		for (int t = 0; t < cond->clauses[i].term_count; t++)
			dump_numbers(out, cond->clauses[i].terms[t].fact, cond->clauses[i].terms[t].values);
	}
}

static void dump_methods(struct buf *out, const struct kb *kb)
{
	for (int m = 0; m < kb->method_count; m++) {
		const struct kb_method *method = &kb->methods[m];
		dump_numbers(out, m, method->variants);
		dump_cond(out, &method->requires);
		for (int i = 0; i < kb->characteristic_count; i++)
			dump_numbers(out, i, method->cells[i].level);
		for (int i = 0; i < method->override_count; i++) {
			dump_numbers(out, method->overrides[i].characteristic, method->overrides[i].level);
			dump_cond(out, &method->overrides[i].when);
		}
	}
}

/* What compilation adds to the texts. */
static void dump_kb(struct buf *out, const struct kb *kb)
{
	for (int f = 0; f < kb->fact_count; f++)
		dump_numbers(out, kb->facts[f].all, kb->facts[f].in_flow ? kb->facts[f].assume : KB_NONE);
	for (int n = 0; n < kb->node_count; n++) {
		dump_numbers(out, kb->flow_order[n], kb->nodes[n].fact);
		for (int v = 0; v < kb->facts[kb->nodes[n].fact].choice_count; v++)
			dump_numbers(out, v, kb->nodes[n].go[v]);
	}
	dump_methods(out, kb);
	for (int i = 0; i < kb->caution_count; i++) {
		const struct kb_caution *caution = &kb->cautions[i];
		dump_numbers(out, (long long)caution->methods, caution->roles);
		dump_numbers(out, caution->tier, caution->category);
		dump_numbers(out, caution->source.chapter, caution->source.section);
		dump_cond(out, &caution->when);
	}
	for (int i = 0; i < kb->need_count; i++)
		dump_cond(out, &kb->needs[i].when);
	for (int i = 0; i < kb->companion_count; i++)
		dump_cond(out, &kb->companions[i].when);
	for (int i = 0; i < kb->guide_count; i++)
		dump_cond(out, &kb->guides[i].when);
	for (int i = 0; i < kb->checklist_count; i++)
		dump_cond(out, &kb->checklists[i].when);
}

static void print_faults(const struct diag_sink *sink)
{
	for (const struct diag *d = sink->first; d; d = d->next)
		print_error("  %s:%d:%d: code %d: %s, %s, %s\n", d->place.file ? d->place.file : "", d->place.line,
			    d->place.column, (int)d->code, d->args[0], d->args[1], d->args[2]);
}

static void builtin_base_is_its_files_under_the_guard(void **state)
{
	(void)state;
	struct rules builtin, files;
	struct diag_sink sink = {0};
	assert_true(rules_load(&builtin, NULL, NULL, &sink));
	assert_true(builtin.trusted);
	assert_non_null(builtin.kb);
	bool loaded = rules_load(&files, "rules", NULL, &sink);
	print_faults(&sink);
	assert_true(loaded);
	assert_null(sink.first);
	assert_false(files.trusted);

	struct buf x = {0}, y = {0};
	dump(&x, &schema_file, (const char *)&builtin.raw);
	dump(&y, &schema_file, (const char *)&files.raw);
	dump_kb(&x, builtin.kb);
	dump_kb(&y, files.kb);
	assert_true(x.length > 200000);
	assert_int_equal(x.length, y.length);
	assert_true(!strcmp(buf_text(&x), buf_text(&y)));
	assert_int_equal(builtin.file_count, files.file_count);
	for (int i = 0; i < files.file_count; i++)
		assert_string_equal(rules_file_path(&builtin, i), strrchr(rules_file_path(&files, i), '/') + 1);
	print_message("%d files, %zu bytes of content, %d cautions\n", files.file_count, x.length, files.kb->caution_count);
	buf_release(&x);
	buf_release(&y);

	const char *hash = rules_hash(&builtin);
	assert_string_equal(hash, rules_hash(&files));
	assert_int_equal(strlen(hash), 7 + 64);
	assert_memory_equal(hash, "sha256:", 7);
	assert_int_equal(strspn(hash + 7, "0123456789abcdef"), 64);
	assert_ptr_equal(hash, rules_hash(&builtin));
	rules_release(&files);
	rules_release(&builtin);
}

/* printf 'a.yaml\0\0\0\0\0\0\0\0\4a: 1b.yaml\0\0\0\0\0\0\0\0\0' | sha256sum */
/* What is concluded from it is the same; what is only read is gone, but for the digest. */
static void builtin_base_for_concluding(void **state)
{
	(void)state;
	struct rules whole, concluding, folder_base;
	struct diag_sink sink = {0};
	assert_true(rules_load(&whole, NULL, NULL, &sink));
	assert_true(rules_load_concluding(&concluding, NULL, NULL, &sink));
	assert_true(whole.kb->case_count > 0);
	assert_true(whole.kb->glossary_count > 0);
	assert_int_equal(concluding.kb->case_count, 0);
	assert_int_equal(concluding.kb->glossary_count, 0);
	assert_string_equal(rules_hash(&concluding), rules_hash(&whole));

	struct buf x = {0}, y = {0};
	whole.raw.cases_count = whole.raw.glossary_count = 0;
	whole.raw.cases = NULL;
	whole.raw.glossary = NULL;
	dump(&x, &schema_file, (const char *)&whole.raw);
	dump(&y, &schema_file, (const char *)&concluding.raw);
	assert_int_equal(x.length, y.length);
	assert_true(!strcmp(buf_text(&x), buf_text(&y)));
	buf_release(&x);
	buf_release(&y);

	assert_true(rules_load_concluding(&folder_base, "rules", NULL, &sink));
	assert_true(folder_base.kb->glossary_count > 0);
	rules_release(&folder_base);
	rules_release(&concluding);
	rules_release(&whole);
}

static void hash_is_over_names_lengths_and_bytes(void **state)
{
	(void)state;
	struct rules rules;
	struct diag_sink sink = {0};
	write_file("b.yaml", "", 0);
	write_file("a.yaml", "a: 1", 4);
	write_file("notes.txt", "not a rule file", 15);
	write_file(".hidden.yaml", "nor this", 8);
	assert_false(rules_load(&rules, folder, NULL, &sink));
	assert_int_equal(rules.file_count, 2);
	assert_string_equal(rules_hash(&rules), "sha256:6fdb1fd1ab13359db4b7b02f515744b26e2d7d931435a47f77d26bb7c0c90178");
	size_t length;
	assert_string_equal(strrchr(rules_file_path(&rules, 0), '/'), "/a.yaml");
	assert_memory_equal(rules_file_bytes(&rules, 0, &length), "a: 1", 4);
	assert_int_equal(length, 4);
	rules_release(&rules);
	diag_release(&sink);
}

static void small_base_loads(void **state)
{
	(void)state;
	struct rules rules, again;
	struct diag_sink sink = {0};
	bool loaded = rules_load(&rules, SMALL_BASE, NULL, &sink);
	print_faults(&sink);
	assert_true(loaded);
	assert_null(sink.first);
	assert_int_equal(rules.kb->method_count, 3);
	/* A slash at the end is no other folder. */
	assert_true(rules_load(&again, SMALL_BASE "/", NULL, &sink));
	assert_string_equal(rules_hash(&rules), rules_hash(&again));
	rules_release(&again);
	rules_release(&rules);
}

/* ---- Unfolding */

static void japanese_is_unfolded(void **state)
{
	(void)state;
	struct rules rules;
	struct diag_sink sink = {0};
	static const char text[] = "{ja: 紙が\n      詰まります。そのときは\n\n      VPN装置を\n      見てください。PC\n"
				   "      の紙も、「赤」\n      の札も、\u00a0名前\u00a0の\n      空白も。, en: Paper\n      jams.}";
	copy_base("statements.yaml", "{ja: 紙が詰まります。, en: Paper jams.}", text, sizeof(text) - 1);
	bool loaded = rules_load(&rules, folder, NULL, &sink);
	print_faults(&sink);
	assert_true(loaded);
	const struct kb_caution *jam = rules.kb->cautions;
	while (strcmp(jam->id, "jam") != 0)
		jam++;
	assert_string_equal(jam->risk.in[LANG_JA],
			    "紙が詰まります。そのときは\nVPN装置を見てください。PC の紙も、「赤」の札も、 名前 の空白も。");
	assert_string_equal(jam->risk.in[LANG_EN], "Paper jams.");
	rules_release(&rules);
}

/* ---- One fault, one diagnostic, at its place */

struct cap {
	const char *name;
	enum diag_code code;
	int line, column;
	const char *arg;	/* the diagnostic's first, NULL: whatever */
};

static double seconds_since(const struct timespec *start)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

/* Loads the folder and expects this and nothing else; returns the seconds that it took. */
static double expect_one(const char *file, const struct cap *cap)
{
	struct rules rules;
	struct diag_sink sink = {0};
	struct timespec start;
	clock_gettime(CLOCK_MONOTONIC, &start);
	bool loaded = rules_load(&rules, folder, NULL, &sink);
	double seconds = seconds_since(&start);
	bool one = sink.first && !sink.first->next && sink.first->code == cap->code && sink.first->place.line == cap->line &&
		   sink.first->place.column == cap->column;
	if (loaded || !one || sink.errors != 1) {
		print_error("%s, expected code %d at %d:%d:\n", cap->name, (int)cap->code, cap->line, cap->column);
		print_faults(&sink);
		fail();
	}
	assert_null(rules.kb);
	assert_string_equal(strrchr(sink.first->place.file, '/') + 1, file);
	if (cap->arg)
		assert_string_equal(sink.first->args[0], cap->arg);
	diag_release(&sink);
	rules_release(&rules);
	return seconds;
}

/* Notepad's byte order mark and line ends. */
static void files_from_windows(void **state)
{
	(void)state;
	struct rules rules;
	struct diag_sink sink = {0};
	struct buf bytes = {0}, changed = {0};
	for (size_t i = 0; i < COUNT(small_files); i++) {
		read_small(&bytes, small_files[i]);
		buf_clear(&changed);
		buf_puts(&changed, "\xef\xbb\xbf");
		for (const char *c = buf_text(&bytes); *c; c++)
			buf_puts(&changed, *c == '\n' ? "\r\n" : (const char[]){*c, '\0'});
		write_file(small_files[i], buf_text(&changed), changed.length);
	}
	bool loaded = rules_load(&rules, folder, NULL, &sink);
	print_faults(&sink);
	assert_true(loaded);
	assert_int_equal(rules.kb->method_count, 3);
	rules_release(&rules);
	/* A fault in the first line stands where an editor shows it. */
	static const char wrong[] = "\xef\xbb\xbf" "glosary: x\r\n";
	write_file("b.yaml", wrong, sizeof(wrong) - 1);
	expect_one("b.yaml", &(struct cap){"byte order mark", DIAG_KEY_UNKNOWN, 1, 1, "glosary"});
	buf_release(&bytes);
	buf_release(&changed);
}

/* The value in line 14 of papers.yaml, from column 11 on. */
#define NOTE "{ja: 印刷して使います。, en: To be printed.}"

#define SPOILED(name_, code_, line_, column_, arg_, text_) \
	{{(name_), DIAG_##code_, (line_), (column_), (arg_)}, (text_), sizeof(text_) - 1}

static const struct spoiled {
	struct cap cap;
	const char *text;
	size_t length;
} spoiled[] = {
	SPOILED("alias", YAML_ALIAS, 14, 16, NULL, "{ja: *here, en: To be printed.}"),
	SPOILED("alias for a mapping", YAML_ALIAS, 14, 11, NULL, "*here"),
	SPOILED("anchor", YAML_ALIAS, 14, 16, NULL, "{ja: &here 印刷, en: To be printed.}"),
	SPOILED("anchor of a mapping", YAML_ALIAS, 14, 11, NULL, "&here {ja: 印刷, en: To be printed.}"),
	SPOILED("tag", YAML_TAG, 14, 23, "tag:yaml.org,2002:str", "{ja: 印, en: !!str printed}"),
	SPOILED("own tag", YAML_TAG, 14, 11, "!note", "!note {ja: 印, en: printed}"),
	SPOILED("escape character", YAML_CONTROL, 14, 27, "U+001B", "{ja: 印刷, en: To \x1b be printed.}"),
	SPOILED("delete character", YAML_CONTROL, 14, 17, "U+007F", "{ja: 印\x7f刷, en: To be printed.}"),
	SPOILED("C1 control", YAML_CONTROL, 14, 17, "U+0090", "{ja: 印\xc2\x90刷, en: To be printed.}"),
	SPOILED("NUL byte", YAML_CONTROL, 14, 17, "U+0000", "{ja: 印\0刷, en: To be printed.}"),
	SPOILED("NUL escape", YAML_CONTROL, 14, 24, "U+0000", "{ja: 印刷, en: \"To be\\0printed.\"}"),
	SPOILED("escape escape", YAML_CONTROL, 14, 24, "U+001B", "{ja: 印刷, en: \"To \\e be printed.\"}"),
	SPOILED("escaped C1 control", YAML_CONTROL, 14, 24, "U+0090", "{ja: 印刷, en: \"To \\x90 be printed.\"}"),
	SPOILED("stray byte", YAML_ENCODING, 14, 17, NULL, "{ja: 印\xff刷, en: To be printed.}"),
	SPOILED("half a character", YAML_ENCODING, 14, 17, NULL, "{ja: 印\xe5\x88, en: To be printed.}"),
	SPOILED("half a character before a whole one", YAML_ENCODING, 14, 17, NULL, "{ja: 印\xe5刷, en: To be printed.}"),
	SPOILED("overlong", YAML_ENCODING, 14, 17, NULL, "{ja: 印\xc0\xaf, en: To be printed.}"),
	SPOILED("surrogate", YAML_ENCODING, 14, 17, NULL, "{ja: 印\xed\xa0\x80, en: To be printed.}"),
	SPOILED("unclosed brace", YAML_SYNTAX, 15, 12, NULL, "{ja: 印刷, en: To be printed."),
};

static void spoiled_texts(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(spoiled); i++) {
		copy_base("papers.yaml", NOTE, spoiled[i].text, spoiled[i].length);
		expect_one("papers.yaml", &spoiled[i].cap);
	}
	print_message("%zu spoiled texts, one diagnostic each\n", COUNT(spoiled));
}

static void second_document(void **state)
{
	(void)state;
	static const char apart[] = "---\nchecklists:", *const more[] = {"---\n", "...\n---\nglossary:\n", "--- {}\n"};
	copy_base("papers.yaml", "checklists:", apart, sizeof(apart) - 1);
	expect_one("papers.yaml", &(struct cap){"two documents", DIAG_YAML_DOCUMENTS, 11, 1, NULL});
	static const int lines[] = {3, 4, 3};
	for (size_t i = 0; i < COUNT(more); i++) {
		struct buf text = {0};
		buf_puts(&text, "groups:\n  - {id: shop, name: {ja: 店, en: Shop}}\n");
		buf_puts(&text, more[i]);
		copy_base(NULL, NULL, NULL, 0);
		write_file("b.yaml", buf_text(&text), text.length);
		expect_one("b.yaml", &(struct cap){more[i], DIAG_YAML_DOCUMENTS, lines[i], 1, NULL});
		buf_release(&text);
	}
}

static void file_without_content(void **state)
{
	(void)state;
	static const struct cap cap = {"empty", DIAG_YAML_EMPTY, 1, 1, NULL};
	static const char *const texts[] = {"", "# nothing\n# but comments\n", "\n\n", "\xef\xbb\xbf"};
	for (size_t i = 0; i < COUNT(texts); i++) {
		copy_base(NULL, NULL, NULL, 0);
		write_file("b.yaml", texts[i], strlen(texts[i]));
		expect_one("b.yaml", &cap);
	}
}

static void nesting(void **state)
{
	(void)state;
	/* The document's mapping is the first level, so the 64th bracket is the 65th. */
	struct buf text = {0};
	buf_puts(&text, "glossary:\n  ");
	buf_fill(&text, '[', 70);
	buf_fill(&text, ']', 70);
	copy_base(NULL, NULL, NULL, 0);
	write_file("b.yaml", buf_text(&text), text.length);
	expect_one("b.yaml", &(struct cap){"65 levels", DIAG_YAML_DEPTH, 2, 2 + 64, "64"});

	/* At the limit it is only the wrong thing in that place. */
	buf_clear(&text);
	buf_puts(&text, "glossary:\n  ");
	buf_fill(&text, '[', 63);
	buf_fill(&text, ']', 63);
	write_file("b.yaml", buf_text(&text), text.length);
	expect_one("b.yaml", &(struct cap){"64 levels", DIAG_VALUE_KIND, 2, 4, "glossary"});
	buf_release(&text);
}

static void hostile_sizes(void **state)
{
	(void)state;
	enum { BRACKETS = 200 * 1024, LARGE = 5 * 1024 * 1024 };
	struct buf text = {0};
	copy_base(NULL, NULL, NULL, 0);
	buf_fill(&text, '[', BRACKETS);
	write_file("b.yaml", buf_text(&text), text.length);
	double brackets = expect_one("b.yaml", &(struct cap){"200 KB of [", DIAG_YAML_DEPTH, 1, 65, "64"});
	buf_clear(&text);
	for (int i = 0; i < BRACKETS / 2; i++)
		buf_puts(&text, "- ");
	write_file("b.yaml", buf_text(&text), text.length);
	double dashes = expect_one("b.yaml", &(struct cap){"200 KB of dashes", DIAG_YAML_DEPTH, 1, 129, "64"});
	buf_clear(&text);
	buf_fill(&text, '#', LARGE);
	write_file("b.yaml", buf_text(&text), text.length);
	double large = expect_one("b.yaml", &(struct cap){"5 MB", DIAG_FILE_TOO_LARGE, 0, 0, "4096"});
	buf_release(&text);
	print_message("200 KB of [: %.3f s, of dashes: %.3f s, 5 MB: %.3f s\n", brackets, dashes, large);
	assert_true(brackets < 5 && dashes < 5 && large < 5);
}

/* Every fault of a file that is all faults, in bearable time. */
static void many_faults_in_one_file(void **state)
{
	(void)state;
	enum { ENTRIES = 1500 };
	struct buf text = {0};
	struct rules rules;
	struct diag_sink sink = {0};
	struct timespec start;
	buf_puts(&text, "glossary:\n");
	for (int i = 0; i < ENTRIES; i++)
		buf_puts(&text, "  - {id: Wrong}\n");
	copy_base(NULL, NULL, NULL, 0);
	write_file("b.yaml", buf_text(&text), text.length);
	clock_gettime(CLOCK_MONOTONIC, &start);
	assert_false(rules_load(&rules, folder, NULL, &sink));
	double loading = seconds_since(&start);
	clock_gettime(CLOCK_MONOTONIC, &start);
	diag_sort(&sink);
	double sorting = seconds_since(&start);
	print_message("%d faults in %.3f s, sorted in %.3f s\n", sink.errors, loading, sorting);
	assert_true(sink.errors >= 4 * ENTRIES);
	assert_true(loading < 10 && sorting < 5);
	buf_release(&text);
	diag_release(&sink);
	rules_release(&rules);
}

/* ---- Files spoiled at random: refused with a word, or loaded; never anything else */

static void spoil_at_random(struct random *random, struct buf *bytes)
{
	static const char *const pieces[] = {
		"\n", " ", "  - ", ": ", "- ", "{", "}", "[", "]", "'", "\"", "#", "&a ", "*a", "!t ", "|\n", ">\n", "id: ", "? ",
		"\t", "\xff", "\xe3\x81", "\xc2\x85", "\xe2\x80\xa8", "---\n", "...\n", "\\0", "=", "|", " or ", "yes", "no",
		"all", "~", ",",
	};
	size_t at = (size_t)random_below(random, (int)bytes->length), length = (size_t)random_below(random, 12);
	if (length > bytes->length - at)
		length = bytes->length - at;
	struct buf changed = {0};
	buf_add(&changed, bytes->text, at);
	if (random_below(random, 3))
		buf_puts(&changed, pieces[random_below(random, (int)COUNT(pieces))]);
	if (!random_below(random, 3))
		length = 0;
	buf_add(&changed, bytes->text + at + length, bytes->length - at - length);
	buf_release(bytes);
	*bytes = changed;
}

static void files_spoiled_at_random(void **state)
{
	(void)state;
	enum { ROUNDS = 1000 };
	struct random random = {.state = 64};
	struct buf bytes = {0};
	int loaded = 0;
	copy_base(NULL, NULL, NULL, 0);
	for (int i = 0; i < ROUNDS; i++) {
		const char *name = small_files[random_below(&random, (int)COUNT(small_files))];
		read_small(&bytes, name);
		for (int times = 1 + random_below(&random, 3); times; times--)
			spoil_at_random(&random, &bytes);
		write_file(name, bytes.text, bytes.length);
		struct rules rules;
		struct diag_sink sink = {0};
		bool done = rules_load(&rules, folder, NULL, &sink);
		if (done == (sink.errors > 0) || done != (rules.kb != NULL)) {
			print_error("round %d, %s, loaded %d, %d errors\n", i, name, done, sink.errors);
			fail();
		}
		loaded += done;
		diag_release(&sink);
		rules_release(&rules);
		read_small(&bytes, name);
		write_file(name, bytes.text, bytes.length);
	}
	buf_release(&bytes);
	print_message("%d spoiled bases, %d of them still good\n", ROUNDS, loaded);
}

/* ---- Folders and sections */

static void folders_that_are_none(void **state)
{
	(void)state;
	struct rules rules;
	struct diag_sink sink = {0};
	assert_false(rules_load(&rules, "/nonexistent/rules", NULL, &sink));
	assert_int_equal(sink.errors, 1);
	assert_int_equal(sink.first->code, DIAG_FILE_OPEN);
	rules_release(&rules);
	assert_false(rules_load(&rules, folder, NULL, &sink));
	assert_int_equal(sink.errors, 2);
	assert_int_equal(sink.last->code, DIAG_RULES_NONE);
	rules_release(&rules);
	diag_release(&sink);
}

static void section_that_may_stand_once(void **state)
{
	(void)state;
	struct buf about = {0};
	copy_base(NULL, NULL, NULL, 0);
	read_small(&about, "about.yaml");
	const char *from = strstr(buf_text(&about), "about:"), *to = strstr(buf_text(&about), "\nchapters:");
	write_file("b.yaml", from, (size_t)(to - from));
	expect_one("b.yaml", &(struct cap){"about twice", DIAG_SECTION_TWICE, 1, 1, "about"});
	buf_release(&about);
}

/* ---- Spellings */

static const char *const reserved[] = {"help", "戻る", NULL};

static void expect_spelling(const char *file, const char *old, const char *new, enum diag_code code, const char *fact,
			    const char *other)
{
	struct rules rules;
	struct diag_sink sink = {0};
	copy_base(file, old, new, strlen(new));
	bool loaded = rules_load(&rules, folder, reserved, &sink);
	if (loaded || sink.errors != 1) {
		print_error("%s:\n", new);
		print_faults(&sink);
		fail();
	}
	assert_int_equal(sink.first->code, code);
	assert_string_equal(sink.first->args[0], fact);
	assert_string_equal(sink.first->args[2], other);
	diag_release(&sink);
	rules_release(&rules);
}

/* Words of the session, numbers, and what another choice is called already. */
static void spellings_that_mean_two_things(void **state)
{
	(void)state;
	static const struct {
		const char *old, *new;
		enum diag_code code;
		const char *other;
	} all[] = {
		{"also: [大量, lots]", "also: [大量, HELP]", DIAG_SPELLING_RESERVED, "help"},
		{"also: [大量, lots]", "also: [戻る]", DIAG_SPELLING_RESERVED, "戻る"},
		{"also: [大量, lots]", "also: [４]", DIAG_SPELLING_RESERVED, "4"},
		{"also: [大量, lots]", "also: [ＦＥＷ]", DIAG_SPELLING_TWICE, "few"},
		{"label: {ja: 多い, en: Many}", "label: {ja: 少ない, en: Many}", DIAG_SPELLING_TWICE, "few"},
		{"label: {ja: 多い, en: Many}", "label: {ja: 多い, en: ' some '}", DIAG_SPELLING_TWICE, "some"},
	};
	for (size_t i = 0; i < COUNT(all); i++)
		expect_spelling("flow.yaml", all[i].old, all[i].new, all[i].code, "pages", all[i].other);
	/* The configurations are the choices of a question, too. */
	expect_spelling("printers.yaml", "{ja: 白黒型, en: Mono}", "{ja: 標準型, en: Mono}", DIAG_SPELLING_TWICE, "model",
			"standard");
	expect_spelling("printers.yaml", "{ja: 白黒型, en: Mono}", "{ja: 白黒型, en: Help}", DIAG_SPELLING_RESERVED, "model",
			"help");
}

/* Twice within one choice does no harm; in the small base a configuration of two methods has one name. */
static void spellings_that_mean_one_thing(void **state)
{
	(void)state;
	struct rules rules;
	struct diag_sink sink = {0};
	static const char again[] = "also: [many, MANY, 多い]";
	copy_base("flow.yaml", "also: [大量, lots]", again, sizeof(again) - 1);
	assert_true(rules_load(&rules, folder, reserved, &sink));
	assert_null(sink.first);
	rules_release(&rules);
}

int main(void)
{
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, empty_folder, empty_folder)
	const struct CMUnitTest tests[] = {
		IN_FOLDER(builtin_base_is_its_files_under_the_guard),
		IN_FOLDER(builtin_base_for_concluding),
		IN_FOLDER(hash_is_over_names_lengths_and_bytes),
		IN_FOLDER(small_base_loads),
		IN_FOLDER(japanese_is_unfolded),
		IN_FOLDER(files_from_windows),
		IN_FOLDER(spoiled_texts),
		IN_FOLDER(second_document),
		IN_FOLDER(file_without_content),
		IN_FOLDER(nesting),
		IN_FOLDER(hostile_sizes),
		IN_FOLDER(many_faults_in_one_file),
		IN_FOLDER(files_spoiled_at_random),
		IN_FOLDER(folders_that_are_none),
		IN_FOLDER(section_that_may_stand_once),
		IN_FOLDER(spellings_that_mean_two_things),
		IN_FOLDER(spellings_that_mean_one_thing),
	};
	return cmocka_run_group_tests(tests, make_folder, remove_folder) != 0;
}
