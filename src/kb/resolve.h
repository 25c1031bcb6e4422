/* Shared by the files that compile a rule base: where faults go, and ids turned into indices. Internal to src/kb/. */
#ifndef SENTEI_KB_RESOLVE_H
#define SENTEI_KB_RESOLVE_H

#include <stddef.h>

#include "kb/compile.h"

struct compiler {
	struct arena *arena;
	const struct raw_base *raw;
	const struct raw_places *places;
	struct diag_sink *sink;
	struct kb *kb;
	struct place place;	/* of the latest resolve_place */
};

/* An edge whose target doesn't exist; never in a compiled base. */
enum { UNRESOLVED = -1000000 };

/* A way to a value: AT("facts", i, "choices", j, "id"). */
#define AT(...) (&(struct raw_path){__VA_ARGS__})

/* Adds a fault at the value that `path` names, with the strings that fill its message in. */
#define FAULT(c, code, path, ...) diag_add((c)->sink, code, resolve_place(c, path), __VA_ARGS__, NULL)

/* Where the value stands; valid until the next call. */
const struct place *resolve_place(struct compiler *c, const struct raw_path *path);

/* The same as text for a message, "rules.yaml:12". */
const char *resolve_place_text(struct compiler *c, const struct raw_path *path);

/* Things with ids: `count` objects of `stride` bytes, each of which begins with its id. */
struct id_table {
	const char *kind;	/* the section's name */
	const void *first;
	unsigned count;
	size_t stride;
};

#define ID_TABLE(kind_, list, count_) \
	((struct id_table){.kind = (kind_), .first = (list), .count = (unsigned)(count_), .stride = sizeof(*(list))})

/* Index of `id`, or KB_NONE without a word. */
int id_find(const struct id_table *table, const char *id);

/* Index of `id`; when there is none, reports it with the nearest and the valid ids, and returns KB_NONE. */
int id_resolve(struct compiler *c, const struct id_table *table, const char *id, const struct raw_path *path);

/* Reports malformed and repeated ids of a whole section. */
void id_check_section(struct compiler *c, const struct id_table *table);

/* The same for a list inside an entry. `path` names the list. */
void id_check_list(struct compiler *c, const struct id_table *table, struct raw_path path);

/* A set from a list of ids of one table. `path` names the list; its index is filled in. */
uint64_t id_set(struct compiler *c, const struct id_table *table, const char **ids, unsigned count,
		struct raw_path path);

/* Like id_set for methods, where the single word `all` stands for every one; *general tells which. */
uint64_t method_set(struct compiler *c, const char **ids, unsigned count, struct raw_path path, bool *general);

struct kb_source resolve_source(struct compiler *c, enum kb_basis basis, const struct raw_source *raw,
				struct raw_path path);

/* A condition; needs kb->facts. `path` names the list of clauses. */
struct kb_cond resolve_cond(struct compiler *c, const char **texts, unsigned count, struct raw_path path);

/* The text of an optional raw text, NULLs when absent. */
struct bitext optional_text(const struct bitext *text);

/* Checks the resolved nodes as a flowchart and sets kb->flow_order. */
void flow_check(struct compiler *c);

#endif
