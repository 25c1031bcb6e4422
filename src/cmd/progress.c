/* One line that is rewritten in place. */
#define _POSIX_C_SOURCE 200809L

#include "cmd/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "text/message.h"

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void progress_begin(struct progress *p, enum lang lang, long long size)
{
	*p = (struct progress){.lang = lang, .active = isatty(STDERR_FILENO), .started = now(), .size = size};
	p->latest = p->started + 0.5;
}

void progress_tell(struct progress *p, long long records, long long rejected, long long bytes)
{
	if (!p->active)
		return;
	double t = now();
	if (t - p->latest < 0.5)
		return;
	p->latest = t;
	p->shown = true;
	struct buf line = {0};
	long long rate = (long long)((double)records / (t - p->started));
	message_add(&line, p->lang, MSG_BATCH_PROGRESS, decimal(records).text, decimal(rate).text,
		    decimal(rejected).text,
		    p->size > 0 && bytes <= p->size ? decimal(bytes * 100 / p->size).text : "", NULL);
	fprintf(stderr, "\r\033[K%s", buf_text(&line));
	fflush(stderr);
	buf_release(&line);
}

void progress_end(struct progress *p)
{
	if (p->shown)
		fputs("\r\033[K", stderr);
	p->shown = false;
}
