/* CSV: rows split here and by libcsv must be the same, in UTF-8 and decoded, and all that is written of them whole. */
#define _GNU_SOURCE	/* memfd_create, in outputs.h */

#include "outputs.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* The first byte chooses the encoding. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const keep[] = {"note", "cloud"};
	const struct kb *kb = fuzz_kb();
	if (!size)
		return 0;
	struct reader_options fast = {.format = ANSWERS_CSV, .name = "file", .encoding = *bytes & 1 ? "cp932" : NULL}, slow = fast;
	slow.by_library = true;
	bytes++;
	size--;
	FILE *a = fuzz_file(bytes, size), *b = fuzz_file(bytes, size);
	int line;
	const char *difference = records_compare(kb, fuzz_vocabulary, a, &fast, b, &slow, &line, NULL);
	if (difference) {
		fprintf(stderr, "line %d: %s\n", line, difference);
		abort();
	}
	fclose(a);
	fclose(b);
	fuzz_read(kb, &fast, bytes, size);
	fast.keep = (struct record_columns){.names = keep, .count = 2};
	fuzz_read(kb, &fast, bytes, size);
	return 0;
}
