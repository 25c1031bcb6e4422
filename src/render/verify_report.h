/* What verifying gave, as text for people and as JSON for programs. */
#ifndef SENTEI_RENDER_VERIFY_REPORT_H
#define SENTEI_RENDER_VERIFY_REPORT_H

#include "base/buf.h"
#include "base/diag.h"
#include "check/verify.h"
#include "text/style.h"

/* The table of checks. */
void checks_text(struct buf *out, const struct style *style);
void checks_json(struct buf *out, enum lang lang);

/*
 * The report. As text it leaves out the findings, which are printed as diagnostics; of the sink it needs their number.
 * In JSON they are part of it. `refused`: a certificate was wanted and not given.
 */
void verification_text(struct buf *out, const struct style *style, const struct verification *verification,
		       const struct diag_sink *sink, bool refused);
void verification_json(struct buf *out, enum lang lang, const struct verification *verification,
		       const struct diag_sink *sink, const char *hash);

/*
 * The certificate: what was shown, over which spaces, with a witness each. The same rules give the same bytes; JSON has
 * a line for each thing, the text lines of 80 columns.
 */
void certificate_text(struct buf *out, enum lang lang, const struct verification *verification, const char *hash);
void certificate_json(struct buf *out, const struct verification *verification, const char *hash);

/* Digits in groups of three, as people read them. */
void number_text(struct buf *out, struct count number);

/* Headings and rows that report and certificate share. */
void verified_spaces_text(struct buf *out, const struct style *style, const struct verification *verification);

#endif
