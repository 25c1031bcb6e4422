/* The state of a consultation and its agenda. Decides nothing about methods: that is the engine's. */
#include "ask/consultation.h"

#include "base/bits.h"

static uint64_t bit(int fact)
{
	return UINT64_C(1) << fact;
}

void consultation_init(struct consultation *c, const struct kb *kb)
{
	*c = (struct consultation){.kb = kb, .latest = KB_NONE};
	answers_init(&c->answers, kb);
}

int consultation_place(const struct consultation *c, int fact)
{
	for (int i = 0; i < c->given_count; i++)
		if (c->given[i] == fact)
			return i;
	return KB_NONE;
}

static void set(struct consultation *c, int fact, int value)
{
	if (value == KB_NONE) {
		answers_withdraw(&c->answers, c->kb, fact);
		c->declined |= bit(fact);
	} else {
		answers_set(&c->answers, fact, value);
		c->declined &= ~bit(fact);
	}
}

void consultation_answer(struct consultation *c, int fact, int value)
{
	c->latest = fact;
	c->latest_changed = consultation_place(c, fact) != KB_NONE;
	c->latest_before = answers_value(&c->answers, fact);
	if (!c->latest_changed)
		c->given[c->given_count++] = fact;
	set(c, fact, value);
}

/* Takes an answer back; the fact is as if it had never been asked. */
static void withdraw(struct consultation *c, int fact)
{
	int place = consultation_place(c, fact);
	answers_withdraw(&c->answers, c->kb, fact);
	c->declined &= ~bit(fact);
	if (c->latest == fact)
		c->latest = KB_NONE;
	if (place == KB_NONE)
		return;
	c->given_count--;
	for (int i = place; i < c->given_count; i++)
		c->given[i] = c->given[i + 1];
	if (place < c->given_before)
		c->given_before--;
}

bool consultation_back(struct consultation *c, int *fact)
{
	*fact = KB_NONE;
	/* A decision clears `latest`, so an earlier answer that was changed since then is still the latest. */
	if (c->latest == KB_NONE && c->further != FURTHER_UNDECIDED && c->given_count <= c->given_before) {
		c->further = FURTHER_UNDECIDED;
		return true;
	}
	if (!c->given_count)
		return false;
	*fact = c->latest != KB_NONE ? c->latest : c->given[c->given_count - 1];
	if (c->latest != KB_NONE && c->latest_changed) {
		set(c, *fact, c->latest_before);
		c->latest = KB_NONE;
	} else {
		withdraw(c, *fact);
	}
	return true;
}

void consultation_decide(struct consultation *c, enum further further)
{
	c->further = further;
	c->given_before = c->given_count;
	c->latest = KB_NONE;
}

void consultation_reopen(struct consultation *c)
{
	c->further = FURTHER_UNDECIDED;
}

/* Facts worth asking for what is still open. A configuration counts only when every method still possible has it. */
static uint64_t open_facts(const struct consultation *c, const struct conclusion *conclusion)
{
	uint64_t open = conclusion->open & ~c->declined;
	int fact = c->kb->configuration_fact;
	if (conclusion->status == STATUS_NONE)
		return 0;
	if (fact == KB_NONE)
		return open;
	uint32_t common = c->kb->facts[fact].all;
	for (int m = 0; m < c->kb->method_count; m++)
		if (conclusion->possible.methods >> m & 1)
			common &= c->kb->methods[m].variants;
	return common ? open : open & ~bit(fact);
}

struct agenda consultation_next(const struct consultation *c, struct arena *arena)
{
	struct agenda agenda = {.fact = KB_NONE};
	const struct flow *flow = flow_new(arena, c->kb, &c->answers);
	int node = flow_next(flow, c->declined);
	agenda.conclusion = conclude(arena, c->kb, &c->answers);
	if (node != KB_NONE) {
		agenda.kind = AGENDA_FLOW;
		agenda.fact = c->kb->nodes[node].fact;
		agenda.most = flow_most(flow, c->declined);
		return agenda;
	}
	agenda.open = open_facts(c, agenda.conclusion);
	agenda.most = bits_count(agenda.open);
	if (!agenda.open || c->further == FURTHER_DECLINED) {
		agenda.kind = AGENDA_RESULT;
	} else if (c->further == FURTHER_UNDECIDED) {
		agenda.kind = AGENDA_OFFER;
	} else {
		agenda.kind = AGENDA_FURTHER;
		agenda.fact = bits_first(agenda.open);
	}
	return agenda;
}

bool consultation_counts(const struct consultation *c, struct arena *arena, int fact)
{
	const struct conclusion *now = conclude(arena, c->kb, &c->answers);
	for (int i = 0; i < now->path_count; i++)
		if (now->path[i].fact == fact)
			return true;
	struct answers without = c->answers;
	answers_withdraw(&without, c->kb, fact);
	const struct conclusion *then = conclude(arena, c->kb, &without);
	if (fact == c->kb->configuration_fact && now->foreign_variant)
		return false;
	if (then->possible.methods != now->possible.methods || then->possible.none != now->possible.none)
		return true;
	return (then->open & bit(fact)) != 0;
}

uint32_t consultation_offered(const struct kb *kb, struct reach reach, int fact)
{
	if (fact != kb->configuration_fact)
		return kb->facts[fact].all;
	uint32_t offered = 0;
	for (int m = 0; m < kb->method_count; m++)
		if (reach.methods >> m & 1)
			offered |= kb->methods[m].variants;
	return offered;
}
