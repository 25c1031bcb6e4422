/* The shape of a rule file, as the tables that libcyaml and the guard both read. */
#ifndef SENTEI_RULES_SCHEMA_H
#define SENTEI_RULES_SCHEMA_H

#include <cyaml/cyaml.h>
#include <stdbool.h>

/* A whole file: a `struct raw_base`. Every mapping field without CYAML_FLAG_OPTIONAL is mandatory. */
extern const cyaml_schema_value_t schema_file;

/* Whether a file may have a section of that name. */
bool schema_has_section(const char *name);

/* Whether these are the fields of a text in two languages. */
bool schema_is_bitext(const cyaml_schema_field_t *fields);

#endif
