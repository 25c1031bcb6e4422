/* What scenario cases exercise, and what none of them does. */
#include "base/buf.h"
#include "check/scenario.h"

enum part { NODES, EDGES, OUTCOMES, CAUTIONS, NEEDS };

struct covering {
	struct verify *v;
	bool *marks[COVERAGE_PARTS];
	int totals[COVERAGE_PARTS];
	int *first_edge;		/* by node */
};

struct covering *coverage_new(struct verify *v)
{
	const struct kb *kb = v->kb;
	struct covering *covering = arena_alloc(v->arena, sizeof(*covering));
	covering->v = v;
	covering->first_edge = arena_array(v->arena, (size_t)kb->node_count, sizeof(int));
	for (int n = 0; n < kb->node_count; n++) {
		covering->first_edge[n] = covering->totals[EDGES];
		covering->totals[EDGES] += kb->facts[kb->nodes[n].fact].choice_count;
	}
	covering->totals[NODES] = kb->node_count;
	covering->totals[OUTCOMES] = kb->outcome_count;
	covering->totals[CAUTIONS] = kb->caution_count;
	covering->totals[NEEDS] = kb->need_count;
	for (int part = 0; part < COVERAGE_PARTS; part++)
		covering->marks[part] = arena_array(v->arena, (size_t)covering->totals[part], sizeof(bool));
	return covering;
}

void coverage_add(struct covering *covering, const struct conclusion *c)
{
	for (int i = 0; i < c->path_count; i++) {
		covering->marks[NODES][c->path[i].node] = true;
		/* An unknown that makes no difference takes no edge rather than another. */
		if (c->path[i].value != KB_NONE)
			covering->marks[EDGES][covering->first_edge[c->path[i].node] + c->path[i].value] = true;
	}
	if (c->outcome != KB_NONE)
		covering->marks[OUTCOMES][c->outcome] = true;
	for (int i = 0; i < c->caution_count; i++)
		covering->marks[CAUTIONS][c->cautions[i]] = true;
	for (int i = 0; i < c->need_count; i++)
		covering->marks[NEEDS][c->needs[i].need] = true;
}

static void edge_name(struct buf *out, const struct covering *covering, int edge)
{
	const struct kb *kb = covering->v->kb;
	int n = kb->node_count - 1;
	while (covering->first_edge[n] > edge)
		n--;
	buf_puts(out, kb->nodes[n].id);
	buf_putc(out, '=');
	buf_puts(out, kb->facts[kb->nodes[n].fact].choices[edge - covering->first_edge[n]].id);
}

/* "reproducibility=high if reproduce=same": needs have no ids. */
static void need_name(struct buf *out, const struct kb *kb, int i)
{
	const struct kb_need *need = &kb->needs[i];
	const struct kb_characteristic *characteristic = &kb->characteristics[need->characteristic];
	buf_puts(out, characteristic->id);
	buf_putc(out, '=');
	buf_puts(out, characteristic->levels[need->level].id);
	for (int k = 0; k < need->when.clause_count; k++) {
		buf_puts(out, k ? ", " : " if ");
		buf_puts(out, need->when.clauses[k].text);
	}
}

static const char *name_of(const struct covering *covering, enum part part, int i)
{
	const struct kb *kb = covering->v->kb;
	struct buf name = {0};
	switch (part) {
	case NODES:
		return kb->nodes[i].id;
	case OUTCOMES:
		return kb->outcomes[i].id;
	case CAUTIONS:
		return kb->cautions[i].id;
	case EDGES:
		edge_name(&name, covering, i);
		break;
	case NEEDS:
		need_name(&name, kb, i);
		break;
	}
	return buf_keep(&name, covering->v->arena);
}

void coverage_finish(struct covering *covering)
{
	static const struct {
		const char *id;
		enum msg name;
	} parts[COVERAGE_PARTS] = {
		[NODES] = {"nodes", MSG_COVERAGE_NODES},	  [EDGES] = {"edges", MSG_COVERAGE_EDGES},
		[OUTCOMES] = {"outcomes", MSG_COVERAGE_OUTCOMES}, [CAUTIONS] = {"cautions", MSG_COVERAGE_CAUTIONS},
		[NEEDS] = {"needs", MSG_COVERAGE_NEEDS},
	};
	struct verification *result = covering->v->result;
	for (int part = 0; part < COVERAGE_PARTS; part++) {
		int total = covering->totals[part], count = 0;
		const char **missing = arena_array(covering->v->arena, (size_t)total, sizeof(*missing));
		for (int i = 0; i < total; i++)
			if (!covering->marks[part][i])
				missing[count++] = name_of(covering, (enum part)part, i);
		result->coverage[part] = (struct coverage){.id = parts[part].id,
							   .name = parts[part].name,
							   .total = total,
							   .exercised = total - count,
							   .missing = missing};
	}
	result->coverage_count = COVERAGE_PARTS;
}
