/* A hash table of byte strings in an arena. */
#include "base/intern.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 256 };

struct intern_slot {
	const void *bytes;	/* NULL: empty */
	size_t length;
	uint64_t hash;
};

static uint64_t hash_of(const unsigned char *bytes, size_t length)
{
	uint64_t h = UINT64_C(14695981039346656037) ^ length;
	for (size_t i = 0; i < length; i++)
		h = (h ^ bytes[i]) * UINT64_C(1099511628211);
	return h ^ h >> 32;
}

/* The slot of these bytes, or the empty one where they belong. */
static struct intern_slot *find(struct intern_slot *slots, size_t size, uint64_t hash, const void *bytes, size_t length)
{
	for (uint64_t i = hash;; i++) {
		struct intern_slot *slot = &slots[i & (size - 1)];
		if (!slot->bytes ||
		    (slot->hash == hash && slot->length == length && (!length || !memcmp(slot->bytes, bytes, length))))
			return slot;
	}
}

static void grow(struct intern *intern)
{
	size_t size = intern->size ? intern->size * 2 : FIRST_SLOTS;
	struct intern_slot *slots = calloc(size, sizeof(*slots));
	if (!slots)
		abort();
	for (size_t i = 0; i < intern->size; i++) {
		const struct intern_slot *slot = &intern->slots[i];
		if (slot->bytes)
			*find(slots, size, slot->hash, slot->bytes, slot->length) = *slot;
	}
	free(intern->slots);
	intern->slots = slots;
	intern->size = size;
}

const void *intern_add(struct intern *intern, const void *bytes, size_t length)
{
	if (intern->used * 2 >= intern->size)
		grow(intern);
	uint64_t hash = hash_of(bytes, length);
	struct intern_slot *slot = find(intern->slots, intern->size, hash, bytes, length);
	if (!slot->bytes) {
		void *copy = arena_alloc(&intern->arena, length);
		if (length)
			memcpy(copy, bytes, length);
		*slot = (struct intern_slot){.bytes = copy, .length = length, .hash = hash};
		intern->used++;
	}
	return slot->bytes;
}

void intern_clear(struct intern *intern)
{
	if (intern->size)
		memset(intern->slots, 0, intern->size * sizeof(*intern->slots));
	intern->used = 0;
	arena_clear(&intern->arena);
}

void intern_release(struct intern *intern)
{
	free(intern->slots);
	arena_release(&intern->arena);
	*intern = (struct intern){0};
}
