/* Makes frames: concludes, writes what is sure, and keeps once what many frames share. */
#include "render/frame.h"

#include <stdlib.h>

#include "base/bits.h"
#include "base/intern.h"
#include "render/conclusion_csv.h"

/* The texts of one statement, made when a frame first wants them; frames differ in which statements they hold. */
struct statement {
	struct piece text, if_text;	/* as in struct item; their text is NULL until then */
	const struct kb_clause *clause;	/* that if_text is about */
};

/* What struct lists follows from. */
struct lists_key {
	uint64_t methods;		/* possible ones */
	uint32_t may[KB_MAX_FACTS];	/* 0 for facts that no statement asks for */
};

struct framer {
	const struct conclusion_context *context;
	const struct kb *kb;
	bool csv;
	uint64_t told;			/* facts, as bits, that conditions of statements and companions speak of */
	struct arena arena;		/* frames */
	struct intern kept;		/* what they point to */
	struct intern lists;		/* struct lists beside struct lists_key */
	struct intern alternatives;	/* text beside the method and the settings */
	struct statement *statements[KINDS];
	const struct piece **need_texts;	/* by need; NULL until it is wanted */
	struct arena scratch;
	struct buf text;
};

static const struct kb_cond *statement_condition(const struct kb *kb, int kind, int i)
{
	return kind == CAUTIONS ? &kb->cautions[i].when : kind == GUIDES ? &kb->guides[i].when : &kb->checklists[i].when;
}

static int statement_count(const struct kb *kb, int kind)
{
	return kind == CAUTIONS ? kb->caution_count : kind == GUIDES ? kb->guide_count : kb->checklist_count;
}

/* Their texts are kept with the frames. */
static void forget_statements(struct framer *f)
{
	for (int kind = 0; kind < KINDS; kind++)
		f->statements[kind] = arena_array(&f->arena, (size_t)statement_count(f->kb, kind), sizeof(struct statement));
	f->need_texts = arena_array(&f->arena, (size_t)f->kb->need_count, sizeof(*f->need_texts));
}

struct framer *framer_new(const struct conclusion_context *context, bool csv)
{
	struct framer *f = calloc(1, sizeof(*f));
	if (!f)
		abort();
	f->context = context;
	f->kb = context->kb;
	f->csv = csv;
	for (int i = 0; i < f->kb->companion_count; i++)
		f->told |= cond_facts(&f->kb->companions[i].when);
	for (int kind = 0; kind < KINDS; kind++)
		for (int i = 0; i < statement_count(f->kb, kind); i++)
			f->told |= cond_facts(statement_condition(f->kb, kind, i));
	forget_statements(f);
	return f;
}

void framer_free(struct framer *f)
{
	if (!f)
		return;
	arena_release(&f->arena);
	intern_release(&f->kept);
	intern_release(&f->lists);
	intern_release(&f->alternatives);
	arena_release(&f->scratch);
	buf_release(&f->text);
	free(f);
}

void framer_forget(struct framer *f)
{
	arena_clear(&f->arena);
	intern_clear(&f->kept);
	intern_clear(&f->lists);
	intern_clear(&f->alternatives);
	forget_statements(f);
}

static void set_rest(struct framer *f, struct rest *rest, const struct kb_clause *const *clauses, int count)
{
	rest->clause_count = count;
	rest->term.fact = KB_NONE;
	if (count == 1 && clauses[0]->term_count == 1)
		rest->term = clauses[0]->terms[0];
	else
		rest->clauses = intern_add(&f->kept, clauses, (size_t)count * sizeof(*clauses));
}

/* Moves the scratch text into a piece. */
static struct piece take(struct framer *f)
{
	struct piece piece = {.length = f->text.length};
	piece.text = intern_add(&f->kept, buf_text(&f->text), f->text.length);
	buf_clear(&f->text);
	return piece;
}

static const char *statement_id(const struct kb *kb, int kind, int i)
{
	return kind == CAUTIONS ? kb->cautions[i].id : kind == GUIDES ? kb->guides[i].id : kb->checklists[i].id;
}

static struct piece id_piece(struct framer *f, int kind, int i)
{
	struct statement *statement = &f->statements[kind][i];
	if (!statement->text.text) {
		struct json json = {.out = &f->text};
		json_text(&json, statement_id(f->kb, kind, i));
		buf_putc(&f->text, ',');
		statement->text = take(f);
	}
	return statement->text;
}

/* For a statement that hangs on a single clause, nearly always the same one. */
static struct piece if_piece(struct framer *f, int kind, const struct conditional *conditional)
{
	struct statement *statement = &f->statements[kind][conditional->index];
	if (statement->clause != conditional->clauses[0]) {
		struct json json = {.out = &f->text};
		conclusion_json_conditional(&json, statement_id(f->kb, kind, conditional->index), conditional->clauses, 1);
		buf_putc(&f->text, ',');
		statement->if_text = take(f);
		statement->clause = conditional->clauses[0];
	}
	return statement->if_text;
}

/* Merges the sure indices and the conditional ones, both ascending, into runs of text and items between them. */
static struct list make_list(struct framer *f, int kind, const int *sure, int sure_count, const struct conditional *maybe,
			     int maybe_count)
{
	struct item *items = arena_array(&f->scratch, (size_t)maybe_count, sizeof(*items));
	struct piece *runs = arena_array(&f->scratch, (size_t)maybe_count + 1, sizeof(*runs));
	struct buf run = {0};
	int s = 0;
	for (int m = 0; m <= maybe_count; m++) {
		for (; s < sure_count && (m == maybe_count || sure[s] < maybe[m].index); s++)
			piece_put(&run, id_piece(f, kind, sure[s]));
		runs[m] = (struct piece){.text = intern_add(&f->kept, buf_text(&run), run.length), .length = run.length};
		buf_clear(&run);
		if (m == maybe_count)
			break;
		items[m].index = maybe[m].index;
		items[m].text = id_piece(f, kind, maybe[m].index);
		set_rest(f, &items[m].rest, maybe[m].clauses, maybe[m].clause_count);
		if (maybe[m].clause_count == 1)
			items[m].if_text = if_piece(f, kind, &maybe[m]);
	}
	buf_release(&run);
	return (struct list){
		.items = intern_add(&f->kept, items, (size_t)maybe_count * sizeof(*items)),
		.runs = intern_add(&f->kept, runs, ((size_t)maybe_count + 1) * sizeof(*runs)),
		.count = maybe_count,
		.sure = intern_add(&f->kept, sure, (size_t)sure_count * sizeof(*sure)),
		.sure_count = sure_count,
	};
}

/* The same few come again and again. */
static const struct piece *alternative_piece(struct framer *f, const struct alternative *alternative)
{
	const struct change *change = &alternative->changes.list[0];
	struct setting *key = arena_array(&f->scratch, (size_t)change->count + 1, sizeof(*key));
	key[0] = (struct setting){.fact = KB_NONE, .value = alternative->method};
	for (int i = 0; i < change->count; i++)
		key[i + 1] = change->settings[i];
	void **known = intern_beside(&f->alternatives, key, ((size_t)change->count + 1) * sizeof(*key));
	struct piece *piece = *known;
	if (piece)
		return piece;
	piece = *known = arena_alloc(&f->arena, sizeof(*piece));
	struct json json = {.out = &f->text};
	conclusion_json_alternative(&json, f->kb, alternative);
	*piece = take(f);
	return piece;
}

static void prepare_json(struct framer *f, struct frame *frame, const struct conclusion *c)
{
	struct json json = {.out = &f->text, .comma = true};
	conclusion_json_outcome(&json, f->context, c, &frame->before_variant.length);
	struct piece whole = take(f);
	frame->before_variant.text = whole.text;
	frame->after_variant = (struct piece){.text = whole.text + frame->before_variant.length,
					      .length = whole.length - frame->before_variant.length};
	if (f->context->detail == DETAIL_BRIEF)
		return;
	const struct piece **alternatives = arena_array(&f->scratch, (size_t)c->alternative_count, sizeof(*alternatives));
	for (int i = 0; i < c->alternative_count; i++)
		alternatives[i] = alternative_piece(f, &c->alternatives[i]);
	buf_puts(&f->text, ",\"alternatives\":[");
	for (int i = 0; i < c->alternative_count; i++) {
		if (i)
			buf_putc(&f->text, ',');
		piece_put(&f->text, *alternatives[i]);
	}
	buf_putc(&f->text, ']');
	json.comma = true;
	json_member(&json, "rules", f->context->hash);
	buf_putc(&f->text, '}');
	frame->after_lists = take(f);
}

static bool level_depends(const struct framer *f, const struct conclusion *c, int characteristic)
{
	const struct kb_method *method = &f->kb->methods[c->method];
	for (int i = 0; i < method->override_count; i++)
		if (method->overrides[i].characteristic == characteristic &&
		    cond_truth(&method->overrides[i].when, c->answers.may) == TRUTH_UNKNOWN)
			return true;
	return false;
}

/* What a need looks like in the output, by level of the method. */
static const struct piece *need_texts(struct framer *f, int need)
{
	if (f->need_texts[need])
		return f->need_texts[need];
	const struct kb_need *wanted = &f->kb->needs[need];
	const struct kb_characteristic *characteristic = &f->kb->characteristics[wanted->characteristic];
	struct piece *texts = arena_array(&f->scratch, (size_t)characteristic->level_count, sizeof(*texts));
	for (int level = 0; level < characteristic->level_count; level++) {
		struct need_met met = {.need = need, .level = level, .gap = kb_gap(characteristic, wanted->level, level)};
		struct json json = {.out = &f->text};
		if (f->csv)
			conclusion_csv_misses(&f->text, f->kb, &met, 1);
		else if (f->context->detail != DETAIL_BRIEF)
			conclusion_json_need(&json, f->kb, &met);
		else if (met.gap)
			json_text(&json, characteristic->id);
		if (f->text.length)
			buf_putc(&f->text, f->csv ? '|' : ',');
		texts[level] = take(f);
	}
	return f->need_texts[need] = intern_add(&f->kept, texts, (size_t)characteristic->level_count * sizeof(*texts));
}

static void make_needs(struct framer *f, struct frame *frame, const struct conclusion *c)
{
	struct need_item *needs = arena_array(&f->scratch, (size_t)f->kb->need_count, sizeof(*needs));
	for (int i = 0; c->method != KB_NONE && i < f->kb->need_count; i++) {
		const struct kb_need *need = &f->kb->needs[i];
		const struct kb_override *by;
		if (cond_truth(&need->when, c->answers.may) == TRUTH_FALSE)
			continue;
		struct need_item *item = &needs[frame->need_count++];
		const struct kb_clause **clauses = arena_array(&f->scratch, (size_t)need->when.clause_count, sizeof(*clauses));
		int count = 0;
		for (int k = 0; k < need->when.clause_count; k++)
			if (clause_truth(&need->when.clauses[k], c->answers.may) == TRUTH_UNKNOWN)
				clauses[count++] = &need->when.clauses[k];
		item->need = i;
		set_rest(f, &item->rest, clauses, count);
		item->overridden = level_depends(f, c, need->characteristic);
		item->level = conclude_level(f->kb, c->method, need->characteristic, &c->answers, &by);
		item->texts = need_texts(f, i);
	}
	frame->needs = intern_add(&f->kept, needs, (size_t)frame->need_count * sizeof(*needs));
}

/* The lists of statements: text of the normal detail, and what a summary counts. Concludes them where they are new. */
static const struct lists *lists_of(struct framer *f, struct conclusion *c)
{
	struct lists_key key = {.methods = c->possible.methods};
	for (uint64_t left = f->told; left; left &= left - 1)
		key.may[bits_first(left)] = c->answers.may[bits_first(left)];
	void **known = intern_beside(&f->lists, &key, sizeof(key));
	struct lists *lists = *known;
	if (lists)
		return lists;
	lists = *known = arena_alloc(&f->arena, sizeof(*lists));
	conclude_statements(&f->scratch, f->kb, c);
	lists->of[CAUTIONS] = make_list(f, CAUTIONS, c->cautions, c->caution_count, c->cautions_if, c->caution_if_count);
	lists->of[GUIDES] = make_list(f, GUIDES, c->guides, c->guide_count, c->guides_if, c->guide_if_count);
	lists->of[CHECKLISTS] = make_list(f, CHECKLISTS, c->checklists, c->checklist_count, c->checklists_if,
					  c->checklist_if_count);
	return lists;
}

struct frame *framer_make(struct framer *f, const struct answers *base, bool counting)
{
	struct frame *frame = arena_alloc(&f->arena, sizeof(*frame));
	frame->base = *base;
	bool whole = !f->csv && f->context->detail != DETAIL_BRIEF;
	struct conclusion *c = conclude_outline(&f->scratch, f->kb, &frame->base);
	int fact = f->kb->configuration_fact;
	frame->status = c->status;
	frame->method = c->method;
	frame->possible = c->possible.methods;
	frame->path = intern_add(&f->kept, c->path, (size_t)c->path_count * sizeof(*c->path));
	frame->path_count = c->path_count;
	if (fact != KB_NONE)
		frame->configurations = c->answers.may[fact];
	if (fact != KB_NONE && c->possible.methods) {
		frame->every = f->kb->facts[fact].all;
		for (int m = 0; m < f->kb->method_count; m++)
			if (c->possible.methods >> m & 1)
				frame->every &= f->kb->methods[m].variants;
	}
	if (f->csv) {
		conclusion_csv_outcome(&f->text, f->kb, c);
		frame->before_variant = take(f);
	} else {
		if (whole)
			conclude_alternatives(&f->scratch, f->kb, &frame->base, c);
		prepare_json(f, frame, c);
	}
	make_needs(f, frame, c);
	if (whole || counting)
		frame->lists = lists_of(f, c);
	arena_clear(&f->scratch);
	return frame;
}
