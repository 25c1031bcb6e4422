/* Says sentences, and saves. Knows nothing of prompts and of the course of a session. */
#include "ask/talk.h"

#include <stdio.h>
#include <string.h>

#include "answers/writer.h"
#include "io/output.h"
#include "render/layout.h"
#include "text/diag_print.h"

void talk_say(const struct talk *t, enum msg msg, const char *first, const char *second)
{
	struct buf lines = {0};
	layout_say(&lines, &t->screen.style, 0, msg, first, second, NULL);
	screen_put(&lines);
	buf_release(&lines);
}

void talk_report(struct talk *t)
{
	struct buf text = {0};
	fflush(stdout);
	diag_print_all(&text, &t->error_style, t->sink);
	fputs(buf_text(&text), stderr);
	buf_release(&text);
	diag_release(t->sink);
}

bool talk_save(struct talk *t, const char *path)
{
	struct buf yaml = {0};
	const struct consultation *c = t->consultation;
	answers_yaml(&yaml, t->kb, t->id, &c->answers, c->given, c->given_count);
	int error = output_whole(path, buf_text(&yaml), yaml.length, false);
	buf_release(&yaml);
	if (error)
		diag_add(t->sink, DIAG_FILE_WRITE, NULL, path, strerror(error), NULL);
	else
		talk_say(t, MSG_ASK_SAVED, path, "");
	return !error;
}
