/* Rules of both that hold for more answers now, or for fewer, method by method. */
#include "check/diff_internal.h"

#include <string.h>


static int caution_set(const struct ways *ways, int i)
{
	return ways_caution(ways, &ways->kb->cautions[i]);
}

static int document_set(const struct ways *ways, const struct kb_document *document)
{
	int concerned = ways_concerning(ways, document->methods, document->general);
	return set_and(ways->space, ways_where(ways, &document->when), concerned);
}

static int guide_set(const struct ways *ways, int i)
{
	return document_set(ways, &ways->kb->guides[i]);
}

static int checklist_set(const struct ways *ways, int i)
{
	return document_set(ways, &ways->kb->checklists[i]);
}

static int companion_set(const struct ways *ways, int i)
{
	return ways->along[i];
}

static int requires_set(const struct ways *ways, int i)
{
	return ways_where(ways, &ways->kb->methods[i].requires);
}

#define COUNT_AND_ID(name, counter, id_) \
	static int name##_count(const struct kb *kb) \
	{ \
		return kb->counter; \
	} \
	static const char *name##_id(const struct kb *kb, int i) \
	{ \
		return id_; \
	}
COUNT_AND_ID(caution, caution_count, kb->cautions[i].id)
COUNT_AND_ID(guide, guide_count, kb->guides[i].id)
COUNT_AND_ID(checklist, checklist_count, kb->checklists[i].id)
COUNT_AND_ID(companion, companion_count, kb->methods[kb->companions[i].method].id)
COUNT_AND_ID(requires, method_count, kb->methods[i].id)
#undef COUNT_AND_ID

static const struct kind {
	const char *section;
	int (*count)(const struct kb *kb);
	const char *(*id)(const struct kb *kb, int i);
	int (*set)(const struct ways *ways, int i);
	bool anywhere;		/* compared whatever is recommended, not method by method */
	bool counted;		/* among those that follow recommendations */
} kinds[] = {
	{"cautions", caution_count, caution_id, caution_set, false, true},
	{"companions", companion_count, companion_id, companion_set, false, false},
	{"guides", guide_count, guide_id, guide_set, false, false},
	{"checklists", checklist_count, checklist_id, checklist_set, false, false},
	{"requires", requires_count, requires_id, requires_set, true, false},
};

/* The union over the entries with this id; several companions may have one. */
static int set_of(struct differ *d, const struct side *side, const struct kind *kind, const char *id)
{
	int set = SET_NONE;
	for (int i = 0; i < kind->count(side->kb); i++)
		if (!strcmp(kind->id(side->kb, i), id))
			set = set_or(d->space, set, kind->set(side->ways, i));
	return set;
}

static bool is_listed(const struct side *side, const struct kind *kind, const char *id, int before)
{
	for (int i = 0; i < before; i++)
		if (!strcmp(kind->id(side->kb, i), id))
			return true;
	return false;
}

static bool same_cover(const struct cover *a, const struct cover *b)
{
	return a->count == b->count && a->whole == b->whole &&
	       !memcmp(a->cubes, b->cubes, (size_t)a->count * sizeof(*a->cubes));
}

static struct shifted *add_shifted(struct differ *d, const struct kind *kind, const char *id, enum shift shift,
				   struct cover where)
{
	struct shifted *shifted = growing_add(d->arena, &d->shifted, sizeof(*shifted));
	*shifted = (struct shifted){.section = kind->section, .id = id, .shift = shift, .where = where};
	return shifted;
}

/* Adds a method to a description of this rule, of those from `first` on, that says the same, or begins a new one. */
static void describe(struct differ *d, int first, const struct kind *kind, const char *id, enum shift shift,
		     const char *method, struct cover where)
{
	struct shifted *list = d->shifted.items, *found = NULL;
	for (int i = first; i < d->shifted.count && !found; i++)
		if (list[i].shift == shift && same_cover(&list[i].where, &where))
			found = &list[i];
	if (!found)
		found = add_shifted(d, kind, id, shift, where);
	const char **methods = arena_array(d->arena, (size_t)found->method_count + 1, sizeof(*methods));
	if (found->method_count)
		memcpy(methods, found->methods, (size_t)found->method_count * sizeof(*methods));
	methods[found->method_count] = method;
	found->methods = methods;
	found->method_count++;
}

/* `region`: the answers with which both recommend `method` (NULL: none). */
static void compare_within(struct differ *d, int first, const struct kind *kind, const char *id, int before, int after,
			   int region, const char *method)
{
	int only[] = {
		[SHIFT_MORE] = set_minus(d->space, after, before), [SHIFT_LESS] = set_minus(d->space, before, after)};
	int elsewhere = set_minus(d->space, SET_ALL, region);
	for (int shift = SHIFT_MORE; shift <= SHIFT_LESS; shift++) {
		int set = set_and(d->space, only[shift], region);
		if (set != SET_NONE)
			describe(d, first, kind, id, (enum shift)shift, method, differ_where(d, set, elsewhere));
	}
}

/* How much there is to read. */
static int length_of(const struct differ *d, int first, int last)
{
	const struct shifted *list = d->shifted.items;
	uint32_t all[KB_MAX_FACTS];
	int length = 0;
	universe_all(&d->result->universe, all);
	for (int i = first; i < last; i++) {
		length += 2;
		for (int k = 0; k < list[i].where.count; k++)
			for (int f = 0; f < d->result->universe.fact_count; f++)
				length += list[i].where.cubes[k].may[f] != all[f];
	}
	return length;
}

/* One description for all methods together stands in place of those for each, if it isn't longer. */
static void join_methods(struct differ *d, int first, const struct kind *kind, const char *id, int before, int after)
{
	int last = d->shifted.count;
	if (last - first < 2)
		return;
	compare_within(d, last, kind, id, before, after, d->unmoved, "");
	struct shifted *list = d->shifted.items;
	if (length_of(d, last, d->shifted.count) <= length_of(d, first, last)) {
		for (int i = last; i < d->shifted.count; i++)
			list[i].method_count = 0;
		memmove(&list[first], &list[last], (size_t)(d->shifted.count - last) * sizeof(*list));
		d->shifted.count -= last - first;
	} else {
		d->shifted.count = last;
	}
}

static void compare(struct differ *d, const struct kind *kind, const char *id)
{
	int before = set_of(d, &d->old, kind, id), after = set_of(d, &d->new, kind, id), first = d->shifted.count;
	if (before == SET_LOST || after == SET_LOST || d->unmoved == SET_LOST) {
		d->result->lost++;
		return;
	}
	if (before == after)
		return;
	if (kind->anywhere) {
		int more = set_minus(d->space, after, before), less = set_minus(d->space, before, after);
		if (more != SET_NONE)
			add_shifted(d, kind, id, SHIFT_MORE, differ_where(d, more, SET_NONE));
		if (less != SET_NONE)
			add_shifted(d, kind, id, SHIFT_LESS, differ_where(d, less, SET_NONE));
		return;
	}
	for (int m = 0; m < d->new.kb->method_count; m++)
		if (d->same[m] != SET_NONE)
			compare_within(d, first, kind, id, before, after, d->same[m], d->new.kb->methods[m].id);
	if (d->same_none != SET_NONE)
		compare_within(d, first, kind, id, before, after, d->same_none, "");
	join_methods(d, first, kind, id, before, after);
	/* What remains lies where recommendations moved. */
	d->result->following += kind->counted && first == d->shifted.count;
}

void diff_rules(struct differ *d)
{
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		const struct kind *kind = &kinds[k];
		for (int i = 0; i < kind->count(d->new.kb); i++) {
			const char *id = kind->id(d->new.kb, i);
			/* Of entries in one of them only, the texts' comparison tells. */
			if (is_listed(&d->old, kind, id, kind->count(d->old.kb)) && !is_listed(&d->new, kind, id, i))
				compare(d, kind, id);
		}
	}
}
