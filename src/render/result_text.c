/* The whole result after the recommendation, section by section. */
#include "render/result_text.h"

#include <limits.h>
#include <string.h>

#include "render/explain_passages.h"
#include "render/layout.h"
#include "render/words.h"
#include "text/message.h"

enum { INDENT = 2 };

struct view {
	struct buf *out;
	const struct style *style;
	const struct kb *kb;
	const struct conclusion *c;
	bool whole;
	struct teller t;	/* tells the consequences of changes, as in an explanation */
};

static const char *in(const struct view *v, struct bitext text)
{
	return text.in[v->style->lang];
}

static const char *words(const struct view *v, enum msg msg)
{
	return message(v->style->lang, msg);
}

/* What a derived configuration changes against the basic one. */
static void configuration_changes(struct view *v, const struct kb_method *method, int i)
{
	int fact = v->kb->configuration_fact;
	const struct setting derived = {.fact = fact, .value = method->configurations[i].value};
	struct answers basic = v->c->answers;
	answers_set(&basic, fact, method->configurations[0].value);
	explain_consequences(&v->t, INDENT + 2, MSG_RESULT_CONFIGURATION_CHANGES,
			     what_if(&v->t.arena, v->kb, &basic, NULL, &derived, 1));
}

static void configurations(struct view *v)
{
	if (v->c->method == KB_NONE)
		return;
	const struct kb_method *method = &v->kb->methods[v->c->method];
	if (!method->configuration_count)
		return;
	layout_heading(v->out, v->style, words(v, MSG_RESULT_CONFIGURATIONS));
	for (int i = 0; i < method->configuration_count; i++) {
		const struct kb_configuration *configuration = &method->configurations[i];
		enum msg kind = i ? MSG_RESULT_DERIVED : MSG_RESULT_BASIC;
		bool chosen = v->c->variant != KB_NONE && v->c->variant == configuration->value;
		layout_say_item(v->out, v->style, INDENT, STYLE_STRONG, kind, in(v, configuration->name),
				chosen ? words(v, MSG_RESULT_CHOSEN) : "", NULL);
		layout_paragraph(v->out, v->style, INDENT + 2, in(v, configuration->description));
		if (i && v->kb->configuration_fact != KB_NONE)
			configuration_changes(v, method, i);
	}
}

static void role_names(struct view *v, struct buf *out, uint32_t roles)
{
	for (int r = 0; r < v->kb->role_count; r++)
		if (roles >> r & 1)
			buf_item(out, words(v, MSG_LIST_SEPARATOR), in(v, v->kb->roles[r].name));
}

static int first_role(uint32_t roles)
{
	int r = 0;
	while (roles && !(roles >> r & 1))
		r++;
	return r;
}

/* Whether the clause is of what makes a companion go along, which stands where that is named. */
static bool is_companions(const struct kb *kb, const struct kb_clause *clause)
{
	for (int i = 0; i < kb->companion_count; i++)
		for (int k = 0; k < kb->companions[i].when.clause_count; k++)
			if (clause == &kb->companions[i].when.clauses[k])
				return true;
	return false;
}

static void applies_if(struct view *v, const struct conditional *conditional)
{
	const struct kb_clause **own = arena_array(&v->t.arena, (size_t)conditional->clause_count, sizeof(*own));
	int count = 0;
	for (int i = 0; i < conditional->clause_count; i++)
		if (!is_companions(v->kb, conditional->clauses[i]))
			own[count++] = conditional->clauses[i];
	struct buf clauses = {0};
	clauses_words(&clauses, v->style->lang, v->kb, own, count);
	if (count)
		layout_say(v->out, v->style, INDENT + 2, MSG_RESULT_APPLIES_IF, buf_text(&clauses), NULL);
	buf_release(&clauses);
}

/* Title with the tier and the roles that share it beside the heading's; then the texts. */
static void caution(struct view *v, const struct kb_caution *caution, const struct conditional *conditional, bool texts)
{
	struct buf roles = {0};
	role_names(v, &roles, caution->roles & (caution->roles - 1));
	layout_say_item(v->out, v->style, INDENT, STYLE_STRONG, MSG_RESULT_CAUTION, in(v, caution->title),
			v->kb->tier_count ? in(v, v->kb->tiers[caution->tier].name) : "", buf_text(&roles), NULL);
	if (conditional)
		applies_if(v, conditional);
	if (texts) {
		layout_paragraph(v->out, v->style, INDENT + 2, in(v, caution->risk));
		layout_paragraph(v->out, v->style, INDENT + 2, in(v, caution->action));
	}
	buf_release(&roles);
}

typedef bool caution_filter(const struct view *v, const struct kb_caution *caution);

static bool is_own(const struct view *v, const struct kb_caution *caution)
{
	return !caution->general && v->c->possible.methods && !(v->c->possible.methods & ~caution->methods);
}

static bool is_along(const struct view *v, const struct kb_caution *caution)
{
	return !caution->general && !is_own(v, caution);
}

static bool is_general(const struct view *v, const struct kb_caution *caution)
{
	(void)v;
	return caution->general && !caution->first;
}

/* One that some answer calls for. */
static bool is_called_for(const struct view *v, const struct kb_caution *caution)
{
	return is_general(v, caution) && caution->when.clause_count;
}

/* The cautions that pass the filter, by role, and within a role by tier; those that hold first, then the conditional. */
static void cautions_by_role(struct view *v, caution_filter *filter, bool conditional, bool texts)
{
	const struct kb *kb = v->kb;
	int tiers = kb->tier_count ? kb->tier_count : 1;
	int count = conditional ? v->c->caution_if_count : v->c->caution_count;
	for (int role = 0; role < kb->role_count; role++) {
		bool heading = false;
		for (int i = 0; i < tiers * count; i++) {
			int tier = i / count, k = i % count;
			int index = conditional ? v->c->cautions_if[k].index : v->c->cautions[k];
			const struct kb_caution *item = &kb->cautions[index];
			if (item->tier != tier || first_role(item->roles) != role || !filter(v, item))
				continue;
			if (!heading) {
				layout_say(v->out, v->style, 0, MSG_RESULT_ROLE, in(v, kb->roles[role].name), NULL);
				heading = true;
			}
			caution(v, item, conditional ? &v->c->cautions_if[k] : NULL, texts);
		}
	}
}

static int count_cautions(const struct view *v, caution_filter *filter, bool conditional)
{
	int count = 0, all = conditional ? v->c->caution_if_count : v->c->caution_count;
	for (int i = 0; i < all; i++) {
		int index = conditional ? v->c->cautions_if[i].index : v->c->cautions[i];
		count += filter(v, &v->kb->cautions[index]);
	}
	return count;
}

static void counted_heading(struct view *v, enum msg msg, int count)
{
	layout_say_heading(v->out, v->style, msg, decimal(count).text, NULL);
}

/* Those of the method with their texts, those that depend on an answer with the condition, those of companions. */
static void cautions(struct view *v)
{
	static const struct {
		caution_filter *filter;
		bool conditional;
		enum msg heading;
	} lists[] = {
		{is_own, false, MSG_RESULT_CAUTIONS},
		{is_own, true, MSG_RESULT_CAUTIONS_IF},
		{is_along, false, MSG_RESULT_CAUTIONS_ALONG},
		{is_along, true, MSG_RESULT_CAUTIONS_ALONG_IF},
	};
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		int count = count_cautions(v, lists[i].filter, lists[i].conditional);
		if (!count)
			continue;
		counted_heading(v, lists[i].heading, count);
		bool texts = v->whole || (!lists[i].conditional && lists[i].filter == is_own);
		cautions_by_role(v, lists[i].filter, lists[i].conditional, texts);
	}
}

/* General measures stand apart and short: how many for each role. */
static void general_measures(struct view *v)
{
	int sure = count_cautions(v, is_general, false), maybe = count_cautions(v, is_general, true);
	if (!sure && !maybe)
		return;
	counted_heading(v, MSG_RESULT_GENERAL, sure + maybe);
	if (v->whole) {
		cautions_by_role(v, is_general, false, true);
		if (maybe)
			layout_paragraph(v->out, v->style, 0, words(v, MSG_RESULT_GENERAL_IF));
		cautions_by_role(v, is_general, true, true);
		return;
	}
	struct buf counts = {0};
	for (int role = 0; role < v->kb->role_count; role++) {
		int count = 0;
		for (int i = 0; i < v->c->caution_count + v->c->caution_if_count; i++) {
			int k = i - v->c->caution_count;
			const struct kb_caution *item =
				&v->kb->cautions[k < 0 ? v->c->cautions[i] : v->c->cautions_if[k].index];
			count += is_general(v, item) && (item->roles >> role & 1);
		}
		buf_puts(&counts, role ? words(v, MSG_LIST_SEPARATOR) : "");
		message_add(&counts, v->style->lang, MSG_RESULT_ROLE_COUNT, in(v, v->kb->roles[role].name),
			    decimal(count).text, NULL);
	}
	layout_say(v->out, v->style, INDENT, MSG_RESULT_GENERAL_COUNTS, buf_text(&counts),
		   maybe ? decimal(maybe).text : "", NULL);
	if (count_cautions(v, is_called_for, false)) {
		layout_paragraph(v->out, v->style, INDENT, words(v, MSG_RESULT_GENERAL_CALLED_FOR));
		for (int i = 0; i < v->c->caution_count; i++) {
			const struct kb_caution *item = &v->kb->cautions[v->c->cautions[i]];
			if (is_called_for(v, item))
				layout_item(v->out, v->style, INDENT, STYLE_PLAIN, in(v, item->title));
		}
	}
	buf_release(&counts);
}

static void change_words(struct view *v, struct buf *out, const struct change *change)
{
	for (int i = 0; i < change->count; i++) {
		const struct setting *s = &change->settings[i];
		buf_puts(out, i ? words(v, MSG_WORDS_AND) : "");
		message_add(out, v->style->lang, MSG_RESULT_QUOTED, in(v, v->kb->facts[s->fact].choices[s->value].phrase), NULL);
	}
}

/* The fewest changes that decisions alone have to make for another result. */
static int nearest_changes(const struct conclusion *c)
{
	int nearest = INT_MAX;
	for (int i = 0; i < c->alternative_count; i++) {
		const struct change *smallest = &c->alternatives[i].changes.list[0];
		if (!smallest->circumstances && smallest->count < nearest)
			nearest = smallest->count;
	}
	return nearest;
}

/*
 * What only decisions lead to comes first, each on its own, the nearest with what they would bring; what would need a
 * circumstance rebuilt shares one line.
 */
static void alternatives(struct view *v)
{
	struct buf change = {0}, rebuilt = {0};
	bool heading = false;
	int nearest = nearest_changes(v->c);
	for (int i = 0; i < v->c->alternative_count; i++) {
		const struct alternative *alternative = &v->c->alternatives[i];
		const struct change *smallest = &alternative->changes.list[0];
		const char *name = in(v, v->kb->methods[alternative->method].name);
		if (!heading)
			layout_heading(v->out, v->style, words(v, MSG_RESULT_ALTERNATIVES));
		heading = true;
		if (smallest->circumstances) {
			buf_item(&rebuilt, words(v, MSG_LIST_SEPARATOR), name);
			continue;
		}
		buf_clear(&change);
		change_words(v, &change, smallest);
		layout_say_item(v->out, v->style, INDENT, STYLE_PLAIN, MSG_RESULT_ALTERNATIVE, name, buf_text(&change),
				NULL);
		if (v->c->status == STATUS_RECOMMENDED && smallest->count == nearest)
			explain_consequences(&v->t, INDENT + 2, MSG_ALL_THEN,
					     what_if(&v->t.arena, v->kb, &v->c->answers, v->c, smallest->settings,
						     smallest->count));
	}
	if (rebuilt.length)
		layout_say_item(v->out, v->style, INDENT, STYLE_PLAIN, MSG_RESULT_REBUILD, buf_text(&rebuilt), NULL);
	buf_release(&change);
	buf_release(&rebuilt);
}

/* Those that a condition holds for, and the names of those that may be added. */
static void documents(struct view *v, enum msg heading, const struct kb_document *all, const int *list, int count,
		      const struct conditional *maybe, int maybe_count)
{
	const char *url = NULL;
	if (!count && !maybe_count)
		return;
	layout_heading(v->out, v->style, words(v, heading));
	for (int i = 0; i < count; i++) {
		const struct kb_document *document = &all[list[i]];
		layout_say_item(v->out, v->style, INDENT, STYLE_PLAIN, MSG_RESULT_DOCUMENT, in(v, document->name),
				in(v, document->detail), NULL);
		bool last = i + 1 == count;
		const char *following = last ? NULL : all[list[i + 1]].url;
		url = document->url;
		/* One address for a run of documents that share it. */
		if (url && (last || !following || strcmp(url, following) != 0))
			layout_paragraph(v->out, v->style, INDENT, url);
	}
	struct buf names = {0};
	for (int i = 0; i < maybe_count; i++)
		buf_item(&names, words(v, MSG_LIST_SEPARATOR), in(v, all[maybe[i].index].name));
	if (maybe_count)
		layout_say(v->out, v->style, INDENT, MSG_RESULT_DOCUMENTS_IF, buf_text(&names), NULL);
	buf_release(&names);
}

/* Those of the method and of what goes along with it; of the general ones, without `whole`, those that the answers call for. */
static void cases(struct view *v)
{
	const struct conclusion *c = v->c;
	uint64_t along = 0;
	bool heading = false;
	for (int i = 0; i < c->companion_count; i++)
		along |= UINT64_C(1) << v->kb->companions[c->companions[i]].method;
	for (int i = 0; i < v->kb->case_count; i++) {
		const struct kb_case *item = &v->kb->cases[i];
		enum truth truth = cond_truth(&item->when, c->answers.may);
		bool own = c->possible.methods && (!(c->possible.methods & ~item->methods) || (along & item->methods));
		bool called_for = item->when.clause_count && truth == TRUTH_TRUE;
		if (truth == TRUTH_FALSE || !(item->general ? v->whole || called_for : own))
			continue;
		if (!heading)
			layout_heading(v->out, v->style, words(v, MSG_RESULT_CASES));
		heading = true;
		layout_item(v->out, v->style, INDENT, STYLE_STRONG, in(v, item->name));
		layout_paragraph(v->out, v->style, INDENT + 2, in(v, item->watch));
	}
}

/* How much of all this rests on what could not be checked against the source. */
static void provenance(struct view *v)
{
	const struct conclusion *c = v->c;
	int steps = 0, rest = 0, cautions = c->caution_count + c->caution_if_count;
	for (int i = 0; i < c->path_count; i++)
		steps += v->kb->nodes[c->path[i].node].source.basis == KB_RECONSTRUCTED;
	for (int i = 0; i < cautions; i++) {
		int k = i - c->caution_count;
		const struct kb_caution *item = &v->kb->cautions[k < 0 ? c->cautions[i] : c->cautions_if[k].index];
		rest += item->source.basis == KB_RECONSTRUCTED;
	}
	layout_heading(v->out, v->style, words(v, MSG_RESULT_PROVENANCE));
	layout_say(v->out, v->style, INDENT, MSG_RESULT_PROVENANCE_COUNTS,
		   c->path_count ? decimal(c->path_count).text : "", decimal(steps).text, decimal(cautions).text,
		   decimal(rest).text,
		   v->kb->about.authority.in[v->style->lang] ? in(v, v->kb->about.authority) : "", NULL);
	if (v->whole && v->kb->about.caveat.in[v->style->lang])
		layout_paragraph(v->out, v->style, INDENT, in(v, v->kb->about.caveat));
}

void result_rest(struct buf *out, const struct style *style, const struct kb *kb, const struct conclusion *c, bool whole)
{
	struct view v = {.out = out, .style = style, .kb = kb, .c = c, .whole = whole,
			 .t = {.out = out, .style = style, .kb = kb}};
	configurations(&v);
	cautions(&v);
	alternatives(&v);
	documents(&v, MSG_RESULT_GUIDES, kb->guides, c->guides, c->guide_count, c->guides_if, c->guide_if_count);
	documents(&v, MSG_RESULT_CHECKLISTS, kb->checklists, c->checklists, c->checklist_count, c->checklists_if,
		  c->checklist_if_count);
	cases(&v);
	general_measures(&v);
	provenance(&v);
	arena_release(&v.t.arena);
}
