/* A hash table of frames by the answers that decide most; what a record adds to its frame; counting. */
#include "render/prepared.h"

#include <stdlib.h>
#include <string.h>

#include "render/frame.h"

/* A key of few bits is the index of its slot; a longer one is hashed, and the table emptied when it is half full. */
enum { SLOT_BITS = 14, SLOTS = 1 << SLOT_BITS, FULLEST = SLOTS / 2 };

struct prepared {
	const struct conclusion_context *context;
	const struct kb *kb;
	bool counting;
	struct framer *framer;
	struct arena scratch;
	struct frame **slots;
	bool direct;			/* the key is the index */
	int used;
	int keys[KB_MAX_FACTS];		/* the facts that make the key */
	int key_count;
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
	if (!p || !(p->slots = calloc(SLOTS, sizeof(*p->slots))))
		abort();
	p->context = context;
	p->kb = context->kb;
	p->framer = framer_new(context, csv);
	for (int f = 0; f < p->kb->fact_count; f++)
		if (p->kb->facts[f].in_flow)
			add_key(p, f);
	for (int i = 0; i < p->kb->companion_count; i++) {
		const struct kb_cond *when = &p->kb->companions[i].when;
		for (int k = 0; k < when->clause_count; k++)
			for (int t = 0; t < when->clauses[k].term_count; t++)
				add_key(p, when->clauses[k].terms[t].fact);
	}
	int bits = 0;
	for (int i = 0; i < p->key_count; i++)
		bits += p->kb->facts[p->keys[i]].choice_count;
	p->direct = bits <= SLOT_BITS;
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
	framer_free(p->framer);
	arena_release(&p->scratch);
	free_counts(&p->counts);
	free(p->slots);
	free(p);
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
	framer_forget(p->framer);
	p->used = 0;
}

static inline bool same_key(const struct prepared *p, const struct frame *frame, const struct answers *answers)
{
	for (int i = 0; i < p->key_count; i++)
		if (frame->base.may[p->keys[i]] != answers->may[p->keys[i]])
			return false;
	return true;
}

static struct frame *frame_new(struct prepared *p, uint64_t key, const struct answers *answers)
{
	struct answers base;
	answers_init(&base, p->kb);
	for (int i = 0; i < p->key_count; i++)
		base.may[p->keys[i]] = answers->may[p->keys[i]];
	struct frame *frame = framer_make(p->framer, &base, p->counting);
	frame->key = key;
	return frame;
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

/* Ends a JSON list, whose last element has left a comma. */
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
		piece_put(out, list->runs[i]);
		if (truths[i] == TRUTH_TRUE)
			piece_put(out, list->items[i].text);
	}
	piece_put(out, list->runs[list->count]);
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
			piece_put(out, item->if_text);
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
	piece_put(out, frame->before_variant);
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
	piece_put(out, frame->after_variant);
	buf_puts(out, ",\"needs\":[");
	put_needs(p, out, frame, &answers);
	end_list(out);
	put_cautions(p, out, &frame->lists->of[CAUTIONS], &answers);
	put_list(out, ",\"guides\":[", &frame->lists->of[GUIDES], &answers);
	put_list(out, ",\"checklists\":[", &frame->lists->of[CHECKLISTS], &answers);
	piece_put(out, frame->after_lists);
}

void prepared_csv(struct prepared *p, struct buf *out, const struct record *record, bool *foreign)
{
	struct frame *frame = frame_of(p, &record->answers);
	struct answers answers;
	counting_answers(p, frame, &record->answers, &answers, foreign);
	frame->count++;
	if (p->counting)
		count_items(p, &frame->lists->of[CAUTIONS], &answers);
	piece_put(out, frame->before_variant);
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
