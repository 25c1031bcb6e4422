/* Tables of spellings without collisions. */
#include "answers/memo.h"

enum { TRIES = 64 };

/* Puts the memos into the slots that the multiplier gives them; false when two would share one. */
static bool place(struct memo_table *table, const struct memo *memos, int count, uint64_t multiplier)
{
	memset(table->slots, 0, sizeof(table->slots));
	for (int i = 0; i < count; i++) {
		struct memo *slot = &table->slots[memos[i].word * multiplier >> (64 - MEMO_BITS)];
		if (slot->used)
			return false;
		*slot = memos[i];
	}
	table->multiplier = multiplier;
	table->count = count;
	return true;
}

void memo_add(struct memo_table *table, const char *text, size_t length, int value)
{
	if (length > MEMO_LENGTH || table->count == MEMO_MOST)
		return;
	const struct memo_table before = *table;
	struct memo memos[MEMO_MOST];
	int count = 0;
	for (int i = 0; i < MEMO_SLOTS; i++)
		if (before.slots[i].used)
			memos[count++] = before.slots[i];
	struct memo *memo = &memos[count++];
	*memo = (struct memo){.length = (unsigned char)length, .used = true, .value = (short)value};
	memcpy(memo->text, text, length);
	memo->word = memo_word(memo->text, length);
	uint64_t multiplier = UINT64_C(0x9e3779b97f4a7c15);
	for (int i = 0; i < TRIES; i++, multiplier = multiplier * UINT64_C(0xd1342543de82ef95) + 1)
		if (place(table, memos, count, multiplier))
			return;
	/* Two words of the same first bytes share a slot under any multiplier: the later one isn't remembered. */
	*table = before;
}
