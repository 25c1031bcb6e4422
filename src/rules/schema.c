/* One table per kind of mapping in a rule file, beside the struct of kb/raw.h that it fills. */
#include "rules/schema.h"

#include <string.h>

#include "kb/raw.h"

#define OPTIONAL CYAML_FLAG_OPTIONAL

#define STRING(key, flags, type, member) \
	CYAML_FIELD_STRING_PTR(key, CYAML_FLAG_POINTER | (flags), type, member, 0, CYAML_UNLIMITED)
#define TEXT(key, type, member) CYAML_FIELD_MAPPING(key, CYAML_FLAG_DEFAULT, type, member, bitext_fields)
#define OPTIONAL_TEXT(key, type, member) \
	CYAML_FIELD_MAPPING_PTR(key, CYAML_FLAG_POINTER | OPTIONAL, type, member, bitext_fields)
#define LIST(key, flags, type, member, entry) \
	CYAML_FIELD_SEQUENCE(key, CYAML_FLAG_POINTER | (flags), type, member, entry, 0, CYAML_UNLIMITED)
#define CHOICE(key, flags, type, member, strings) \
	CYAML_FIELD_ENUM(key, CYAML_FLAG_STRICT | (flags), type, member, strings, sizeof(strings) / sizeof((strings)[0]))
/* What every statement ends with. */
#define GROUNDS(type) \
	CHOICE("basis", CYAML_FLAG_DEFAULT, type, basis, basis_words), \
	CYAML_FIELD_MAPPING("source", CYAML_FLAG_DEFAULT, type, source, source_fields)

#define ENTRY(name, type, fields) \
	static const cyaml_schema_value_t name = {CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, type, fields)}

static const cyaml_strval_t basis_words[] = {
	{"overview", KB_OVERVIEW},
	{"published", KB_PUBLISHED},
	{"reconstructed", KB_RECONSTRUCTED},
	{"guideline", KB_GUIDELINE},
};

static const cyaml_strval_t kind_words[] = {
	{"decision", KB_DECISION},
	{"circumstance", KB_CIRCUMSTANCE},
};

/* Not a YAML boolean: libcyaml takes any unknown word for true. */
static const cyaml_strval_t yes_word[] = {
	{"yes", 1},
};

static const cyaml_schema_value_t string_entry = {
	CYAML_VALUE_STRING(CYAML_FLAG_POINTER, const char *, 0, CYAML_UNLIMITED),
};

static const cyaml_schema_field_t bitext_fields[] = {
	STRING("ja", CYAML_FLAG_DEFAULT, struct bitext, in[LANG_JA]),
	STRING("en", CYAML_FLAG_DEFAULT, struct bitext, in[LANG_EN]),
	CYAML_FIELD_END,
};

bool schema_is_bitext(const cyaml_schema_field_t *fields)
{
	return fields == bitext_fields;
}

static const cyaml_schema_field_t source_fields[] = {
	STRING("chapter", CYAML_FLAG_DEFAULT, struct raw_source, chapter),
	STRING("section", OPTIONAL, struct raw_source, section),
	STRING("page", OPTIONAL, struct raw_source, page),
	STRING("url", OPTIONAL, struct raw_source, url),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t about_fields[] = {
	TEXT("title", struct raw_about, title),
	TEXT("intro", struct raw_about, intro),
	TEXT("method", struct raw_about, method),
	TEXT("methods", struct raw_about, methods),
	TEXT("authority", struct raw_about, authority),
	TEXT("caveat", struct raw_about, caveat),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t name_fields[] = {
	STRING("id", CYAML_FLAG_DEFAULT, struct raw_name, id),
	TEXT("name", struct raw_name, name),
	CYAML_FIELD_END,
};
ENTRY(groups_entry, struct raw_name, name_fields);

/* Sections of a chapter have titles where other things have names. */
static const cyaml_schema_field_t section_fields[] = {
	STRING("id", CYAML_FLAG_DEFAULT, struct raw_name, id),
	TEXT("title", struct raw_name, name),
	CYAML_FIELD_END,
};
ENTRY(section_entry, struct raw_name, section_fields);

static const cyaml_schema_field_t chapter_fields[] = {
	STRING("id", CYAML_FLAG_DEFAULT, struct raw_chapter, id),
	TEXT("title", struct raw_chapter, title),
	LIST("sections", OPTIONAL, struct raw_chapter, sections, &section_entry),
	CYAML_FIELD_END,
};
ENTRY(chapters_entry, struct raw_chapter, chapter_fields);

static const cyaml_schema_field_t assume_fields[] = {
	STRING("value", CYAML_FLAG_DEFAULT, struct raw_assume, value),
	TEXT("because", struct raw_assume, because),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t choice_fields[] = {
	STRING("id", CYAML_FLAG_DEFAULT, struct raw_choice, id),
	TEXT("label", struct raw_choice, label),
	TEXT("phrase", struct raw_choice, phrase),
	LIST("also", OPTIONAL, struct raw_choice, also, &string_entry),
	CYAML_FIELD_END,
};
ENTRY(choice_entry, struct raw_choice, choice_fields);

static const cyaml_schema_field_t fact_fields[] = {
	STRING("id", CYAML_FLAG_DEFAULT, struct raw_fact, id),
	CHOICE("kind", CYAML_FLAG_DEFAULT, struct raw_fact, kind, kind_words),
	STRING("group", OPTIONAL, struct raw_fact, group),
	TEXT("label", struct raw_fact, label),
	TEXT("question", struct raw_fact, question),
	OPTIONAL_TEXT("example", struct raw_fact, example),
	TEXT("help", struct raw_fact, help),
	CYAML_FIELD_MAPPING_PTR("assume", CYAML_FLAG_POINTER | OPTIONAL, struct raw_fact, assume, assume_fields),
	STRING("values", OPTIONAL, struct raw_fact, values),
	LIST("choices", OPTIONAL, struct raw_fact, choices, &choice_entry),
	GROUNDS(struct raw_fact),
	CYAML_FIELD_END,
};
ENTRY(facts_entry, struct raw_fact, fact_fields);

static const cyaml_schema_field_t edge_fields[] = {
	STRING("is", CYAML_FLAG_DEFAULT, struct raw_edge, is),
	STRING("go", CYAML_FLAG_DEFAULT, struct raw_edge, go),
	CYAML_FIELD_END,
};
ENTRY(edge_entry, struct raw_edge, edge_fields);

static const cyaml_schema_field_t node_fields[] = {
	STRING("id", CYAML_FLAG_DEFAULT, struct raw_node, id),
	STRING("ask", CYAML_FLAG_DEFAULT, struct raw_node, ask),
	LIST("edges", CYAML_FLAG_DEFAULT, struct raw_node, edges, &edge_entry),
	GROUNDS(struct raw_node),
	CYAML_FIELD_END,
};
ENTRY(nodes_entry, struct raw_node, node_fields);

static const cyaml_schema_field_t outcome_fields[] = {
	STRING("id", CYAML_FLAG_DEFAULT, struct raw_outcome, id),
	STRING("method", OPTIONAL, struct raw_outcome, method),
	TEXT("because", struct raw_outcome, because),
	GROUNDS(struct raw_outcome),
	CYAML_FIELD_END,
};
ENTRY(outcomes_entry, struct raw_outcome, outcome_fields);

static const cyaml_schema_field_t companion_fields[] = {
	STRING("method", CYAML_FLAG_DEFAULT, struct raw_companion, method),
	LIST("when", CYAML_FLAG_DEFAULT, struct raw_companion, when, &string_entry),
	STRING("tier", OPTIONAL, struct raw_companion, tier),
	TEXT("because", struct raw_companion, because),
	GROUNDS(struct raw_companion),
	CYAML_FIELD_END,
};
ENTRY(companions_entry, struct raw_companion, companion_fields);

static const cyaml_schema_field_t characteristic_fields[] = {
	STRING("id", CYAML_FLAG_DEFAULT, struct raw_characteristic, id),
	TEXT("name", struct raw_characteristic, name),
	TEXT("short", struct raw_characteristic, short_name),
	TEXT("meaning", struct raw_characteristic, meaning),
	LIST("levels", CYAML_FLAG_DEFAULT, struct raw_characteristic, levels, &groups_entry),
	STRING("better", CYAML_FLAG_DEFAULT, struct raw_characteristic, better),
	GROUNDS(struct raw_characteristic),
	CYAML_FIELD_END,
};
ENTRY(characteristics_entry, struct raw_characteristic, characteristic_fields);

static const cyaml_schema_field_t configuration_fields[] = {
	STRING("id", CYAML_FLAG_DEFAULT, struct raw_configuration, id),
	TEXT("name", struct raw_configuration, name),
	TEXT("description", struct raw_configuration, description),
	GROUNDS(struct raw_configuration),
	CYAML_FIELD_END,
};
ENTRY(configuration_entry, struct raw_configuration, configuration_fields);

static const cyaml_schema_field_t level_fields[] = {
	STRING("characteristic", CYAML_FLAG_DEFAULT, struct raw_level, characteristic),
	STRING("level", CYAML_FLAG_DEFAULT, struct raw_level, level),
	TEXT("because", struct raw_level, because),
	GROUNDS(struct raw_level),
	CYAML_FIELD_END,
};
ENTRY(level_entry, struct raw_level, level_fields);

static const cyaml_schema_field_t conditional_level_fields[] = {
	LIST("when", CYAML_FLAG_DEFAULT, struct raw_level, when, &string_entry),
	STRING("characteristic", CYAML_FLAG_DEFAULT, struct raw_level, characteristic),
	STRING("level", CYAML_FLAG_DEFAULT, struct raw_level, level),
	TEXT("because", struct raw_level, because),
	GROUNDS(struct raw_level),
	CYAML_FIELD_END,
};
ENTRY(needs_entry, struct raw_level, conditional_level_fields);

static const cyaml_schema_field_t grounds_fields[] = {
	GROUNDS(struct raw_grounds),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t method_fields[] = {
	STRING("id", CYAML_FLAG_DEFAULT, struct raw_method, id),
	TEXT("name", struct raw_method, name),
	TEXT("definition", struct raw_method, definition),
	OPTIONAL_TEXT("confusion", struct raw_method, confusion),
	LIST("requires", OPTIONAL, struct raw_method, requires, &string_entry),
	CYAML_FIELD_MAPPING_PTR("requires_grounds", CYAML_FLAG_POINTER | OPTIONAL, struct raw_method, requires_grounds,
				grounds_fields),
	LIST("configurations", OPTIONAL, struct raw_method, configurations, &configuration_entry),
	LIST("levels", OPTIONAL, struct raw_method, levels, &level_entry),
	LIST("overrides", OPTIONAL, struct raw_method, overrides, &needs_entry),
	GROUNDS(struct raw_method),
	CYAML_FIELD_END,
};
ENTRY(methods_entry, struct raw_method, method_fields);

static const cyaml_schema_field_t exception_fields[] = {
	STRING("method", CYAML_FLAG_DEFAULT, struct raw_exception, method),
	STRING("dominated_by", CYAML_FLAG_DEFAULT, struct raw_exception, dominated_by),
	TEXT("because", struct raw_exception, because),
	GROUNDS(struct raw_exception),
	CYAML_FIELD_END,
};
ENTRY(exceptions_entry, struct raw_exception, exception_fields);

static const cyaml_schema_field_t heading_fields[] = {
	STRING("id", CYAML_FLAG_DEFAULT, struct raw_heading, id),
	TEXT("name", struct raw_heading, name),
	TEXT("description", struct raw_heading, description),
	GROUNDS(struct raw_heading),
	CYAML_FIELD_END,
};
ENTRY(roles_entry, struct raw_heading, heading_fields);
#define tiers_entry roles_entry
#define categories_entry roles_entry

static const cyaml_schema_field_t caution_fields[] = {
	STRING("id", CYAML_FLAG_DEFAULT, struct raw_caution, id),
	LIST("methods", CYAML_FLAG_DEFAULT, struct raw_caution, methods, &string_entry),
	LIST("when", OPTIONAL, struct raw_caution, when, &string_entry),
	CHOICE("first", OPTIONAL, struct raw_caution, first, yes_word),
	LIST("roles", CYAML_FLAG_DEFAULT, struct raw_caution, roles, &string_entry),
	STRING("tier", CYAML_FLAG_DEFAULT, struct raw_caution, tier),
	STRING("category", CYAML_FLAG_DEFAULT, struct raw_caution, category),
	TEXT("title", struct raw_caution, title),
	TEXT("risk", struct raw_caution, risk),
	TEXT("action", struct raw_caution, action),
	GROUNDS(struct raw_caution),
	CYAML_FIELD_END,
};
ENTRY(cautions_entry, struct raw_caution, caution_fields);

static const cyaml_schema_field_t case_fields[] = {
	STRING("id", CYAML_FLAG_DEFAULT, struct raw_case, id),
	TEXT("name", struct raw_case, name),
	LIST("methods", CYAML_FLAG_DEFAULT, struct raw_case, methods, &string_entry),
	LIST("when", OPTIONAL, struct raw_case, when, &string_entry),
	TEXT("story", struct raw_case, story),
	TEXT("watch", struct raw_case, watch),
	LIST("cautions", CYAML_FLAG_DEFAULT, struct raw_case, cautions, &string_entry),
	GROUNDS(struct raw_case),
	CYAML_FIELD_END,
};
ENTRY(cases_entry, struct raw_case, case_fields);

#define DOCUMENT_FIELDS(detail_key) \
	{ \
		STRING("id", CYAML_FLAG_DEFAULT, struct raw_document, id), \
		TEXT("name", struct raw_document, name), \
		TEXT(detail_key, struct raw_document, detail), \
		LIST("methods", CYAML_FLAG_DEFAULT, struct raw_document, methods, &string_entry), \
		LIST("when", OPTIONAL, struct raw_document, when, &string_entry), \
		STRING("url", OPTIONAL, struct raw_document, url), \
		GROUNDS(struct raw_document), \
		CYAML_FIELD_END, \
	}
static const cyaml_schema_field_t guide_fields[] = DOCUMENT_FIELDS("kind");
ENTRY(guides_entry, struct raw_document, guide_fields);
static const cyaml_schema_field_t checklist_fields[] = DOCUMENT_FIELDS("note");
ENTRY(checklists_entry, struct raw_document, checklist_fields);

static const cyaml_schema_field_t former_fields[] = {
	TEXT("name", struct raw_former, name),
	LIST("methods", CYAML_FLAG_DEFAULT, struct raw_former, methods, &string_entry),
	TEXT("note", struct raw_former, note),
	GROUNDS(struct raw_former),
	CYAML_FIELD_END,
};
ENTRY(formerly_entry, struct raw_former, former_fields);

static const cyaml_schema_field_t glossary_fields[] = {
	STRING("id", CYAML_FLAG_DEFAULT, struct raw_term_entry, id),
	TEXT("term", struct raw_term_entry, term),
	LIST("also", OPTIONAL, struct raw_term_entry, also, &string_entry),
	TEXT("text", struct raw_term_entry, text),
	GROUNDS(struct raw_term_entry),
	CYAML_FIELD_END,
};
ENTRY(glossary_entry, struct raw_term_entry, glossary_fields);

static const cyaml_schema_field_t file_fields[] = {
	CYAML_FIELD_MAPPING_PTR("about", CYAML_FLAG_POINTER | OPTIONAL, struct raw_base, about, about_fields),
#define SECTION(name, type) LIST(#name, OPTIONAL, struct raw_base, name, &name##_entry),
	RAW_SECTIONS(SECTION)
#undef SECTION
	CYAML_FIELD_END,
};

const cyaml_schema_value_t schema_file = {
	CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct raw_base, file_fields),
};

bool schema_has_section(const char *name)
{
	const cyaml_schema_field_t *field = file_fields;
	while (field->key && strcmp(field->key, name) != 0)
		field++;
	return field->key != NULL;
}
