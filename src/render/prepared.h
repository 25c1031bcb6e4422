/*
 * Conclusions by the million: the parts that repeat are concluded once and kept as text, the rest is decided with a few
 * masks a record. Byte for byte what conclusion_json and conclusion_csv write.
 *
 * What the flowchart and the companions say depends on few facts; for each set of answers to those that turns up, one
 * «frame» holds the text and the list of statements that still depend on other answers.
 */
#ifndef SENTEI_RENDER_PREPARED_H
#define SENTEI_RENDER_PREPARED_H

#include "render/conclusion_json.h"

struct prepared;

/* How often each thing was concluded; indices as in the knowledge base. */
struct prepared_counts {
	long long *methods;		/* recommended, by method */
	long long statuses[3];		/* by enum status */
	long long *cautions;		/* that hold */
	long long *cautions_if;		/* that apply under a condition */
	long long *misses;		/* by characteristic */
	long long steps, reconstructed_steps;
};

/* `context` must outlive it; its detail is brief or normal. prepared_free is due. */
struct prepared *prepared_new(const struct conclusion_context *context, bool csv);
void prepared_free(struct prepared *prepared);

/*
 * Appends the conclusion of a record that isn't rejected, without a line break: a JSON object, or the cells of the brief CSV
 * output between `file` and the error. *foreign tells whether its configuration belongs to another method.
 */
void prepared_json(struct prepared *prepared, struct buf *out, const char *file, const struct record *record, bool *foreign);
void prepared_csv(struct prepared *prepared, struct buf *out, const struct record *record, bool *foreign);

/* Counts what every record since the start led to; call prepared_count_all first. The arrays are prepared's. */
void prepared_count_all(struct prepared *prepared);
struct prepared_counts prepared_counts(struct prepared *prepared);

#endif
