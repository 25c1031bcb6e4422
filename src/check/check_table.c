/* Checks of the flowchart against the table: answers lead to methods that are feasible, for a reason that is known. */
#include "base/buf.h"
#include "check/internal.h"

/* The clauses of `requires` that some answers on the way to the outcome don't meet, as text; "" when there is none. */
static const char *unmet_clauses(struct verify *v, int outcome, const struct kb_cond *requires, int *witness)
{
	struct buf text = {0};
	*witness = SET_NONE;
	for (int i = 0; i < requires->clause_count; i++) {
		const struct kb_clause *clause = &requires->clauses[i];
		int left = set_minus(v->space, v->ways->outcome[outcome], ways_clause(v->ways, clause));
		if (verify_lost(v, left) || left == SET_NONE)
			continue;
		if (*witness == SET_NONE)
			*witness = left;
		buf_item(&text, ", ", clause->text);
	}
	return buf_keep(&text, v->arena);
}

void check_requires(struct verify *v)
{
	const struct kb *kb = v->kb;
	for (int o = 0; o < kb->outcome_count; o++) {
		if (kb->outcomes[o].method == KB_NONE)
			continue;
		const struct kb_method *method = &kb->methods[kb->outcomes[o].method];
		int witness;
		const char *unmet = unmet_clauses(v, o, &method->requires, &witness);
		if (witness != SET_NONE)
			FOUND(v, DIAG_REQUIRES_UNMET, AT("outcomes", (unsigned)o, "method"), kb->outcomes[o].id,
			      method->id, unmet, verify_witness(v, witness));
		verify_examined(v, DIAG_REQUIRES_UNMET, 1);
	}
}

/* How a method stands against another on the base levels. */
struct standing {
	bool worse, better;	/* on some characteristic */
};

static struct standing compare(const struct kb *kb, int method, int other)
{
	struct standing standing = {.worse = false};
	for (int c = 0; c < kb->characteristic_count; c++) {
		const struct kb_characteristic *characteristic = &kb->characteristics[c];
		int own = kb->methods[method].cells[c].level, theirs = kb->methods[other].cells[c].level;
		standing.worse |= kb_gap(characteristic, theirs, own) > 0;
		standing.better |= kb_gap(characteristic, own, theirs) > 0;
	}
	return standing;
}

static bool is_excepted(const struct kb *kb, int method, int other)
{
	for (int i = 0; i < kb->exception_count; i++)
		if (kb->exceptions[i].method == method && kb->exceptions[i].dominated_by == other)
			return true;
	return false;
}

/* Where `method` is chosen though `other` would be feasible, the table must know a reason. */
static void check_pair(struct verify *v, int method, int other)
{
	const struct kb *kb = v->kb;
	struct standing standing = compare(kb, method, other);
	if (standing.better || is_excepted(kb, method, other))
		return;
	int both = set_and(v->space, v->ways->method[method], ways_where(v->ways, &kb->methods[other].requires));
	if (verify_lost(v, both) || both == SET_NONE)
		return;
	FOUND(v, standing.worse ? DIAG_METHOD_DOMINATED : DIAG_METHOD_TIED, AT("methods", (unsigned)method, "id"),
	      kb->methods[method].id, kb->methods[other].id, verify_witness(v, both));
}

void check_domination(struct verify *v)
{
	const struct kb *kb = v->kb;
	/* Without a table only the flowchart decides. */
	if (!kb->characteristic_count)
		return;
	for (int method = 0; method < kb->method_count; method++) {
		if (v->ways->method[method] == SET_NONE)
			continue;
		for (int other = 0; other < kb->method_count; other++) {
			if (other == method)
				continue;
			check_pair(v, method, other);
			verify_examined(v, DIAG_METHOD_DOMINATED, 1);
			verify_examined(v, DIAG_METHOD_TIED, 1);
		}
	}
}

void check_exceptions(struct verify *v)
{
	const struct kb *kb = v->kb;
	for (int i = 0; i < kb->exception_count; i++) {
		const struct kb_exception *exception = &kb->exceptions[i];
		struct standing standing = compare(kb, exception->method, exception->dominated_by);
		if (standing.better || exception->method == exception->dominated_by)
			FOUND(v, DIAG_EXCEPTION_IDLE, AT("exceptions", (unsigned)i, "dominated_by"),
			      kb->methods[exception->method].id, kb->methods[exception->dominated_by].id);
		verify_examined(v, DIAG_EXCEPTION_IDLE, 1);
	}
}

void check_methods_reached(struct verify *v)
{
	const struct kb *kb = v->kb;
	for (int m = 0; m < kb->method_count; m++) {
		bool reached = v->ways->method[m] != SET_NONE;
		for (int i = 0; i < kb->companion_count; i++)
			reached |= kb->companions[i].method == m;
		if (!reached)
			FOUND(v, DIAG_METHOD_UNREACHED, AT("methods", (unsigned)m, "id"), kb->methods[m].id);
		verify_examined(v, DIAG_METHOD_UNREACHED, 1);
	}
}

void check_overrides(struct verify *v)
{
	const struct kb *kb = v->kb;
	for (int m = 0; m < kb->method_count; m++) {
		const struct kb_method *method = &kb->methods[m];
		for (int j = 0; j < method->override_count; j++) {
			const struct kb_override *override = &method->overrides[j];
			const struct kb_characteristic *characteristic = &kb->characteristics[override->characteristic];
			if (method->cells[override->characteristic].level == override->level)
				FOUND(v, DIAG_OVERRIDE_IDLE,
				      AT("methods", (unsigned)m, "overrides", (unsigned)j, "level"), method->id,
				      characteristic->id, characteristic->levels[override->level].id);
			verify_examined(v, DIAG_OVERRIDE_IDLE, 1);
		}
	}
}
