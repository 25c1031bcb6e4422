/* Rule files: whatever they hold, loading ends, with a rule base or with errors that can be printed. */
#define _POSIX_C_SOURCE 200809L

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "rules/rules.h"
#include "text/diag_print.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static char folder[] = "/tmp/sentei-fuzz-XXXXXX";
static char path[sizeof(folder) + 8];

static void remove_folder(void)
{
	unlink(path);
	rmdir(folder);
}

static void write_file(const uint8_t *bytes, size_t size)
{
	if (!path[0]) {
		if (!mkdtemp(folder))
			abort();
		snprintf(path, sizeof(path), "%s/a.yaml", folder);
		atexit(remove_folder);
	}
	FILE *file = fopen(path, "wb");
	if (!file || fwrite(bytes, 1, size, file) != size || fclose(file))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct rules rules = {0};
	struct diag_sink sink = {0};
	struct style style = {.columns = 80};
	struct buf out = {0};
	write_file(bytes, size);
	bool loaded = rules_load(&rules, folder, NULL, &sink);
	if (loaded != !sink.errors || loaded != (rules.kb != NULL))
		abort();
	diag_print_all(&out, &style, &sink);
	for (const char *c = buf_text(&out); *c; c++)
		if ((unsigned char)*c < 0x20 && *c != '\n')
			abort();
	buf_release(&out);
	rules_release(&rules);
	diag_release(&sink);
	return 0;
}
