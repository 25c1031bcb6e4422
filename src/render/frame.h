/*
 * Frames: what follows from the few answers that decide most, concluded once and kept as text, with all that still depends on
 * other answers. Knows nothing of records.
 */
#ifndef SENTEI_RENDER_FRAME_H
#define SENTEI_RENDER_FRAME_H

#include "render/conclusion_json.h"

struct piece {
	const char *text;
	size_t length;
};

/* What a statement still depends on. A single term, which is nearly all there is, stands here itself. */
struct rest {
	const struct kb_clause *const *clauses;	/* NULL beside a single term */
	int clause_count;
	struct kb_term term;		/* its fact is KB_NONE where there is more than a term, or none */
};

/* A statement of a list. */
struct item {
	int index;
	struct rest rest;
	struct piece text;		/* `"id",` */
	struct piece if_text;		/* `{"id":"…","if":["…"]},` for a single clause */
};

struct list {
	const struct item *items;	/* those that depend; before each of them a run of sure ones */
	const struct piece *runs;	/* one more than items */
	int count;
	const int *sure;		/* indices, for counting */
	int sure_count;
};

/* The kinds of lists. */
enum { CAUTIONS, GUIDES, CHECKLISTS, KINDS };

/* What many frames share. */
struct lists {
	struct list of[KINDS];
};

/* A need whose condition the frame's answers don't rule out. */
struct need_item {
	int need;
	struct rest rest;
	bool overridden;		/* its level depends on further answers */
	int level;			/* else this */
	const struct piece *texts;	/* by level: what to write, nothing where brief and met; with a comma behind */
};

/* What it points to is kept once for all frames, as most of them share it; so it must be the same byte for byte. */
struct frame {
	uint64_t key;			/* its user's */
	long long count;		/* likewise */
	struct answers base;
	/* Of the conclusion from these: */
	enum status status;
	int method;
	uint64_t possible;		/* methods */
	uint32_t configurations;	/* as they count: may[] of the configuration fact */
	const struct step *path;
	int path_count;
	uint32_t every;			/* values of the configuration fact that every possible method has */
	struct piece before_variant, after_variant, after_lists;
	const struct lists *lists;	/* NULL unless they are wanted */
	const struct need_item *needs;
	int need_count;
};

/* Makes frames, and holds them and what they share. */
struct framer;

/* `context` must outlive it; its detail is brief or normal. framer_free is due. */
struct framer *framer_new(const struct conclusion_context *context, bool csv);
void framer_free(struct framer *framer);

/* A frame for these answers. `counting` asks for the lists of statements even where no text of them is wanted. */
struct frame *framer_make(struct framer *framer, const struct answers *base, bool counting);

/* Frees all frames; the framer stays usable. */
void framer_forget(struct framer *framer);

static inline void piece_put(struct buf *out, struct piece piece)
{
	buf_add(out, piece.text, piece.length);
}

#endif
