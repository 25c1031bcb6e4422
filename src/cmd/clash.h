/* Files that a run would both read and replace. */
#ifndef SENTEI_CMD_CLASH_H
#define SENTEI_CMD_CLASH_H

#include "cmd/command.h"

/*
 * Whether no file to be written is one that the same run reads, or writes besides; false after an error, which is in the sink.
 * To go on with a file of answers and to save them there again is what --resume and --save are for.
 */
bool clash_none(struct invocation *invocation);

#endif
