/*
 * Reduced, ordered, multi-valued decision diagrams. A node asks one fact and has a kid by value; nodes with equal kids
 * are one, and none has all kids the same. Inside, facts go by their rank, the place at which they are asked. Knows
 * nothing of what facts mean.
 */
#include "check/space.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { CACHE = 1 << 16, BUCKETS = 1 << 14 };

enum operation { AND, OR, MINUS };

struct node {
	int rank;		/* of the fact that it asks */
	int next;		/* in its bucket, newer before older */
	size_t kids;		/* where they begin in the pool */
};

struct entry {
	int a, b, result;
	unsigned short operation, age;
};

struct space {
	int sizes[KB_MAX_FACTS];	/* by rank */
	int rank_of[KB_MAX_FACTS], fact_at[KB_MAX_FACTS];
	int fact_count;
	struct node *nodes;	/* the first two are the sets SET_NONE and SET_ALL and ask nothing */
	int node_count, node_room, most_nodes;
	int *pool;
	size_t pool_used, pool_room;
	int *buckets;
	int bucket_count;
	struct entry *cache;
	unsigned short age;	/* of valid entries */
	/* What set_count knows already, by node, over these facts. */
	struct count *counts;
	bool *counted;
	int count_room;
	uint64_t counted_facts;
};

static void *grow(void *old, size_t count, size_t size)
{
	void *new = realloc(old, count * size);
	if (!new)
		abort();
	return new;
}

struct space *space_new(const int *sizes, int count, uint64_t last, int most_nodes)
{
	struct space *space = calloc(1, sizeof(*space));
	if (!space)
		abort();
	for (int round = 0, rank = 0; round < 2; round++)
		for (int f = 0; f < count; f++) {
			if ((int)(last >> f & 1) != round)
				continue;
			space->sizes[rank] = sizes[f];
			space->fact_at[rank] = f;
			space->rank_of[f] = rank++;
		}
	space->fact_count = count;
	space->most_nodes = most_nodes;
	space->node_room = 1024;
	space->nodes = grow(NULL, (size_t)space->node_room, sizeof(*space->nodes));
	space->nodes[SET_NONE] = space->nodes[SET_ALL] = (struct node){.rank = count, .next = -1};
	space->node_count = 2;
	space->bucket_count = BUCKETS;
	space->buckets = grow(NULL, BUCKETS, sizeof(*space->buckets));
	memset(space->buckets, -1, BUCKETS * sizeof(*space->buckets));
	space->cache = calloc(CACHE, sizeof(*space->cache));
	if (!space->cache)
		abort();
	space->age = 1;
	return space;
}

void space_free(struct space *space)
{
	if (!space)
		return;
	free(space->nodes);
	free(space->pool);
	free(space->buckets);
	free(space->cache);
	free(space->counts);
	free(space->counted);
	free(space);
}

int space_fact_count(const struct space *space)
{
	return space->fact_count;
}

int space_size(const struct space *space, int fact)
{
	return space->sizes[space->rank_of[fact]];
}

static unsigned mix(unsigned hash, unsigned n)
{
	return (hash ^ n) * 16777619u;
}

static int bucket_of(const struct space *space, int rank, const int *kids)
{
	unsigned hash = mix(2166136261u, (unsigned)rank);
	for (int v = 0; v < space->sizes[rank]; v++)
		hash = mix(hash, (unsigned)kids[v]);
	hash ^= hash >> 15;
	return (int)(hash & (unsigned)(space->bucket_count - 1));
}

static const int *kids_of(const struct space *space, int n)
{
	return space->pool + space->nodes[n].kids;
}

static void link_node(struct space *space, int n)
{
	int *bucket = &space->buckets[bucket_of(space, space->nodes[n].rank, kids_of(space, n))];
	space->nodes[n].next = *bucket;
	*bucket = n;
}

static void rehash(struct space *space)
{
	space->bucket_count *= 4;
	space->buckets = grow(space->buckets, (size_t)space->bucket_count, sizeof(*space->buckets));
	memset(space->buckets, -1, (size_t)space->bucket_count * sizeof(*space->buckets));
	/* In the order of their making, so that the newest stands first and can be taken away again. */
	for (int n = 2; n < space->node_count; n++)
		link_node(space, n);
}

/* The node with these `size` kids, none of which asks the fact of this rank or an earlier one. */
static int make(struct space *space, int rank, int size, const int *kids)
{
	bool same = true;
	assert(size > 0);
	for (int v = 0; v < size; v++) {
		if (kids[v] == SET_LOST)
			return SET_LOST;
		same &= kids[v] == kids[0];
	}
	if (same)
		return kids[0];
	size_t bytes = (size_t)size * sizeof(*kids);
	for (int n = space->buckets[bucket_of(space, rank, kids)]; n >= 0; n = space->nodes[n].next)
		if (space->nodes[n].rank == rank && !memcmp(kids_of(space, n), kids, bytes))
			return n;
	if (space->node_count >= space->most_nodes)
		return SET_LOST;
	if (space->node_count == space->node_room) {
		space->node_room *= 2;
		space->nodes = grow(space->nodes, (size_t)space->node_room, sizeof(*space->nodes));
	}
	if (space->pool_used + (size_t)size > space->pool_room) {
		space->pool_room = (space->pool_room + (size_t)size) * 2;
		space->pool = grow(space->pool, space->pool_room, sizeof(*space->pool));
	}
	if (space->node_count > space->bucket_count)
		rehash(space);
	int n = space->node_count++;
	space->nodes[n] = (struct node){.rank = rank, .kids = space->pool_used};
	memcpy(space->pool + space->pool_used, kids, bytes);
	space->pool_used += (size_t)size;
	link_node(space, n);
	return n;
}

int space_mark(const struct space *space)
{
	return space->node_count;
}

void space_forget(struct space *space, int mark)
{
	while (space->node_count > mark) {
		int n = --space->node_count;
		space->buckets[bucket_of(space, space->nodes[n].rank, kids_of(space, n))] = space->nodes[n].next;
		space->pool_used = space->nodes[n].kids;
		if (n < space->count_room)
			space->counted[n] = false;
	}
	/* The cache may name what is gone. */
	if (!++space->age) {
		memset(space->cache, 0, CACHE * sizeof(*space->cache));
		space->age = 1;
	}
}

int set_where(struct space *space, int fact, uint32_t values)
{
	int kids[KB_MAX_VALUES] = {SET_NONE}, size = space_size(space, fact);
	for (int v = 0; v < size; v++)
		kids[v] = values >> v & 1 ? SET_ALL : SET_NONE;
	return make(space, space->rank_of[fact], size, kids);
}

int set_cube(struct space *space, const uint32_t *may)
{
	int set = SET_ALL, kids[KB_MAX_VALUES];
	for (int rank = space->fact_count - 1; rank >= 0; rank--) {
		int size = space->sizes[rank];
		for (int v = 0; v < size; v++)
			kids[v] = may[space->fact_at[rank]] >> v & 1 ? set : SET_NONE;
		set = make(space, rank, size, kids);
	}
	return set;
}

/* The result where it is plain, else -2. */
static int plain(enum operation operation, int a, int b)
{
	switch (operation) {
	case AND:
		if (a == SET_NONE || b == SET_NONE)
			return SET_NONE;
		return a == SET_ALL || a == b ? b : b == SET_ALL ? a : -2;
	case OR:
		if (a == SET_ALL || b == SET_ALL)
			return SET_ALL;
		return a == SET_NONE || a == b ? b : b == SET_NONE ? a : -2;
	default:
		if (a == SET_NONE || b == SET_ALL || a == b)
			return SET_NONE;
		return b == SET_NONE ? a : -2;
	}
}

static int apply(struct space *space, enum operation operation, int a, int b)
{
	if (a == SET_LOST || b == SET_LOST)
		return SET_LOST;
	int result = plain(operation, a, b);
	if (result != -2)
		return result;
	if (operation != MINUS && a > b) {
		int swap = a;
		a = b;
		b = swap;
	}
	unsigned hash = mix(mix(mix(2166136261u, (unsigned)operation), (unsigned)a), (unsigned)b);
	struct entry *entry = &space->cache[(hash ^ hash >> 16) & (CACHE - 1)];
	if (entry->age == space->age && entry->operation == operation && entry->a == a && entry->b == b)
		return entry->result;
	int x = space->nodes[a].rank, y = space->nodes[b].rank, rank = x < y ? x : y;
	int kids[KB_MAX_VALUES], size = space->sizes[rank], v = 0;
	do {
		/* The pool may move while kids are made. */
		int p = x == rank ? kids_of(space, a)[v] : a;
		int q = y == rank ? kids_of(space, b)[v] : b;
		kids[v] = apply(space, operation, p, q);
		/* No use in going on: what is lost isn't cached, and would be looked for again and again. */
		if (kids[v] == SET_LOST)
			return SET_LOST;
	} while (++v < size);
	result = make(space, rank, size, kids);
	if (result != SET_LOST)
		*entry = (struct entry){.a = a, .b = b, .result = result, .operation = (unsigned short)operation,
					.age = space->age};
	return result;
}

int set_and(struct space *space, int a, int b)
{
	return apply(space, AND, a, b);
}

int set_or(struct space *space, int a, int b)
{
	return apply(space, OR, a, b);
}

int set_minus(struct space *space, int a, int b)
{
	return apply(space, MINUS, a, b);
}

int set_case(struct space *space, int fact, const int *kids)
{
	int rank = space->rank_of[fact], size = space->sizes[rank];
	bool below = true;
	for (int v = 0; v < size; v++) {
		if (kids[v] == SET_LOST)
			return SET_LOST;
		below &= space->nodes[kids[v]].rank > rank;
	}
	if (below)
		return make(space, rank, size, kids);
	int set = SET_NONE;
	for (int v = 0; v < size; v++)
		set = set_or(space, set, set_and(space, set_where(space, fact, UINT32_C(1) << v), kids[v]));
	return set;
}

/* `seen` marks nodes from which nothing is met. */
static bool meets(const struct space *space, int set, const uint32_t *may, unsigned char *seen)
{
	if (set <= SET_ALL)
		return set == SET_ALL;
	if (seen[set >> 3] >> (set & 7) & 1)
		return false;
	int rank = space->nodes[set].rank;
	for (int v = 0; v < space->sizes[rank]; v++)
		if ((may[space->fact_at[rank]] >> v & 1) && meets(space, kids_of(space, set)[v], may, seen))
			return true;
	seen[set >> 3] |= (unsigned char)(1 << (set & 7));
	return false;
}

bool set_meets(const struct space *space, int set, const uint32_t *may)
{
	unsigned char few[512] = {0}, *many = NULL;
	if (set <= SET_ALL)
		return set == SET_ALL;
	/* Kids are older than their node. */
	size_t bytes = (size_t)set / 8 + 1;
	if (bytes > sizeof(few)) {
		many = calloc(bytes, 1);
		if (!many)
			abort();
	}
	bool met = meets(space, set, may, many ? many : few);
	free(many);
	return met;
}

struct count space_product(const struct space *space, uint64_t facts)
{
	struct count product = count_of(1);
	for (int f = 0; f < space->fact_count; f++)
		if (facts >> f & 1)
			product = count_times(product, (uint32_t)space_size(space, f));
	return product;
}

/* The vectors of `set` over the facts of ranks from `from` on. */
static struct count count_from(struct space *space, int set, int from, uint64_t facts)
{
	struct count count = count_of((uint32_t)set);
	int to = space->nodes[set].rank;
	if (set > SET_ALL && !space->counted[set]) {
		count = count_of(0);
		for (int v = 0; v < space->sizes[to]; v++)
			count = count_sum(count, count_from(space, kids_of(space, set)[v], to + 1, facts));
		space->counts[set] = count;
		space->counted[set] = true;
	} else if (set > SET_ALL) {
		count = space->counts[set];
	}
	for (int rank = from; rank < to; rank++)
		if (facts >> space->fact_at[rank] & 1)
			count = count_times(count, (uint32_t)space->sizes[rank]);
	return count;
}

struct count set_count(struct space *space, int set, uint64_t facts)
{
	if (set >= space->count_room) {
		int room = space->node_count * 2;
		space->counts = grow(space->counts, (size_t)room, sizeof(*space->counts));
		space->counted = grow(space->counted, (size_t)room, sizeof(*space->counted));
		memset(space->counted + space->count_room, 0,
		       (size_t)(room - space->count_room) * sizeof(*space->counted));
		space->count_room = room;
	}
	if (facts != space->counted_facts && space->count_room)
		memset(space->counted, 0, (size_t)space->count_room * sizeof(*space->counted));
	space->counted_facts = facts;
	return count_from(space, set, 0, facts);
}

void set_witness(const struct space *space, int set, int *values)
{
	for (int f = 0; f < space->fact_count; f++)
		values[f] = KB_NONE;
	while (set > SET_ALL) {
		const int *kids = kids_of(space, set);
		int v = 0;
		while (kids[v] == SET_NONE)
			v++;
		values[space->fact_at[space->nodes[set].rank]] = v;
		set = kids[v];
	}
}
