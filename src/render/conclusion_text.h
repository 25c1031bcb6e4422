/* The conclusion as text for people. */
#ifndef SENTEI_RENDER_CONCLUSION_TEXT_H
#define SENTEI_RENDER_CONCLUSION_TEXT_H

#include "answers/record.h"
#include "base/buf.h"
#include "engine/conclude.h"
#include "text/style.h"

/* Parts of the whole result, to be joined as bits. */
enum conclusion_part {
	CONCLUSION_SHORT = 1,	/* what is recommended, why, the way, what it costs */
	CONCLUSION_REST = 2,	/* configurations, cautions, alternatives, documents, cases, provenance */
	CONCLUSION_WHOLE = 4,	/* in the rest, the general measures and the conditional cautions with their texts */
};

void conclusion_text(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c,
		     unsigned parts);

/* One paragraph per record, for batch. `file` is named with the line. */
void conclusion_brief_text(struct buf *out, const struct style *style, const struct kb *kb, const char *file,
			   const struct record *record, const struct conclusion *c);

/* The whole result of a record under a line that names it. */
void conclusion_record_text(struct buf *out, const struct style *style, const struct kb *kb, const char *file,
			    const struct record *record, const struct conclusion *c, bool whole);

/* "file:line id: ", which record it is that follows; what isn't visible in them is made so. */
void conclusion_where_text(struct buf *out, const char *file, const struct record *record);

/* The paragraph of a rejected record. */
void rejected_text(struct buf *out, const struct style *style, const char *file, const struct record *record);

/* The recommendation in short, and the whole result. */
static inline void conclusion_short_text(struct buf *out, const struct style *style, const struct kb *kb,
					 const struct conclusion *c)
{
	conclusion_text(out, style, kb, c, CONCLUSION_SHORT);
}

static inline void conclusion_full_text(struct buf *out, const struct style *style, const struct kb *kb,
					const struct conclusion *c, bool all)
{
	conclusion_text(out, style, kb, c, CONCLUSION_SHORT | CONCLUSION_REST | (all ? CONCLUSION_WHOLE : 0));
}

#endif
