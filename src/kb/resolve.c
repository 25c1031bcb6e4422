/* Ids to indices, sets, sources and conditions, with every fault reported at its place. */
#include "kb/resolve.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/nearest.h"
#include "kb/cond.h"

/* A longer list of ids is cut, and left out where a near one was found. */
enum { LISTED_IDS = 16 };

const struct place *resolve_place(struct compiler *c, const struct raw_path *path)
{
	c->place = c->places->find(c->places->data, path);
	return &c->place;
}

const char *resolve_place_text(struct compiler *c, const struct raw_path *path)
{
	const struct place *place = resolve_place(c, path);
	struct buf where = {0};
	buf_puts(&where, place->file ? place->file : "");
	buf_putc(&where, ':');
	buf_number(&where, place->line);
	return buf_keep(&where, c->arena);
}

static const char *id_at(const struct id_table *table, unsigned i)
{
	return *(const char *const *)(const void *)((const char *)table->first + i * table->stride);
}

int id_find(const struct id_table *table, const char *id)
{
	for (unsigned i = 0; i < table->count; i++)
		if (!strcmp(id_at(table, i), id))
			return (int)i;
	return KB_NONE;
}

/* The ids of a table as one text, "a, b, c", cut when there are very many. */
static const char *id_list(struct compiler *c, const struct id_table *table)
{
	struct buf list = {0};
	for (unsigned i = 0; i < table->count && i < LISTED_IDS; i++) {
		buf_puts(&list, i ? ", " : "");
		buf_puts(&list, id_at(table, i));
	}
	if (table->count > LISTED_IDS)
		buf_puts(&list, ", …");
	return buf_keep(&list, c->arena);
}

static const char *id_nearest(const struct id_table *table, const char *id)
{
	struct nearest nearest = {.word = id};
	for (unsigned i = 0; i < table->count; i++)
		nearest_offer(&nearest, id_at(table, i));
	return nearest_result(&nearest);
}

/* Whether a fault that was reported may be why an id isn't there: an entry lacks its id, or a fact its choices. */
static bool is_lacking(const struct id_table *table)
{
	return id_find(table, "") != KB_NONE || (!table->count && !strcmp(table->kind, "choices"));
}

int id_resolve(struct compiler *c, const struct id_table *table, const char *id, const struct raw_path *path)
{
	int index = id_find(table, id);
	if (index == KB_NONE && *id && !is_lacking(table)) {
		const char *near = id_nearest(table, id);
		bool listed = !*near || table->count <= LISTED_IDS;
		FAULT(c, DIAG_ID_UNKNOWN, path, table->kind, id, near, listed ? id_list(c, table) : "");
	}
	return index;
}

/* Reports an id that isn't a lower-case word with digits, hyphens and underscores. */
static void id_check_form(struct compiler *c, const char *id, const struct raw_path *path)
{
	size_t length = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_-");
	if (id[length] || id[0] == '-' || id[0] == '_')
		FAULT(c, DIAG_ID_FORM, path, id);
}

struct sorted_id {
	const char *id;
	unsigned index;
};

static int by_id(const void *a, const void *b)
{
	const struct sorted_id *one = a, *other = b;
	int order = strcmp(one->id, other->id);
	return order ? order : (one->index > other->index) - (one->index < other->index);
}

/* For each element the first that has the same id. */
static const unsigned *first_of_each(struct arena *arena, const struct id_table *table)
{
	struct sorted_id *sorted = arena_array(arena, table->count, sizeof(*sorted));
	unsigned *firsts = arena_array(arena, table->count, sizeof(*firsts));
	for (unsigned i = 0; i < table->count; i++)
		sorted[i] = (struct sorted_id){.id = id_at(table, i), .index = i};
	if (table->count)
		qsort(sorted, table->count, sizeof(*sorted), by_id);
	for (unsigned i = 0, first = 0; i < table->count; i++) {
		if (strcmp(sorted[first].id, sorted[i].id) != 0)
			first = i;
		firsts[sorted[i].index] = sorted[first].index;
	}
	return firsts;
}

/* `path` names the id of one element; *index in it chooses which. */
static void check_ids(struct compiler *c, const struct id_table *table, const struct raw_path *path, unsigned *index)
{
	struct arena scratch = {0};
	const unsigned *firsts = first_of_each(&scratch, table);
	for (unsigned i = 0; i < table->count; i++) {
		const char *id = id_at(table, i);
		*index = i;
		id_check_form(c, id, path);
		if (firsts[i] == i || !*id)
			continue;
		*index = firsts[i];
		const char *where = resolve_place_text(c, path);
		*index = i;
		FAULT(c, DIAG_ID_TWICE, path, table->kind, id, where);
	}
	arena_release(&scratch);
}

void id_check_section(struct compiler *c, const struct id_table *table)
{
	struct raw_path path = {.section = table->kind, .key = "id"};
	check_ids(c, table, &path, &path.entry);
}

void id_check_list(struct compiler *c, const struct id_table *table, struct raw_path path)
{
	path.inner = "id";
	check_ids(c, table, &path, &path.index);
}

uint64_t id_set(struct compiler *c, const struct id_table *table, const char **ids, unsigned count,
		struct raw_path path)
{
	uint64_t set = 0;
	for (path.index = 0; path.index < count; path.index++) {
		int i = id_resolve(c, table, ids[path.index], &path);
		if (i >= 0)
			set |= UINT64_C(1) << i;
	}
	if (!count)
		FAULT(c, DIAG_LIST_EMPTY, &path, path.key);
	return set;
}

uint64_t method_set(struct compiler *c, const char **ids, unsigned count, struct raw_path path, bool *general)
{
	struct id_table methods = ID_TABLE("methods", c->raw->methods, c->raw->methods_count);
	*general = count == 1 && !strcmp(ids[0], "all");
	if (*general)
		return methods.count >= 64 ? UINT64_MAX : (UINT64_C(1) << methods.count) - 1;
	return id_set(c, &methods, ids, count, path);
}

struct bitext optional_text(const struct bitext *text)
{
	return text ? *text : (struct bitext){0};
}

struct kb_source resolve_source(struct compiler *c, enum kb_basis basis, const struct raw_source *raw,
				struct raw_path path)
{
	struct kb_source source = {.basis = basis, .chapter = KB_NONE, .section = KB_NONE, .page = raw->page, .url = raw->url};
	/* The source stands beside the id, or inside the list element that `path` names. */
	const char **last = path.key ? &path.inner : &path.key;
	*last = "source";
	struct id_table chapters = ID_TABLE("chapters", c->raw->chapters, c->raw->chapters_count);
	source.chapter = id_resolve(c, &chapters, raw->chapter, &path);
	if (source.chapter == KB_NONE || !raw->section)
		return source;
	const struct raw_chapter *chapter = &c->raw->chapters[source.chapter];
	struct id_table sections = ID_TABLE("sections", chapter->sections, chapter->sections_count);
	source.section = id_resolve(c, &sections, raw->section, &path);
	return source;
}

static bool has_fact(const struct kb_cond *cond, const struct kb_clause *clause, int fact)
{
	const struct kb_cond last = {.clauses = clause, .clause_count = 1};
	return ((cond_facts(cond) | cond_facts(&last)) >> fact & 1) != 0;
}

/* The values between `text` and its end, separated by '|'. */
static uint32_t parse_values(struct compiler *c, int fact, char *text, const struct raw_path *path)
{
	const struct kb_fact *f = &c->kb->facts[fact];
	struct id_table choices = ID_TABLE("choices", f->choices, f->choice_count);
	uint32_t values = 0;
	for (char *value = text, *bar; value; value = bar) {
		bar = strchr(value, '|');
		if (bar)
			*bar++ = '\0';
		int i = id_find(&choices, value);
		if (i >= 0 && values & UINT32_C(1) << i)
			FAULT(c, DIAG_CLAUSE_VALUE_TWICE, path, f->id, value);
		if (i >= 0)
			values |= UINT32_C(1) << i;
		else if (!is_lacking(&choices))
			FAULT(c, DIAG_CLAUSE_VALUE, path, f->id, value, id_nearest(&choices, value),
				 id_list(c, &choices));
	}
	return values;
}

/* One term, "fact=value|value", whose text is taken apart; false when its form is wrong or a name in it is unknown. */
static bool parse_term(struct compiler *c, const struct kb_cond *cond, const struct kb_clause *clause, char *text,
		       const struct raw_path *path, struct kb_term *term)
{
	struct id_table facts = ID_TABLE("facts", c->kb->facts, c->kb->fact_count);
	char *equals = strchr(text, '=');
	if (!equals || equals == text || !equals[1] || strpbrk(text, " \t") || strchr(equals + 1, '=')) {
		/* Once for the whole clause. */
		if (!diag_told(c->sink, DIAG_CLAUSE_FORM, resolve_place(c, path), clause->text))
			FAULT(c, DIAG_CLAUSE_FORM, path, clause->text);
		return false;
	}
	*equals = '\0';
	int fact = id_resolve(c, &facts, text, path);
	if (fact == KB_NONE)
		return false;
	uint32_t values = parse_values(c, fact, equals + 1, path);
	if (!values)
		return false;
	if (has_fact(cond, clause, fact))
		FAULT(c, DIAG_CLAUSE_FACT_TWICE, path, text);
	if (values == c->kb->facts[fact].all)
		FAULT(c, DIAG_CLAUSE_ALWAYS, path, clause->text);
	*term = (struct kb_term){.fact = fact, .values = values};
	return true;
}

/* One clause; false, and nothing to keep, when a term of it is faulty. */
static bool parse_clause(struct compiler *c, const struct kb_cond *cond, struct kb_clause *clause, const char *text,
			 const struct raw_path *path)
{
	static const char separator[] = " or ";
	if (!*text)
		return false;
	int count = 1;
	for (const char *s = text; (s = strstr(s, separator)) != NULL; s += strlen(separator))
		count++;
	struct kb_term *terms = arena_array(c->arena, (size_t)count, sizeof(*terms));
	*clause = (struct kb_clause){.terms = terms, .text = text};
	char *rest = arena_string(c->arena, text);
	bool good = true;
	for (char *term = rest; term; term = rest) {
		rest = strstr(term, separator);
		if (rest) {
			*rest = '\0';
			rest += strlen(separator);
		}
		if (parse_term(c, cond, clause, term, path, &terms[clause->term_count]))
			clause->term_count++;
		else
			good = false;
	}
	return good;
}

struct kb_cond resolve_cond(struct compiler *c, const char **texts, unsigned count, struct raw_path path)
{
	struct kb_clause *clauses = arena_array(c->arena, count, sizeof(*clauses));
	struct kb_cond cond = {.clauses = clauses};
	unsigned *i = path.inner ? &path.inner_index : &path.index;
	for (*i = 0; *i < count; ++*i)
		if (parse_clause(c, &cond, &clauses[cond.clause_count], texts[*i], &path))
			cond.clause_count++;
	return cond;
}
