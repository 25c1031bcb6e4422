/*
 * Two passes over every rule file: the guard's, which finds every fault of form with its place, and libcyaml's, which fills
 * the structs. Then the files are joined and compiled.
 */
#include "rules/rules.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include <nettle/sha2.h>

#include "base/buf.h"
#include "base/nearest.h"
#include "io/folder.h"
#include "io/input.h"
#include "kb/compile.h"
#include "rules/embedded.h"
#include "rules/guard.h"
#include "rules/spelling.h"

enum { LARGEST_FILE = 4 * 1024 * 1024 };

struct rules_file {
	const char *name;		/* base name */
	const char *path;		/* as in diagnostics */
	const char *sections;		/* NULL: not known beforehand */
	const char *bytes;
	size_t length;
	struct yaml_node *root;		/* NULL when it couldn't be read */
	struct raw_base *raw;		/* likewise */
	struct source_lines lines;
	/* The entry whose place was asked for last: checks go through a section in its order. */
	const struct yaml_node *section, *entry;
	unsigned entry_index;
};

static void use_embedded(struct rules *rules)
{
	rules->file_count = (int)embedded_rule_count;
	rules->files = arena_array(&rules->arena, embedded_rule_count, sizeof(*rules->files));
	for (size_t i = 0; i < embedded_rule_count; i++) {
		const struct embedded_file *from = &embedded_rules[i];
		rules->files[i] = (struct rules_file){.name = from->name, .path = from->name,
						      .sections = from->sections, .bytes = (const char *)from->bytes, .length = from->length};
	}
}

static void read_file(struct rules *rules, struct rules_file *file, struct diag_sink *sink)
{
	struct buf bytes = {0};
	if (input_read_file(&bytes, file->path, LARGEST_FILE, sink)) {
		file->bytes = arena_copy(&rules->arena, buf_text(&bytes), bytes.length);
		file->length = bytes.length;
	}
	buf_release(&bytes);
}

static void use_directory(struct rules *rules, const char *path, struct diag_sink *sink)
{
	struct place place = {.file = path};
	int count;
	rules->dir = arena_string(&rules->arena, path);
	const char *const *names = folder_list(&rules->arena, path, ".yaml", &count);
	if (!names) {
		diag_add(sink, DIAG_FILE_OPEN, &place, path, strerror(errno), NULL);
		return;
	}
	if (!count) {
		diag_add(sink, DIAG_RULES_NONE, &place, path, NULL);
		return;
	}
	rules->files = arena_array(&rules->arena, (size_t)count, sizeof(*rules->files));
	rules->file_count = count;
	for (int i = 0; i < count; i++) {
		rules->files[i] = (struct rules_file){.name = names[i], .path = folder_join(&rules->arena, path, names[i])};
		read_file(rules, &rules->files[i], sink);
	}
}

/*
 * libcyaml's allocator on the arena. It grows a list by one element at a time, so a block that grows gets room for
 * twice as much; nothing is freed.
 */
struct cyaml_block {
	size_t capacity;
	size_t unused;		/* keeps what follows aligned */
};

static void *arena_realloc(void *ctx, void *old, size_t size)
{
	struct arena *arena = ctx;
	if (!size)
		return NULL;
	size_t capacity = size;
	if (old) {
		const struct cyaml_block *block = (const struct cyaml_block *)old - 1;
		if (size <= block->capacity)
			return old;
		capacity = size * 2;
	}
	struct cyaml_block *block = arena_alloc(arena, sizeof(*block) + capacity);
	block->capacity = capacity;
	if (old)
		memcpy(block + 1, old, ((const struct cyaml_block *)old - 1)->capacity);
	return block + 1;
}

static void load_file(struct rules *rules, struct rules_file *file, bool forgiving)
{
	const cyaml_config_t config = {
		.mem_fn = arena_realloc,
		.mem_ctx = &rules->arena,
		.log_level = CYAML_LOG_ERROR,
		.flags = CYAML_CFG_NO_ALIAS | (forgiving ? CYAML_CFG_IGNORE_UNKNOWN_KEYS : 0),
	};
	const cyaml_schema_value_t *schema = forgiving ? guard_forgiving(&rules->arena, &schema_file) : &schema_file;
	cyaml_data_t *data = NULL;
	if (cyaml_load_data((const uint8_t *)file->bytes, file->length, &config, schema, &data, NULL) != CYAML_OK)
		return;
	file->raw = (struct raw_base *)data;
	if (file->raw && forgiving)
		guard_fill(&schema_file, file->raw);
}

/* Whether a file holds sections that are only read, and no other. */
static bool only_read(const struct rules_file *file)
{
	return !strcmp(file->sections, "cases ") || !strcmp(file->sections, "glossary ");
}

/* Both passes over one file; false when the second was impossible, so that nothing can be said of references to it. */
static bool take_file(struct rules *rules, struct rules_file *file, struct diag_sink *sink)
{
	if (!file->bytes)
		return false;
	if (rules->trusted) {
		if (rules->concluding && only_read(file))
			file->raw = arena_array(&rules->arena, 1, sizeof(*file->raw));
		else
			load_file(rules, file, false);
		return file->raw != NULL;
	}
	struct yaml_reader *reader = yaml_reader_new(file->path, file->bytes, file->length, sink);
	bool well_formed = yaml_read(reader, &rules->arena, &file->root);
	enum guard_result result = file->root ? guard_check(reader, file->root) : GUARD_BROKEN;
	yaml_reader_free(reader);
	if (result != GUARD_BROKEN && well_formed)
		load_file(rules, file, result == GUARD_FAULTY);
	return file->raw != NULL;
}

/* Whether a Japanese comma or full stop stands before `end`. */
static bool after_stop(const char *text, const char *end)
{
	return end - text >= 3 && (!memcmp(end - 3, "、", 3) || !memcmp(end - 3, "。", 3));
}

void rules_unfold(char *text)
{
	char *to = NULL;
	const char *from = text;
	for (char *space; from && (space = strchr(from, ' ')) != NULL; from = space + 1) {
		bool between = space > text && (space[-1] & 0x80) && ((space[1] & 0x80) || after_stop(text, space));
		size_t length = (size_t)(space - from) + !between;
		if (!to)
			to = text + (from - text);
		if (to != from)
			memmove(to, from, length);
		to += length;
	}
	if (to && to != from)
		memmove(to, from, strlen(from) + 1);
	for (char *meant = text ? strstr(text, "\u00a0") : NULL; meant; meant = strstr(meant, "\u00a0")) {
		*meant++ = ' ';
		memmove(meant, meant + 1, strlen(meant));
	}
}

/* Applies rules_unfold to every text in two languages below the schema. */
static void unfold_all(const cyaml_schema_value_t *schema, void *data)
{
	const cyaml_schema_field_t *fields = schema->mapping.fields;
	assert(data);	/* every file was loaded, or we wouldn't be here */
	if (schema_is_bitext(fields)) {
		/* The strings were loaded into memory of our own, const only for later readers. */
		rules_unfold((char *)((struct bitext *)data)->in[LANG_JA]);
		return;
	}
	for (const cyaml_schema_field_t *field = fields; field->key; field++) {
		char *at = (char *)data + field->data_offset;
		const cyaml_schema_value_t *value = &field->value;
		void *target = value->flags & CYAML_FLAG_POINTER ? *(void **)(void *)at : at;
		if (!target)
			continue;
		if (value->type == CYAML_MAPPING) {
			unfold_all(value, target);
		} else if (value->type == CYAML_SEQUENCE && value->sequence.entry->type == CYAML_MAPPING) {
			unsigned count;
			memcpy(&count, (char *)data + field->count_offset, sizeof(count));
			for (size_t i = 0; i < count; i++)
				unfold_all(value->sequence.entry, (char *)target + i * value->sequence.entry->data_size);
		}
	}
}

static void join_files(struct rules *rules, struct diag_sink *sink)
{
	struct raw_base *raw = &rules->raw;
	for (int i = 0; i < rules->file_count; i++) {
		const struct raw_base *from = rules->files[i].raw;
		if (!from)
			continue;
		if (from->about && raw->about) {
			struct place place = {.file = rules->files[i].path};
			const struct yaml_node *root = rules->files[i].root, *about = root ? yaml_member(root, "about") : NULL;
			if (about)
				place = source_place(&sink->arena, place.file, rules->files[i].bytes,
						     rules->files[i].length, NULL, about->key->line,
						     about->key->column);
			diag_add(sink, DIAG_SECTION_TWICE, &place, "about", NULL);
		}
		if (from->about)
			raw->about = from->about;
#define COUNT(name, type) raw->name##_count += from->name##_count;
		RAW_SECTIONS(COUNT)
#undef COUNT
	}
#define JOIN(name, type) \
	if (raw->name##_count) { \
		raw->name = arena_array(&rules->arena, raw->name##_count, sizeof(type)); \
		unsigned at = 0; \
		for (int i = 0; i < rules->file_count; i++) { \
			const struct raw_base *from = rules->files[i].raw; \
			if (!from || !from->name##_count) \
				continue; \
			memcpy(raw->name + at, from->name, from->name##_count * sizeof(type)); \
			at += from->name##_count; \
		} \
	}
	RAW_SECTIONS(JOIN)
#undef JOIN
}

/* The number of entries that a file gives to a section. */
static unsigned section_count(const struct raw_base *raw, const char *section)
{
#define MATCH(name, type) \
	if (!strcmp(section, #name)) \
		return raw->name##_count;
	RAW_SECTIONS(MATCH)
#undef MATCH
	return 0;
}

/* One step down the tree; the node itself when there is nothing there. */
static const struct yaml_node *descend(const struct yaml_node *node, const char *key, unsigned index)
{
	const struct yaml_node *child = key && node->kind == YAML_KIND_MAPPING ? yaml_member(node, key) : NULL;
	if (!child)
		return node;
	const struct yaml_node *item = child->kind == YAML_KIND_LIST ? yaml_item(child, index) : NULL;
	return item ? item : child;
}

/* descend from the root, but on from the entry before where it can. */
static const struct yaml_node *find_entry(struct rules_file *file, const char *section, unsigned index)
{
	const struct yaml_node *list = file->root->kind == YAML_KIND_MAPPING ? yaml_member(file->root, section) : NULL;
	if (!list || list->kind != YAML_KIND_LIST)
		return descend(file->root, section, index);
	if (list != file->section || index < file->entry_index) {
		file->section = list;
		file->entry = list->first;
		file->entry_index = 0;
	}
	for (; file->entry && file->entry_index < index; file->entry_index++)
		file->entry = file->entry->next;
	return file->entry ? file->entry : list;
}

static struct place find_place(const void *data, const struct raw_path *path)
{
	const struct rules *rules = data;
	struct rules_file *file = NULL;
	unsigned entry = path->entry;
	for (int i = 0; i < rules->file_count && !file; i++) {
		const struct raw_base *raw = rules->files[i].raw;
		unsigned count = raw ? section_count(raw, path->section) : 0;
		if (entry < count)
			file = &rules->files[i];
		else
			entry -= count;
	}
	if (!file)
		return (struct place){.file = rules->dir};
	if (!file->root)
		return (struct place){.file = file->path};
	const struct yaml_node *node = find_entry(file, path->section, entry);
	const struct yaml_node *outer = descend(node, path->key, path->index);
	node = path->key && outer == node ? node : descend(outer, path->inner, path->inner_index);
	struct rules *owner = (struct rules *)data;
	return source_place(&owner->arena, file->path, file->bytes, file->length, &file->lines, node->line,
			    node->column);
}

const char *rules_hash(struct rules *rules)
{
	static const char digits[] = "0123456789abcdef";
	if (rules->hash[0])
		return rules->hash;
	if (rules->trusted && embedded_rules_digest[0])
		return embedded_rules_digest;
	struct sha256_ctx sha;
	sha256_init(&sha);
	for (int i = 0; i < rules->file_count; i++) {
		const struct rules_file *file = &rules->files[i];
		uint8_t length[8];
		for (int k = 0; k < 8; k++)
			length[k] = (uint8_t)((uint64_t)file->length >> (56 - 8 * k));
		sha256_update(&sha, strlen(file->name) + 1, (const uint8_t *)file->name);
		sha256_update(&sha, sizeof(length), length);
		sha256_update(&sha, file->length, (const uint8_t *)file->bytes);
	}
	uint8_t digest[SHA256_DIGEST_SIZE];
	sha256_digest(&sha, sizeof(digest), digest);
	static const char prefix[] = "sha256:";
	char *hash = rules->hash;
	memcpy(hash, prefix, sizeof(prefix));
	hash += sizeof(prefix) - 1;
	for (size_t i = 0; i < sizeof(digest); i++) {
		*hash++ = digits[digest[i] >> 4];
		*hash++ = digits[digest[i] & 15];
	}
	*hash = '\0';
	return rules->hash;
}

/* Whether a key of a file that was loaded is the section's name, mistyped. */
static bool is_mistyped(const struct yaml_node *root, const char *section)
{
	for (const struct yaml_node *child = root->first; child; child = child->next) {
		if (child->key->kind != YAML_KIND_SCALAR || schema_has_section(child->key->text))
			continue;
		struct nearest nearest = {.word = child->key->text};
		nearest_offer(&nearest, section);
		if (*nearest_result(&nearest))
			return true;
	}
	return false;
}

/* Whether entries of the section may be lacking, since they stand where nothing could be loaded, or their list is empty. */
static bool may_lack(const struct rules *rules, const char *section)
{
	for (int i = 0; i < rules->file_count; i++) {
		const struct yaml_node *root = rules->files[i].root;
		if (!root || root->kind != YAML_KIND_MAPPING || is_mistyped(root, section))
			return true;
		const struct yaml_node *list = yaml_member(root, section);
		if (list && (!rules->files[i].raw || !list->first))
			return true;
	}
	return false;
}

/* Whether a fault may be one only because of what couldn't be loaded. */
static bool is_doubtful(const struct rules *rules, const struct diag *diag)
{
	/* The choices of one fact are the configurations of all methods. */
	static const struct {
		enum diag_code code;
		const char *about;	/* its first argument; NULL: any */
		const char *sections[3];
	} rows[] = {
		{DIAG_FLOW_UNREACHED, NULL, {"facts", "nodes", "outcomes"}},
		{DIAG_ID_UNKNOWN, "nodes, outcomes", {"nodes", "outcomes"}},
		{DIAG_ID_UNKNOWN, "choices", {"methods"}},
		{DIAG_CLAUSE_VALUE, NULL, {"methods"}},
		{DIAG_CLAUSE_ALWAYS, NULL, {"methods"}},
		{DIAG_LIST_EMPTY, "choices", {"methods"}},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (rows[i].code != diag->code || (rows[i].about && strcmp(rows[i].about, diag->args[0]) != 0))
			continue;
		for (int k = 0; k < 3 && rows[i].sections[k]; k++)
			if (may_lack(rules, rows[i].sections[k]))
				return true;
	}
	return (diag->code == DIAG_ID_UNKNOWN || diag->code == DIAG_SECTION_MISSING) && may_lack(rules, diag->args[0]);
}

/* Of a list that is empty or isn't there the guard has told. */
static bool is_told(const struct diag *diag, const struct diag_sink *sink)
{
	static const enum diag_code codes[] = {DIAG_LIST_EMPTY, DIAG_KEY_MISSING, DIAG_VALUE_EMPTY};
	bool concerned = diag->code == DIAG_LIST_EMPTY || diag->code == DIAG_KEY_MISSING;
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]) && concerned; i++)
		if (diag_told(sink, codes[i], &diag->place, diag->args[0]))
			return true;
	return false;
}

/* After faults of form: what can be said of the rest all the same. */
static void check_rest(struct rules *rules, const char *const *reserved, struct diag_sink *sink)
{
	struct diag_sink found = {0};
	kb_compile(&rules->arena, &rules->raw, &rules->places, &found);
	spelling_check(&rules->raw, &rules->places, reserved, &found);
	for (const struct diag *diag = found.first; diag; diag = diag->next)
		if (!is_doubtful(rules, diag) && !is_told(diag, sink))
			diag_add(sink, diag->code, &diag->place, diag->args[0], diag->args[1], diag->args[2],
				 diag->args[3], NULL);
	diag_release(&found);
}

static bool load(struct rules *rules, const char *dir, const char *const *reserved, struct diag_sink *sink)
{
	int errors = sink->errors;
	if (dir)
		use_directory(rules, dir, sink);
	else
		use_embedded(rules);
	int taken = 0;
	for (int i = 0; i < rules->file_count; i++)
		taken += take_file(rules, &rules->files[i], sink);
	if (!taken || (rules->trusted && taken < rules->file_count))
		return false;
	for (int i = 0; i < rules->file_count; i++)
		if (rules->files[i].raw)
			unfold_all(&schema_file, rules->files[i].raw);
	join_files(rules, sink);
	if (sink->errors > errors) {
		check_rest(rules, reserved, sink);
		return false;
	}
	struct kb *kb = kb_compile(&rules->arena, &rules->raw, &rules->places, sink);
	if (!rules->trusted)
		spelling_check(&rules->raw, &rules->places, reserved, sink);
	if (sink->errors > errors)
		return false;
	rules->kb = kb;
	return true;
}

static void begin(struct rules *rules)
{
	*rules = (struct rules){.places = {.find = find_place, .data = rules}};
}

/*
 * The built-in base was guarded when it was tested, and half the time of a start would go into guarding it again. Should
 * it be faulty after all, the second try says where.
 */
static bool load_trusting(struct rules *rules, bool concluding, const char *const *reserved, struct diag_sink *sink)
{
	struct diag_sink quiet = {0};
	begin(rules);
	rules->trusted = true;
	rules->concluding = concluding;
	bool loaded = load(rules, NULL, reserved, &quiet);
	diag_release(&quiet);
	if (loaded)
		return true;
	rules_release(rules);
	return rules_load_checked(rules, NULL, reserved, sink);
}

bool rules_load(struct rules *rules, const char *dir, const char *const *reserved, struct diag_sink *sink)
{
	return dir ? rules_load_checked(rules, dir, reserved, sink) : load_trusting(rules, false, reserved, sink);
}

bool rules_load_concluding(struct rules *rules, const char *dir, const char *const *reserved, struct diag_sink *sink)
{
	return dir ? rules_load_checked(rules, dir, reserved, sink) : load_trusting(rules, true, reserved, sink);
}

bool rules_load_checked(struct rules *rules, const char *dir, const char *const *reserved, struct diag_sink *sink)
{
	begin(rules);
	return load(rules, dir, reserved, sink);
}

void rules_release(struct rules *rules)
{
	arena_release(&rules->arena);
	*rules = (struct rules){0};
}

const char *rules_file_bytes(const struct rules *rules, int file, size_t *length)
{
	*length = rules->files[file].length;
	return rules->files[file].bytes;
}

const char *rules_file_path(const struct rules *rules, int file)
{
	return rules->files[file].path;
}

const struct yaml_node *rules_file_root(const struct rules *rules, int file)
{
	return rules->files[file].root;
}
