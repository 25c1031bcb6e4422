/* Conditions, marks and sources in words, for every text that people read. */
#ifndef SENTEI_RENDER_WORDS_H
#define SENTEI_RENDER_WORDS_H

#include "base/buf.h"
#include "kb/kb.h"

/*
 * Appends a condition as labels of facts and choices. Nothing is appended for one without clauses, which always holds:
 * what to say then, the caller knows. Clauses are joined by « and », terms by « or »; a clause of several terms stands in
 * brackets when it isn't the only one.
 */
void condition_words(struct buf *out, enum lang lang, const struct kb *kb, const struct kb_cond *cond);

/* The same for what is left of a condition. */
void clauses_words(struct buf *out, enum lang lang, const struct kb *kb, const struct kb_clause *const *clauses, int count);

/* The same for one clause, never in brackets. */
void clause_words(struct buf *out, enum lang lang, const struct kb *kb, const struct kb_clause *clause);

/* One fact and the choices of it that the mask names. */
void term_words(struct buf *out, enum lang lang, const struct kb *kb, int fact, uint32_t values);

/* Appends the names of the methods in the set; `general` says instead that all are meant. */
void methods_words(struct buf *out, enum lang lang, const struct kb *kb, uint64_t methods, bool general);

/* Appends the names of the roles. */
void roles_words(struct buf *out, enum lang lang, const struct kb *kb, uint32_t roles);

/* Appends what a caution is filed under: tier, roles, category, and whether it comes first. */
void filing_words(struct buf *out, enum lang lang, const struct kb *kb, const struct kb_caution *caution);

/*
 * Appends the level that is needed, as the end of what will do: «at most medium» of what is better low. Of the best level,
 * beyond which there is nothing, only its name.
 */
void need_words(struct buf *out, enum lang lang, const struct kb *kb, const struct kb_need *need);

/* What a mark says, in a few words. */
const char *basis_name(enum lang lang, enum kb_basis basis);

/* Appends chapter, section and page of a source; its address isn't part of it. */
void source_words(struct buf *out, enum lang lang, const struct kb *kb, const struct kb_source *source);

/* Appends mark and source, and the address where there is one. */
void provenance_words(struct buf *out, enum lang lang, const struct kb *kb, const struct kb_source *source);

/* Appends a text of whole sentences, apart from what stands there already; nothing for NULL. */
void sentence_words(struct buf *out, enum lang lang, const char *text);

#endif
