/* YAML answer files: no crash, no record without end, and all that is written of them whole. */
#define _GNU_SOURCE	/* memfd_create, in outputs.h */

#include "outputs.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const keep[] = {"note", "id"};
	struct reader_options how = {.format = ANSWERS_YAML, .name = "file", .keep = {.names = keep, .count = 2}};
	fuzz_read(fuzz_kb(), &how, bytes, size);
	return 0;
}
