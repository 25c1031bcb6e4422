/* What a scenario case may expect of its conclusion, one row each. */
#include "check/scenario.h"

#include <string.h>

#include "base/buf.h"

static void differs(struct scenario *s, const struct yaml_node *node, const char *key, const char *expected,
		    const char *found)
{
	FOUND_IN(s->v, DIAG_SCENARIO_DIFFERS, s->file, node, s->id, key, expected, found);
	s->failed = true;
}

/* The index of the id that the node holds, or KB_NONE, which is reported. */
#define RESOLVE(s, node, kind, list, count) resolve(s, node, kind, list, count, sizeof(*(list)))
static int resolve(struct scenario *s, const struct yaml_node *node, const char *kind, const void *first, int count,
		   size_t stride)
{
	const char *text = node->kind == YAML_KIND_SCALAR ? node->text : "";
	for (int i = 0; i < count; i++)
		if (!strcmp(*(const char *const *)(const void *)((const char *)first + (size_t)i * stride), text))
			return i;
	scenario_unknown(s, DIAG_ID_UNKNOWN, node, kind, first, count, stride);
	return KB_NONE;
}

static void judge_status(struct scenario *s, const struct yaml_node *node)
{
	static const struct {
		const char *id;
	} statuses[] = {
		[STATUS_RECOMMENDED] = {"recommended"},
		[STATUS_NONE] = {"none"},
		[STATUS_UNDETERMINED] = {"undetermined"},
	};
	int status = RESOLVE(s, node, "status", statuses, 3);
	if (status != KB_NONE && status != (int)s->conclusion->status)
		differs(s, node, "status", node->text, statuses[s->conclusion->status].id);
}

static void judge_method(struct scenario *s, const struct yaml_node *node)
{
	const struct kb *kb = s->v->kb;
	int method = RESOLVE(s, node, "methods", kb->methods, kb->method_count), found = s->conclusion->method;
	if (method != KB_NONE && method != found)
		differs(s, node, "method", node->text, found == KB_NONE ? "" : kb->methods[found].id);
}

static void judge_next(struct scenario *s, const struct yaml_node *node)
{
	const struct kb *kb = s->v->kb;
	int fact = RESOLVE(s, node, "facts", kb->facts, kb->fact_count), next = s->conclusion->next;
	int found = next == KB_NONE ? KB_NONE : kb->nodes[next].fact;
	if (fact != KB_NONE && fact != found)
		differs(s, node, "next", node->text, found == KB_NONE ? "" : kb->facts[found].id);
}

/* Holds a list of ids against a set that it must be exactly; `all` are the things that the bits stand for. */
static void judge_set(struct scenario *s, const struct yaml_node *node, const char *key, const char *kind,
		      const void *all, int count, size_t stride, uint64_t found)
{
	struct buf expected = {0}, actual = {0};
	uint64_t wanted = 0;
	bool good = true;
	for (const struct yaml_node *item = node->first; item; item = item->next) {
		int i = resolve(s, item, kind, all, count, stride);
		good &= i != KB_NONE;
		wanted |= i == KB_NONE ? 0 : UINT64_C(1) << i;
		buf_item(&expected, ", ", item->kind == YAML_KIND_SCALAR ? item->text : "");
	}
	for (int i = 0; i < count; i++)
		if (found >> i & 1)
			buf_item(&actual, ", ",
				 *(const char *const *)(const void *)((const char *)all + (size_t)i * stride));
	if (good && wanted != found)
		differs(s, node, key, expected.length ? buf_text(&expected) : "[]",
			actual.length ? buf_text(&actual) : "[]");
	buf_release(&expected);
	buf_release(&actual);
}

static void judge_companions(struct scenario *s, const struct yaml_node *node)
{
	const struct kb *kb = s->v->kb;
	uint64_t found = 0;
	for (int i = 0; i < s->conclusion->companion_count; i++)
		found |= UINT64_C(1) << kb->companions[s->conclusion->companions[i]].method;
	judge_set(s, node, "companions", "methods", kb->methods, kb->method_count, sizeof(*kb->methods), found);
}

static void judge_misses(struct scenario *s, const struct yaml_node *node)
{
	const struct kb *kb = s->v->kb;
	uint64_t found = 0;
	for (int i = 0; i < s->conclusion->need_count; i++)
		if (s->conclusion->needs[i].gap)
			found |= UINT64_C(1) << kb->needs[s->conclusion->needs[i].need].characteristic;
	judge_set(s, node, "misses", "characteristics", kb->characteristics, kb->characteristic_count,
		  sizeof(*kb->characteristics), found);
}

static bool holds(const struct conclusion *c, int caution)
{
	for (int i = 0; i < c->caution_count; i++)
		if (c->cautions[i] == caution)
			return true;
	return false;
}

static bool may_hold(const struct conclusion *c, int caution)
{
	for (int i = 0; i < c->caution_if_count; i++)
		if (c->cautions_if[i].index == caution)
			return true;
	return false;
}

/* Each listed caution must stand in the list of that key, "" for none. */
static void judge_each_caution(struct scenario *s, const struct yaml_node *node, const char *key, const char *place)
{
	const struct kb *kb = s->v->kb;
	for (const struct yaml_node *item = node->first; item; item = item->next) {
		int i = RESOLVE(s, item, "cautions", kb->cautions, kb->caution_count);
		if (i == KB_NONE)
			continue;
		const char *found = holds(s->conclusion, i)	 ? "cautions"
				    : may_hold(s->conclusion, i) ? "cautions_if"
								 : "";
		if (strcmp(found, place) != 0)
			differs(s, item, key, item->text, found);
	}
}

static void judge_cautions(struct scenario *s, const struct yaml_node *node)
{
	judge_each_caution(s, node, "cautions", "cautions");
}

static void judge_cautions_if(struct scenario *s, const struct yaml_node *node)
{
	judge_each_caution(s, node, "cautions_if", "cautions_if");
}

static void judge_cautions_not(struct scenario *s, const struct yaml_node *node)
{
	judge_each_caution(s, node, "cautions_not", "");
}

static const struct expectation {
	const char *key;
	enum yaml_kind kind;
	void (*judge)(struct scenario *s, const struct yaml_node *node);
} expectations[] = {
	{"status", YAML_KIND_SCALAR, judge_status},
	{"method", YAML_KIND_SCALAR, judge_method},
	{"companions", YAML_KIND_LIST, judge_companions},
	{"misses", YAML_KIND_LIST, judge_misses},
	{"cautions", YAML_KIND_LIST, judge_cautions},
	{"cautions_not", YAML_KIND_LIST, judge_cautions_not},
	{"cautions_if", YAML_KIND_LIST, judge_cautions_if},
	{"next", YAML_KIND_SCALAR, judge_next},
};
enum { EXPECTATIONS = sizeof(expectations) / sizeof(expectations[0]) };

void scenario_judge(struct scenario *s, const struct yaml_node *expect)
{
	for (const struct yaml_node *child = expect->first; child; child = child->next) {
		int i = 0;
		bool named = child->key->kind == YAML_KIND_SCALAR && yaml_member(expect, child->key->text) == child;
		while (i < EXPECTATIONS && (!named || strcmp(expectations[i].key, child->key->text) != 0))
			i++;
		if (i == EXPECTATIONS) {
			scenario_bad_key(
				s, expect, child,
				"status, method, companions, misses, cautions, cautions_not, cautions_if, next");
		} else if (child->kind != expectations[i].kind) {
			FOUND_IN(s->v, DIAG_VALUE_KIND, s->file, child, expectations[i].key,
				 yaml_kind_names[expectations[i].kind], yaml_kind_names[child->kind]);
			s->failed = true;
		} else {
			expectations[i].judge(s, child);
		}
	}
}
