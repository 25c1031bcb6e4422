/* Receipts: whatever a file says that it is, it is replayed and compared, and what is told of it is whole JSON and plain text. */
#define _GNU_SOURCE	/* memfd_create, in outputs.h */

#include "answers/receipt.h"
#include "outputs.h"
#include "render/receipt.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void tell(const struct kb *kb, const struct receipt *receipt)
{
	static const struct style style = {.lang = LANG_JA, .columns = 40};
	const struct conclusion_context context = {.kb = kb, .detail = DETAIL_FULL, .lang = receipt->lang, .hash = "sha256:0",
						   .version = "0"};
	struct arena arena = {0};
	struct buf now = {0}, out = {0};
	struct receipt_changes changes = {0};
	if (!receipt->rejected) {
		conclusion_json(&now, &context, receipt->file, &receipt->record, conclude(&arena, kb, &receipt->record.answers));
		changes = receipt_compare(&arena, receipt, buf_text(&now), now.length);
		/* The bytes are the present ones only if nothing differs. */
		if (changes.same_bytes && (changes.count || !changes.same_rules || !changes.same_program))
			abort();
	}
	const struct receipt_view view = {.kb = kb, .receipt = receipt, .changes = &changes, .now = buf_text(&now),
					  .rules = "sha256:0", .program = "0"};
	receipt_text(&out, &style, &view);
	fuzz_check_text(&out);
	buf_clear(&out);
	buf_puts(&out, "{\"x\":0");
	receipt_json(&out, &view);
	buf_puts(&out, "}");
	fuzz_check_line(&out);
	buf_release(&now);
	buf_release(&out);
	arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const struct kb *kb = fuzz_kb();
	struct diag_sink sink = {0};
	struct receipts *receipts = receipts_open((const char *)bytes, size, "file", kb);
	const struct receipt *receipt;
	while (receipts && (receipt = receipts_next(receipts, &sink)) != NULL)
		tell(kb, receipt);
	receipts_free(receipts);
	diag_release(&sink);
	return 0;
}
