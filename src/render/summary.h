/* What a whole run of records led to, in numbers. */
#ifndef SENTEI_RENDER_SUMMARY_H
#define SENTEI_RENDER_SUMMARY_H

#include "answers/record.h"
#include "render/prepared.h"
#include "text/style.h"

/* The ids that were seen, as 64-bit hashes in bounded memory. */
struct seen_ids {
	uint64_t *slots;
	size_t size, used;
	long long repeated;	/* records whose id had come before */
	bool full;		/* later ids were no longer compared */
	const char *first;	/* the first id that came again, NULL when none did */
};

/* Notes an id; all zero is a valid, empty set. */
void seen_ids_add(struct seen_ids *seen, const char *id);
void seen_ids_release(struct seen_ids *seen);

struct summary {
	long long read, written;		/* records in and out */
	long long unread_inputs;		/* that could not be opened, or not be read to their end */
	long long rejected[RECORD_FAULT_COUNT];	/* by code */
	struct seen_ids ids;
	struct prepared_counts counts;
};

void summary_text(struct buf *out, const struct style *style, const struct kb *kb, const struct summary *summary);
void summary_json(struct buf *out, const struct kb *kb, const struct summary *summary);

#endif
