/* Frames of conclusions: a hash table from the answers that decide most to text that is ready. */
#include "render/prepared.h"

#include <stdlib.h>
#include <string.h>

#include "base/bits.h"
#include "base/intern.h"
#include "render/conclusion_csv.h"

/* A key of few bits is the index of its slot; a longer one is hashed, and the table emptied when it is half full. */
enum { SLOT_BITS = 14, SLOTS = 1 << SLOT_BITS, FULLEST = SLOTS / 2 };

struct piece {
	const char *text;
	size_t length;
};

/* What a statement still depends on. A single term, which is nearly all there is, stands here itself. */
struct rest {
	const struct kb_clause *const *clauses;	/* NULL beside a single term */
	int clause_count;
	struct kb_term term;		/* its fact is KB_NONE where there is more than a term, or none */
};

/* A statement of a list. */
struct item {
	int index;
	struct rest rest;
	struct piece text;		/* `"id",` */
	struct piece if_text;		/* `{"id":"…","if":["…"]},` for a single clause */
};

struct list {
	const struct item *items;	/* those that depend; before each of them a run of sure ones */
	const struct piece *runs;	/* one more than items */
	int count;
	const int *sure;		/* indices, for counting */
	int sure_count;
};

/* The texts of one statement, made when a frame first wants them; frames differ in which statements they hold. */
struct statement {
	struct piece text, if_text;	/* as in struct item; their text is NULL until then */
	const struct kb_clause *clause;	/* that if_text is about */
};

/* The kinds of lists. */
enum { CAUTIONS, GUIDES, CHECKLISTS, KINDS };

/* What many frames share. */
struct lists {
	struct list of[KINDS];
};

/* What it follows from. */
struct lists_key {
	uint64_t methods;		/* possible ones */
	uint32_t may[KB_MAX_FACTS];	/* 0 for facts that no statement asks for */
};

/* A need whose condition the frame's answers don't rule out. */
struct need_item {
	int need;
	struct rest rest;
	bool overridden;		/* its level depends on further answers */
	int level;			/* else this */
	const struct piece *texts;	/* by level: what to write, nothing where brief and met; with a comma behind */
};

/* What it points to is kept once for all frames, as most of them share it; so it must be the same byte for byte. */
struct frame {
	uint64_t key;
	struct answers base;		/* the key's answers, nothing else known */
	/* Of the conclusion from these: */
	enum status status;
	int method;
	uint64_t possible;		/* methods */
	uint32_t configurations;	/* as they count: may[] of the configuration fact */
	const struct step *path;
	int path_count;
	uint32_t every;			/* values of the configuration fact that every possible method has */
	struct piece before_variant, after_variant, after_needs, after_lists;
	const struct lists *lists;	/* NULL unless they are wanted */
	const struct need_item *needs;
	int need_count;
	long long count;
};

struct prepared {
	const struct conclusion_context *context;
	const struct kb *kb;
	bool csv, counting;
	struct arena arena;		/* frames */
	struct intern kept;		/* what they point to */
	struct statement *statements[KINDS];
	const struct piece **need_texts;	/* by need; NULL until it is wanted */
	struct arena scratch;
	struct buf text;
	struct frame **slots;
	struct intern lists;		/* struct lists beside struct lists_key */
	struct intern alternatives;	/* text beside the method and the settings */
	uint64_t told;			/* facts, as bits, that conditions of statements and companions speak of */
	bool direct;			/* the key is the index */
	int used;
	int keys[KB_MAX_FACTS];		/* the facts that make the key */
	int key_count;
	struct prepared_counts counts;
};

static const struct kb_cond *statement_condition(const struct kb *kb, int kind, int i)
{
	return kind == CAUTIONS ? &kb->cautions[i].when : kind == GUIDES ? &kb->guides[i].when : &kb->checklists[i].when;
}

static void add_key(struct prepared *p, int fact)
{
	for (int i = 0; i < p->key_count; i++)
		if (p->keys[i] == fact)
			return;
	p->keys[p->key_count++] = fact;
}

static int statement_count(const struct kb *kb, int kind)
{
	return kind == CAUTIONS ? kb->caution_count : kind == GUIDES ? kb->guide_count : kb->checklist_count;
}

/* Their texts are kept with the frames. */
static void forget_statements(struct prepared *p)
{
	for (int kind = 0; kind < KINDS; kind++)
		p->statements[kind] = arena_array(&p->arena, (size_t)statement_count(p->kb, kind), sizeof(struct statement));
	p->need_texts = arena_array(&p->arena, (size_t)p->kb->need_count, sizeof(*p->need_texts));
}

struct prepared *prepared_new(const struct conclusion_context *context, bool csv)
{
	struct prepared *p = calloc(1, sizeof(*p));
	if (!p || !(p->slots = calloc(SLOTS, sizeof(*p->slots))))
		abort();
	p->context = context;
	p->kb = context->kb;
	p->csv = csv;
	for (int f = 0; f < p->kb->fact_count; f++)
		if (p->kb->facts[f].in_flow)
			add_key(p, f);
	for (int i = 0; i < p->kb->companion_count; i++) {
		const struct kb_cond *when = &p->kb->companions[i].when;
		for (int k = 0; k < when->clause_count; k++)
			for (int t = 0; t < when->clauses[k].term_count; t++)
				add_key(p, when->clauses[k].terms[t].fact);
	}
	for (int i = 0; i < p->kb->companion_count; i++)
		p->told |= cond_facts(&p->kb->companions[i].when);
	for (int kind = 0; kind < KINDS; kind++)
		for (int i = 0; i < statement_count(p->kb, kind); i++)
			p->told |= cond_facts(statement_condition(p->kb, kind, i));
	int bits = 0;
	for (int i = 0; i < p->key_count; i++)
		bits += p->kb->facts[p->keys[i]].choice_count;
	p->direct = bits <= SLOT_BITS;
	forget_statements(p);
	return p;
}

static void free_counts(struct prepared_counts *counts)
{
	free(counts->methods);
	free(counts->cautions);
	free(counts->cautions_if);
	free(counts->misses);
}

void prepared_free(struct prepared *p)
{
	if (!p)
		return;
	arena_release(&p->arena);
	intern_release(&p->kept);
	intern_release(&p->lists);
	intern_release(&p->alternatives);
	arena_release(&p->scratch);
	buf_release(&p->text);
	free_counts(&p->counts);
	free(p->slots);
	free(p);
}

static void set_rest(struct prepared *p, struct rest *rest, const struct kb_clause *const *clauses, int count)
{
	rest->clause_count = count;
	rest->term.fact = KB_NONE;
	if (count == 1 && clauses[0]->term_count == 1)
		rest->term = clauses[0]->terms[0];
	else
		rest->clauses = intern_add(&p->kept, clauses, (size_t)count * sizeof(*clauses));
}

/* Moves the scratch text into a piece. */
static struct piece take(struct prepared *p)
{
	struct piece piece = {.length = p->text.length};
	piece.text = intern_add(&p->kept, buf_text(&p->text), p->text.length);
	buf_clear(&p->text);
	return piece;
}

static inline void put(struct buf *out, struct piece piece)
{
	buf_add(out, piece.text, piece.length);
}

/* Ends a JSON list, whose last element has left a comma. */
static inline void end_list(struct buf *out)
{
	if (out->text[out->length - 1] == ',')
		out->text[out->length - 1] = ']';
	else
		buf_putc(out, ']');
}

static const char *statement_id(const struct kb *kb, int kind, int i)
{
	return kind == CAUTIONS ? kb->cautions[i].id : kind == GUIDES ? kb->guides[i].id : kb->checklists[i].id;
}

static struct piece id_piece(struct prepared *p, int kind, int i)
{
	struct statement *statement = &p->statements[kind][i];
	if (!statement->text.text) {
		struct json json = {.out = &p->text};
		json_text(&json, statement_id(p->kb, kind, i));
		buf_putc(&p->text, ',');
		statement->text = take(p);
	}
	return statement->text;
}

/* For a statement that hangs on a single clause, nearly always the same one. */
static struct piece if_piece(struct prepared *p, int kind, const struct conditional *conditional)
{
	struct statement *statement = &p->statements[kind][conditional->index];
	if (statement->clause != conditional->clauses[0]) {
		struct json json = {.out = &p->text};
		conclusion_json_conditional(&json, statement_id(p->kb, kind, conditional->index), conditional->clauses, 1);
		buf_putc(&p->text, ',');
		statement->if_text = take(p);
		statement->clause = conditional->clauses[0];
	}
	return statement->if_text;
}

/* Merges the sure indices and the conditional ones, both ascending, into runs of text and items between them. */
static struct list make_list(struct prepared *p, int kind, const int *sure, int sure_count, const struct conditional *maybe,
			     int maybe_count)
{
	struct item *items = arena_array(&p->scratch, (size_t)maybe_count, sizeof(*items));
	struct piece *runs = arena_array(&p->scratch, (size_t)maybe_count + 1, sizeof(*runs));
	struct buf run = {0};
	int s = 0;
	for (int m = 0; m <= maybe_count; m++) {
		for (; s < sure_count && (m == maybe_count || sure[s] < maybe[m].index); s++)
			put(&run, id_piece(p, kind, sure[s]));
		runs[m] = (struct piece){.text = intern_add(&p->kept, buf_text(&run), run.length), .length = run.length};
		buf_clear(&run);
		if (m == maybe_count)
			break;
		items[m].index = maybe[m].index;
		items[m].text = id_piece(p, kind, maybe[m].index);
		set_rest(p, &items[m].rest, maybe[m].clauses, maybe[m].clause_count);
		if (maybe[m].clause_count == 1)
			items[m].if_text = if_piece(p, kind, &maybe[m]);
	}
	buf_release(&run);
	return (struct list){
		.items = intern_add(&p->kept, items, (size_t)maybe_count * sizeof(*items)),
		.runs = intern_add(&p->kept, runs, ((size_t)maybe_count + 1) * sizeof(*runs)),
		.count = maybe_count,
		.sure = intern_add(&p->kept, sure, (size_t)sure_count * sizeof(*sure)),
		.sure_count = sure_count,
	};
}

/* Frames have few alternatives but in common. */
static const struct piece *alternative_piece(struct prepared *p, const struct alternative *alternative)
{
	const struct change *change = &alternative->changes.list[0];
	struct setting *key = arena_array(&p->scratch, (size_t)change->count + 1, sizeof(*key));
	key[0] = (struct setting){.fact = KB_NONE, .value = alternative->method};
	for (int i = 0; i < change->count; i++)
		key[i + 1] = change->settings[i];
	void **known = intern_beside(&p->alternatives, key, ((size_t)change->count + 1) * sizeof(*key));
	if (*known)
		return *known;
	struct piece *piece = *known = arena_alloc(&p->arena, sizeof(*piece));
	struct json json = {.out = &p->text};
	conclusion_json_alternative(&json, p->kb, alternative);
	buf_putc(&p->text, ',');
	*piece = take(p);
	return piece;
}

static void prepare_json(struct prepared *p, struct frame *frame, const struct conclusion *c)
{
	struct json json = {.out = &p->text, .comma = true};
	conclusion_json_outcome(&json, p->context, c, &frame->before_variant.length);
	struct piece whole = take(p);
	frame->before_variant.text = whole.text;
	frame->after_variant = (struct piece){.text = whole.text + frame->before_variant.length,
					      .length = whole.length - frame->before_variant.length};
	if (p->context->detail == DETAIL_BRIEF)
		return;
	const struct piece **alternatives = arena_array(&p->scratch, (size_t)c->alternative_count, sizeof(*alternatives));
	for (int i = 0; i < c->alternative_count; i++)
		alternatives[i] = alternative_piece(p, &c->alternatives[i]);
	buf_puts(&p->text, ",\"alternatives\":[");
	for (int i = 0; i < c->alternative_count; i++)
		put(&p->text, *alternatives[i]);
	end_list(&p->text);
	json.comma = true;
	json_member(&json, "rules", p->context->hash);
	buf_putc(&p->text, '}');
	frame->after_lists = take(p);
}

static bool level_depends(const struct prepared *p, const struct conclusion *c, int characteristic)
{
	const struct kb_method *method = &p->kb->methods[c->method];
	for (int i = 0; i < method->override_count; i++)
		if (method->overrides[i].characteristic == characteristic &&
		    cond_truth(&method->overrides[i].when, c->answers.may) == TRUTH_UNKNOWN)
			return true;
	return false;
}

/* What a need looks like in the output, by level of the method. */
static const struct piece *need_texts(struct prepared *p, int need)
{
	if (p->need_texts[need])
		return p->need_texts[need];
	const struct kb_need *wanted = &p->kb->needs[need];
	const struct kb_characteristic *characteristic = &p->kb->characteristics[wanted->characteristic];
	struct piece *texts = arena_array(&p->scratch, (size_t)characteristic->level_count, sizeof(*texts));
	for (int level = 0; level < characteristic->level_count; level++) {
		struct need_met met = {.need = need, .level = level, .gap = kb_gap(characteristic, wanted->level, level)};
		struct json json = {.out = &p->text};
		if (p->csv)
			conclusion_csv_misses(&p->text, p->kb, &met, 1);
		else if (p->context->detail != DETAIL_BRIEF)
			conclusion_json_need(&json, p->kb, &met);
		else if (met.gap)
			json_text(&json, characteristic->id);
		if (p->text.length)
			buf_putc(&p->text, p->csv ? '|' : ',');
		texts[level] = take(p);
	}
	return p->need_texts[need] = intern_add(&p->kept, texts, (size_t)characteristic->level_count * sizeof(*texts));
}

static void make_needs(struct prepared *p, struct frame *frame, const struct conclusion *c)
{
	struct need_item *needs = arena_array(&p->scratch, (size_t)p->kb->need_count, sizeof(*needs));
	for (int i = 0; c->method != KB_NONE && i < p->kb->need_count; i++) {
		const struct kb_need *need = &p->kb->needs[i];
		const struct kb_override *by;
		if (cond_truth(&need->when, c->answers.may) == TRUTH_FALSE)
			continue;
		struct need_item *item = &needs[frame->need_count++];
		const struct kb_clause **clauses = arena_array(&p->scratch, (size_t)need->when.clause_count, sizeof(*clauses));
		int count = 0;
		for (int k = 0; k < need->when.clause_count; k++)
			if (clause_truth(&need->when.clauses[k], c->answers.may) == TRUTH_UNKNOWN)
				clauses[count++] = &need->when.clauses[k];
		item->need = i;
		set_rest(p, &item->rest, clauses, count);
		item->overridden = level_depends(p, c, need->characteristic);
		item->level = conclude_level(p->kb, c->method, need->characteristic, &c->answers, &by);
		item->texts = need_texts(p, i);
	}
	frame->needs = intern_add(&p->kept, needs, (size_t)frame->need_count * sizeof(*needs));
}

/* The lists of statements: text of the normal detail, and what a summary counts. Concludes them where they are new. */
static const struct lists *lists_of(struct prepared *p, struct conclusion *c)
{
	struct lists_key key = {.methods = c->possible.methods};
	for (uint64_t left = p->told; left; left &= left - 1)
		key.may[bits_first(left)] = c->answers.may[bits_first(left)];
	void **known = intern_beside(&p->lists, &key, sizeof(key));
	if (*known)
		return *known;
	struct lists *lists = *known = arena_alloc(&p->arena, sizeof(*lists));
	conclude_statements(&p->scratch, p->kb, c);
	lists->of[CAUTIONS] = make_list(p, CAUTIONS, c->cautions, c->caution_count, c->cautions_if, c->caution_if_count);
	lists->of[GUIDES] = make_list(p, GUIDES, c->guides, c->guide_count, c->guides_if, c->guide_if_count);
	lists->of[CHECKLISTS] = make_list(p, CHECKLISTS, c->checklists, c->checklist_count, c->checklists_if,
					  c->checklist_if_count);
	return lists;
}

static struct frame *frame_new(struct prepared *p, uint64_t key, const struct answers *answers)
{
	struct frame *frame = arena_alloc(&p->arena, sizeof(*frame));
	answers_init(&frame->base, p->kb);
	for (int i = 0; i < p->key_count; i++)
		frame->base.may[p->keys[i]] = answers->may[p->keys[i]];
	bool whole = !p->csv && p->context->detail != DETAIL_BRIEF;
	struct conclusion *c = conclude_outline(&p->scratch, p->kb, &frame->base);
	int fact = p->kb->configuration_fact;
	frame->key = key;
	frame->status = c->status;
	frame->method = c->method;
	frame->possible = c->possible.methods;
	frame->path = intern_add(&p->kept, c->path, (size_t)c->path_count * sizeof(*c->path));
	frame->path_count = c->path_count;
	if (fact != KB_NONE)
		frame->configurations = c->answers.may[fact];
	if (fact != KB_NONE && c->possible.methods) {
		frame->every = p->kb->facts[fact].all;
		for (int m = 0; m < p->kb->method_count; m++)
			if (c->possible.methods >> m & 1)
				frame->every &= p->kb->methods[m].variants;
	}
	if (p->csv) {
		conclusion_csv_outcome(&p->text, p->kb, c);
		frame->before_variant = take(p);
	} else {
		if (whole)
			conclude_alternatives(&p->scratch, p->kb, &frame->base, c);
		prepare_json(p, frame, c);
	}
	make_needs(p, frame, c);
	if (whole || p->counting)
		frame->lists = lists_of(p, c);
	arena_clear(&p->scratch);
	return frame;
}

/* Adds the frames' share to the counts, since frames may go when the table is full. */
static void settle_counts(struct prepared *p)
{
	for (int i = 0; i < SLOTS; i++) {
		struct frame *frame = p->slots[i];
		if (!frame || !frame->count)
			continue;
		p->counts.statuses[frame->status] += frame->count;
		if (frame->method != KB_NONE)
			p->counts.methods[frame->method] += frame->count;
		const struct list *cautions = &frame->lists->of[CAUTIONS];
		for (int k = 0; k < cautions->sure_count; k++)
			p->counts.cautions[cautions->sure[k]] += frame->count;
		for (int k = 0; k < frame->path_count; k++) {
			p->counts.steps += frame->count;
			p->counts.reconstructed_steps +=
				p->kb->nodes[frame->path[k].node].source.basis == KB_RECONSTRUCTED ? frame->count : 0;
		}
		frame->count = 0;
	}
}

static void forget_all(struct prepared *p)
{
	if (p->counting)
		settle_counts(p);
	memset(p->slots, 0, SLOTS * sizeof(*p->slots));
	arena_clear(&p->arena);
	intern_clear(&p->kept);
	intern_clear(&p->lists);
	intern_clear(&p->alternatives);
	forget_statements(p);
	p->used = 0;
}

static inline bool same_key(const struct prepared *p, const struct frame *frame, const struct answers *answers)
{
	for (int i = 0; i < p->key_count; i++)
		if (frame->base.may[p->keys[i]] != answers->may[p->keys[i]])
			return false;
	return true;
}

static inline struct frame *frame_of(struct prepared *p, const struct answers *answers)
{
	uint64_t key = 0;
	if (p->direct) {
		for (int i = 0; i < p->key_count; i++)
			key = key << p->kb->facts[p->keys[i]].choice_count | answers->may[p->keys[i]];
		struct frame **slot = &p->slots[key];
		return *slot ? *slot : (*slot = frame_new(p, key, answers));
	}
	for (int i = 0; i < p->key_count; i++)
		key = (key ^ answers->may[p->keys[i]]) * UINT64_C(0x9e3779b97f4a7c15);
	key ^= key >> 29;
	for (uint64_t i = key;; i++) {
		struct frame **slot = &p->slots[i % SLOTS];
		if (!*slot) {
			if (p->used >= FULLEST) {
				forget_all(p);
				slot = &p->slots[key % SLOTS];
			}
			p->used++;
			return *slot = frame_new(p, key, answers);
		}
		if ((*slot)->key == key && same_key(p, *slot, answers))
			return *slot;
	}
}

/* The record's answers as they count: its own but for the configuration fact. Only the facts that there are are copied. */
static inline void counting_answers(const struct prepared *p, const struct frame *frame, const struct answers *answers,
				    struct answers *result, bool *foreign)
{
	int fact = p->kb->configuration_fact;
	memcpy(result->may, answers->may, (size_t)p->kb->fact_count * sizeof(result->may[0]));
	*foreign = false;
	if (fact == KB_NONE)
		return;
	bool known = answers_known(answers, fact) && p->kb->facts[fact].choice_count > 1;
	*foreign = known && !(answers->may[fact] & frame->every);
	if (!known || *foreign)
		result->may[fact] = frame->configurations;
}

static inline enum truth rest_truth(const struct rest *rest, const struct answers *answers)
{
	if (rest->term.fact != KB_NONE) {
		uint32_t may = answers->may[rest->term.fact];
		return !(may & ~rest->term.values) ? TRUTH_TRUE : may & rest->term.values ? TRUTH_UNKNOWN : TRUTH_FALSE;
	}
	enum truth truth = TRUTH_TRUE;
	for (int i = 0; i < rest->clause_count; i++) {
		enum truth clause = clause_truth(rest->clauses[i], answers->may);
		if (clause == TRUTH_FALSE)
			return TRUTH_FALSE;
		truth = clause < truth ? clause : truth;
	}
	return truth;
}

/* Appends what is to be said of the needs, each with a comma (or, in CSV, a bar) behind. */
static void put_needs(struct prepared *p, struct buf *out, const struct frame *frame, const struct answers *answers)
{
	for (int i = 0; i < frame->need_count; i++) {
		const struct need_item *item = &frame->needs[i];
		if (rest_truth(&item->rest, answers) != TRUTH_TRUE)
			continue;
		const struct kb_need *need = &p->kb->needs[item->need];
		const struct kb_override *by;
		int level = item->overridden ? conclude_level(p->kb, frame->method, need->characteristic, answers, &by)
					     : item->level;
		buf_add(out, item->texts[level].text, item->texts[level].length);
		if (p->counting)
			p->counts.misses[need->characteristic] +=
				kb_gap(&p->kb->characteristics[need->characteristic], need->level, level) > 0;
	}
}

/* Counts the statements that hold or apply under a condition, where no text of them is wanted. */
static void count_items(struct prepared *p, const struct list *list, const struct answers *answers)
{
	for (int i = 0; i < list->count; i++) {
		enum truth truth = rest_truth(&list->items[i].rest, answers);
		p->counts.cautions[list->items[i].index] += truth == TRUTH_TRUE;
		p->counts.cautions_if[list->items[i].index] += truth == TRUTH_UNKNOWN;
	}
}

static void sure_list(struct buf *out, const struct list *list, const enum truth *truths)
{
	for (int i = 0; i < list->count; i++) {
		put(out, list->runs[i]);
		if (truths[i] == TRUTH_TRUE)
			put(out, list->items[i].text);
	}
	put(out, list->runs[list->count]);
	end_list(out);
}

static void conditional_list(struct prepared *p, struct buf *out, const struct list *list, const enum truth *truths,
			     const struct answers *answers)
{
	for (int i = 0; i < list->count; i++) {
		const struct item *item = &list->items[i];
		if (truths[i] != TRUTH_UNKNOWN)
			continue;
		if (item->rest.clause_count == 1) {
			put(out, item->if_text);
			continue;
		}
		const struct kb_clause **clauses = arena_array(&p->scratch, (size_t)item->rest.clause_count, sizeof(*clauses));
		int count = 0;
		for (int k = 0; k < item->rest.clause_count; k++)
			if (clause_truth(item->rest.clauses[k], answers->may) == TRUTH_UNKNOWN)
				clauses[count++] = item->rest.clauses[k];
		struct json json = {.out = out};
		conclusion_json_conditional(&json, p->kb->cautions[item->index].id, clauses, count);
		buf_putc(out, ',');
		arena_clear(&p->scratch);
	}
	end_list(out);
}

/* The truth of each item of a list, in `few` when it is long enough for them; release_truths is due. */
enum { FEW = 512 };

static enum truth *item_truths(const struct list *list, const struct answers *answers, enum truth few[FEW])
{
	enum truth *truths = list->count <= FEW ? few : malloc((size_t)list->count * sizeof(*truths));
	if (!truths)
		abort();
	for (int i = 0; i < list->count; i++)
		truths[i] = rest_truth(&list->items[i].rest, answers);
	return truths;
}

static void release_truths(enum truth *truths, const enum truth *few)
{
	if (truths != few)
		free(truths);
}

static void put_list(struct buf *out, const char *key, const struct list *list, const struct answers *answers)
{
	enum truth few[FEW], *truths = item_truths(list, answers, few);
	buf_puts(out, key);
	sure_list(out, list, truths);
	release_truths(truths, few);
}

static void put_cautions(struct prepared *p, struct buf *out, const struct list *list, const struct answers *answers)
{
	enum truth few[FEW], *truths = item_truths(list, answers, few);
	buf_puts(out, ",\"cautions\":[");
	sure_list(out, list, truths);
	buf_puts(out, ",\"cautions_if\":[");
	conditional_list(p, out, list, truths, answers);
	release_truths(truths, few);
}

void prepared_json(struct prepared *p, struct buf *out, const char *file, const struct record *record, bool *foreign)
{
	struct frame *frame = frame_of(p, &record->answers);
	struct answers answers;
	counting_answers(p, frame, &record->answers, &answers, foreign);
	frame->count++;
	if (p->counting)
		count_items(p, &frame->lists->of[CAUTIONS], &answers);
	struct json json = {.out = out};
	conclusion_json_head(&json, file, record);
	put(out, frame->before_variant);
	if (p->context->detail == DETAIL_BRIEF) {
		buf_puts(out, ",\"misses\":[");
		put_needs(p, out, frame, &answers);
		end_list(out);
		buf_putc(out, '}');
		return;
	}
	int fact = p->kb->configuration_fact;
	int variant = fact == KB_NONE || !frame->possible ? KB_NONE : answers_value(&answers, fact);
	json.comma = false;
	json_text(&json, variant == KB_NONE ? NULL : p->kb->facts[fact].choices[variant].id);
	put(out, frame->after_variant);
	buf_puts(out, ",\"needs\":[");
	put_needs(p, out, frame, &answers);
	end_list(out);
	put_cautions(p, out, &frame->lists->of[CAUTIONS], &answers);
	put_list(out, ",\"guides\":[", &frame->lists->of[GUIDES], &answers);
	put_list(out, ",\"checklists\":[", &frame->lists->of[CHECKLISTS], &answers);
	put(out, frame->after_lists);
}

void prepared_csv(struct prepared *p, struct buf *out, const struct record *record, bool *foreign)
{
	struct frame *frame = frame_of(p, &record->answers);
	struct answers answers;
	counting_answers(p, frame, &record->answers, &answers, foreign);
	frame->count++;
	if (p->counting)
		count_items(p, &frame->lists->of[CAUTIONS], &answers);
	put(out, frame->before_variant);
	size_t before = out->length;
	put_needs(p, out, frame, &answers);
	if (out->length > before)
		out->text[--out->length] = '\0';
}

static long long *zeros(int count)
{
	long long *list = calloc((size_t)count + 1, sizeof(*list));
	if (!list)
		abort();
	return list;
}

void prepared_count_all(struct prepared *p)
{
	free_counts(&p->counts);
	p->counts = (struct prepared_counts){
		.methods = zeros(p->kb->method_count),
		.cautions = zeros(p->kb->caution_count),
		.cautions_if = zeros(p->kb->caution_count),
		.misses = zeros(p->kb->characteristic_count),
	};
	p->counting = true;
}

struct prepared_counts prepared_counts(struct prepared *p)
{
	settle_counts(p);
	return p->counts;
}
