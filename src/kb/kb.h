/*
 * The compiled knowledge base: plain tables tied by indices, immutable once compiled.
 * Nothing here knows what the facts and methods are about; all words come from the rule files.
 *
 * Conventions: an index that refers to nothing is KB_NONE. A set of values of a fact is a mask of bits 1 << value;
 * sets of methods and of roles likewise. Optional texts have NULL in both languages.
 */
#ifndef SENTEI_KB_KB_H
#define SENTEI_KB_KB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/lang.h"

enum {
	KB_NONE = -1,
	KB_MAX_FACTS = 64,
	KB_MAX_VALUES = 31,
	KB_MAX_METHODS = 64,
	KB_MAX_ROLES = 32,
	KB_MAX_CHARACTERISTICS = 64,
	KB_MAX_NODES = 4096,
};

/* How sure a statement is; the rule files' `basis`. */
enum kb_basis { KB_OVERVIEW, KB_PUBLISHED, KB_RECONSTRUCTED, KB_GUIDELINE, KB_BASIS_COUNT };

/* Where a statement comes from. */
struct kb_source {
	enum kb_basis basis;
	int chapter;
	int section;		/* within the chapter, or KB_NONE */
	const char *page;	/* NULL unless checked */
	const char *url;	/* NULL or an address */
};

/* `fact` has one of `values`. */
struct kb_term {
	int fact;
	uint32_t values;
};

/* Terms of which one must hold; `text` is the clause in the rules' own syntax. */
struct kb_clause {
	const struct kb_term *terms;
	int term_count;
	const char *text;
};

/* Clauses that must all hold; no clause means always. No fact stands twice in one condition. */
struct kb_cond {
	const struct kb_clause *clauses;
	int clause_count;
};

struct kb_about {
	struct bitext title, intro;
	struct bitext method, methods;	/* what one result is called, and several */
	struct bitext authority;	/* the document that the rules follow */
	struct bitext caveat;		/* what is the rule base's own */
};

/* An id with a name: sections of chapters, groups of facts, levels. */
struct kb_name {
	const char *id;
	struct bitext name;
};

struct kb_chapter {
	const char *id;
	struct bitext title;
	const struct kb_name *sections;
	int section_count;
};

enum kb_kind { KB_DECISION, KB_CIRCUMSTANCE };

struct kb_choice {
	const char *id;
	struct bitext label;		/* what the user picks */
	struct bitext phrase;		/* a step on the way, in a few words */
	const char *const *also;	/* further spellings */
	int also_count;
};

struct kb_fact {
	const char *id;
	enum kb_kind kind;
	int group;			/* or KB_NONE */
	struct bitext label, question;
	struct bitext example;		/* optional */
	struct bitext help;
	const struct kb_choice *choices;
	int choice_count;
	uint32_t all;			/* mask of all values */
	bool configuration;		/* its values are the configurations of the concluded method */
	bool in_flow;			/* some node asks it */
	int assume;			/* value taken when nobody knows, or KB_NONE */
	struct bitext assume_because;
	struct kb_source source;
};

/*
 * Where an edge of the flowchart goes: a node if >= 0, else the outcome kb_leaf(go).
 */
static inline bool kb_is_leaf(int go)
{
	return go < 0;
}

static inline int kb_leaf(int go)
{
	return -go - 1;
}

struct kb_node {
	const char *id;
	int fact;
	const int *go;			/* by value of the fact */
	struct kb_source source;
};

struct kb_outcome {
	const char *id;
	int method;			/* KB_NONE: no method fits */
	struct bitext because;
	struct kb_source source;
};

/* `method` goes along with the main one when the condition holds. */
struct kb_companion {
	int method;
	struct kb_cond when;
	int tier;			/* only its cautions of this tier come along; KB_NONE: all */
	struct bitext because;
	struct kb_source source;
};

/* A row of the comparison; levels ascend, and one end of them is good. */
struct kb_characteristic {
	const char *id;
	struct bitext name, short_name, meaning;
	const struct kb_name *levels;
	int level_count;
	bool high_is_good;
	struct kb_source source;
};

struct kb_configuration {
	const char *id;
	struct bitext name, description;
	int value;			/* of the configuration fact, or KB_NONE when there is no such fact */
	struct kb_source source;
};

struct kb_cell {
	int level;
	struct bitext because;
	struct kb_source source;
};

struct kb_override {
	struct kb_cond when;
	int characteristic, level;
	struct bitext because;
	struct kb_source source;
};

struct kb_method {
	const char *id;
	struct bitext name, definition;
	struct bitext confusion;	/* optional: what it is not */
	struct kb_cond requires;	/* feasible when true */
	struct kb_source requires_source;
	const struct kb_configuration *configurations;	/* the first is the basic one */
	int configuration_count;
	uint32_t variants;		/* its configurations as values of the configuration fact */
	const struct kb_cell *cells;	/* by characteristic */
	const struct kb_override *overrides;
	int override_count;
	struct kb_source source;
};

/* A method that another is at least as good as everywhere, and why it is right all the same. */
struct kb_exception {
	int method, dominated_by;
	struct bitext because;
	struct kb_source source;
};

/* When the condition holds, the characteristic must be at least as good as `level`. */
struct kb_need {
	struct kb_cond when;
	int characteristic, level;
	struct bitext because;
	struct kb_source source;
};

/* Roles, tiers and categories. */
struct kb_heading {
	const char *id;
	struct bitext name, description;
	struct kb_source source;
};

struct kb_caution {
	const char *id;
	uint64_t methods;
	bool general;			/* belongs to all methods; `methods` is then full */
	struct kb_cond when;
	bool first;			/* to be settled before everything else */
	uint32_t roles;
	int tier, category;
	struct bitext title, risk, action;
	struct kb_source source;
};

/* A trouble case and the cautions that prevent it. */
struct kb_case {
	const char *id;
	uint64_t methods;
	bool general;
	struct kb_cond when;
	struct bitext name, story, watch;
	const int *cautions;
	int caution_count;
	struct kb_source source;
};

/* A document to read: a settings guide (`detail` is its kind) or a checklist (`detail` is a note). */
struct kb_document {
	const char *id;
	uint64_t methods;
	bool general;
	struct kb_cond when;
	struct bitext name, detail;
	const char *url;		/* may be NULL */
	struct kb_source source;
};

/* A name in the preceding edition. */
struct kb_former {
	struct bitext name, note;
	uint64_t methods;
	struct kb_source source;
};

struct kb_term_entry {
	const char *id;
	struct bitext term, text;
	const char *const *also;
	int also_count;
	struct kb_source source;
};

struct kb {
	struct kb_about about;
	const struct kb_chapter *chapters;
	int chapter_count;
	const struct kb_name *groups;
	int group_count;
	const struct kb_fact *facts;
	int fact_count;
	const struct kb_node *nodes;		/* the first is the start */
	int node_count;
	const struct kb_outcome *outcomes;
	int outcome_count;
	const struct kb_companion *companions;
	int companion_count;
	const struct kb_characteristic *characteristics;
	int characteristic_count;
	const struct kb_method *methods;
	int method_count;
	const struct kb_exception *exceptions;
	int exception_count;
	const struct kb_need *needs;
	int need_count;
	const struct kb_heading *roles;
	int role_count;
	const struct kb_heading *tiers;
	int tier_count;
	const struct kb_heading *categories;
	int category_count;
	const struct kb_caution *cautions;
	int caution_count;
	const struct kb_case *cases;
	int case_count;
	const struct kb_document *guides;
	int guide_count;
	const struct kb_document *checklists;
	int checklist_count;
	const struct kb_former *former;
	int former_count;
	const struct kb_term_entry *glossary;
	int glossary_count;

	int configuration_fact;		/* the fact whose values are configurations, or KB_NONE */
	const int *flow_order;		/* the nodes so that every edge leads onward: parents before children */
};

/* Index by id, or KB_NONE. */
int kb_fact_find(const struct kb *kb, const char *id);
int kb_method_find(const struct kb *kb, const char *id);
int kb_characteristic_find(const struct kb *kb, const char *id);
int kb_choice_find(const struct kb_fact *fact, const char *id);

/* The configuration of `method` that is `value` of the configuration fact, or NULL. */
const struct kb_configuration *kb_configuration_of(const struct kb_method *method, int value);

/* Whether the caution comes along with the companion: it is about its method, and of its tier if it has one. */
bool kb_brings(const struct kb_companion *companion, const struct kb_caution *caution);

/* The good end of the levels. */
int kb_best_level(const struct kb_characteristic *characteristic);

/* Steps by which `level` is worse than `need`; 0 when it meets it. */
int kb_gap(const struct kb_characteristic *characteristic, int need, int level);

/* The name of a basis as in the rule files. */
const char *kb_basis_id(enum kb_basis basis);

#endif
