/* A hash table of byte strings in an arena. */
#include "base/intern.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 256 };

struct intern_slot {
	const void *bytes;	/* NULL: empty */
	size_t length;
	uint64_t hash;
	void *beside;
};

/* Eight bytes at a time, for most of what is kept is long. */
static uint64_t hash_of(const unsigned char *bytes, size_t length)
{
	const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t h = length * odd, word;
	for (; length >= sizeof(word); bytes += sizeof(word), length -= sizeof(word)) {
		memcpy(&word, bytes, sizeof(word));
		h = (h ^ word) * odd;
		h ^= h >> 32;
	}
	word = 0;
	if (length)
		memcpy(&word, bytes, length);
	h = (h ^ word) * odd;
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

static struct intern_slot *slot_of(struct intern *intern, const void *bytes, size_t length)
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
	return slot;
}

const void *intern_add(struct intern *intern, const void *bytes, size_t length)
{
	return slot_of(intern, bytes, length)->bytes;
}

void **intern_beside(struct intern *intern, const void *bytes, size_t length)
{
	return &slot_of(intern, bytes, length)->beside;
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
