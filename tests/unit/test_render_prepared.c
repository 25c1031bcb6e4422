/*
 * render/prepared against the long way: conclude, then conclusion_json and conclusion_csv_row, byte for byte and count for
 * count, over random answers and several rule bases, among them such as fill the table of frames.
 */
#define _POSIX_C_SOURCE 200809L

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "random.h"
#include "render/conclusion_csv.h"
#include "render/prepared.h"
#include "rules/rules.h"

enum { VECTORS = 4000, MANY_VECTORS = 40000 };

/* ---- Rule bases */

static void load(struct rules *rules, const char *dir)
{
	struct diag_sink sink = {0};
	*rules = (struct rules){0};
	bool loaded = rules_load(rules, dir, NULL, &sink);
	for (const struct diag *diag = sink.first; diag; diag = diag->next)
		print_error("%s:%d: %d %s %s\n", diag->place.file, diag->place.line, diag->code, diag->args[0], diag->args[1]);
	diag_release(&sink);
	assert_true(loaded);
}

static void write_file(const char *dir, const char *name, const char *bytes, size_t length, bool gone)
{
	struct buf path = {0};
	buf_puts(&path, dir);
	buf_putc(&path, '/');
	buf_puts(&path, name);
	if (gone) {
		assert_int_equal(unlink(buf_text(&path)), 0);
	} else {
		FILE *file = fopen(buf_text(&path), "wb");
		assert_non_null(file);
		assert_int_equal(fwrite(bytes, 1, length, file), length);
		assert_int_equal(fclose(file), 0);
	}
	buf_release(&path);
}

/* The built-in rules with one file more. */
static void load_with(struct rules *rules, const char *more)
{
	struct rules built_in;
	char dir[] = "/tmp/sentei-test-XXXXXX";
	load(&built_in, NULL);
	assert_non_null(mkdtemp(dir));
	for (int gone = 0; gone < 2; gone++) {
		for (int i = 0; i < built_in.file_count; i++) {
			size_t length;
			const char *bytes = rules_file_bytes(&built_in, i, &length);
			write_file(dir, rules_file_path(&built_in, i), bytes, length, gone);
		}
		write_file(dir, "zz-more.yaml", more, strlen(more), gone);
		if (!gone)
			load(rules, dir);
	}
	assert_int_equal(rmdir(dir), 0);
	rules_release(&built_in);
}

#define COMPANION(method, when) \
	"- method: " method "\n  when: [" when "]\n  tier: basic\n  because: {ja: 理由です。, en: A reason.}\n" \
	"  basis: reconstructed\n  source: {chapter: 3, section: flowchart}\n"

/* ---- Random records */

struct sample {
	struct record record;
	struct record_kept kept[2];
	const char *file;
};

static void draw(struct sample *s, const struct kb *kb, struct random *random)
{
	static const char *const ids[] = {NULL, "org-1", "本店", "a\"b,\\c", "=1+1", "\t", "", "a\nb", "x|y", "-"};
	static const char *const files[] = {NULL, "offices.csv", "=a.csv", "dir/営業,\"所\".csv"};
	static const int shares[] = {0, 1, 5, 9, 10};
	int unknown = shares[random_below(random, 5)];
	*s = (struct sample){.record = {.id = ids[random_below(random, 10)], .line = 1 + random_below(random, 1000000)}};
	answers_init(&s->record.answers, kb);
	for (int f = 0; f < kb->fact_count; f++)
		if (random_below(random, 10) >= unknown)
			answers_set(&s->record.answers, f, random_below(random, kb->facts[f].choice_count));
	s->file = files[random_below(random, 4)];
	if (!random_below(random, 4)) {
		s->kept[0] = (struct record_kept){.name = "note", .text = random_below(random, 2) ? "a\x7f" "b" : NULL};
		s->kept[1] = (struct record_kept){.name = "メール", .text = "@x"};
		s->record.kept = s->kept;
		s->record.kept_count = 2;
	}
}

/* ---- Counting */

struct counts {
	long long statuses[3], methods[64], *cautions, *cautions_if, misses[64], steps, reconstructed;
};

static void count(struct counts *n, const struct kb *kb, const struct conclusion *c)
{
	n->statuses[c->status]++;
	if (c->method != KB_NONE)
		n->methods[c->method]++;
	for (int i = 0; i < c->caution_count; i++)
		n->cautions[c->cautions[i]]++;
	for (int i = 0; i < c->caution_if_count; i++)
		n->cautions_if[c->cautions_if[i].index]++;
	for (int i = 0; i < c->need_count; i++)
		n->misses[kb->needs[c->needs[i].need].characteristic] += c->needs[i].gap > 0;
	for (int i = 0; i < c->path_count; i++) {
		n->steps++;
		n->reconstructed += kb->nodes[c->path[i].node].source.basis == KB_RECONSTRUCTED;
	}
}

static void compare_counts(const struct counts *n, const struct kb *kb, const struct prepared_counts *p)
{
	assert_memory_equal(n->statuses, p->statuses, sizeof(n->statuses));
	assert_memory_equal(n->methods, p->methods, (size_t)kb->method_count * sizeof(n->methods[0]));
	assert_memory_equal(n->cautions, p->cautions, (size_t)kb->caution_count * sizeof(n->cautions[0]));
	assert_memory_equal(n->cautions_if, p->cautions_if, (size_t)kb->caution_count * sizeof(n->cautions_if[0]));
	assert_memory_equal(n->misses, p->misses, (size_t)kb->characteristic_count * sizeof(n->misses[0]));
	assert_true(n->steps == p->steps && n->reconstructed == p->reconstructed_steps);
}

/* ---- Both ways */

enum way { BRIEF_JSON, NORMAL_JSON, BRIEF_CSV };

static void compare(struct rules *rules, enum way way, int vectors, uint64_t seed)
{
	const struct kb *kb = rules->kb;
	struct conclusion_context context = {.kb = kb, .detail = way == NORMAL_JSON ? DETAIL_NORMAL : DETAIL_BRIEF,
					     .hash = way == NORMAL_JSON ? rules_hash(rules) : NULL, .version = "0"};
	static const char *const kept[] = {"note", "メール"};
	struct csv_columns columns = {.context = &context};
	struct prepared *prepared = prepared_new(&context, way == BRIEF_CSV);
	struct counts counts = {.statuses = {0}};
	counts.cautions = calloc((size_t)kb->caution_count + 1, sizeof(*counts.cautions));
	counts.cautions_if = calloc((size_t)kb->caution_count + 1, sizeof(*counts.cautions_if));
	struct random random = {.state = seed};
	struct arena arena = {0};
	struct buf expected = {0}, found = {0};
	struct sample s;
	bool foreign, seen_foreign = false, seen_variant = false;
	assert_true(kb->method_count <= 64 && kb->characteristic_count <= 64);
	prepared_count_all(prepared);
	for (int i = 0; i < vectors; i++) {
		draw(&s, kb, &random);
		const struct conclusion *c = conclude(&arena, kb, &s.record.answers);
		count(&counts, kb, c);
		columns.file = s.file != NULL;
		columns.keep = (struct record_columns){.names = kept, .count = s.record.kept_count};
		if (way == BRIEF_CSV) {
			conclusion_csv_row(&expected, &columns, s.file, &s.record, c);
			conclusion_csv_head(&found, &columns, s.file, &s.record);
			prepared_csv(prepared, &found, &s.record, &foreign);
			conclusion_csv_tail(&found, &columns, &s.record);
		} else {
			conclusion_json(&expected, &context, s.file, &s.record, c);
			prepared_json(prepared, &found, s.file, &s.record, &foreign);
		}
		assert_string_equal(buf_text(&found), buf_text(&expected));
		assert_int_equal(found.length, strlen(buf_text(&found)));
		assert_int_equal(foreign, c->foreign_variant);
		seen_foreign |= foreign;
		seen_variant |= c->variant != KB_NONE;
		buf_clear(&expected);
		buf_clear(&found);
		arena_clear(&arena);
	}
	assert_true(kb->configuration_fact == KB_NONE || (seen_foreign && seen_variant));
	struct prepared_counts p = prepared_counts(prepared);
	compare_counts(&counts, kb, &p);
	/* Once more, and nothing is counted twice. */
	p = prepared_counts(prepared);
	compare_counts(&counts, kb, &p);
	prepared_free(prepared);
	free(counts.cautions);
	free(counts.cautions_if);
	arena_release(&arena);
	buf_release(&expected);
	buf_release(&found);
}

static void the_built_in_rules(void **state)
{
	(void)state;
	struct rules rules;
	load(&rules, NULL);
	for (int way = BRIEF_JSON; way <= BRIEF_CSV; way++)
		compare(&rules, (enum way)way, VECTORS, 3 + (uint64_t)way);
	rules_release(&rules);
}

static void rules_of_another_field(void **state)
{
	(void)state;
	static const char *const dirs[] = {"tests/cli/rules/base", "share/example"};
	for (int i = 0; i < 2; i++) {
		struct rules rules;
		load(&rules, dirs[i]);
		for (int way = BRIEF_JSON; way <= BRIEF_CSV; way++)
			compare(&rules, (enum way)way, VECTORS / 2, 13 + (uint64_t)way);
		rules_release(&rules);
	}
}

/* So many facts decide what goes along that their answers are too many for a table with a place for each. */
static void a_key_of_many_facts(void **state)
{
	(void)state;
	static const char more[] = "companions:\n"
				   COMPANION("vdi", "device_type=pc, place=home|mobile")
				   COMPANION("secure_browser", "budget=low or effort=low, concurrent_users=many")
				   COMPANION("standalone", "office_system=no, data_class=confidential");
	struct rules rules;
	load_with(&rules, more);
	compare(&rules, BRIEF_JSON, MANY_VECTORS, 31);
	compare(&rules, NORMAL_JSON, VECTORS, 32);
	compare(&rules, BRIEF_CSV, VECTORS, 33);
	rules_release(&rules);
}

/* The configuration itself may be among them; then it belongs to the key as it counts, not as it was given. */
static void a_key_with_the_configuration(void **state)
{
	(void)state;
	static const char more[] = "companions:\n" COMPANION("standalone", "variant=daas|relay_service|split_tunnel");
	struct rules rules;
	load_with(&rules, more);
	for (int way = BRIEF_JSON; way <= BRIEF_CSV; way++)
		compare(&rules, (enum way)way, VECTORS, 41 + (uint64_t)way);
	rules_release(&rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_built_in_rules),
		cmocka_unit_test(rules_of_another_field),
		cmocka_unit_test(a_key_of_many_facts),
		cmocka_unit_test(a_key_with_the_configuration),
	};
	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}
