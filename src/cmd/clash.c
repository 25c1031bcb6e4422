/* Holds the files that a command line writes against those that it reads. */
#include "cmd/clash.h"

#include <string.h>

#include "io/folder.h"
#include "io/output.h"

static const enum option_id written[] = {OPTION_OUTPUT, OPTION_CERTIFICATE, OPTION_SAVE};

enum { WRITTEN = sizeof(written) / sizeof(written[0]) };

/* Whether `file` is what is read at `path`: a file, or one of a folder of rules. */
static bool reads(struct invocation *inv, const char *path, const char *file)
{
	int count = 0;
	const char *const *names = folder_list(&inv->arena, path, ".yaml", &count);
	for (int i = 0; names && i < count; i++)
		if (output_same_file(folder_join(&inv->arena, path, names[i]), file))
			return true;
	return output_same_file(path, file);
}

/* Whether something that the run reads would be replaced by what is written to `file`. */
static bool is_read(struct invocation *inv, enum option_id option, const char *file)
{
	const char *operands = inv->command->operands, *rules = invocation_rules_dir(inv), *resumed = inv->values[OPTION_RESUME];
	bool paths = strstr(operands, "FILE") || strstr(operands, "DIR");
	for (int i = 0; paths && i < inv->operand_count; i++)
		if (reads(inv, inv->operands[i], file))
			return true;
	if (resumed && option != OPTION_SAVE && reads(inv, resumed, file))
		return true;
	return rules && reads(inv, rules, file);
}

bool clash_none(struct invocation *inv)
{
	for (int i = 0; i < WRITTEN; i++) {
		const char *file = inv->values[written[i]];
		if (!file || !strcmp(file, "-"))
			continue;
		bool clash = is_read(inv, written[i], file);
		for (int k = 0; k < i && !clash; k++) {
			const char *other = inv->values[written[k]];
			clash = other && (!strcmp(other, file) || output_same_file(other, file));
		}
		if (clash) {
			diag_add(&inv->sink, DIAG_FILE_CLASH, NULL, file, options[written[i]].name, NULL);
			return false;
		}
	}
	return true;
}
