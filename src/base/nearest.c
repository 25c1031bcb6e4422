/* Edit distance between short names. Knows nothing of what is named. */
#include "base/nearest.h"

#include <string.h>

enum { LONGEST = 64, SHORTEST_BEGINNING = 3 };

/* Decodes UTF-8 as far as LONGEST code points; a broken byte counts as itself. Returns the length. */
static int decode(const char *s, unsigned points[LONGEST])
{
	int n = 0;
	const unsigned char *p = (const unsigned char *)s;
	while (*p && n < LONGEST) {
		int extra = *p >= 0xf0 ? 3 : *p >= 0xe0 ? 2 : *p >= 0xc0 ? 1 : 0;
		unsigned point = *p++;
		for (; extra && (*p & 0xc0) == 0x80; extra--)
			point = point << 6 | (*p++ & 0x3fu);
		points[n++] = point;
	}
	return n;
}

static void fold(unsigned points[LONGEST], int n)
{
	for (int i = 0; i < n; i++)
		if (points[i] >= 'A' && points[i] <= 'Z')
			points[i] += 'a' - 'A';
}

static bool begins(const unsigned *whole, const unsigned *beginning, int length)
{
	for (int i = 0; i < length; i++)
		if (whole[i] != beginning[i])
			return false;
	return true;
}

/* Of a word that several candidates begin with, nobody knows which one is meant. */
static void offer_longer(struct nearest *nearest, const char *candidate)
{
	nearest->longer_several |= nearest->longer && strcmp(nearest->longer, candidate) != 0;
	nearest->longer = candidate;
}

static int min2(int a, int b)
{
	return a < b ? a : b;
}

static int distance(const unsigned *a, int na, const unsigned *b, int nb)
{
	int rows[3][LONGEST + 1];
	int *before = rows[0], *above = rows[1], *row = rows[2];
	for (int j = 0; j <= nb; j++)
		above[j] = j;
	for (int i = 1; i <= na; i++) {
		row[0] = i;
		for (int j = 1; j <= nb; j++) {
			int best = above[j - 1] + (a[i - 1] != b[j - 1]);
			best = min2(best, min2(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				best = min2(best, before[j - 2] + 1);
			row[j] = best;
		}
		int *oldest = before;
		before = above;
		above = row;
		row = oldest;
	}
	return above[nb];
}

void nearest_offer(struct nearest *nearest, const char *candidate)
{
	unsigned a[LONGEST], b[LONGEST];
	int na = decode(nearest->word, a), nb = decode(candidate, b);
	int limit = (na > nb ? na : nb) / 3;
	if (limit < 1)
		limit = 1;
	fold(a, na);
	fold(b, nb);
	if (na >= SHORTEST_BEGINNING && nb > na && begins(b, a, na))
		offer_longer(nearest, candidate);
	/* The distance is no less than what the lengths differ by. A different word of the same few letters isn't a slip. */
	if (na - nb > limit || nb - na > limit)
		return;
	int d = distance(a, na, b, nb);
	if (d > limit || d >= min2(na, nb))
		return;
	decode(nearest->word, a);
	decode(candidate, b);
	int exact = distance(a, na, b, nb);
	bool nearer = d < nearest->distance || (d == nearest->distance && exact < nearest->exact);
	if (nearest->best && !nearer)
		return;
	nearest->best = candidate;
	nearest->distance = d;
	nearest->exact = exact;
}

const char *nearest_result(const struct nearest *nearest)
{
	if (nearest->longer && !nearest->longer_several && !(nearest->best && !nearest->distance))
		return nearest->longer;
	return nearest->best ? nearest->best : "";
}
