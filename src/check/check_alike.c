/* Checks for rules that say the same, and for what every method and every trouble case should have. */
#include "base/buf.h"
#include "check/internal.h"

#include <stdlib.h>
#include <string.h>

struct titled {
	const char *title;
	int caution;
};

static int by_title(const void *a, const void *b)
{
	const struct titled *x = a, *y = b;
	int order = strcmp(x->title, y->title);
	return order ? order : x->caution - y->caution;
}

/* Two cautions that a reader can't tell apart: where one of them holds, the other mustn't always hold as well. */
static void compare_cautions(struct verify *v, int first, int second)
{
	const struct kb *kb = v->kb;
	int mark = space_mark(v->space);
	int a = ways_caution(v->ways, &kb->cautions[first]), b = ways_caution(v->ways, &kb->cautions[second]);
	int only_a = set_minus(v->space, a, b), only_b = set_minus(v->space, b, a);
	space_forget(v->space, mark);
	if (verify_lost(v, only_a) || verify_lost(v, only_b) || a == SET_NONE || b == SET_NONE)
		return;
	if (only_a == SET_NONE && only_b == SET_NONE)
		FOUND(v, DIAG_CAUTION_TWICE, AT("cautions", (unsigned)second, "title"), kb->cautions[second].id,
		      kb->cautions[first].id, verify_line(v, AT("cautions", (unsigned)first, "id")));
	else if (only_a == SET_NONE || only_b == SET_NONE) {
		int inner = only_a == SET_NONE ? first : second, outer = inner == first ? second : first;
		FOUND(v, DIAG_CAUTION_SUBSUMED, AT("cautions", (unsigned)inner, "title"), kb->cautions[inner].id,
		      kb->cautions[outer].id, verify_line(v, AT("cautions", (unsigned)outer, "id")));
	}
}

void check_cautions_alike(struct verify *v)
{
	const struct kb *kb = v->kb;
	int count = kb->caution_count;
	struct titled *list = arena_array(v->arena, (size_t)count, sizeof(*list));
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		for (int i = 0; i < count; i++)
			list[i] = (struct titled){.title = kb->cautions[i].title.in[lang], .caution = i};
		qsort(list, (size_t)count, sizeof(*list), by_title);
		for (int i = 0; i < count; i++)
			for (int k = i + 1; k < count && !strcmp(list[i].title, list[k].title); k++) {
				const struct kb_caution *a = &kb->cautions[list[i].caution],
							*b = &kb->cautions[list[k].caution];
				/* Alike in both languages: said once. */
				if (lang && !strcmp(a->title.in[0], b->title.in[0]))
					continue;
				compare_cautions(v, list[i].caution, list[k].caution);
			}
	}
	verify_examined(v, DIAG_CAUTION_TWICE, count);
	verify_examined(v, DIAG_CAUTION_SUBSUMED, count);
}

void check_caution_roles(struct verify *v)
{
	const struct kb *kb = v->kb;
	for (int m = 0; m < kb->method_count && kb->caution_count; m++) {
		uint32_t roles = 0;
		if (v->ways->method[m] == SET_NONE)
			continue;
		for (int i = 0; i < kb->caution_count; i++)
			if (!kb->cautions[i].general && (kb->cautions[i].methods >> m & 1))
				roles |= kb->cautions[i].roles;
		for (int r = 0; r < kb->role_count; r++) {
			if (!(roles >> r & 1))
				FOUND(v, DIAG_CAUTION_ROLE, AT("methods", (unsigned)m, "id"), kb->methods[m].id,
				      kb->roles[r].id);
			verify_examined(v, DIAG_CAUTION_ROLE, 1);
		}
	}
}

void check_cases(struct verify *v)
{
	const struct kb *kb = v->kb;
	for (int i = 0; i < kb->case_count; i++)
		for (int j = 0; j < kb->cases[i].caution_count; j++) {
			const struct kb_caution *caution = &kb->cautions[kb->cases[i].cautions[j]];
			if (!(kb->cases[i].methods & caution->methods))
				FOUND(v, DIAG_CASE_FOREIGN, AT("cases", (unsigned)i, "cautions", (unsigned)j),
				      kb->cases[i].id, caution->id);
			verify_examined(v, DIAG_CASE_FOREIGN, 1);
		}
}

/* Whether need `a` says nothing beside need `b`: whenever it holds, so does `b`, which asks at least as much. */
static bool is_implied(struct verify *v, int a, int b)
{
	const struct kb_need *x = &v->kb->needs[a], *y = &v->kb->needs[b];
	if (x->characteristic != y->characteristic ||
	    kb_gap(&v->kb->characteristics[x->characteristic], x->level, y->level) > 0)
		return false;
	int mark = space_mark(v->space);
	int left = set_minus(v->space, ways_where(v->ways, &x->when), ways_where(v->ways, &y->when));
	space_forget(v->space, mark);
	return left == SET_NONE;
}

void check_needs_alike(struct verify *v)
{
	const struct kb *kb = v->kb;
	for (int a = 0; a < kb->need_count; a++) {
		for (int b = 0; b < kb->need_count; b++) {
			/* Of two that imply each other, the later one goes. */
			if (a == b || !is_implied(v, a, b) || (a < b && is_implied(v, b, a)))
				continue;
			FOUND(v, DIAG_NEED_IDLE, AT("needs", (unsigned)a, "level"),
			      kb->characteristics[kb->needs[a].characteristic].id,
			      verify_line(v, AT("needs", (unsigned)b)));
			break;
		}
		verify_examined(v, DIAG_NEED_IDLE, 1);
	}
}
