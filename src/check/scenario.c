/* Reads scenario files and runs their cases. What a case may expect, and how it is compared, stands in expect.c. */
#include "check/scenario.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/nearest.h"
#include "io/folder.h"
#include "io/input.h"
#include "rules/embedded.h"
#include "text/lang.h"

enum { LARGEST_FILE = 4 * 1024 * 1024 };

static void read_tree(struct arena *arena, struct yaml_file *file, struct diag_sink *sink)
{
	struct yaml_reader *reader = yaml_reader_new(file->path, file->bytes, file->length, sink);
	struct yaml_node *root;
	file->lines = arena_alloc(arena, sizeof(*file->lines));
	if (yaml_read(reader, arena, &root))
		file->root = root;
	yaml_reader_free(reader);
}

static const struct yaml_file *read_embedded(struct arena *arena, int *count, struct diag_sink *sink)
{
	struct yaml_file *list = arena_array(arena, embedded_scenario_count, sizeof(*list));
	for (size_t i = 0; i < embedded_scenario_count; i++) {
		list[i] = (struct yaml_file){.path = folder_join(arena, "scenarios", embedded_scenarios[i].name),
					  .bytes = (const char *)embedded_scenarios[i].bytes,
					  .length = embedded_scenarios[i].length};
		read_tree(arena, &list[i], sink);
	}
	*count = (int)embedded_scenario_count;
	return list;
}

const struct yaml_file *scenario_read(struct arena *arena, const char *dir, int *count, struct diag_sink *sink)
{
	if (!dir)
		return read_embedded(arena, count, sink);
	*count = 0;
	const char *path = folder_join(arena, dir, "scenarios");
	int files = 0;
	const char *const *names = folder_list(arena, path, ".yaml", &files);
	if (!names) {
		struct place place = {.file = path};
		if (errno != ENOENT)
			diag_add(sink, DIAG_FILE_OPEN, &place, path, strerror(errno), NULL);
		return NULL;
	}
	struct yaml_file *list = arena_array(arena, (size_t)files, sizeof(*list));
	for (int i = 0; i < files; i++) {
		struct buf bytes = {0};
		struct yaml_file *file = &list[*count];
		file->path = folder_join(arena, path, names[i]);
		if (input_read_file(&bytes, file->path, LARGEST_FILE, sink)) {
			file->bytes = arena_copy(arena, buf_text(&bytes), bytes.length);
			file->length = bytes.length;
			read_tree(arena, file, sink);
			++*count;
		}
		buf_release(&bytes);
	}
	return list;
}

void scenario_unknown(struct scenario *s, enum diag_code code, const struct yaml_node *node, const char *kind,
		      const void *first, int count, size_t stride)
{
	struct nearest nearest = {.word = node->text};
	struct buf valid = {0};
	for (int i = 0; i < count; i++) {
		const char *id = *(const char *const *)(const void *)((const char *)first + (size_t)i * stride);
		nearest_offer(&nearest, id);
		buf_item(&valid, ", ", id);
	}
	FOUND_IN(s->v, code, s->file, node, kind, node->text, nearest_result(&nearest), buf_text(&valid));
	buf_release(&valid);
	s->failed = true;
}

/* The keys of a case; all of them are mandatory. */
static const struct {
	const char *key;
	enum yaml_kind kind;
	bool is_text;		/* in both languages */
} case_keys[] = {
	{"id", YAML_KIND_SCALAR, false},
	{"name", YAML_KIND_MAPPING, true},
	{"story", YAML_KIND_MAPPING, true},
	{"answers", YAML_KIND_MAPPING, false},
	{"expect", YAML_KIND_MAPPING, false},
	{"because", YAML_KIND_MAPPING, true},
};
enum { CASE_KEYS = sizeof(case_keys) / sizeof(case_keys[0]) };

static const char *key_text(const struct yaml_node *node)
{
	return node->key && node->key->kind == YAML_KIND_SCALAR ? node->key->text : "";
}

/* Whether a node is of a kind; otherwise says what it should be. */
static bool is_kind(struct verify *v, const struct yaml_file *file, const struct yaml_node *node, enum yaml_kind kind,
		    const char *key)
{
	if (node->kind == kind)
		return true;
	FOUND_IN(v, DIAG_VALUE_KIND, file, node, key, yaml_kind_names[kind], yaml_kind_names[node->kind]);
	return false;
}

void scenario_bad_key(struct scenario *s, const struct yaml_node *mapping, const struct yaml_node *child,
		      const char *valid)
{
	const struct yaml_node *first = yaml_member(mapping, key_text(child));
	if (first && first != child)
		FOUND_IN(s->v, DIAG_KEY_TWICE, s->file, child->key, key_text(child), decimal(first->key->line).text);
	else
		FOUND_IN(s->v, DIAG_KEY_UNKNOWN, s->file, child->key, key_text(child), "", valid);
	s->failed = true;
}

static bool is_case_key(const struct yaml_node *node, const struct yaml_node *child)
{
	for (int i = 0; i < CASE_KEYS; i++)
		if (!strcmp(case_keys[i].key, key_text(child)))
			return yaml_member(node, case_keys[i].key) == child;
	return false;
}

static bool check_languages(struct scenario *s, const struct yaml_node *text, const char *key)
{
	bool good = true;
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		const struct yaml_node *child = yaml_member(text, lang_ids[lang]);
		if (child && !yaml_is_null(child)) {
			good &= is_kind(s->v, s->file, child, YAML_KIND_SCALAR, lang_ids[lang]);
			continue;
		}
		FOUND_IN(s->v, DIAG_TEXT_MISSING, s->file, text->key, key, lang_ids[lang]);
		good = false;
	}
	return good;
}

static bool check_keys(struct scenario *s, const struct yaml_node *node)
{
	bool good = true;
	for (const struct yaml_node *child = node->first; child; child = child->next) {
		if (is_case_key(node, child))
			continue;
		scenario_bad_key(s, node, child, "id, name, story, answers, expect, because");
		good = false;
	}
	for (int i = 0; i < CASE_KEYS; i++) {
		const char *key = case_keys[i].key;
		const struct yaml_node *child = yaml_member(node, key);
		if (!child) {
			FOUND_IN(s->v, DIAG_KEY_MISSING, s->file, node, key, "scenarios");
			good = false;
		} else if (!is_kind(s->v, s->file, child, case_keys[i].kind, key) ||
			   (case_keys[i].is_text && !check_languages(s, child, key))) {
			good = false;
		}
	}
	return good;
}

/* The answers of a case; ids only, since a case is part of the rules. */
static bool read_answers(struct scenario *s, const struct yaml_node *node, struct answers *answers)
{
	const struct kb *kb = s->v->kb;
	answers_init(answers, kb);
	for (const struct yaml_node *child = node->first; child; child = child->next) {
		int fact = kb_fact_find(kb, key_text(child));
		if (fact == KB_NONE) {
			scenario_unknown(s, DIAG_ID_UNKNOWN, child->key, "facts", kb->facts, kb->fact_count,
					 sizeof(*kb->facts));
			continue;
		}
		const struct kb_fact *f = &kb->facts[fact];
		if (yaml_member(node, f->id) != child) {
			scenario_bad_key(s, node, child, "");
			continue;
		}
		if (!is_kind(s->v, s->file, child, YAML_KIND_SCALAR, f->id)) {
			s->failed = true;
			continue;
		}
		int value = kb_choice_find(f, child->text);
		if (value != KB_NONE)
			answers_set(answers, fact, value);
		else if (strcmp(child->text, "unknown") != 0)
			scenario_unknown(s, DIAG_CLAUSE_VALUE, child, f->id, f->choices, f->choice_count,
					 sizeof(*f->choices));
	}
	return !s->failed;
}

static void run_case(struct verify *v, const struct yaml_file *file, const struct yaml_node *node,
		     struct arena *scratch, struct covering *covering)
{
	struct scenario s = {.v = v, .file = file};
	struct answers answers;
	v->result->scenario_count++;
	if (!is_kind(v, file, node, YAML_KIND_MAPPING, "scenarios") || !check_keys(&s, node) ||
	    !read_answers(&s, yaml_member(node, "answers"), &answers)) {
		v->result->scenario_failed++;
		return;
	}
	s.id = yaml_member(node, "id")->text;
	s.conclusion = conclude(scratch, v->kb, &answers);
	scenario_judge(&s, yaml_member(node, "expect"));
	coverage_add(covering, s.conclusion);
	v->result->scenario_failed += s.failed;
	verify_examined(v, DIAG_SCENARIO_DIFFERS, 1);
}

/* Ids are unique over all files, so that one names a case. */
static void check_id(struct verify *v, int upto, const struct yaml_node *node)
{
	const struct yaml_node *id = node->kind == YAML_KIND_MAPPING ? yaml_member(node, "id") : NULL;
	for (int i = 0; id && i <= upto; i++) {
		const struct yaml_file *file = &v->scenario_files[i];
		const struct yaml_node *list = file->root ? yaml_member(file->root, "scenarios") : NULL;
		for (const struct yaml_node *other = list ? list->first : NULL; other; other = other->next) {
			const struct yaml_node *taken =
				other->kind == YAML_KIND_MAPPING ? yaml_member(other, "id") : NULL;
			if (other == node)
				return;
			if (!taken || taken->kind != id->kind || strcmp(taken->text, id->text) != 0)
				continue;
			struct buf first = {0};
			buf_puts(&first, file->path);
			buf_putc(&first, ':');
			buf_number(&first, taken->line);
			FOUND_IN(v, DIAG_ID_TWICE, &v->scenario_files[upto], id, "scenarios", id->text,
				 buf_text(&first));
			buf_release(&first);
			return;
		}
	}
}

void check_scenarios(struct verify *v)
{
	struct arena scratch = {0};
	struct covering *covering = coverage_new(v);
	for (int i = 0; i < v->scenario_file_count; i++) {
		const struct yaml_file *file = &v->scenario_files[i];
		if (!file->root || !is_kind(v, file, file->root, YAML_KIND_MAPPING, "scenarios"))
			continue;
		const struct yaml_node *list = yaml_member(file->root, "scenarios");
		for (const struct yaml_node *key = file->root->first; key; key = key->next)
			if (key != list)
				FOUND_IN(v, DIAG_KEY_UNKNOWN, file, key->key, key_text(key), "", "scenarios");
		if (!list) {
			FOUND_IN(v, DIAG_KEY_MISSING, file, file->root, "scenarios", "");
			continue;
		}
		if (!is_kind(v, file, list, YAML_KIND_LIST, "scenarios"))
			continue;
		for (const struct yaml_node *node = list->first; node; node = node->next) {
			check_id(v, i, node);
			run_case(v, file, node, &scratch, covering);
			arena_clear(&scratch);
		}
	}
	coverage_finish(covering);
	arena_release(&scratch);
}
