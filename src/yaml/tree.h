/*
 * Guarded YAML: libyaml's events as small trees whose every key and value knows its place. Refuses what has no business in
 * our files: aliases, anchors, tags, control characters, deep nesting, further documents. Knows no schema.
 */
#ifndef SENTEI_YAML_TREE_H
#define SENTEI_YAML_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

enum yaml_kind { YAML_KIND_SCALAR, YAML_KIND_LIST, YAML_KIND_MAPPING };

/* What diagnostics call them, by kind. */
extern const char *const yaml_kind_names[];

struct yaml_node {
	enum yaml_kind kind;
	int line, column;		/* from 1, column in code points */
	const char *text;		/* of a scalar, NUL-terminated, without NUL inside */
	bool plain;			/* scalar without quotes and not a block */
	bool alias;			/* reported; what it stands for is unknown */
	struct yaml_node *key;		/* of a mapping's child: the scalar before it */
	struct yaml_node *first;	/* children in order */
	struct yaml_node *next;
};

/* One YAML input being read. */
struct yaml_reader;

/* What comes next. */
enum yaml_next { YAML_NEXT_SCALAR, YAML_NEXT_LIST, YAML_NEXT_MAPPING, YAML_NEXT_CLOSE, YAML_NEXT_END, YAML_NEXT_ERROR };

/*
 * Reads `length` bytes, which must outlive the reader; `file` names them in diagnostics. Faults go to `sink`. After one of
 * syntax or encoding, YAML_NEXT_ERROR is all that comes.
 */
struct yaml_reader *yaml_reader_new(const char *file, const char *bytes, size_t length, struct diag_sink *sink);
void yaml_reader_free(struct yaml_reader *reader);

/* Where the reader's faults go. */
struct diag_sink *yaml_sink(const struct yaml_reader *reader);

/* What the next node is, or that the open list or mapping closes, or the document ends. */
enum yaml_next yaml_peek(struct yaml_reader *reader);

/* Enters the list or mapping, or leaves the one that closes, whichever yaml_peek tells; its place goes to *place. */
void yaml_step(struct yaml_reader *reader, struct place *place);

/* The next node with all that is in it, in `arena`; NULL when a syntax error lies within. */
struct yaml_node *yaml_compose(struct yaml_reader *reader, struct arena *arena);

/*
 * The whole input as one document in *root; false when it has faults of form. Faults that leave the tree whole (alias,
 * tag, control character) are reported and *root is set all the same; else *root is NULL.
 */
bool yaml_read(struct yaml_reader *reader, struct arena *arena, struct yaml_node **root);

/* Whether the node is what YAML takes for no value at all: nothing, ~ or null, without quotes. */
bool yaml_is_null(const struct yaml_node *node);

/* The child of a mapping by key, NULL when there is none; the i-th child of a list, NULL likewise. */
struct yaml_node *yaml_member(const struct yaml_node *mapping, const char *key);
struct yaml_node *yaml_item(const struct yaml_node *list, unsigned index);

/*
 * After the root: whether the input ends with its document. What else comes, a second document or a fault of syntax, is
 * reported.
 */
bool yaml_finish(struct yaml_reader *reader);

/* A place in the reader's input, with its source line in `arena`; quick when places come in the order of the input. */
struct place yaml_place_in(struct yaml_reader *reader, struct arena *arena, int line, int column);

/* The same in the sink's arena. */
struct place yaml_place(struct yaml_reader *reader, int line, int column);

/* Where the lines of a text begin: all zero until source_place has looked for them. */
struct source_lines {
	const size_t *starts;
	int count;
};

/*
 * A place in any text: the `line` of `bytes` becomes its source line, in `arena`. Lines end as libyaml has them end. Whoever
 * asks for many places of one text keeps its `lines`, which are found once and live in `arena`; NULL: they are counted anew.
 */
struct place source_place(struct arena *arena, const char *file, const char *bytes, size_t length,
			  struct source_lines *lines, int line, int column);

#endif
