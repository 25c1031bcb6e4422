/* NDJSON: the fast path and jansson must say the same of every line, and all that is written of it must be whole. */
#define _GNU_SOURCE	/* memfd_create, in outputs.h */

#include "outputs.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const keep[] = {"note"};
	const struct kb *kb = fuzz_kb();
	struct reader_options fast = {.format = ANSWERS_NDJSON, .name = "file"}, slow = fast;
	slow.by_library = true;
	FILE *a = fuzz_file(bytes, size), *b = fuzz_file(bytes, size);
	int line;
	const char *difference = records_compare(kb, fuzz_vocabulary, a, &fast, b, &slow, &line, NULL);
	if (difference) {
		fprintf(stderr, "line %d: %s\n", line, difference);
		abort();
	}
	fclose(a);
	fclose(b);
	fast.keep = (struct record_columns){.names = keep, .count = 1};
	fuzz_read(kb, &fast, bytes, size);
	return 0;
}
