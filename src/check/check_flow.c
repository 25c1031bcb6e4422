/*
 * Checks of the flowchart: that every part of it is used and can change something, and that the engine follows it
 * exactly. That it is total, acyclic and read-once, the compiler has checked; here those theorems get their numbers.
 */
#include "check/internal.h"

#include "engine/flow.h"

/* Vectors that are tried one by one; a fifth of a second. */
enum { MOST_VECTORS = 1 << 14 };

struct chart {
	struct verify *v;
	const struct kb *kb;
	/*
	 * By node: answers that come by, the fewest and the most questions before it, and the edge that a way to it
	 * takes last.
	 */
	struct count *answers;
	int *least, *most;
	int *from, *from_value;
	/* By outcome. */
	struct count *outcome_answers;
	int *outcome_least, *outcome_most;
	int *outcome_from, *outcome_value;
};

static void arrive(const struct chart *chart, int n, int value, struct count answers)
{
	int go = chart->kb->nodes[n].go[value], leaf = kb_is_leaf(go) ? kb_leaf(go) : 0;
	struct count *count = kb_is_leaf(go) ? &chart->outcome_answers[leaf] : &chart->answers[go];
	int *least = kb_is_leaf(go) ? &chart->outcome_least[leaf] : &chart->least[go];
	int *most = kb_is_leaf(go) ? &chart->outcome_most[leaf] : &chart->most[go];
	*count = count_sum(*count, answers);
	if (!*most || chart->least[n] + 1 < *least) {
		*least = chart->least[n] + 1;
		*(kb_is_leaf(go) ? &chart->outcome_from[leaf] : &chart->from[go]) = n;
		*(kb_is_leaf(go) ? &chart->outcome_value[leaf] : &chart->from_value[go]) = value;
	}
	if (chart->most[n] + 1 > *most)
		*most = chart->most[n] + 1;
}

/* The answers of a shortest way to node `n`, and `value` at it. */
static const int *way_to(const struct chart *chart, int n, int value)
{
	int *values = arena_array(chart->v->arena, KB_MAX_FACTS, sizeof(*values));
	for (int f = 0; f < KB_MAX_FACTS; f++)
		values[f] = KB_NONE;
	values[chart->kb->nodes[n].fact] = value;
	while (n) {
		values[chart->kb->nodes[chart->from[n]].fact] = chart->from_value[n];
		n = chart->from[n];
	}
	return values;
}

static void show_edges(const struct chart *chart)
{
	const struct kb *kb = chart->kb;
	for (int n = 0; n < kb->node_count; n++) {
		int choices = kb->facts[kb->nodes[n].fact].choice_count;
		for (int value = 0; value < choices; value++) {
			struct shown *shown = verify_shown(chart->v, SHOWN_EDGE, kb->nodes[n].id, n);
			shown->answers = count_over(chart->answers[n], (uint32_t)choices);
			shown->witness = way_to(chart, n, value);
			shown->value = value;
		}
	}
}

static void show_outcomes(const struct chart *chart)
{
	const struct kb *kb = chart->kb;
	for (int o = 0; o < kb->outcome_count; o++) {
		struct shown *shown = verify_shown(chart->v, SHOWN_OUTCOME, kb->outcomes[o].id, o);
		shown->answers = chart->outcome_answers[o];
		shown->witness = way_to(chart, chart->outcome_from[o], chart->outcome_value[o]);
		shown->least = chart->outcome_least[o];
		shown->most = chart->outcome_most[o];
	}
}

/* Each way asks a fact at most once, so a node's answers are spread evenly over the values of its fact. */
static void count_ways(const struct chart *chart, uint64_t flow)
{
	const struct kb *kb = chart->kb;
	chart->answers[0] = space_product(chart->v->space, flow);
	for (int i = 0; i < kb->node_count; i++) {
		int n = kb->flow_order[i], choices = kb->facts[kb->nodes[n].fact].choice_count;
		struct count each = count_over(chart->answers[n], (uint32_t)choices);
		for (int value = 0; value < choices; value++)
			arrive(chart, n, value, each);
	}
}

/* A question whose answers all lead to the same methods, whatever else is answered. */
static void find_idle(const struct chart *chart)
{
	struct verify *v = chart->v;
	const struct kb *kb = chart->kb;
	bool *wanted = arena_array(v->arena, (size_t)kb->outcome_count, sizeof(*wanted));
	bool *changes = arena_array(v->arena, (size_t)kb->node_count, sizeof(*changes));
	int *sets = arena_array(v->arena, (size_t)kb->node_count, sizeof(*sets));
	int mark = space_mark(v->space);
	for (int method = KB_NONE; method < kb->method_count; method++) {
		for (int o = 0; o < kb->outcome_count; o++)
			wanted[o] = kb->outcomes[o].method == method;
		ways_by_node(v->ways, wanted, false, sets);
		/* Equal sets have equal handles: a node changes something when its set depends on its fact. */
		for (int n = 0; n < kb->node_count; n++) {
			const struct kb_node *node = &kb->nodes[n];
			int first = 0;
			for (int value = 0; value < kb->facts[node->fact].choice_count; value++) {
				int go = node->go[value];
				int set = !kb_is_leaf(go) ? sets[go] : wanted[kb_leaf(go)] ? SET_ALL : SET_NONE;
				first = value ? first : set;
				changes[n] |= set != first || verify_lost(v, set);
			}
		}
		space_forget(v->space, mark);
	}
	for (int n = 0; n < kb->node_count; n++)
		if (!changes[n])
			FOUND(v, DIAG_FLOW_IDLE, AT("nodes", (unsigned)n, "ask"), kb->nodes[n].id,
			      kb->facts[kb->nodes[n].fact].id);
	verify_examined(v, DIAG_FLOW_IDLE, kb->node_count);
}

void check_flow(struct verify *v)
{
	const struct kb *kb = v->kb;
	size_t nodes = (size_t)kb->node_count, outcomes = (size_t)kb->outcome_count;
	struct chart chart = {.v = v, .kb = kb};
#define BY(count, member) chart.member = arena_array(v->arena, count, sizeof(*chart.member))
	BY(nodes, answers);
	BY(nodes, least);
	BY(nodes, most);
	BY(nodes, from);
	BY(nodes, from_value);
	BY(outcomes, outcome_answers);
	BY(outcomes, outcome_least);
	BY(outcomes, outcome_most);
	BY(outcomes, outcome_from);
	BY(outcomes, outcome_value);
#undef BY
	count_ways(&chart, v->ways->flow);
	show_outcomes(&chart);
	show_edges(&chart);
	find_idle(&chart);
}

/* The next vector in which each of the facts is known or unknown; false after the last. */
static bool next_vector(const struct kb *kb, uint64_t facts, struct answers *answers)
{
	for (int f = 0; f < kb->fact_count; f++) {
		if (!(facts >> f & 1))
			continue;
		int choices = kb->facts[f].choice_count;
		int value = answers_known(answers, f) ? answers_value(answers, f) + 1 : 0;
		if (value < choices) {
			answers_set(answers, f, value);
			return true;
		}
		answers_withdraw(answers, kb, f);
	}
	return false;
}

/* Whether the engine's answer for one vector, unknowns in it, is that of all its completions together. */
static bool agrees(const struct verify *v, struct arena *scratch, const struct answers *answers)
{
	struct reach reach = flow_reach(flow_new(scratch, v->kb, answers));
	bool same = reach.none == set_meets(v->space, v->ways->none, answers->may);
	for (int m = 0; m < v->kb->method_count; m++)
		same &= (reach.methods >> m & 1) == set_meets(v->space, v->ways->method[m], answers->may);
	return same;
}

static const char *vector_text(struct verify *v, const struct answers *answers)
{
	struct buf text = {0};
	universe_cube(&text, &v->result->universe, answers->may, ", ");
	return buf_keep(&text, v->arena);
}

void check_flow_exact(struct verify *v)
{
	const struct kb *kb = v->kb;
	struct count vectors = count_of(1);
	for (int f = 0; f < kb->fact_count; f++)
		if ((v->ways->flow >> f & 1) && kb->facts[f].choice_count > 1)
			vectors = count_times(vectors, (uint32_t)kb->facts[f].choice_count + 1);
	bool lost = verify_lost(v, v->ways->any), feasible = count_at_most(&vectors, MOST_VECTORS) && !lost;
	verify_space(v, "flowchart", MSG_SPACE_FLOWCHART, space_product(v->space, v->ways->flow),
		     feasible ? VERIFIED_ENUMERATED : lost ? VERIFIED_NOT : VERIFIED_DIAGRAM);
	verify_space(v, "flowchart-unknown", MSG_SPACE_FLOWCHART_UNKNOWN, vectors,
		     feasible ? VERIFIED_ENUMERATED : VERIFIED_NOT);
	if (!feasible)
		return;
	struct arena scratch = {0};
	struct answers answers;
	answers_init(&answers, kb);
	long long tried = 0;
	do {
		if (!agrees(v, &scratch, &answers)) {
			FOUND(v, DIAG_FLOW_INEXACT, AT("nodes", 0, "id"), vector_text(v, &answers));
			break;
		}
		arena_clear(&scratch);
		tried++;
	} while (next_vector(kb, v->ways->flow, &answers));
	verify_examined(v, DIAG_FLOW_INEXACT, tried);
	arena_release(&scratch);
}
