/* Whether a text is JSON, by jansson: apart, since its names and those of render/json.h are alike. */
#ifndef SENTEI_TESTS_JSON_CHECK_H
#define SENTEI_TESTS_JSON_CHECK_H

#include <stdbool.h>
#include <stddef.h>

/* One value, without duplicate keys and in valid UTF-8. */
bool json_check(const char *text, size_t length);

#endif
