/* The editing back end of ask/line: GNU readline through its callback interface. Internal to src/ask/line*.c. */
#ifndef SENTEI_ASK_LINE_EDIT_H
#define SENTEI_ASK_LINE_EDIT_H

#include "ask/line.h"

void line_edit_open(const struct line_options *options);
enum line_event line_edit_read(struct buf *line, const char *prompt);
void line_edit_close(void);

#endif
