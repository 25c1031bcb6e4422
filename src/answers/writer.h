/* Writing answers as an answer file that the readers take back. */
#ifndef SENTEI_ANSWERS_WRITER_H
#define SENTEI_ANSWERS_WRITER_H

#include "base/buf.h"
#include "engine/answers.h"

/*
 * Appends one organisation as YAML: its id, unless that is NULL, and the `count` facts of `given` in their order; one
 * that isn't known is written as «unknown».
 */
void answers_yaml(struct buf *out, const struct kb *kb, const char *id, const struct answers *answers, const int *given,
		  int count);

#endif
