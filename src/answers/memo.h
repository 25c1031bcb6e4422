/*
 * Spellings of one fact that a file has shown, and what they mean: found again by their first eight bytes, without a branch
 * that depends on which of them it is.
 */
#ifndef SENTEI_ANSWERS_MEMO_H
#define SENTEI_ANSWERS_MEMO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { MEMO_BITS = 4, MEMO_SLOTS = 1 << MEMO_BITS, MEMO_MOST = 8, MEMO_LENGTH = 38 };

struct memo {
	uint64_t word;			/* the first bytes, zeros behind */
	unsigned char length;
	bool used;
	short value;
	char text[MEMO_LENGTH];
};

/* All zero is a valid, empty table. */
struct memo_table {
	uint64_t multiplier;		/* under which no two words share a slot */
	int count;
	struct memo slots[MEMO_SLOTS];
};

/* The first `length` bytes of a text as a word; up to eight bytes behind `text` are read, whatever the length. */
static inline uint64_t memo_word(const char *text, size_t length)
{
	static const unsigned char ones[16] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
	uint64_t word, mask;
	memcpy(&word, text, sizeof(word));
	memcpy(&mask, ones + 8 - (length < 8 ? length : 8), sizeof(mask));
	return word & mask;
}

/* How many of the eight bytes at `text` come before the first `c`; 8 when none of them is one. */
static inline size_t memo_until(const char *text, char c)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	/* The lowest zero byte of x is where the lowest high bit of this stands. */
	const uint64_t low = UINT64_C(0x0101010101010101);
	uint64_t word;
	memcpy(&word, text, sizeof(word));
	uint64_t x = word ^ low * (unsigned char)c;
	uint64_t zeros = (x - low) & ~x & low << 7;
	return zeros ? (size_t)__builtin_ctzll(zeros) / 8 : 8;
#else
	size_t n = 0;
	while (n < 8 && text[n] != c)
		n++;
	return n;
#endif
}

static inline const struct memo *memo_find(const struct memo_table *table, const char *text, size_t length)
{
	uint64_t word = memo_word(text, length);
	const struct memo *memo = &table->slots[word * table->multiplier >> (64 - MEMO_BITS)];
	if (memo->word != word || memo->length != length || !memo->used)
		return NULL;
	return length <= sizeof(word) || !memcmp(memo->text, text, length) ? memo : NULL;
}

/* Remembers a spelling that isn't in the table, unless it is too long, or there are many already. */
void memo_add(struct memo_table *table, const char *text, size_t length, int value);

#endif
