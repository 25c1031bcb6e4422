/* Frames of conclusions: a hash table from the answers that decide most to text that is ready. */
#include "render/prepared.h"

#include <stdlib.h>
#include <string.h>

#include "render/conclusion_csv.h"
#include "render/conclusion_parts.h"

enum { SLOTS = 16384, FULLEST = SLOTS / 2 };

struct piece {
	const char *text;
	size_t length;
};

/* A statement of a list: sure when it has no clauses left. */
struct item {
	int index;
	const struct kb_clause *const *clauses;
	int clause_count;
	struct piece text;		/* `"id",` */
	struct piece if_text;		/* `{"id":"…","if":["…"]},` for a single clause */
};

struct list {
	struct item *items;		/* those that depend; before each of them a run of sure ones */
	struct piece *runs;		/* one more than items */
	int count;
	const int *sure;		/* indices, for counting */
	int sure_count;
};

struct frame {
	uint64_t key;
	struct answers base;		/* the key's answers, nothing else known */
	struct conclusion c;		/* of these */
	uint32_t every;			/* values of the configuration fact that every possible method has */
	struct piece before_variant, after_variant, after_needs, after_lists;
	struct list cautions, guides, checklists;
	long long count;
};

struct prepared {
	const struct conclusion_context *context;
	const struct kb *kb;
	bool csv, counting;
	struct arena arena;		/* frames and their texts */
	struct arena scratch;
	struct buf text;
	struct frame **slots;
	int used;
	int keys[KB_MAX_FACTS];		/* the facts that make the key */
	int key_count;
	struct need_met *needs;
	struct prepared_counts counts;
};

static void add_key(struct prepared *p, int fact)
{
	for (int i = 0; i < p->key_count; i++)
		if (p->keys[i] == fact)
			return;
	p->keys[p->key_count++] = fact;
}

struct prepared *prepared_new(const struct conclusion_context *context, bool csv)
{
	struct prepared *p = calloc(1, sizeof(*p));
	if (!p || !(p->slots = calloc(SLOTS, sizeof(struct frame *))))
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
	p->needs = calloc((size_t)p->kb->need_count + 1, sizeof(*p->needs));
	if (!p->needs)
		abort();
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
	arena_release(&p->scratch);
	buf_release(&p->text);
	free_counts(&p->counts);
	free(p->slots);
	free(p->needs);
	free(p);
}

/* Moves the scratch text into a piece. */
static struct piece take(struct prepared *p)
{
	struct piece piece = {.length = p->text.length};
	piece.text = arena_copy(&p->arena, buf_text(&p->text), p->text.length);
	buf_clear(&p->text);
	return piece;
}

static struct piece id_piece(struct prepared *p, const char *id)
{
	struct json json = {.out = &p->text};
	json_string(&json, id);
	buf_putc(&p->text, ',');
	return take(p);
}

static struct piece if_piece(struct prepared *p, const struct conditional *conditional, const char *id)
{
	struct json json = {.out = &p->text};
	conclusion_json_conditional(&json, id, conditional->clauses, conditional->clause_count);
	buf_putc(&p->text, ',');
	return take(p);
}

/* Merges the sure indices and the conditional ones, both ascending, into runs of text and items between them. */
static struct list make_list(struct prepared *p, const char *(*id_of)(const struct kb *, int), const int *sure,
			     int sure_count, const struct conditional *maybe, int maybe_count)
{
	struct list list = {.sure = sure, .sure_count = sure_count, .count = maybe_count};
	list.items = arena_array(&p->arena, (size_t)maybe_count, sizeof(*list.items));
	list.runs = arena_array(&p->arena, (size_t)maybe_count + 1, sizeof(*list.runs));
	int s = 0;
	for (int m = 0; m <= maybe_count; m++) {
		for (; s < sure_count && (m == maybe_count || sure[s] < maybe[m].index); s++) {
			struct json json = {.out = &p->text};
			json_string(&json, id_of(p->kb, sure[s]));
			buf_putc(&p->text, ',');
		}
		list.runs[m] = take(p);
		if (m == maybe_count)
			break;
		const char *id = id_of(p->kb, maybe[m].index);
		list.items[m] = (struct item){.index = maybe[m].index, .clauses = maybe[m].clauses,
					      .clause_count = maybe[m].clause_count, .text = id_piece(p, id)};
		if (maybe[m].clause_count == 1)
			list.items[m].if_text = if_piece(p, &maybe[m], id);
	}
	return list;
}

static const char *caution_id(const struct kb *kb, int i)
{
	return kb->cautions[i].id;
}

static const char *guide_id(const struct kb *kb, int i)
{
	return kb->guides[i].id;
}

static const char *checklist_id(const struct kb *kb, int i)
{
	return kb->checklists[i].id;
}

static void prepare_json(struct prepared *p, struct frame *frame)
{
	struct json json = {.out = &p->text, .comma = true};
	conclusion_json_outcome(&json, p->context, &frame->c, &frame->before_variant.length);
	struct piece whole = take(p);
	frame->before_variant.text = whole.text;
	frame->after_variant = (struct piece){.text = whole.text + frame->before_variant.length,
					      .length = whole.length - frame->before_variant.length};
	if (p->context->detail == DETAIL_BRIEF)
		return;
	json.comma = true;
	conclusion_json_alternatives(&json, p->context, &frame->c);
	buf_putc(&p->text, '}');
	frame->after_lists = take(p);
}

static struct frame *frame_new(struct prepared *p, uint64_t key, const struct answers *answers)
{
	struct frame *frame = arena_alloc(&p->arena, sizeof(*frame));
	answers_init(&frame->base, p->kb);
	for (int i = 0; i < p->key_count; i++)
		frame->base.may[p->keys[i]] = answers->may[p->keys[i]];
	const struct conclusion *c = conclude(&p->arena, p->kb, &frame->base);
	frame->key = key;
	frame->c = *c;
	if (p->kb->configuration_fact != KB_NONE && c->possible.methods) {
		frame->every = p->kb->facts[p->kb->configuration_fact].all;
		for (int m = 0; m < p->kb->method_count; m++)
			if (c->possible.methods >> m & 1)
				frame->every &= p->kb->methods[m].variants;
	}
	if (p->csv) {
		conclusion_csv_outcome(&p->text, p->kb, &frame->c);
		frame->before_variant = take(p);
	} else {
		prepare_json(p, frame);
	}
	frame->cautions = make_list(p, caution_id, c->cautions, c->caution_count, c->cautions_if, c->caution_if_count);
	frame->guides = make_list(p, guide_id, c->guides, c->guide_count, c->guides_if, c->guide_if_count);
	frame->checklists = make_list(p, checklist_id, c->checklists, c->checklist_count, c->checklists_if,
				      c->checklist_if_count);
	return frame;
}

/* Adds the frames' share to the counts, since frames may go when the table is full. */
static void settle_counts(struct prepared *p)
{
	for (int i = 0; i < SLOTS; i++) {
		struct frame *frame = p->slots[i];
		if (!frame || !frame->count)
			continue;
		const struct conclusion *c = &frame->c;
		p->counts.statuses[c->status] += frame->count;
		if (c->method != KB_NONE)
			p->counts.methods[c->method] += frame->count;
		for (int k = 0; k < frame->cautions.sure_count; k++)
			p->counts.cautions[frame->cautions.sure[k]] += frame->count;
		for (int k = 0; k < c->path_count; k++) {
			p->counts.steps += frame->count;
			p->counts.reconstructed_steps +=
				p->kb->nodes[c->path[k].node].source.basis == KB_RECONSTRUCTED ? frame->count : 0;
		}
		frame->count = 0;
	}
}

static void forget_all(struct prepared *p)
{
	if (p->counting)
		settle_counts(p);
	memset(p->slots, 0, SLOTS * sizeof(struct frame *));
	arena_clear(&p->arena);
	p->used = 0;
}

static inline bool same_key(const struct prepared *p, const struct frame *frame, const struct answers *answers)
{
	for (int i = 0; i < p->key_count; i++)
		if (frame->base.may[p->keys[i]] != answers->may[p->keys[i]])
			return false;
	return true;
}

static struct frame *frame_of(struct prepared *p, const struct answers *answers)
{
	uint64_t key = 0;
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

/* The record's answers as they count: its own but for the configuration fact. */
static struct answers counting_answers(const struct prepared *p, const struct frame *frame, const struct answers *answers,
				       bool *foreign)
{
	struct answers result = *answers;
	int fact = p->kb->configuration_fact;
	*foreign = false;
	if (fact == KB_NONE)
		return result;
	bool known = answers_known(answers, fact) && p->kb->facts[fact].choice_count > 1;
	*foreign = known && !(answers->may[fact] & frame->every);
	if (!known || *foreign)
		result.may[fact] = frame->c.answers.may[fact];
	return result;
}

static int evaluate_needs(struct prepared *p, const struct frame *frame, const struct answers *answers)
{
	int count = 0;
	if (frame->c.method == KB_NONE)
		return 0;
	for (int i = 0; i < p->kb->need_count; i++) {
		const struct kb_need *need = &p->kb->needs[i];
		if (cond_truth(&need->when, answers->may) != TRUTH_TRUE)
			continue;
		struct need_met *met = &p->needs[count++];
		met->need = i;
		met->level = conclude_level(p->kb, frame->c.method, need->characteristic, answers, &met->override);
		met->gap = kb_gap(&p->kb->characteristics[need->characteristic], need->level, met->level);
		if (p->counting && met->gap)
			p->counts.misses[need->characteristic]++;
	}
	return count;
}

static enum truth item_truth(const struct item *item, const struct answers *answers)
{
	enum truth truth = TRUTH_TRUE;
	for (int i = 0; i < item->clause_count; i++) {
		enum truth clause = clause_truth(item->clauses[i], answers->may);
		if (clause == TRUTH_FALSE)
			return TRUTH_FALSE;
		truth = clause < truth ? clause : truth;
	}
	return truth;
}

/* Counts the statements that hold or apply under a condition, where no text of them is wanted. */
static void count_items(struct prepared *p, const struct list *list, const struct answers *answers)
{
	for (int i = 0; i < list->count; i++) {
		enum truth truth = item_truth(&list->items[i], answers);
		p->counts.cautions[list->items[i].index] += truth == TRUTH_TRUE;
		p->counts.cautions_if[list->items[i].index] += truth == TRUTH_UNKNOWN;
	}
}

static inline void put(struct buf *out, struct piece piece)
{
	buf_add(out, piece.text, piece.length);
}

/* Ends a JSON list whose last element may have left a comma. */
static inline void end_list(struct buf *out)
{
	if (out->text[out->length - 1] == ',')
		out->text[out->length - 1] = ']';
	else
		buf_putc(out, ']');
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
		if (item->clause_count == 1) {
			put(out, item->if_text);
			continue;
		}
		const struct kb_clause **clauses = arena_array(&p->scratch, (size_t)item->clause_count, sizeof(*clauses));
		int count = 0;
		for (int k = 0; k < item->clause_count; k++)
			if (clause_truth(item->clauses[k], answers->may) == TRUTH_UNKNOWN)
				clauses[count++] = item->clauses[k];
		struct json json = {.out = out};
		conclusion_json_conditional(&json, p->kb->cautions[item->index].id, clauses, count);
		buf_putc(out, ',');
		arena_clear(&p->scratch);
	}
	end_list(out);
}

static void put_list(struct prepared *p, struct buf *out, const char *key, const struct list *list,
		     const struct answers *answers)
{
	enum truth *truths = arena_array(&p->scratch, (size_t)list->count, sizeof(*truths));
	for (int i = 0; i < list->count; i++)
		truths[i] = item_truth(&list->items[i], answers);
	buf_puts(out, key);
	sure_list(out, list, truths);
	arena_clear(&p->scratch);
}

static void put_cautions(struct prepared *p, struct buf *out, const struct list *list, const struct answers *answers)
{
	enum { ON_STACK = 512 };
	enum truth few[ON_STACK], *truths = few;
	if (list->count > ON_STACK && !(truths = malloc((size_t)list->count * sizeof(*truths))))
		abort();
	for (int i = 0; i < list->count; i++) {
		truths[i] = item_truth(&list->items[i], answers);
		if (p->counting) {
			p->counts.cautions[list->items[i].index] += truths[i] == TRUTH_TRUE;
			p->counts.cautions_if[list->items[i].index] += truths[i] == TRUTH_UNKNOWN;
		}
	}
	buf_puts(out, ",\"cautions\":[");
	sure_list(out, list, truths);
	buf_puts(out, ",\"cautions_if\":[");
	conditional_list(p, out, list, truths, answers);
	if (truths != few)
		free(truths);
}

void prepared_json(struct prepared *p, struct buf *out, const char *file, const struct record *record, bool *foreign)
{
	struct frame *frame = frame_of(p, &record->answers);
	struct answers answers = counting_answers(p, frame, &record->answers, foreign);
	frame->count++;
	struct json json = {.out = out};
	conclusion_json_head(&json, file, record);
	put(out, frame->before_variant);
	int needs = evaluate_needs(p, frame, &answers);
	if (p->context->detail == DETAIL_BRIEF) {
		put(out, frame->after_variant);
		json.comma = true;
		conclusion_json_misses(&json, p->kb, p->needs, needs);
		buf_putc(out, '}');
		if (p->counting)
			count_items(p, &frame->cautions, &answers);
		return;
	}
	int fact = p->kb->configuration_fact;
	int variant = fact == KB_NONE || !frame->c.possible.methods ? KB_NONE : answers_value(&answers, fact);
	json.comma = false;
	json_string(&json, variant == KB_NONE ? NULL : p->kb->facts[fact].choices[variant].id);
	put(out, frame->after_variant);
	json.comma = true;
	conclusion_json_needs(&json, p->kb, p->needs, needs);
	put_cautions(p, out, &frame->cautions, &answers);
	put_list(p, out, ",\"guides\":[", &frame->guides, &answers);
	put_list(p, out, ",\"checklists\":[", &frame->checklists, &answers);
	put(out, frame->after_lists);
}

void prepared_csv(struct prepared *p, struct buf *out, const struct record *record, bool *foreign)
{
	struct frame *frame = frame_of(p, &record->answers);
	struct answers answers = counting_answers(p, frame, &record->answers, foreign);
	frame->count++;
	put(out, frame->before_variant);
	int needs = evaluate_needs(p, frame, &answers);
	conclusion_csv_misses(out, p->kb, p->needs, needs);
	if (p->counting)
		count_items(p, &frame->cautions, &answers);
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
