/* Parses and throws away. */
#include "json_check.h"

#include <jansson.h>

bool json_check(const char *text, size_t length)
{
	json_t *root = json_loadb(text, length, JSON_REJECT_DUPLICATES, NULL);
	bool valid = root != NULL;
	json_decref(root);
	return valid;
}
