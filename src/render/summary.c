/* Numbers of a run as text with bars, and as JSON. */
#define _POSIX_C_SOURCE 200809L

#include "render/summary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "render/conclusion_json.h"
#include "render/layout.h"
#include "text/message.h"
#include "text/width.h"

enum { FIRST_SLOTS = 1024, MOST_SLOTS = 1 << 22, INDENT = 2, LISTED_CAUTIONS = 20 };

static uint64_t hash_id(const char *id)
{
	uint64_t h = UINT64_C(14695981039346656037);
	for (; *id; id++)
		h = (h ^ (unsigned char)*id) * UINT64_C(1099511628211);
	h ^= h >> 32;
	return h ? h : 1;
}

/* The slot of a hash, or the empty one where it belongs. */
static uint64_t *slot_of(uint64_t *slots, size_t size, uint64_t hash)
{
	size_t i = hash & (size - 1);
	while (slots[i] && slots[i] != hash)
		i = (i + 1) & (size - 1);
	return &slots[i];
}

static void grow(struct seen_ids *seen)
{
	size_t size = seen->size ? seen->size * 2 : FIRST_SLOTS;
	uint64_t *slots = calloc(size, sizeof(*slots));
	if (!slots)
		abort();
	for (size_t i = 0; i < seen->size; i++)
		if (seen->slots[i])
			*slot_of(slots, size, seen->slots[i]) = seen->slots[i];
	free(seen->slots);
	seen->slots = slots;
	seen->size = size;
}

void seen_ids_add(struct seen_ids *seen, const char *id)
{
	if (seen->used * 4 >= seen->size * 3) {
		if (seen->size < MOST_SLOTS)
			grow(seen);
		else
			seen->full = true;
	}
	uint64_t hash = hash_id(id), *slot = slot_of(seen->slots, seen->size, hash);
	if (*slot) {
		if (!seen->repeated++)
			seen->first = strdup(id);
	} else if (!seen->full) {
		*slot = hash;
		seen->used++;
	}
}

void seen_ids_release(struct seen_ids *seen)
{
	free(seen->slots);
	free((char *)seen->first);
	*seen = (struct seen_ids){0};
}

static long long all_rejected(const struct summary *s)
{
	long long all = 0;
	for (int i = 0; i < RECORD_FAULT_COUNT; i++)
		all += s->rejected[i];
	return all;
}

/* A name, its number and a bar that shows its share of `whole`. */
static void bar(struct buf *out, const struct style *style, const char *name, long long count, long long whole)
{
	int name_width = style->columns < 60 ? 16 : 34, length = style->columns - INDENT - name_width - 12 - 8;
	struct buf digits = {0};
	buf_number(&digits, count);
	buf_fill(out, ' ', INDENT);
	if (text_width(name) > name_width - 1) {
		text_wrap(out, name, style->columns, -INDENT, INDENT);
		buf_fill(out, ' ', (size_t)INDENT + (size_t)name_width);
	} else {
		text_pad(out, name, name_width);
	}
	int pad = 10 - (int)digits.length;
	buf_fill(out, ' ', (size_t)(pad > 0 ? pad : 0));
	buf_puts(out, buf_text(&digits));
	char share[16];
	snprintf(share, sizeof(share), "%7.1f%% ", whole ? 100.0 * (double)count / (double)whole : 0.0);
	buf_puts(out, share);
	int filled = whole && length > 0 ? (int)((double)length * (double)count / (double)whole + 0.5) : 0;
	buf_fill(out, '#', (size_t)filled);
	while (out->length && out->text[out->length - 1] == ' ')
		out->length--;
	buf_putc(out, '\n');
	buf_release(&digits);
}

struct counted {
	int index;
	long long count;
};

static int most_first(const void *a, const void *b)
{
	const struct counted *x = a, *y = b;
	if (x->count != y->count)
		return x->count < y->count ? 1 : -1;
	return x->index - y->index;
}

/* The cautions that hold, most frequent first. */
static struct counted *by_frequency(const struct kb *kb, const struct summary *s)
{
	struct counted *list = calloc((size_t)kb->caution_count + 1, sizeof(*list));
	if (!list)
		abort();
	for (int i = 0; i < kb->caution_count; i++)
		list[i] = (struct counted){.index = i, .count = s->counts.cautions[i]};
	qsort(list, (size_t)kb->caution_count, sizeof(*list), most_first);
	return list;
}

static void outcome_bars(struct buf *out, const struct style *style, const struct kb *kb, const struct summary *s)
{
	struct buf name = {0};
	layout_heading(out, style, message(style->lang, MSG_SUMMARY_OUTCOMES));
	for (int m = 0; m < kb->method_count; m++)
		bar(out, style, kb->methods[m].name.in[style->lang], s->counts.methods[m], s->written);
	message_add(&name, style->lang, MSG_RESULT_NONE, kb->about.method.in[style->lang], NULL);
	bar(out, style, buf_text(&name), s->counts.statuses[STATUS_NONE], s->written);
	bar(out, style, message(style->lang, MSG_SUMMARY_UNDETERMINED), s->counts.statuses[STATUS_UNDETERMINED], s->written);
	bar(out, style, message(style->lang, MSG_SUMMARY_REJECTED), all_rejected(s), s->written);
	buf_release(&name);
}

static void caution_bars(struct buf *out, const struct style *style, const struct kb *kb, const struct summary *s)
{
	struct counted *list = by_frequency(kb, s);
	layout_heading(out, style, message(style->lang, MSG_SUMMARY_CAUTIONS));
	for (int i = 0; i < kb->caution_count && i < LISTED_CAUTIONS && list[i].count; i++)
		bar(out, style, kb->cautions[list[i].index].title.in[style->lang], list[i].count, s->written);
	free(list);
}

static void share_of_reconstructed(const struct kb *kb, const struct summary *s, long long *cautions, long long *rest)
{
	*cautions = *rest = 0;
	for (int i = 0; i < kb->caution_count; i++) {
		*cautions += s->counts.cautions[i];
		*rest += kb->cautions[i].source.basis == KB_RECONSTRUCTED ? s->counts.cautions[i] : 0;
	}
}

void summary_text(struct buf *out, const struct style *style, const struct kb *kb, const struct summary *s)
{
	struct buf text = {0};
	layout_say(out, style, 0, MSG_SUMMARY_RECORDS, decimal(s->read).text, decimal(s->written).text,
		   s->read == s->written ? "" : message(style->lang, MSG_SUMMARY_LOST), NULL);
	if (s->unread_inputs)
		layout_say(out, style, 0, MSG_SUMMARY_UNREAD, decimal(s->unread_inputs).text, NULL);
	outcome_bars(out, style, kb, s);
	bool heading = false;
	for (int i = RECORD_OK + 1; i < RECORD_FAULT_COUNT; i++) {
		if (!s->rejected[i])
			continue;
		if (!heading)
			layout_heading(out, style, message(style->lang, MSG_SUMMARY_FAULTS));
		heading = true;
		bar(out, style, record_fault_code((enum record_fault)i), s->rejected[i], s->written);
	}
	heading = false;
	for (int i = 0; i < kb->characteristic_count; i++) {
		if (!s->counts.misses[i])
			continue;
		if (!heading)
			layout_heading(out, style, message(style->lang, MSG_SUMMARY_MISSES));
		heading = true;
		bar(out, style, kb->characteristics[i].name.in[style->lang], s->counts.misses[i], s->written);
	}
	caution_bars(out, style, kb, s);
	long long cautions, rest;
	share_of_reconstructed(kb, s, &cautions, &rest);
	buf_clear(&text);
	message_add(&text, style->lang, MSG_SUMMARY_BASIS, decimal(s->counts.steps).text,
		    decimal(s->counts.reconstructed_steps).text, decimal(cautions).text, decimal(rest).text, NULL);
	buf_putc(out, '\n');
	layout_paragraph(out, style, 0, buf_text(&text));
	if (s->ids.repeated) {
		struct buf shown = {0};
		text_visible(&shown, s->ids.first, strlen(s->ids.first));
		layout_say(out, style, 0, MSG_SUMMARY_REPEATED, decimal(s->ids.repeated).text, buf_text(&shown), NULL);
		buf_release(&shown);
	}
	if (s->ids.full)
		layout_paragraph(out, style, 0, message(style->lang, MSG_SUMMARY_IDS_FULL));
	buf_release(&text);
}

void summary_json(struct buf *out, const struct kb *kb, const struct summary *s)
{
	struct json json = {.out = out};
	json_open(&json, '{');
	json_member_number(&json, "read", s->read);
	json_member_number(&json, "written", s->written);
	json_member_number(&json, "unread_inputs", s->unread_inputs);
	json_enter(&json, "status", '{');
	for (int i = 0; i < 3; i++)
		json_member_number(&json, conclusion_status_id((enum status)i), s->counts.statuses[i]);
	json_close(&json, '}');
	json_enter(&json, "methods", '{');
	for (int m = 0; m < kb->method_count; m++)
		json_member_number(&json, kb->methods[m].id, s->counts.methods[m]);
	json_close(&json, '}');
	json_enter(&json, "rejected", '{');
	for (int i = RECORD_OK + 1; i < RECORD_FAULT_COUNT; i++)
		json_member_number(&json, record_fault_code((enum record_fault)i), s->rejected[i]);
	json_close(&json, '}');
	json_enter(&json, "misses", '{');
	for (int i = 0; i < kb->characteristic_count; i++)
		json_member_number(&json, kb->characteristics[i].id, s->counts.misses[i]);
	json_close(&json, '}');
	struct counted *list = by_frequency(kb, s);
	json_enter(&json, "cautions", '[');
	for (int i = 0; i < kb->caution_count; i++) {
		json_open(&json, '{');
		json_member(&json, "id", kb->cautions[list[i].index].id);
		json_member_number(&json, "holds", list[i].count);
		json_member_number(&json, "depends", s->counts.cautions_if[list[i].index]);
		json_close(&json, '}');
	}
	json_close(&json, ']');
	free(list);
	long long cautions, rest;
	share_of_reconstructed(kb, s, &cautions, &rest);
	json_enter(&json, "reconstructed", '{');
	json_member_number(&json, "steps", s->counts.steps);
	json_member_number(&json, "reconstructed_steps", s->counts.reconstructed_steps);
	json_member_number(&json, "cautions", cautions);
	json_member_number(&json, "reconstructed_cautions", rest);
	json_close(&json, '}');
	json_member_number(&json, "repeated_ids", s->ids.repeated);
	json_member(&json, "first_repeated_id", s->ids.first);
	json_member_bool(&json, "ids_all_compared", !s->ids.full);
	json_close(&json, '}');
	buf_putc(out, '\n');
}
