/* What the texts of all explanations share: words for outcomes, answers, changes and items. Internal to src/render/. */
#ifndef SENTEI_RENDER_EXPLAIN_PARTS_H
#define SENTEI_RENDER_EXPLAIN_PARTS_H

#include "base/arena.h"
#include "base/buf.h"
#include "engine/change.h"
#include "engine/how.h"
#include "engine/item.h"
#include "engine/standing.h"
#include "text/message.h"
#include "text/style.h"

/* One explanation being told. Strings that the functions below return are its arena's. */
struct teller {
	struct buf *out;
	const struct style *style;
	const struct kb *kb;
	struct arena arena;
	const struct kb_source *source;	/* the last one told under the present heading */
};

enum { TELL_INDENT = 2 };

/* A heading, a paragraph or an entry of a list out of a message; its arguments are strings, ended by NULL. */
void tell_heading(struct teller *t, enum msg msg, ...);
void tell_paragraph(struct teller *t, int indent, enum msg msg, ...);
void tell_item(struct teller *t, int indent, enum msg msg, ...);

/* Mark and source, set back; nothing when the last one under this heading says the same. */
void tell_source(struct teller *t, int indent, const struct kb_source *source);

/* A filled-in message. */
const char *tell_words(struct teller *t, enum msg msg, ...);

const char *tell_in(const struct teller *t, struct bitext text);
const char *tell_number(struct teller *t, long long number);

/* sum / count with at most one decimal. */
const char *tell_average(struct teller *t, int sum, int count);

/* Names of the methods, and that none fits where that is possible. */
const char *tell_outcomes(struct teller *t, struct reach outcomes);
const char *tell_methods(struct teller *t, uint64_t methods);
const char *tell_outcome(struct teller *t, int method);

/* A method, and its configuration where one is supposed. */
const char *tell_standing(struct teller *t, const struct standing *standing);

/* Short names of characteristics. */
const char *tell_characteristics(struct teller *t, uint64_t set);

/* What was answered, in quotes: the choice's phrase; with `label`, the question's label and the choice. KB_NONE: unknown. */
const char *tell_answer(struct teller *t, int fact, int value);
const char *tell_labelled(struct teller *t, int fact, int value);

/* Several answers joined. */
const char *tell_answers(struct teller *t, const struct setting *settings, int count);

/* The labels of facts. */
const char *tell_facts(struct teller *t, uint64_t facts);

const char *tell_clause(struct teller *t, const struct kb_clause *clause);

/* What would have to come true of a requirement, joined by "or". */
const char *tell_required(struct teller *t, const struct standing_clause *required);

enum change_form {
	CHANGE_IF,		/* as a condition that a sentence goes on from */
	CHANGE_DO		/* as what to do, an entry of a list */
};

/* A change in words: decisions are decided on, circumstances rebuilt, unknowns found out. */
const char *tell_change(struct teller *t, const struct answers *answers, const struct setting *settings, int count,
			enum change_form form);

/* Kind and name of an item; an override says what it changes. In a list of cautions their kind goes without saying. */
const char *tell_item_name(struct teller *t, const struct item *item);
const char *tell_listed_name(struct teller *t, const struct item *item);

/* "missed by 2 levels", "met". */
const char *tell_gap(struct teller *t, int gap);

#endif
