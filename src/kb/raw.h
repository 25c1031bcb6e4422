/*
 * A rule base as written: what the rule files say, section by section, ids still as strings.
 * Filled by the loader (or by hand in tests), turned into a `struct kb` by kb_compile.
 * Members named x and x_count are a list. Optional strings are NULL when absent. Other strings are "" when they are
 * missing or empty in a file, which was reported then, so that kb_compile says nothing more of them.
 */
#ifndef SENTEI_KB_RAW_H
#define SENTEI_KB_RAW_H

#include "base/diag.h"
#include "base/lang.h"
#include "kb/kb.h"

struct raw_source {
	const char *chapter, *section, *page, *url;
};

struct raw_about {
	struct bitext title, intro, method, methods, authority, caveat;
};

struct raw_name {
	const char *id;
	struct bitext name;
};

struct raw_chapter {
	const char *id;
	struct bitext title;
	struct raw_name *sections;
	unsigned sections_count;
};

struct raw_assume {
	const char *value;
	struct bitext because;
};

struct raw_choice {
	const char *id;
	struct bitext label, phrase;
	const char **also;
	unsigned also_count;
};

struct raw_fact {
	const char *id, *group, *values;
	enum kb_kind kind;
	struct bitext label, question, help;
	struct bitext *example;
	struct raw_assume *assume;
	struct raw_choice *choices;
	unsigned choices_count;
	enum kb_basis basis;
	struct raw_source source;
};

struct raw_edge {
	const char *is, *go;
};

struct raw_node {
	const char *id, *ask;
	struct raw_edge *edges;
	unsigned edges_count;
	enum kb_basis basis;
	struct raw_source source;
};

struct raw_outcome {
	const char *id, *method;
	struct bitext because;
	enum kb_basis basis;
	struct raw_source source;
};

struct raw_companion {
	const char *method, *tier;
	const char **when;
	unsigned when_count;
	struct bitext because;
	enum kb_basis basis;
	struct raw_source source;
};

struct raw_characteristic {
	const char *id, *better;
	struct bitext name, short_name, meaning;
	struct raw_name *levels;
	unsigned levels_count;
	enum kb_basis basis;
	struct raw_source source;
};

struct raw_configuration {
	const char *id;
	struct bitext name, description;
	enum kb_basis basis;
	struct raw_source source;
};

/* A level of one method, an override of it, or a need: the three share their keys but for `when`. */
struct raw_level {
	const char **when;
	unsigned when_count;
	const char *characteristic, *level;
	struct bitext because;
	enum kb_basis basis;
	struct raw_source source;
};

/* Grounds of a part of a statement, where they differ from the statement's own. */
struct raw_grounds {
	enum kb_basis basis;
	struct raw_source source;
};

struct raw_method {
	const char *id;
	struct bitext name, definition;
	struct bitext *confusion;
	struct raw_grounds *requires_grounds;
	const char **requires;
	unsigned requires_count;
	struct raw_configuration *configurations;
	unsigned configurations_count;
	struct raw_level *levels;
	unsigned levels_count;
	struct raw_level *overrides;
	unsigned overrides_count;
	enum kb_basis basis;
	struct raw_source source;
};

struct raw_exception {
	const char *method, *dominated_by;
	struct bitext because;
	enum kb_basis basis;
	struct raw_source source;
};

struct raw_heading {
	const char *id;
	struct bitext name, description;
	enum kb_basis basis;
	struct raw_source source;
};

struct raw_caution {
	const char *id, *tier, *category;
	const char **methods, **when, **roles;
	unsigned methods_count, when_count, roles_count;
	int first;
	struct bitext title, risk, action;
	enum kb_basis basis;
	struct raw_source source;
};

struct raw_case {
	const char *id;
	const char **methods, **when, **cautions;
	unsigned methods_count, when_count, cautions_count;
	struct bitext name, story, watch;
	enum kb_basis basis;
	struct raw_source source;
};

/* A settings guide or a checklist; `detail` is the guide's kind or the checklist's note. */
struct raw_document {
	const char *id, *url;
	const char **methods, **when;
	unsigned methods_count, when_count;
	struct bitext name, detail;
	enum kb_basis basis;
	struct raw_source source;
};

struct raw_former {
	const char **methods;
	unsigned methods_count;
	struct bitext name, note;
	enum kb_basis basis;
	struct raw_source source;
};

struct raw_term_entry {
	const char *id;
	struct bitext term, text;
	const char **also;
	unsigned also_count;
	enum kb_basis basis;
	struct raw_source source;
};

/*
 * The sections that are lists: X(name in the files, member's type). The loader joins them over files by this list, and
 * a path names them by the same words.
 */
#define RAW_SECTIONS(X) \
	X(chapters, struct raw_chapter) \
	X(groups, struct raw_name) \
	X(facts, struct raw_fact) \
	X(nodes, struct raw_node) \
	X(outcomes, struct raw_outcome) \
	X(companions, struct raw_companion) \
	X(characteristics, struct raw_characteristic) \
	X(methods, struct raw_method) \
	X(exceptions, struct raw_exception) \
	X(needs, struct raw_level) \
	X(roles, struct raw_heading) \
	X(tiers, struct raw_heading) \
	X(categories, struct raw_heading) \
	X(cautions, struct raw_caution) \
	X(cases, struct raw_case) \
	X(guides, struct raw_document) \
	X(checklists, struct raw_document) \
	X(formerly, struct raw_former) \
	X(glossary, struct raw_term_entry)

struct raw_base {
	struct raw_about *about;
#define RAW_MEMBER(name, type) \
	type *name; \
	unsigned name##_count;
	RAW_SECTIONS(RAW_MEMBER)
#undef RAW_MEMBER
};

/* A way to a value: facts[3] · choices[1] · also[0]. Unused keys are NULL; an index counts only in a list. */
struct raw_path {
	const char *section;
	unsigned entry;		/* in the joined list */
	const char *key;
	unsigned index;
	const char *inner;
	unsigned inner_index;
};

/* How to find where a value stands; a longer path than the files have gives the place of its nearest parent. */
struct raw_places {
	struct place (*find)(const void *data, const struct raw_path *path);
	const void *data;
};

#endif
