/* The diagnostics sink: collects, sorts and names. It never prints and knows no sentence. */
#include "base/diag.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

static const unsigned char severities[] = {
#define DIAG_SEVERITY(code, severity) DIAG_##severity,
	DIAG_LIST(DIAG_SEVERITY)
#undef DIAG_SEVERITY
};

void diag_add(struct diag_sink *sink, enum diag_code code, const struct place *place, ...)
{
	struct diag *diag = arena_alloc(&sink->arena, sizeof(*diag));
	diag->code = code;
	if (place) {
		diag->place = *place;
		if (place->file)
			diag->place.file = arena_string(&sink->arena, place->file);
		if (place->text)
			diag->place.text = arena_string(&sink->arena, place->text);
	}
	for (int i = 0; i < DIAG_ARGS; i++)
		diag->args[i] = "";
	va_list args;
	va_start(args, place);
	const char *arg;
	for (int i = 0; (arg = va_arg(args, const char *)) != NULL; i++) {
		assert(i < DIAG_ARGS);
		diag->args[i] = arena_string(&sink->arena, arg);
	}
	va_end(args);
	if (sink->last)
		sink->last->next = diag;
	else
		sink->first = diag;
	sink->last = diag;
	sink->errors += severities[code] == DIAG_ERROR;
	sink->warnings += severities[code] == DIAG_WARNING;
}

enum diag_severity diag_severity(enum diag_code code)
{
	return severities[code];
}

bool diag_told(const struct diag_sink *sink, enum diag_code code, const struct place *place, const char *arg)
{
	for (const struct diag *diag = sink->first; diag; diag = diag->next)
		if (diag->code == code && diag->place.line == place->line && !strcmp(diag->args[0], arg) &&
		    !strcmp(diag->place.file ? diag->place.file : "", place->file ? place->file : ""))
			return true;
	return false;
}

static int place_order(const struct place *a, const struct place *b)
{
	int file = strcmp(a->file ? a->file : "", b->file ? b->file : "");
	if (file)
		return file;
	return a->line != b->line ? a->line - b->line : a->column - b->column;
}

/* Joins two sorted lists; of equals those of `a` come first. */
static struct diag *merge(struct diag *a, struct diag *b)
{
	struct diag *first = NULL, **last = &first;
	while (a && b) {
		struct diag **from = place_order(&a->place, &b->place) <= 0 ? &a : &b;
		*last = *from;
		last = &(*last)->next;
		*from = *last;
	}
	*last = a ? a : b;
	return first;
}

void diag_sort(struct diag_sink *sink)
{
	/* Merge sort from below: runs[i] is empty or a sorted run of 2^i, older than those of lower i. */
	struct diag *runs[8 * sizeof(size_t)] = {NULL}, *sorted = NULL, *next;
	const size_t most = sizeof(runs) / sizeof(runs[0]);
	for (struct diag *d = sink->first; d; d = next) {
		next = d->next;
		d->next = NULL;
		size_t i = 0;
		for (; runs[i]; i++) {
			d = merge(runs[i], d);
			runs[i] = NULL;
		}
		runs[i] = d;
	}
	for (size_t i = 0; i < most; i++)
		sorted = merge(runs[i], sorted);
	sink->first = sink->last = sorted;
	while (sink->last && sink->last->next)
		sink->last = sink->last->next;
}

void diag_release(struct diag_sink *sink)
{
	arena_release(&sink->arena);
	*sink = (struct diag_sink){0};
}
