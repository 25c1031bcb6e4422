/* Look-ups in a compiled knowledge base. */
#include "kb/kb.h"

#include <stddef.h>
#include <string.h>

int kb_fact_find(const struct kb *kb, const char *id)
{
	for (int i = 0; i < kb->fact_count; i++)
		if (!strcmp(kb->facts[i].id, id))
			return i;
	return KB_NONE;
}

int kb_method_find(const struct kb *kb, const char *id)
{
	for (int i = 0; i < kb->method_count; i++)
		if (!strcmp(kb->methods[i].id, id))
			return i;
	return KB_NONE;
}

int kb_characteristic_find(const struct kb *kb, const char *id)
{
	for (int i = 0; i < kb->characteristic_count; i++)
		if (!strcmp(kb->characteristics[i].id, id))
			return i;
	return KB_NONE;
}

int kb_choice_find(const struct kb_fact *fact, const char *id)
{
	for (int i = 0; i < fact->choice_count; i++)
		if (!strcmp(fact->choices[i].id, id))
			return i;
	return KB_NONE;
}

const struct kb_configuration *kb_configuration_of(const struct kb_method *method, int value)
{
	for (int i = 0; i < method->configuration_count; i++)
		if (method->configurations[i].value == value)
			return &method->configurations[i];
	return NULL;
}

bool kb_brings(const struct kb_companion *companion, const struct kb_caution *caution)
{
	return (caution->methods >> companion->method & 1) &&
	       (companion->tier == KB_NONE || companion->tier == caution->tier);
}

int kb_best_level(const struct kb_characteristic *characteristic)
{
	return characteristic->high_is_good ? characteristic->level_count - 1 : 0;
}

int kb_gap(const struct kb_characteristic *characteristic, int need, int level)
{
	int gap = characteristic->high_is_good ? need - level : level - need;
	return gap > 0 ? gap : 0;
}

const char *kb_basis_id(enum kb_basis basis)
{
	static const char *const ids[KB_BASIS_COUNT] = {
		[KB_OVERVIEW] = "overview",
		[KB_PUBLISHED] = "published",
		[KB_RECONSTRUCTED] = "reconstructed",
		[KB_GUIDELINE] = "guideline",
	};
	return ids[basis];
}
