/* How far a long run is, on a terminal's stderr; silent in pipes and in short runs. */
#ifndef SENTEI_CMD_PROGRESS_H
#define SENTEI_CMD_PROGRESS_H

#include <stdbool.h>

#include "base/lang.h"

struct progress {
	enum lang lang;
	bool shown, active;	/* a line stands on the terminal; stderr is one at all */
	double started, latest;	/* seconds */
	long long size;		/* bytes of all inputs, 0 when not known */
};

void progress_begin(struct progress *progress, enum lang lang, long long size);

/* To be called now and then; prints at most twice a second, and nothing in the first second. */
void progress_tell(struct progress *progress, long long records, long long rejected, long long bytes);

/* Clears the line. */
void progress_end(struct progress *progress);

#endif
