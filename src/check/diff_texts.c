/*
 * Texts and properties as written: both rule bases are laid flat as lists of paths and values, which are then compared.
 * What conditions, levels and edges mean, the other comparisons tell; here they are passed over.
 */
#include "check/diff_internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "yaml/tree.h"

struct leaf {
	const char *path;
	const char *item;	/* the path of the innermost entry around it, "" when there is none */
	int lang;		/* or -1 */
	const char *value;	/* NULL: an entry */
	bool silent;		/* an entry of a list whose length is told by what follows from it */
};

struct flattening {
	struct arena *arena;
	struct growing leaves;
};

/* Keys whose values are compared by what they mean. */
static const char *const meaning_keys[] = {
	"id", "when", "requires", "ask", "edges", "level", "characteristic", "dominated_by", NULL,
};

/* Lists whose entries have no meaning of their own, so that one more or less is told by what follows from it. */
static const char *const meaning_lists[] = {"nodes", "needs", "companions", "levels", "overrides", NULL};

/* Sections in which `methods` or `method` is part of the condition. */
static const char *const conditional_sections[] = {
	"cautions", "guides", "checklists", "companions", "exceptions", "outcomes", NULL,
};

static bool is_one_of(const char *const *words, const char *word, size_t length)
{
	for (; *words; words++)
		if (!strncmp(*words, word, length) && !(*words)[length])
			return true;
	return false;
}

static bool is_meaning(const char *path, const char *key)
{
	if (is_one_of(meaning_keys, key, strlen(key)))
		return true;
	return (!strcmp(key, "methods") || !strcmp(key, "method")) &&
	       is_one_of(conditional_sections, path, strcspn(path, "/"));
}

static const char *join(struct arena *arena, const char *path, const char *key)
{
	struct buf whole = {0};
	buf_puts(&whole, path);
	buf_puts(&whole, *path ? "/" : "");
	buf_puts(&whole, key);
	return buf_keep(&whole, arena);
}

/* The items of a list of words as one text. */
static const char *list_text(struct arena *arena, const struct yaml_node *list)
{
	struct buf text = {0};
	for (const struct yaml_node *item = list->first; item; item = item->next) {
		buf_puts(&text, item == list->first ? "" : ", ");
		buf_puts(&text, item->kind == YAML_KIND_SCALAR ? item->text : "");
	}
	return buf_keep(&text, arena);
}

static const char *member_text(struct arena *arena, const struct yaml_node *node, const char *key)
{
	const struct yaml_node *member = yaml_member(node, key);
	if (!member)
		return NULL;
	if (member->kind == YAML_KIND_MAPPING)
		return member_text(arena, member, "en");
	return member->kind == YAML_KIND_SCALAR ? member->text : list_text(arena, member);
}

/* What tells an entry from its neighbours: its id, or else what it is about. */
static const char *name_of(struct arena *arena, const struct yaml_node *node)
{
	static const char *const keys[][2] = {
		{"id"},
		{"method", "dominated_by"},
		{"characteristic", "when"},
		{"characteristic"},
		{"is"},
		{"method"},
		{"name"},
	};
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const char *first = member_text(arena, node, keys[i][0]);
		const char *second = keys[i][1] ? member_text(arena, node, keys[i][1]) : "";
		if (!first || !second)
			continue;
		return *second ? join(arena, first, second) : first;
	}
	return "";
}

static struct leaf *add_leaf(struct flattening *f, const char *path, const char *item, int lang, const char *value)
{
	struct leaf *leaf = growing_add(f->arena, &f->leaves, sizeof(*leaf));
	*leaf = (struct leaf){.path = path, .item = item, .lang = lang, .value = value};
	return leaf;
}

static void flatten(struct flattening *f, const struct yaml_node *node, const char *path, const char *item);

static void flatten_list(struct flattening *f, const struct yaml_node *list, const char *key, const char *path,
			 const char *item)
{
	if (list->first && list->first->kind != YAML_KIND_MAPPING) {
		add_leaf(f, path, item, -1, list_text(f->arena, list));
		return;
	}
	bool silent = is_one_of(meaning_lists, key, strlen(key));
	for (const struct yaml_node *entry = list->first; entry; entry = entry->next) {
		const char *inner = join(f->arena, path, name_of(f->arena, entry));
		add_leaf(f, inner, item, -1, NULL)->silent = silent;
		flatten(f, entry, inner, inner);
	}
}

/* A text in one language. Japanese is compared as it is shown, whatever the line breaks of the file. */
static void add_text(struct flattening *f, const struct yaml_node *text, const char *path, const char *item)
{
	const struct yaml_node *ja = yaml_member(text, "ja"), *en = yaml_member(text, "en");
	char *unfolded = arena_string(f->arena, ja->text);
	rules_unfold(unfolded);
	add_leaf(f, path, item, LANG_JA, unfolded);
	add_leaf(f, path, item, LANG_EN, en->text);
}

static void flatten(struct flattening *f, const struct yaml_node *node, const char *path, const char *item)
{
	for (const struct yaml_node *child = node->first; child; child = child->next) {
		const char *key = child->key->text;
		if (is_meaning(path, key))
			continue;
		const char *inner = join(f->arena, path, key);
		if (child->kind == YAML_KIND_SCALAR)
			add_leaf(f, inner, item, -1, child->text);
		else if (child->kind == YAML_KIND_LIST)
			flatten_list(f, child, key, inner, item);
		else if (yaml_member(child, "ja") && yaml_member(child, "en"))
			add_text(f, child, inner, item);
		else
			flatten(f, child, inner, item);
	}
}

static int by_path(const void *a, const void *b)
{
	const struct leaf *x = a, *y = b;
	int order = strcmp(x->path, y->path);
	return order ? order : x->lang != y->lang ? x->lang - y->lang : (x->value != NULL) - (y->value != NULL);
}

static struct growing flatten_all(struct arena *arena, const struct rules *rules)
{
	struct flattening f = {.arena = arena};
	for (int i = 0; i < rules->file_count; i++)
		flatten(&f, rules_file_root(rules, i), "", "");
	if (f.leaves.count)
		qsort(f.leaves.items, (size_t)f.leaves.count, sizeof(struct leaf), by_path);
	return f.leaves;
}

static bool has_entry(const struct growing *leaves, const char *path)
{
	const struct leaf key = {.path = path, .lang = -1};
	return leaves->count && bsearch(&key, leaves->items, (size_t)leaves->count, sizeof(key), by_path);
}

static void add_rewritten(struct differ *d, const struct leaf *leaf, const char *from, const char *to)
{
	struct rewritten *change = growing_add(d->arena, &d->rewritten, sizeof(*change));
	*change = (struct rewritten){.path = leaf->path, .lang = leaf->lang, .from = from, .to = to};
	change->entry = !leaf->value;
	if (change->entry) {
		change->from = from ? leaf->path : NULL;
		change->to = to ? leaf->path : NULL;
	}
}

/* A leaf that `other` lacks; nothing when the entry around it is missing there as well, which says it all. */
static void add_lone(struct differ *d, const struct leaf *leaf, const struct growing *other, bool added)
{
	const char *value = leaf->value ? leaf->value : "";
	if (leaf->silent || (*leaf->item && !has_entry(other, leaf->item)))
		return;
	add_rewritten(d, leaf, added ? NULL : value, added ? value : NULL);
}

void diff_texts(struct differ *d)
{
	struct growing old = flatten_all(d->arena, d->old.rules), new = flatten_all(d->arena, d->new.rules);
	const struct leaf *a = old.items, *b = new.items;
	int i = 0, k = 0;
	/* Whatever was loaded from files has some text. */
	if (!a || !b)
		return;
	while (i < old.count || k < new.count) {
		int order = i == old.count ? 1 : k == new.count ? -1 : by_path(&a[i], &b[k]);
		if (order < 0) {
			add_lone(d, &a[i++], &new, false);
		} else if (order > 0) {
			add_lone(d, &b[k++], &old, true);
		} else {
			if (a[i].value && strcmp(a[i].value, b[k].value) != 0)
				add_rewritten(d, &b[k], a[i].value, b[k].value);
			i++;
			k++;
		}
	}
}
