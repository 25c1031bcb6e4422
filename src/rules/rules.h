/* Loads a rule base: the one built into the program, or every *.yaml of a folder. */
#ifndef SENTEI_RULES_RULES_H
#define SENTEI_RULES_RULES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "kb/kb.h"
#include "kb/raw.h"

struct rules_file;
struct yaml_node;

/* A loaded rule base. All memory is the arena's. */
struct rules {
	struct arena arena;
	const char *dir;		/* as it was given; NULL: built in */
	struct kb *kb;			/* NULL when loading failed */
	struct raw_base raw;		/* as written, joined over all files */
	struct raw_places places;	/* where each value stands */
	struct rules_file *files;	/* in the order of their names */
	int file_count;
	bool trusted;			/* the guard's pass is left out */
	bool concluding;		/* and files that nothing is concluded from */
	char hash[72];			/* once rules_hash was called */
};

/*
 * Reads, checks and compiles the rule base in `dir`, or the built-in one when it is NULL. All faults go to `sink` in one run.
 * `reserved` lists words, ended by NULL, that no choice may be spelled like (the session's commands).
 * Returns true, and rules->kb is set, when there is no error; rules_release is due either way.
 */
bool rules_load(struct rules *rules, const char *dir, const char *const *reserved, struct diag_sink *sink);

/*
 * The same with every check, the built-in base's own included, so that each value's place is known. A base that fails keeps
 * what could be read of it: its files, and what they hold in raw.
 */
bool rules_load_checked(struct rules *rules, const char *dir, const char *const *reserved, struct diag_sink *sink);

/*
 * rules_load for those who conclude and read nothing up: of the built-in base, the files that only hold cases or the
 * glossary are left out. That is a sixth of it, and parsing it is most of a start. A base in `dir` is loaded whole.
 */
bool rules_load_concluding(struct rules *rules, const char *dir, const char *const *reserved, struct diag_sink *sink);

void rules_release(struct rules *rules);

/*
 * "sha256:" and the digest in hexadecimal over all files in the order of their names: each one's name, a NUL, its length as
 * eight bytes big-endian, its bytes. Computed at the first call.
 */
const char *rules_hash(struct rules *rules);

/* The files as they were read. */
const char *rules_file_bytes(const struct rules *rules, int file, size_t *length);

/* Its name as in diagnostics, and its tree; NULL when it has none, which is also so after rules_load of the built-in base. */
const char *rules_file_path(const struct rules *rules, int file);
const struct yaml_node *rules_file_root(const struct rules *rules, int file);

/*
 * Takes out of a Japanese text the spaces that folding put at the line breaks of a YAML scalar; Japanese has none there.
 * Where one is meant, as in a name, a no-break space stands for it and becomes an ordinary one.
 */
void rules_unfold(char *text);

#endif
