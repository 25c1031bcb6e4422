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

static int place_order(const struct place *a, const struct place *b)
{
	int file = strcmp(a->file ? a->file : "", b->file ? b->file : "");
	if (file)
		return file;
	return a->line != b->line ? a->line - b->line : a->column - b->column;
}

/* Stable insertion sort on the list: diagnostics are few and mostly in order already. */
void diag_sort(struct diag_sink *sink)
{
	struct diag *sorted = NULL, *next;
	for (struct diag *d = sink->first; d; d = next) {
		next = d->next;
		struct diag **at = &sorted;
		while (*at && place_order(&(*at)->place, &d->place) <= 0)
			at = &(*at)->next;
		d->next = *at;
		*at = d;
	}
	sink->first = sink->last = sorted;
	while (sink->last && sink->last->next)
		sink->last = sink->last->next;
}

void diag_release(struct diag_sink *sink)
{
	arena_release(&sink->arena);
	*sink = (struct diag_sink){0};
}
