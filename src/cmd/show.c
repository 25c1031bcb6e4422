/* sentei show: what the rules hold, topic by topic. Chooses what is shown; how it looks is the renderers' matter. */
#define _XOPEN_SOURCE 700

#include "render/show.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/nearest.h"
#include "cmd/commands.h"
#include "cmd/complete.h"
#include "render/json.h"
#include "render/layout.h"
#include "text/normal.h"

/* What an item may be called. */
struct names {
	const char *id;
	const struct bitext *name;
	const char *const *also;
	int also_count;
};

struct topic {
	const char *name;
	const char *operand;		/* as in usage, "" when it takes none; in brackets when it may be left out */
	enum msg summary;
	bool by_method, by_role, by_basis;	/* which of these options narrow it down */
	bool loose;			/* an operand may be a part of a name */
	int (*count)(const struct kb *kb);	/* of the items; NULL when there are none to choose */
	struct names (*names)(const struct kb *kb, int item);
	uint64_t (*methods)(const struct kb *kb, int item);
	void (*text)(struct buf *out, const struct view *view);
	void (*json)(struct buf *out, const struct view *view);
	void (*csv)(struct buf *out, const struct view *view);	/* or NULL */
	void (*man)(struct buf *out, const struct view *view);	/* likewise */
	void (*dot)(struct buf *out, const struct view *view);	/* likewise */
};

/* The table of a topic's items, and their names: ITEMS(topic, table in kb, counter in kb, id and name and more). */
#define ITEMS(topic, table, counter, ...) \
	static int topic##_count(const struct kb *kb) \
	{ \
		return kb->counter; \
	} \
	static struct names topic##_names(const struct kb *kb, int item) \
	{ \
		return (struct names){.id = kb->table[item].id, __VA_ARGS__}; \
	}
/* The same for items that belong to methods. */
#define METHODS_OF(topic, table) \
	static uint64_t topic##_methods(const struct kb *kb, int item) \
	{ \
		return kb->table[item].methods; \
	}

ITEMS(question, facts, fact_count, .name = &kb->facts[item].label)
ITEMS(method, methods, method_count, .name = &kb->methods[item].name)
ITEMS(caution, cautions, caution_count, .name = &kb->cautions[item].title)
ITEMS(case, cases, case_count, .name = &kb->cases[item].name)
ITEMS(checklist, checklists, checklist_count, .name = &kb->checklists[item].name)
ITEMS(guide, guides, guide_count, .name = &kb->guides[item].name)
ITEMS(glossary, glossary, glossary_count, .name = &kb->glossary[item].term, .also = kb->glossary[item].also,
      .also_count = kb->glossary[item].also_count)
METHODS_OF(caution, cautions)
METHODS_OF(case, cases)
METHODS_OF(checklist, checklists)
METHODS_OF(guide, guides)
METHODS_OF(former, former)

static int former_count(const struct kb *kb)
{
	return kb->former_count;
}

static const struct topic topics[] = {
	{"methods", "", MSG_TOPIC_METHODS, .count = method_count, .names = method_names,
	 .text = show_methods_text, .json = show_methods_json, .man = show_methods_man},
	{"method", "ID", MSG_TOPIC_METHOD, .count = method_count, .names = method_names,
	 .text = show_method_text, .json = show_method_json},
	{"questions", "[ID]", MSG_TOPIC_QUESTIONS, .count = question_count, .names = question_names,
	 .text = show_questions_text, .json = show_questions_json},
	{"flowchart", "", MSG_TOPIC_FLOWCHART, .text = show_flowchart_text, .json = show_flowchart_json,
	 .dot = show_flowchart_dot},
	{"table", "", MSG_TOPIC_TABLE, .text = show_table_text, .json = show_table_json},
	{"cautions", "[ID]", MSG_TOPIC_CAUTIONS, .by_method = true, .by_role = true, .count = caution_count,
	 .names = caution_names, .methods = caution_methods, .text = show_cautions_text, .json = show_cautions_json},
	{"cases", "[ID]", MSG_TOPIC_CASES, .by_method = true, .count = case_count, .names = case_names,
	 .methods = case_methods, .text = show_cases_text, .json = show_cases_json},
	{"checklists", "", MSG_TOPIC_CHECKLISTS, .by_method = true, .count = checklist_count, .names = checklist_names,
	 .methods = checklist_methods, .text = show_checklists_text, .json = show_checklists_json},
	{"guides", "", MSG_TOPIC_GUIDES, .by_method = true, .count = guide_count, .names = guide_names,
	 .methods = guide_methods, .text = show_guides_text, .json = show_guides_json},
	{"glossary", "[TERM]", MSG_TOPIC_GLOSSARY, .loose = true, .count = glossary_count, .names = glossary_names,
	 .text = show_glossary_text, .json = show_glossary_json, .man = show_glossary_man},
	{"formerly", "", MSG_TOPIC_FORMERLY, .by_method = true, .count = former_count, .methods = former_methods,
	 .text = show_formerly_text, .json = show_formerly_json},
	{"sources", "", MSG_TOPIC_SOURCES, .by_basis = true, .text = show_sources_text, .json = show_sources_json,
	 .csv = show_sources_csv},
};
enum { TOPICS = sizeof(topics) / sizeof(topics[0]) };

/* They narrow a topic down. */
static const enum option_id show_options[] = {OPTION_METHOD, OPTION_ROLE, OPTION_BASIS};

static const struct topic *find_topic(struct invocation *inv, const char *name)
{
	struct nearest nearest = {.word = name};
	struct buf valid = {0};
	const struct topic *found = NULL;
	for (int i = 0; i < TOPICS && !found; i++) {
		if (!strcmp(topics[i].name, name))
			found = &topics[i];
		nearest_offer(&nearest, topics[i].name);
		buf_item(&valid, ", ", topics[i].name);
	}
	if (!found)
		diag_add(&inv->sink, DIAG_TOPIC_UNKNOWN, NULL, name, nearest_result(&nearest), buf_text(&valid), NULL);
	buf_release(&valid);
	return found;
}

/* The topics themselves, when none is named. */
static void list_topics(struct invocation *inv, struct buf *out)
{
	enum { COLUMN = 20 };
	bool json = !strcmp(invocation_format(inv), "json");
	if (!json)
		layout_paragraph(out, &inv->style, 0, message(inv->style.lang, MSG_SHOW_TOPICS));
	for (int i = 0; i < TOPICS; i++) {
		const char *summary = message(inv->style.lang, topics[i].summary);
		struct buf term = {0};
		buf_puts(&term, topics[i].name);
		if (*topics[i].operand) {
			buf_putc(&term, ' ');
			buf_puts(&term, topics[i].operand);
		}
		if (json) {
			struct json object = {.out = out};
			buf_puts(out, i ? ",\n" : "[\n");
			json_open(&object, '{');
			json_member(&object, "id", topics[i].name);
			json_member(&object, "usage", buf_text(&term));
			json_member(&object, "text", summary);
			json_close(&object, '}');
		} else {
			layout_pair(out, &inv->style, 2, COLUMN, buf_text(&term), summary);
		}
		buf_release(&term);
	}
	if (json)
		buf_puts(out, "\n]\n");
}

static bool matches(const struct names *names, const char *word, bool part)
{
	bool found = text_is_called(word, names->id, part) || text_is_called(word, names->name->in[LANG_JA], part) ||
		     text_is_called(word, names->name->in[LANG_EN], part);
	for (int i = 0; i < names->also_count && !found; i++)
		found = text_is_called(word, names->also[i], part);
	return found;
}

static void report_item(struct invocation *inv, const struct topic *topic, const char *word)
{
	enum { MOST_WORDS = 40 };
	const struct kb *kb = inv->rules.kb;
	struct nearest nearest = {.word = word}, id = {.word = word};
	struct buf valid = {0};
	int count = topic->count(kb);
	for (int i = 0; i < count; i++) {
		struct names names = topic->names(kb, i);
		nearest_offer(&id, names.id);
		nearest_offer(&nearest, names.id);
		nearest_offer(&nearest, names.name->in[inv->style.lang]);
		for (int k = 0; k < names.also_count; k++)
			nearest_offer(&nearest, names.also[k]);
		if (count <= MOST_WORDS)
			buf_item(&valid, ", ", topic->loose ? names.name->in[inv->style.lang] : names.id);
	}
	/* A longer list helps nobody. */
	if (count > MOST_WORDS)
		message_add(&valid, inv->style.lang, MSG_SHOW_LISTED, topic->name, NULL);
	/* An item's id and its name may both begin with the word: then they don't mean two things. */
	const char *near = nearest_result(&nearest);
	diag_add(&inv->sink, DIAG_TOPIC_UNKNOWN, NULL, word, *near ? near : nearest_result(&id), buf_text(&valid),
		 NULL);
	buf_release(&valid);
}

/* Narrows the items down to those that the operand names: exactly, or else in part where the topic is loose. */
static bool pick(struct invocation *inv, const struct topic *topic, const char *word, int *items, int *count)
{
	const struct kb *kb = inv->rules.kb;
	struct buf normal = {0};
	int kept = 0;
	text_normalise(&normal, word, strlen(word));
	for (int part = 0; part < (topic->loose ? 2 : 1) && !kept && normal.length; part++) {
		for (int i = 0; i < *count; i++) {
			struct names names = topic->names(kb, items[i]);
			if (matches(&names, buf_text(&normal), part))
				items[kept++] = items[i];
		}
	}
	buf_release(&normal);
	if (!kept) {
		report_item(inv, topic, word);
		return false;
	}
	*count = kept;
	return true;
}

/* The index of what --method or --role names, KB_NONE without the option; false when there is no such thing. */
static bool option_index(struct invocation *inv, enum option_id option, int count,
			 struct names (*names_of)(const struct kb *, int), int *index)
{
	const char *value = inv->values[option];
	struct buf valid = {0}, normal = {0};
	struct nearest nearest = {.word = value ? value : ""};
	*index = KB_NONE;
	if (value)
		text_normalise(&normal, value, strlen(value));
	for (int i = 0; value && i < count; i++) {
		struct names names = names_of(inv->rules.kb, i);
		if (matches(&names, buf_text(&normal), false))
			*index = i;
		nearest_offer(&nearest, names.id);
		buf_item(&valid, ", ", names.id);
	}
	bool known = !value || *index != KB_NONE;
	if (!known)
		diag_add(&inv->sink, DIAG_OPTION_VALUE, NULL, options[option].name, value, buf_text(&valid),
			 nearest_result(&nearest), NULL);
	buf_release(&valid);
	buf_release(&normal);
	return known;
}

static struct names role_names(const struct kb *kb, int i)
{
	return (struct names){.id = kb->roles[i].id, .name = &kb->roles[i].name};
}

/* The words of --basis were checked with the command line. */
static int basis_index(const struct invocation *inv)
{
	const char *value = inv->values[OPTION_BASIS];
	int basis = KB_NONE;
	for (int i = 0; value && i < KB_BASIS_COUNT; i++)
		if (!strcmp(kb_basis_id((enum kb_basis)i), value))
			basis = i;
	return basis;
}

/* Says that the operand is missing, and what it could be. */
static void report_missing(struct invocation *inv, const struct topic *topic)
{
	struct buf words = {0}, missing = {0};
	for (int i = 0; i < topic->count(inv->rules.kb); i++)
		buf_item(&words, ", ", topic->names(inv->rules.kb, i).id);
	buf_puts(&missing, topic->operand);
	buf_puts(&missing, " (");
	buf_puts(&missing, buf_text(&words));
	buf_putc(&missing, ')');
	diag_add(&inv->sink, DIAG_ARGUMENT_MISSING, NULL, buf_text(&missing), inv->command->name, NULL);
	buf_release(&words);
	buf_release(&missing);
}

typedef void show_topic(struct buf *out, const struct view *view);

/* What shows the topic in that format, or NULL. */
static show_topic *shown_as(const struct topic *topic, const char *format)
{
	const struct {
		const char *name;
		show_topic *show;
	} forms[] = {{"text", topic->text}, {"json", topic->json}, {"csv", topic->csv}, {"man", topic->man},
		     {"dot", topic->dot}};
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (!strcmp(forms[i].name, format))
			return forms[i].show;
	return NULL;
}

/*
 * CSV is for what is a table by nature, pages are for what is read as a whole, DOT is for what is a graph; `topic` NULL: for
 * the list of topics.
 */
static bool check_format(struct invocation *inv, const struct topic *topic)
{
	static const char *const forms[] = {"text", "json", "csv", "man", "dot"};
	static const struct topic list = {.text = show_methods_text, .json = show_methods_json};
	const char *format = invocation_format(inv);
	struct buf valid = {0};
	topic = topic ? topic : &list;
	if (shown_as(topic, format))
		return true;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (shown_as(topic, forms[i]))
			buf_item(&valid, ", ", forms[i]);
	diag_add(&inv->sink, DIAG_OPTION_VALUE, NULL, "--format", format, buf_text(&valid), NULL);
	buf_release(&valid);
	return false;
}

/* Whether the option narrows the topic down. */
static bool is_narrowed(const struct topic *topic, enum option_id option)
{
	return option == OPTION_METHOD ? topic->by_method : option == OPTION_ROLE ? topic->by_role : topic->by_basis;
}

static void report_elsewhere(struct invocation *inv, const struct topic *topic, enum option_id option)
{
	struct buf here = {0}, takers = {0};
	buf_puts(&here, "show ");
	buf_puts(&here, topic->name);
	for (int i = 0; i < TOPICS; i++) {
		if (!is_narrowed(&topics[i], option))
			continue;
		buf_item(&takers, ", ", "show ");
		buf_puts(&takers, topics[i].name);
	}
	diag_add(&inv->sink, DIAG_OPTION_ELSEWHERE, NULL, options[option].name, buf_text(&here), buf_text(&takers),
		 NULL);
	buf_release(&here);
	buf_release(&takers);
}

/* Refuses what the topic doesn't take. */
static bool check_usage(struct invocation *inv, const struct topic *topic)
{
	for (size_t i = 0; i < sizeof(show_options) / sizeof(show_options[0]); i++)
		if (inv->values[show_options[i]] && !is_narrowed(topic, show_options[i]))
			report_elsewhere(inv, topic, show_options[i]);
	if (inv->operand_count > 1 && !*topic->operand)
		diag_add(&inv->sink, DIAG_ARGUMENT_EXTRA, NULL, inv->operands[1], NULL);
	check_format(inv, topic);
	return !inv->sink.errors;
}

/* Fills the view with what of the topic is shown; false after an error. */
static bool choose(struct invocation *inv, const struct topic *topic, struct arena *arena, struct view *view)
{
	const struct kb *kb = inv->rules.kb;
	if (!option_index(inv, OPTION_METHOD, kb->method_count, method_names, &view->method) ||
	    !option_index(inv, OPTION_ROLE, kb->role_count, role_names, &view->role))
		return false;
	view->basis = basis_index(inv);
	if (inv->operand_count < 2 && *topic->operand && *topic->operand != '[') {
		report_missing(inv, topic);
		return false;
	}
	int count = topic->count ? topic->count(kb) : 0;
	int *items = arena_array(arena, (size_t)count + 1, sizeof(*items));
	for (int i = 0; i < count; i++)
		items[i] = i;
	if (inv->operand_count > 1 && !pick(inv, topic, inv->operands[1], items, &count))
		return false;
	view->items = items;
	for (int i = 0; i < count; i++) {
		if (view->method != KB_NONE && !(topic->methods(kb, items[i]) >> view->method & 1))
			continue;
		/* Only cautions have roles. */
		if (view->role != KB_NONE && !(kb->cautions[items[i]].roles >> view->role & 1))
			continue;
		items[view->count++] = items[i];
	}
	return true;
}

enum { PAGE_DATE = 40 };

/* The date of a page, as mdoc(7) has it: of SOURCE_DATE_EPOCH, else of this version; never today's. */
static const char *page_date(char text[PAGE_DATE])
{
	static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August",
					     "September", "October", "November", "December"};
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char *end = NULL;
	long long seconds = epoch ? strtoll(epoch, &end, 10) : 0;
	time_t when = (time_t)seconds;
	struct tm date = {.tm_mday = 1};
	if (!(epoch && *epoch && !*end && seconds >= 0 && gmtime_r(&when, &date)))
		strptime(SENTEI_DATE, "%Y-%m-%d", &date);
	snprintf(text, PAGE_DATE, "%s %d, %d", months[date.tm_mon], date.tm_mday, date.tm_year + 1900);
	return text;
}

static bool show(struct invocation *inv, const struct topic *topic, struct buf *out)
{
	struct arena arena = {0};
	struct view view = {.kb = inv->rules.kb, .style = &inv->style};
	bool chosen = choose(inv, topic, &arena, &view);
	char date[PAGE_DATE];
	view.date = page_date(date);
	if (chosen)
		shown_as(topic, invocation_format(inv))(out, &view);
	arena_release(&arena);
	return chosen;
}

static enum exit_status run(struct invocation *inv)
{
	struct buf out = {0};
	bool done = false;
	if (!inv->operand_count && check_format(inv, NULL)) {
		list_topics(inv, &out);
		done = invocation_write(inv, &out);
	} else if (inv->operand_count) {
		const struct topic *topic = find_topic(inv, inv->operands[0]);
		done = topic && check_usage(inv, topic) && invocation_rules(inv) && show(inv, topic, &out) &&
		       invocation_write(inv, &out);
	}
	buf_release(&out);
	return done ? EXIT_DONE : EXIT_TROUBLE;
}

static struct subject topic_subject(int i)
{
	if (i >= TOPICS)
		return (struct subject){.name = NULL};
	return (struct subject){.name = topics[i].name, .operands = topics[i].operand, .summary = topics[i].summary};
}

/* The items of the topic that the line names. */
static void complete_item(struct invocation *line, struct candidates *candidates)
{
	const struct kb *kb = candidates_kb(line);
	const struct topic *topic = topics;
	while (topic < topics + TOPICS && (!line->operand_count || strcmp(topic->name, line->operands[0]) != 0))
		topic++;
	if (!kb || topic == topics + TOPICS || !*topic->operand)
		return;
	for (int i = 0; i < topic->count(kb); i++) {
		struct names names = topic->names(kb, i);
		candidates_add(candidates, names.id, names.name->in[candidates->lang]);
	}
}

const struct command command_show = {
	.name = "show",
	.operands = "[TOPIC [ID]]",
	.summary = MSG_COMMAND_SHOW,
	.options = show_options,
	.option_count = sizeof(show_options) / sizeof(show_options[0]),
	.formats = "text|json|csv|man|dot",
	.most_operands = 2,
	.subject = topic_subject,
	.complete = complete_item,
	.run = run,
};
