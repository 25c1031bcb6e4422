/* Holds two full conclusions against each other, member by member. Knows the members' shapes, not what they are about. */
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "answers/receipt.h"

/* How a member is compared: as one, member by member, as a list of ids, or of objects that are known by one of their members. */
enum shape { SHAPE_VALUE, SHAPE_OBJECT, SHAPE_IDS, SHAPE_ENTRIES };

struct part {
	const char *name;
	enum shape shape;
	const char *key;
	const char *names;		/* the list of `texts` in which the entries have their names */
	const char *list;		/* the member of an entry that is told with one that came or went */
};

static const struct part parts[] = {
	{"status", SHAPE_VALUE, NULL, NULL, NULL},
	{"method", SHAPE_VALUE, NULL, NULL, NULL},
	{"variant", SHAPE_VALUE, NULL, NULL, NULL},
	{"possible", SHAPE_IDS, NULL, NULL, NULL},
	{"next", SHAPE_VALUE, NULL, NULL, NULL},
	{"provisional", SHAPE_OBJECT, NULL, NULL, NULL},
	{"path", SHAPE_ENTRIES, "fact", NULL, NULL},
	{"companions", SHAPE_IDS, NULL, "companions", NULL},
	{"needs", SHAPE_ENTRIES, "characteristic", "needs", NULL},
	{"cautions", SHAPE_IDS, NULL, "cautions", NULL},
	{"cautions_if", SHAPE_ENTRIES, "id", "cautions_if", NULL},
	{"guides", SHAPE_IDS, NULL, "guides", NULL},
	{"checklists", SHAPE_IDS, NULL, "checklists", NULL},
	{"alternatives", SHAPE_ENTRIES, "method", NULL, "changes"},
};

/* The members of `texts`; what is about the method is compared only while it is the same one. */
static const struct {
	const char *name;
	bool of_method;
} texts[] = {
	{"method", true},    {"outcome", true},   {"provisional", false}, {"assumed", false}, {"path", false},
	{"companions", false}, {"levels", true},  {"needs", false},	  {"cautions", false}, {"cautions_if", false},
	{"guides", false},   {"checklists", false},
};

struct comparison {
	struct arena *arena;
	json_t *then, *now, *then_texts, *now_texts;
	struct receipt_change *list;	/* NULL while they are only counted */
	int count;
};

/* A value as text: a string as it is, null as NULL, anything else as JSON. */
static const char *text_of(struct comparison *c, const json_t *value)
{
	if (!value || json_is_null(value))
		return NULL;
	if (json_is_string(value))
		return arena_string(c->arena, json_string_value(value));
	char *dump = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
	const char *text = dump ? arena_string(c->arena, dump) : NULL;
	free(dump);
	return text;
}

/* The value as a list of settings or conditions; empty when it is anything else. */
static struct receipt_list list_of(struct comparison *c, const json_t *value)
{
	struct receipt_setting *settings = arena_array(c->arena, json_array_size(value), sizeof(*settings));
	struct receipt_list list = {.list = settings};
	size_t i;
	json_t *entry;
	json_array_foreach(value, i, entry)
	{
		const char *fact = text_of(c, json_object_get(entry, "fact"));
		const char *setting = text_of(c, json_is_string(entry) ? entry : json_object_get(entry, "value"));
		if (!setting || (!fact && !json_is_string(entry)))
			return (struct receipt_list){0};
		settings[list.count++] = (struct receipt_setting){.fact = fact, .value = setting};
	}
	return list;
}

static struct receipt_list list_in(struct comparison *c, const json_t *entry, const char *key)
{
	return key ? list_of(c, json_object_get(entry, key)) : (struct receipt_list){0};
}

/* A value that isn't the same any more. */
static struct receipt_change changed(struct comparison *c, const char *part, const json_t *then, const json_t *now)
{
	return (struct receipt_change){.what = RECEIPT_CHANGED, .part = part, .from = text_of(c, then), .to = text_of(c, now),
				       .then = list_of(c, then), .now = list_of(c, now)};
}

static void add(struct comparison *c, struct receipt_change change)
{
	if (c->list)
		c->list[c->count] = change;
	c->count++;
}

static const char *member(const json_t *object, const char *key)
{
	const char *s = json_string_value(json_object_get(object, key));
	return s ? s : "";
}

/* The n-th entry of the list with this id (or other key); two needs of one characteristic may share it. */
static json_t *find(json_t *list, const char *key, const char *id, int n)
{
	size_t i;
	json_t *entry;
	json_array_foreach(list, i, entry)
		if (!strcmp(member(entry, key), id) && !n--)
			return entry;
	return NULL;
}

/* How many entries before index `at` have the same id. */
static int earlier(json_t *list, const char *key, size_t at)
{
	int n = 0;
	for (size_t i = 0; i < at; i++)
		n += !strcmp(member(json_array_get(list, i), key), member(json_array_get(list, at), key));
	return n;
}

/* A caution may have moved between those that apply and those that may. */
static json_t *find_text(json_t *all, const char *part, const char *id, int n)
{
	static const char *const cautions[] = {"cautions", "cautions_if"};
	json_t *entry = find(json_object_get(all, part), "id", id, n);
	for (int i = 0; !entry && !strncmp(part, cautions[0], strlen(cautions[0])) && i < 2; i++)
		entry = find(json_object_get(all, cautions[i]), "id", id, n);
	return entry;
}

static const char *name_of(struct comparison *c, const char *part, const char *id)
{
	json_t *entry = part ? find_text(c->now_texts, part, id, 0) : NULL;
	if (!entry && part)
		entry = find_text(c->then_texts, part, id, 0);
	return text_of(c, json_object_get(entry, "name"));
}

static void compare_value(struct comparison *c, const struct part *part)
{
	json_t *then = json_object_get(c->then, part->name), *now = json_object_get(c->now, part->name);
	if (!json_equal(then, now) && !(json_is_null(then) && !now) && !(json_is_null(now) && !then))
		add(c, changed(c, part->name, then, now));
}

static bool has_id(json_t *list, const char *id)
{
	size_t i;
	json_t *entry;
	json_array_foreach(list, i, entry)
		if (json_is_string(entry) && !strcmp(json_string_value(entry), id))
			return true;
	return false;
}

static void compare_ids(struct comparison *c, const struct part *part)
{
	json_t *lists[2] = {json_object_get(c->then, part->name), json_object_get(c->now, part->name)};
	for (int side = 0; side < 2; side++) {
		size_t i;
		json_t *entry;
		json_array_foreach(lists[side], i, entry)
		{
			const char *id = json_is_string(entry) ? json_string_value(entry) : "";
			if (!has_id(lists[!side], id))
				add(c, (struct receipt_change){.what = side ? RECEIPT_GAINED : RECEIPT_LOST, .part = part->name,
							       .id = arena_string(c->arena, id),
							       .name = name_of(c, part->names, id)});
		}
	}
}

/* Every member of an entry that isn't the same in both. */
static void compare_members(struct comparison *c, const char *part, bool text, const char *id, const char *name, json_t *then,
			    json_t *now)
{
	for (int side = 0; side < 2; side++) {
		const char *key;
		json_t *value;
		json_object_foreach(side ? now : then, key, value)
		{
			json_t *other = json_object_get(side ? then : now, key);
			/* Those that both have were compared from the first side. */
			if (json_equal(value, other) || (side && other))
				continue;
			struct receipt_change change = changed(c, part, side ? other : value, side ? value : other);
			change.what = text ? RECEIPT_REWORDED : RECEIPT_CHANGED;
			change.text = text;
			change.id = id ? arena_string(c->arena, id) : NULL;
			change.name = name;
			change.member = arena_string(c->arena, key);
			add(c, change);
		}
	}
}

/* Member by member while both are there. */
static void compare_object(struct comparison *c, const struct part *part)
{
	json_t *then = json_object_get(c->then, part->name), *now = json_object_get(c->now, part->name);
	if (json_is_object(then) && json_is_object(now))
		compare_members(c, part->name, false, NULL, NULL, then, now);
	else
		compare_value(c, part);
}

static void compare_entries(struct comparison *c, const struct part *part)
{
	json_t *then = json_object_get(c->then, part->name), *now = json_object_get(c->now, part->name), *entry;
	size_t i;
	json_array_foreach(then, i, entry)
	{
		const char *id = member(entry, part->key);
		json_t *other = find(now, part->key, id, earlier(then, part->key, i));
		if (other)
			compare_members(c, part->name, false, id, name_of(c, part->names, id), entry, other);
		else
			add(c, (struct receipt_change){.what = RECEIPT_LOST, .part = part->name,
						       .id = arena_string(c->arena, id), .name = name_of(c, part->names, id),
						       .then = list_in(c, entry, part->list)});
	}
	json_array_foreach(now, i, entry)
	{
		const char *id = member(entry, part->key);
		if (!find(then, part->key, id, earlier(now, part->key, i)))
			add(c, (struct receipt_change){.what = RECEIPT_GAINED, .part = part->name,
						       .id = arena_string(c->arena, id), .name = name_of(c, part->names, id),
						       .now = list_in(c, entry, part->list)});
	}
}

/* What came or went was told with the lists of ids; here only what is in both, and says something else. */
static void compare_texts(struct comparison *c, const char *part)
{
	json_t *then = json_object_get(c->then_texts, part), *now = json_object_get(c->now_texts, part), *entry;
	size_t i;
	/* Another outcome, or another method, was told already; its texts have nothing to do with these. */
	if (json_is_object(then) && json_is_object(now) && !strcmp(member(then, "id"), member(now, "id")))
		compare_members(c, part, true, member(then, "id"), text_of(c, json_object_get(now, "name")), then, now);
	json_array_foreach(then, i, entry)
	{
		const char *id = member(entry, "id");
		json_t *other = find_text(c->now_texts, part, id, earlier(then, "id", i));
		if (other)
			compare_members(c, part, true, id, name_of(c, part, id), entry, other);
	}
}

static void compare_all(struct comparison *c)
{
	static void (*const compare[])(struct comparison *, const struct part *) = {
		[SHAPE_VALUE] = compare_value, [SHAPE_OBJECT] = compare_object, [SHAPE_IDS] = compare_ids,
		[SHAPE_ENTRIES] = compare_entries,
	};
	bool same_method = json_equal(json_object_get(c->then, "method"), json_object_get(c->now, "method"));
	c->count = 0;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		compare[parts[i].shape](c, &parts[i]);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (same_method || !texts[i].of_method)
			compare_texts(c, texts[i].name);
}

/* Where the ways part: the fact of the last step that they share; NULL when they lead to the same, or part at the start. */
static const char *parting(struct comparison *c)
{
	json_t *then = json_object_get(c->then, "path"), *now = json_object_get(c->now, "path");
	size_t shared = 0;
	bool same_end = json_equal(json_object_get(c->then, "possible"), json_object_get(c->now, "possible"));
	if (same_end && json_equal(then, now))
		return NULL;
	while (shared < json_array_size(then) && json_equal(json_array_get(then, shared), json_array_get(now, shared)))
		shared++;
	return shared ? text_of(c, json_object_get(json_array_get(then, shared - 1), "fact")) : NULL;
}

static bool same_member(const json_t *a, const json_t *b, const char *key)
{
	return json_equal(json_object_get(a, key), json_object_get(b, key));
}

struct receipt_changes receipt_compare(struct arena *arena, const struct receipt *receipt, const char *now, size_t length)
{
	struct receipt_changes changes = {.same_bytes = receipt->length == length && !memcmp(receipt->bytes, now, length)};
	struct comparison c = {.arena = arena};
	c.then = json_loadb(receipt->bytes, receipt->length, 0, NULL);
	c.now = json_loadb(now, length, 0, NULL);
	c.then_texts = json_object_get(c.then, "texts");
	c.now_texts = json_object_get(c.now, "texts");
	changes.same_rules = same_member(c.then, c.now, "rules");
	changes.same_program = same_member(c.then, c.now, "program");
	compare_all(&c);
	changes.count = c.count;
	c.list = arena_array(arena, (size_t)c.count, sizeof(*c.list));
	compare_all(&c);
	changes.list = c.list;
	changes.parting = parting(&c);
	json_decref(c.then);
	json_decref(c.now);
	return changes;
}
