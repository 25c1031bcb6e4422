/* Walks a tree beside the schema tables. Knows the tables' meaning, not what the keys are about. */
#include "rules/guard.h"

#include <string.h>

#include "base/buf.h"
#include "base/nearest.h"

struct guard {
	struct yaml_reader *reader;
	struct diag_sink *sink;
	enum guard_result result;
};

/* Reports at a node, or at its key where it has one. */
#define REPORT(g, code, node, ...) \
	do { \
		struct place place_ = yaml_place((g)->reader, (node)->line, (node)->column); \
		diag_add((g)->sink, code, &place_, __VA_ARGS__, NULL); \
		if ((g)->result == GUARD_CLEAN) \
			(g)->result = GUARD_FAULTY; \
	} while (0)

static void check_value(struct guard *g, const struct yaml_node *node, const cyaml_schema_value_t *schema,
			const char *key);

static const cyaml_schema_field_t *field_find(const cyaml_schema_field_t *fields, const char *key)
{
	for (; fields->key; fields++)
		if (!strcmp(fields->key, key))
			return fields;
	return NULL;
}

static void report_unknown_key(struct guard *g, const struct yaml_node *key, const cyaml_schema_field_t *fields)
{
	const char *word = key->kind == YAML_KIND_SCALAR ? key->text : "";
	struct nearest nearest = {.word = word};
	struct buf valid = {0};
	for (const cyaml_schema_field_t *f = fields; f->key; f++) {
		nearest_offer(&nearest, f->key);
		buf_item(&valid, ", ", f->key);
	}
	REPORT(g, DIAG_KEY_UNKNOWN, key, word, nearest_result(&nearest), buf_text(&valid));
	buf_release(&valid);
}

static void report_twice(struct guard *g, const struct yaml_node *key, const struct yaml_node *first)
{
	REPORT(g, DIAG_KEY_TWICE, key, key->text, decimal(first->line).text);
	g->result = GUARD_BROKEN;
}

static void check_mapping(struct guard *g, const struct yaml_node *node, const cyaml_schema_field_t *fields,
			  const char *name)
{
	for (const struct yaml_node *child = node->first; child; child = child->next) {
		if (child->key->alias)
			continue;
		if (child->key->kind != YAML_KIND_SCALAR) {
			report_unknown_key(g, child->key, fields);
			g->result = GUARD_BROKEN;
			continue;
		}
		const struct yaml_node *first = yaml_member(node, child->key->text);
		const cyaml_schema_field_t *field = field_find(fields, child->key->text);
		if (first != child)
			report_twice(g, child->key, first->key);
		else if (!field)
			report_unknown_key(g, child->key, fields);
		else if (schema_is_bitext(fields) && yaml_is_null(child))
			REPORT(g, DIAG_TEXT_MISSING, child->key, name, field->key);
		else
			check_value(g, child, &field->value, field->key);
	}
	const struct yaml_node *at = node->key ? node->key : node;
	for (const cyaml_schema_field_t *f = fields; f->key; f++) {
		if ((f->value.flags & CYAML_FLAG_OPTIONAL) || yaml_member(node, f->key))
			continue;
		if (schema_is_bitext(fields))
			REPORT(g, DIAG_TEXT_MISSING, at, name, f->key);
		else
			REPORT(g, DIAG_KEY_MISSING, at, f->key, name);
	}
}

static void check_word(struct guard *g, const struct yaml_node *node, const cyaml_schema_value_t *schema, const char *key)
{
	struct nearest nearest = {.word = node->text};
	struct buf valid = {0};
	for (uint32_t i = 0; i < schema->enumeration.count; i++) {
		const char *word = schema->enumeration.strings[i].str;
		if (!strcmp(word, node->text))
			goto out;
		nearest_offer(&nearest, word);
		buf_item(&valid, ", ", word);
	}
	REPORT(g, DIAG_VALUE_NOT_ONE_OF, node, key, node->text, nearest_result(&nearest), buf_text(&valid));
out:
	buf_release(&valid);
}

static enum yaml_kind expected_kind(const cyaml_schema_value_t *schema)
{
	switch (schema->type) {
	case CYAML_MAPPING:
		return YAML_KIND_MAPPING;
	case CYAML_SEQUENCE:
		return YAML_KIND_LIST;
	default:
		return YAML_KIND_SCALAR;
	}
}

static void check_value(struct guard *g, const struct yaml_node *node, const cyaml_schema_value_t *schema,
			const char *key)
{
	enum yaml_kind expected = expected_kind(schema);
	if (node->alias)
		return;
	/* A key without a value is an empty scalar, whatever was meant. */
	if (yaml_is_null(node) || (node->kind == YAML_KIND_SCALAR && !node->text[strspn(node->text, " \t\n")])) {
		REPORT(g, DIAG_VALUE_EMPTY, node->key ? node->key : node, key);
		if (expected != YAML_KIND_SCALAR && !(schema->flags & CYAML_FLAG_POINTER && yaml_is_null(node)))
			g->result = GUARD_BROKEN;
	} else if (node->kind != expected) {
		REPORT(g, DIAG_VALUE_KIND, node, key, yaml_kind_names[expected], yaml_kind_names[node->kind]);
		g->result = GUARD_BROKEN;
	} else if (expected == YAML_KIND_MAPPING) {
		check_mapping(g, node, schema->mapping.fields, key);
	} else if (expected == YAML_KIND_LIST && !node->first) {
		REPORT(g, DIAG_LIST_EMPTY, node, key);
	} else if (expected == YAML_KIND_LIST) {
		for (const struct yaml_node *item = node->first; item; item = item->next)
			check_value(g, item, schema->sequence.entry, key);
	} else if (schema->type == CYAML_ENUM) {
		check_word(g, node, schema, key);
	}
}

enum guard_result guard_check(struct yaml_reader *reader, const struct yaml_node *root)
{
	struct guard g = {.reader = reader, .sink = yaml_sink(reader), .result = GUARD_CLEAN};
	check_value(&g, root, &schema_file, "rules");
	return g.result;
}

static cyaml_schema_value_t forgive(struct arena *arena, cyaml_schema_value_t value)
{
	if (value.flags & CYAML_FLAG_POINTER)
		value.flags |= CYAML_FLAG_POINTER_NULL_STR;
	if (value.type == CYAML_ENUM) {
		value.type = CYAML_IGNORE;
	} else if (value.type == CYAML_SEQUENCE) {
		value.sequence.entry = guard_forgiving(arena, value.sequence.entry);
	} else if (value.type == CYAML_MAPPING) {
		size_t count = 0;
		while (value.mapping.fields[count].key)
			count++;
		cyaml_schema_field_t *fields = arena_array(arena, count + 1, sizeof(*fields));
		for (size_t i = 0; i < count; i++) {
			fields[i] = value.mapping.fields[i];
			fields[i].value = forgive(arena, fields[i].value);
			fields[i].value.flags |= CYAML_FLAG_OPTIONAL;
		}
		value.mapping.fields = fields;
	}
	return value;
}

const cyaml_schema_value_t *guard_forgiving(struct arena *arena, const cyaml_schema_value_t *schema)
{
	cyaml_schema_value_t *copy = arena_alloc(arena, sizeof(*copy));
	*copy = forgive(arena, *schema);
	return copy;
}

/* The items of a list that was loaded. */
static void fill_items(const cyaml_schema_value_t *entry, void *items, unsigned count)
{
	for (size_t i = 0; i < count; i++) {
		if (entry->type == CYAML_MAPPING)
			guard_fill(entry, (char *)items + i * entry->data_size);
		else if (entry->type == CYAML_STRING && !((const char **)items)[i])
			((const char **)items)[i] = "";
	}
}

static void fill_field(const cyaml_schema_field_t *field, char *at)
{
	const cyaml_schema_value_t *value = &field->value;
	void *target = at + field->data_offset;
	bool pointer = (value->flags & CYAML_FLAG_POINTER) != 0;
	void *pointed = pointer ? *(void **)target : target;
	if (value->type == CYAML_STRING && !pointed && !(value->flags & CYAML_FLAG_OPTIONAL)) {
		*(const char **)target = "";
	} else if (value->type == CYAML_MAPPING && pointed) {
		guard_fill(value, pointed);
	} else if (value->type == CYAML_SEQUENCE && pointed) {
		unsigned count;
		memcpy(&count, at + field->count_offset, sizeof(count));
		fill_items(value->sequence.entry, pointed, count);
	}
}

void guard_fill(const cyaml_schema_value_t *schema, void *data)
{
	for (const cyaml_schema_field_t *field = schema->mapping.fields; field->key; field++)
		fill_field(field, data);
}
