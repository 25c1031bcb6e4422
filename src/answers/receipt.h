/*
 * Receipts: conclusions in full detail, as they were written once (sentei-conclusion(5)), read back, and held against what the
 * same answers lead to now.
 */
#ifndef SENTEI_ANSWERS_RECEIPT_H
#define SENTEI_ANSWERS_RECEIPT_H

#include "answers/record.h"
#include "base/arena.h"
#include "base/diag.h"
#include "engine/answers.h"

/* One answer of a receipt. */
struct receipt_answer {
	const char *fact, *value;	/* ids as they stand there */
	bool fact_known, value_known;	/* whether the present rules have them; else it counts as unknown */
};

struct receipt {
	const char *bytes;		/* as in the file, from brace to brace */
	size_t length;
	int line;			/* of the file that holds it */
	struct record record;		/* its own id, line and kept columns, and its answers under the present rules */
	const char *file;		/* that it names, or NULL */
	enum lang lang;			/* of its texts */
	const char *rules, *program;	/* that it was made with */
	const struct receipt_answer *answers;
	int answer_count;
	bool rejected;			/* the object of a rejected record: there is nothing to hold against anything */
};

/* A file of receipts being read. */
struct receipts;

/*
 * Takes `length` bytes, which must outlive it, as receipts: JSON objects one after the other. NULL without a word when the first
 * value isn't a receipt: then it is an answer file.
 */
struct receipts *receipts_open(const char *bytes, size_t length, const char *name, const struct kb *kb);

/* The next one, valid until the next call; NULL at the end, or after a fault of syntax, which goes to the sink. */
const struct receipt *receipts_next(struct receipts *receipts, struct diag_sink *sink);

void receipts_free(struct receipts *receipts);

enum receipt_what {
	RECEIPT_CHANGED,		/* a value: `from` and `to` */
	RECEIPT_LOST, RECEIPT_GAINED,	/* an entry of a list, by `id` */
	RECEIPT_REWORDED,		/* a text, mark or source of the entry `id` */
};

/* One side of a difference that is a list: settings of facts, or conditions, which have no fact. */
struct receipt_list {
	const struct receipt_setting {
		const char *fact;	/* NULL: `value` is a condition in the rules' own syntax */
		const char *value;
	} *list;
	int count;
};

/* One difference. Strings are the arena's; those that mean nothing are NULL. A value that isn't a string stands there as JSON. */
struct receipt_change {
	enum receipt_what what;
	const char *part;		/* the member of the object, or of its `texts` when `text` is set: "cautions" */
	bool text;
	const char *id;			/* of the entry, NULL where the part is one whole; in the path, the fact */
	const char *name;		/* its name in the receipt's language, the present one if there is one */
	const char *member;		/* of the entry or the text: "risk", "level" */
	const char *from, *to;		/* NULL: null, or not there */
	/* The same two values where they are such lists; of an alternative that came or went, its settings. Else empty. */
	struct receipt_list then, now;
};

struct receipt_changes {
	const struct receipt_change *list;	/* in the order of the contract */
	int count;
	const char *parting;		/* the fact of the last step that both ways share, where they or their ends differ; or NULL */
	bool same_bytes;		/* nothing at all differs */
	bool same_rules, same_program;	/* whether it was made with the present ones; not counted as changes */
};

/*
 * Compares the receipt with the object that its answers lead to now, `length` bytes of JSON in the receipt's language. Where only
 * the layout differs (white space, order of members) there are no changes, but the bytes aren't the same.
 */
struct receipt_changes receipt_compare(struct arena *arena, const struct receipt *receipt, const char *now, size_t length);

/* Whether a key is one that conclusions have, so that one which is read as an answer file holds nothing unknown. */
bool receipt_has_key(const char *key);

#endif
