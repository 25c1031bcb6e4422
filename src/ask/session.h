/* The interactive session: asks, recommends, asks on if that is wanted, and prints the result. */
#ifndef SENTEI_ASK_SESSION_H
#define SENTEI_ASK_SESSION_H

#include "base/diag.h"
#include "kb/kb.h"
#include "text/style.h"

struct session_options {
	const struct kb *kb;
	struct style style;		/* for stdout; a terminal's columns are looked up anew */
	struct style error_style;
	const char *resume;		/* answer file to begin with, or NULL */
	const char *save;		/* file for the answers at the end, or NULL */
	const char *output;		/* file for the result, or NULL: shown */
};

enum session_end {
	SESSION_DONE,
	SESSION_NONE_FITS,		/* done, and no method fits */
	SESSION_TROUBLE,		/* input or output failed; why is in the sink or was told */
};

/*
 * Runs a session on stdin and stdout. Warnings on the way are printed to stderr at once; what is left is in the sink.
 */
enum session_end session_run(const struct session_options *options, struct diag_sink *sink);

#endif
