/* The conclusion as text for people. */
#ifndef SENTEI_RENDER_CONCLUSION_TEXT_H
#define SENTEI_RENDER_CONCLUSION_TEXT_H

#include "answers/record.h"
#include "base/buf.h"
#include "engine/conclude.h"
#include "text/style.h"

/* The recommendation in short: method, reason, the way, what is possible while undetermined. */
void conclusion_short_text(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c);

/* The whole result. `all` shows the general measures whole instead of counting them by role. */
void conclusion_full_text(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c,
			  bool all);

/* One paragraph per record, for batch. */
void conclusion_brief_text(struct buf *out, const struct style *style, const struct kb *kb, const char *file,
			   const struct record *record, const struct conclusion *c);

/* The paragraph of a rejected record. */
void rejected_text(struct buf *out, const struct style *style, const char *file, const struct record *record);

#endif
