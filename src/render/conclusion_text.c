/* stub while the rest is built */
#include "render/conclusion_text.h"
#include "text/diag_print.h"
void conclusion_short_text(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c)
{ (void)style; buf_puts(out, c->method < 0 ? "?" : kb->methods[c->method].id); buf_putc(out,'\n'); }
void conclusion_full_text(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c, bool all)
{ (void)all; conclusion_short_text(out, style, kb, c); }
void conclusion_brief_text(struct buf *out, const struct style *style, const struct kb *kb, const char *file, const struct record *record, const struct conclusion *c)
{ (void)file; (void)record; conclusion_short_text(out, style, kb, c); }
void rejected_text(struct buf *out, const struct style *style, const char *file, const struct record *record)
{ (void)file; diag_print(out, style, record->diag); }
