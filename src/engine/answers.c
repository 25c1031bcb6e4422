/* The answer vector. */
#include "engine/answers.h"

void answers_init(struct answers *answers, const struct kb *kb)
{
	for (int f = 0; f < kb->fact_count; f++)
		answers->may[f] = kb->facts[f].all;
}

void answers_withdraw(struct answers *answers, const struct kb *kb, int fact)
{
	answers->may[fact] = kb->facts[fact].all;
}

int answers_value(const struct answers *answers, int fact)
{
	if (!answers_known(answers, fact))
		return KB_NONE;
	int value = 0;
	while (!(answers->may[fact] & UINT32_C(1) << value))
		value++;
	return value;
}
