/* rules/guard: faults of form by themselves, how bad each is, and what a forgiving load makes of a faulty file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "kb/raw.h"
#include "rules/guard.h"

#define BOTH "{ja: あ, en: a}"

struct checked {
	struct arena arena;
	struct diag_sink sink;
	enum guard_result result;
};

static void check_text(struct checked *c, const char *text)
{
	struct yaml_node *root;
	*c = (struct checked){0};
	struct yaml_reader *reader = yaml_reader_new("x.yaml", text, strlen(text), &c->sink);
	yaml_read(reader, &c->arena, &root);
	assert_non_null(root);
	c->result = guard_check(reader, root);
	yaml_reader_free(reader);
}

static void end(struct checked *c)
{
	diag_release(&c->sink);
	arena_release(&c->arena);
}

/* The text has exactly one fault, "line:column args…", which makes the file so bad. */
static void expect(const char *text, enum guard_result result, enum diag_code code, const char *told)
{
	struct checked c;
	struct buf found = {0};
	check_text(&c, text);
	assert_int_equal(c.result, result);
	assert_int_equal(c.sink.errors, 1);
	assert_int_equal(c.sink.first->code, code);
	buf_number(&found, c.sink.first->place.line);
	buf_putc(&found, ':');
	buf_number(&found, c.sink.first->place.column);
	for (int i = 0; i < DIAG_ARGS && *c.sink.first->args[i]; i++) {
		buf_putc(&found, ' ');
		buf_puts(&found, c.sink.first->args[i]);
	}
	assert_string_equal(buf_text(&found), told);
	buf_release(&found);
	end(&c);
}

static void sound_files(void **state)
{
	(void)state;
	static const char *const texts[] = {
		"groups:\n- id: a\n  name: " BOTH "\n",
		"cautions:\n- {id: a, methods: [all], roles: [r], tier: t, category: c, first: yes, basis: guideline,\n"
		"   title: " BOTH ", risk: " BOTH ", action: " BOTH ", source: {chapter: 3, url: 'x', section: 2}}\n",
		"chapters: [{id: '~', title: " BOTH "}]\n",
	};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct checked c;
		check_text(&c, texts[i]);
		assert_int_equal(c.result, GUARD_CLEAN);
		assert_null(c.sink.first);
		end(&c);
	}
}

static void faults_of_keys(void **state)
{
	(void)state;
	expect("groups:\n- id: a\n  nmae: " BOTH "\n  name: " BOTH "\n", GUARD_FAULTY, DIAG_KEY_UNKNOWN,
	       "3:3 nmae name id, name");
	expect("groups:\n- id: a\n  name: " BOTH "\n  id: b\n", GUARD_BROKEN, DIAG_KEY_TWICE, "4:3 id 2");
	/* Twice is told once, be it known or not. */
	expect("groups:\n- id: a\n  name: " BOTH "\ngroups: 7\n", GUARD_BROKEN, DIAG_KEY_TWICE, "4:1 groups 1");
	/* Of a list's mapping its own place, of a value the key's. */
	expect("groups:\n- name: " BOTH "\n", GUARD_FAULTY, DIAG_KEY_MISSING, "2:3 id groups");
	expect("chapters:\n- id: a\n  title: " BOTH "\n  sections:\n  - id: b\n", GUARD_FAULTY, DIAG_KEY_MISSING,
	       "5:5 title sections");
	expect("groups:\n- id: a\n  name: " BOTH "\n  [x]: 1\n", GUARD_BROKEN, DIAG_KEY_UNKNOWN, "4:3");
}

static void faults_of_texts(void **state)
{
	(void)state;
	expect("groups:\n- id: a\n  name: {en: a}\n", GUARD_FAULTY, DIAG_TEXT_MISSING, "3:3 name ja");
	expect("groups:\n- id: a\n  name: {ja: あ, en: }\n", GUARD_FAULTY, DIAG_TEXT_MISSING, "3:17 name en");
	expect("groups:\n- id: a\n  name: {ja: あ, en: '  '}\n", GUARD_FAULTY, DIAG_VALUE_EMPTY, "3:17 en");
	expect("groups:\n- id: a\n  name: {ja: あ, en: a, de: b}\n", GUARD_FAULTY, DIAG_KEY_UNKNOWN,
	       "3:24 de");
	expect("groups:\n- id: a\n  name: あ\n", GUARD_BROKEN, DIAG_VALUE_KIND, "3:9 name mapping text");
}

static void faults_of_values(void **state)
{
	(void)state;
	expect("groups:\n- id: [a]\n  name: " BOTH "\n", GUARD_BROKEN, DIAG_VALUE_KIND, "2:7 id text list");
	expect("groups:\n- id: {a: b}\n  name: " BOTH "\n", GUARD_BROKEN, DIAG_VALUE_KIND, "2:7 id text mapping");
	expect("groups:\n- id:\n  name: " BOTH "\n", GUARD_FAULTY, DIAG_VALUE_EMPTY, "2:3 id");
	expect("groups:\n- id: null\n  name: " BOTH "\n", GUARD_FAULTY, DIAG_VALUE_EMPTY, "2:3 id");
	/* A list is behind a pointer that may be null; a mapping in the midst of a struct can't be. */
	expect("groups:\n", GUARD_FAULTY, DIAG_VALUE_EMPTY, "1:1 groups");
	expect("groups: ''\n", GUARD_BROKEN, DIAG_VALUE_EMPTY, "1:1 groups");
	expect("groups:\n- id: a\n  name:\n", GUARD_BROKEN, DIAG_VALUE_EMPTY, "3:3 name");
	expect("groups: []\n", GUARD_FAULTY, DIAG_LIST_EMPTY, "1:9 groups");
	expect("groups: {}\n", GUARD_BROKEN, DIAG_VALUE_KIND, "1:9 groups list mapping");
	expect("groups:\n-\n", GUARD_BROKEN, DIAG_VALUE_EMPTY, "2:2 groups");
	expect("[]\n", GUARD_BROKEN, DIAG_VALUE_KIND, "1:1 rules mapping list");
	expect("formerly:\n- {name: " BOTH ", note: " BOTH
	       ", methods: [a, ''], basis: guideline, source: {chapter: 1}}\n",
	       GUARD_FAULTY, DIAG_VALUE_EMPTY, "2:61 methods");
}

static void words_out_of_a_set(void **state)
{
	(void)state;
#define WITH(basis) \
	"exceptions:\n- {method: a, dominated_by: b, because: " BOTH ",\n   basis: " basis ", source: {chapter: 1}}\n"
	expect(WITH("guidline"), GUARD_FAULTY, DIAG_VALUE_NOT_ONE_OF,
	       "3:11 basis guidline guideline overview, published, reconstructed, guideline");
	/* Exactly so. */
	expect(WITH("Guideline"), GUARD_FAULTY, DIAG_VALUE_NOT_ONE_OF,
	       "3:11 basis Guideline guideline overview, published, reconstructed, guideline");
#undef WITH
}

static void all_faults_in_one_go_and_the_worst_counts(void **state)
{
	(void)state;
	static const enum diag_code codes[] = {DIAG_VALUE_EMPTY, DIAG_VALUE_KIND, DIAG_KEY_UNKNOWN, DIAG_TEXT_MISSING};
	struct checked c;
	check_text(&c, "groups:\n- id:\n  name: " BOTH "\n- id: []\n  nome: a\n  name: {ja: あ}\n");
	assert_int_equal(c.result, GUARD_BROKEN);
	const struct diag *diag = c.sink.first;
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++, diag = diag->next) {
		assert_non_null(diag);
		assert_int_equal(diag->code, codes[i]);
	}
	assert_null(diag);
	end(&c);
	/* What an alias stands for nobody knows: the reader has told, the guard says nothing more. */
	check_text(&c, "groups:\n- id: &x a\n  name: " BOTH "\n- id: *x\n  name: *x\n");
	assert_int_equal(c.result, GUARD_CLEAN);
	assert_int_equal(c.sink.errors, 3);
	end(&c);
}

/* libcyaml's memory, in an arena: each block has its size before it. */
static void *in_arena(void *ctx, void *old, size_t size)
{
	if (!size)
		return NULL;
	size_t *block = arena_alloc(ctx, 2 * sizeof(*block) + size);
	block[0] = size;
	if (old) {
		size_t before = *((size_t *)old - 2);
		memcpy(block + 2, old, before < size ? before : size);
	}
	return block + 2;
}

static struct raw_base *load(struct arena *arena, const char *text, const cyaml_schema_value_t *schema)
{
	const cyaml_config_t config = {
		.mem_fn = in_arena, .mem_ctx = arena, .log_level = CYAML_LOG_ERROR,
		.flags = CYAML_CFG_NO_ALIAS | (schema == &schema_file ? 0 : CYAML_CFG_IGNORE_UNKNOWN_KEYS),
	};
	cyaml_data_t *data = NULL;
	bool loaded = cyaml_load_data((const uint8_t *)text, strlen(text), &config, schema, &data, NULL) == CYAML_OK;
	return loaded ? (struct raw_base *)data : NULL;
}

static void forgiving_load_takes_what_there_is(void **state)
{
	(void)state;
	static const char faulty[] =
		"about: {title: {ja: あ}}\n"
		"facts:\n"
		"- id: f\n"
		"  kind: neither\n"
		"  label: {en: label}\n"
		"  nonsense: [1]\n"
		"  choices:\n"
		"  - id: v\n"
		"    also: [x, null]\n"
		"  - label: {ja: い, en: b}\n"
		"- assume: {value: null}\n"
		"  choices: null\n"
		"  source: {section: null}\n";
	struct arena arena = {0};
	const cyaml_schema_value_t *forgiving = guard_forgiving(&arena, &schema_file);
	struct raw_base *raw = load(&arena, faulty, forgiving);
	assert_non_null(raw);
	assert_null(raw->about->title.in[LANG_EN]);
	guard_fill(&schema_file, raw);
	assert_string_equal(raw->about->title.in[LANG_JA], "あ");
	assert_string_equal(raw->about->title.in[LANG_EN], "");
	assert_string_equal(raw->about->caveat.in[LANG_JA], "");
	assert_int_equal(raw->facts_count, 2);
	const struct raw_fact *fact = &raw->facts[0], *other = &raw->facts[1];
	assert_string_equal(fact->id, "f");
	assert_string_equal(fact->label.in[LANG_EN], "label");
	assert_string_equal(fact->label.in[LANG_JA], "");
	assert_string_equal(fact->question.in[LANG_JA], "");
	assert_string_equal(fact->source.chapter, "");
	/* What may be absent stays so. */
	assert_null(fact->source.section);
	assert_null(fact->group);
	assert_null(fact->example);
	assert_null(fact->assume);
	assert_int_equal(fact->choices_count, 2);
	assert_string_equal(fact->choices[0].id, "v");
	assert_int_equal(fact->choices[0].also_count, 2);
	assert_string_equal(fact->choices[0].also[0], "x");
	assert_string_equal(fact->choices[0].also[1], "");
	assert_string_equal(fact->choices[0].phrase.in[LANG_EN], "");
	assert_string_equal(fact->choices[1].id, "");
	assert_string_equal(fact->choices[1].label.in[LANG_JA], "い");
	assert_string_equal(other->id, "");
	assert_string_equal(other->assume->value, "");
	assert_string_equal(other->assume->because.in[LANG_EN], "");
	assert_null(other->choices);
	assert_null(other->source.section);
	assert_null(raw->methods);
	arena_release(&arena);
}

static void schema_itself_stays_strict(void **state)
{
	(void)state;
	static const char sound[] = "groups: [{id: a, name: " BOTH "}]\n";
	static const char *const faulty[] = {"groups: [{name: " BOTH "}]\n", "groups: [{id: a, name: {ja: あ}}]\n"};
	struct arena arena = {0};
	const cyaml_schema_value_t *forgiving = guard_forgiving(&arena, &schema_file);
	assert_non_null(load(&arena, sound, &schema_file));
	for (size_t i = 0; i < sizeof(faulty) / sizeof(faulty[0]); i++) {
		assert_non_null(load(&arena, faulty[i], forgiving));
		assert_null(load(&arena, faulty[i], &schema_file));
	}
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sound_files),
		cmocka_unit_test(faults_of_keys),
		cmocka_unit_test(faults_of_texts),
		cmocka_unit_test(faults_of_values),
		cmocka_unit_test(words_out_of_a_set),
		cmocka_unit_test(all_faults_in_one_go_and_the_worst_counts),
		cmocka_unit_test(forgiving_load_takes_what_there_is),
		cmocka_unit_test(schema_itself_stays_strict),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
