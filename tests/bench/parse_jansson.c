/* The yardstick for NDJSON: reads lines and parses each with jansson, nothing else. Prints the number parsed. */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>

#include <jansson.h>

int main(void)
{
	char *line = NULL;
	size_t capacity = 0;
	ssize_t length;
	long parsed = 0;
	while ((length = getline(&line, &capacity, stdin)) > 0) {
		json_error_t error;
		json_t *root = json_loadb(line, (size_t)length, JSON_REJECT_DUPLICATES, &error);
		parsed += root != NULL;
		json_decref(root);
	}
	free(line);
	printf("%ld\n", parsed);
	return 0;
}
