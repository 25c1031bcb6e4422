/* Checks of every text in every file, rules and scenarios: the right script in each language, and nothing invisible. */
#include "check/internal.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

/* What is a name, a title or a word may be the same in both languages: VPN, CAD. */
static const char *const name_keys[] = {"name", "short", "label", "phrase", "term", "title", "kind", NULL};

static bool is_name(const char *key)
{
	for (const char *const *name = name_keys; *name; name++)
		if (!strcmp(*name, key))
			return true;
	return false;
}

/* Kana, kanji and the punctuation that goes with them. */
static bool is_japanese(ucs4_t c)
{
	return (c >= 0x3001 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
	       (c >= 0xff01 && c <= 0xff9f) || (c >= 0x20000 && c <= 0x3ffff);
}

/*
 * Letters that nobody sees, or that say nothing to anybody. Of control characters the reader of YAML has told already.
 */
static bool is_invisible(ucs4_t c)
{
	return c == 0xfffd ||
	       uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cf | UC_CATEGORY_MASK_Co | UC_CATEGORY_MASK_Cn |
							   UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp);
}

/* The first character that the test finds, 0 when there is none. */
static ucs4_t first_character(const char *text, bool (*test)(ucs4_t))
{
	const uint8_t *s = (const uint8_t *)text;
	ucs4_t c;
	while ((s = u8_next(&c, s)) != NULL)
		if (test(c))
			return c;
	return 0;
}

static void check_visible(struct verify *v, const struct yaml_file *file, const struct yaml_node *node, const char *key)
{
	ucs4_t c = first_character(node->text, is_invisible);
	char point[16];
	if (!c)
		return;
	snprintf(point, sizeof(point), "U+%04X", (unsigned)c);
	FOUND_IN(v, DIAG_TEXT_INVISIBLE, file, node, key, point);
}

static void check_english(struct verify *v, const struct yaml_file *file, const struct yaml_node *node, const char *key)
{
	ucs4_t c = first_character(node->text, is_japanese);
	char letter[8] = "";
	verify_examined(v, DIAG_TEXT_ENGLISH, 1);
	if (!c)
		return;
	u8_uctomb((uint8_t *)letter, c, sizeof(letter));
	FOUND_IN(v, DIAG_TEXT_ENGLISH, file, node, key, letter);
}

static void check_japanese(struct verify *v, const struct yaml_file *file, const struct yaml_node *node,
			   const char *key)
{
	if (is_name(key))
		return;
	verify_examined(v, DIAG_TEXT_JAPANESE, 1);
	if (!first_character(node->text, is_japanese))
		FOUND_IN(v, DIAG_TEXT_JAPANESE, file, node, key);
}

static bool is_text(const struct yaml_node *node)
{
	return node && node->kind == YAML_KIND_SCALAR;
}

/* `key`: under which the node, or the list that holds it, stands. */
static void walk(struct verify *v, const struct yaml_file *file, const struct yaml_node *node, const char *key)
{
	if (is_text(node)) {
		verify_examined(v, DIAG_TEXT_INVISIBLE, 1);
		check_visible(v, file, node, key);
		return;
	}
	if (node->kind == YAML_KIND_MAPPING) {
		const struct yaml_node *ja = yaml_member(node, "ja"), *en = yaml_member(node, "en");
		if (is_text(ja))
			check_japanese(v, file, ja, key);
		if (is_text(en))
			check_english(v, file, en, key);
	}
	for (const struct yaml_node *child = node->first; child; child = child->next) {
		bool language = node->kind != YAML_KIND_MAPPING || !is_text(child->key) ||
				!strcmp(child->key->text, "ja") || !strcmp(child->key->text, "en");
		walk(v, file, child, language ? key : child->key->text);
	}
}

void check_texts(struct verify *v)
{
	for (int i = 0; i < v->rule_file_count; i++)
		if (v->rule_files[i].root)
			walk(v, &v->rule_files[i], v->rule_files[i].root, "");
	for (int i = 0; i < v->scenario_file_count; i++)
		if (v->scenario_files[i].root)
			walk(v, &v->scenario_files[i], v->scenario_files[i].root, "");
}
