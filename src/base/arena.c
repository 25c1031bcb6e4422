/* Arena allocation in growing blocks. Knows nothing of what is stored in it. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 16 * 1024, LARGEST_STEP = 1024 * 1024 };

struct arena_block {
	struct arena_block *next;
	size_t size;
	alignas(max_align_t) unsigned char bytes[];
};

static struct arena_block *block_new(size_t size, struct arena_block *next)
{
	if (size > SIZE_MAX - sizeof(struct arena_block))
		abort();
	struct arena_block *block = malloc(sizeof(*block) + size);
	if (!block)
		abort();
	block->next = next;
	block->size = size;
	return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t align = alignof(max_align_t);
	if (size > SIZE_MAX - align)
		abort();
	size = (size + align - 1) / align * align;
	if (!arena->block || arena->block->size - arena->used < size) {
		size_t step = arena->block ? arena->block->size * 2 : FIRST_BLOCK;
		if (step > LARGEST_STEP)
			step = LARGEST_STEP;
		if (step < size)
			step = size;
		arena->block = block_new(step, arena->block);
		arena->used = 0;
	}
	void *piece = arena->block->bytes + arena->used;
	arena->used += size;
	return memset(piece, 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		abort();
	return arena_alloc(arena, count * size);
}

char *arena_copy(struct arena *arena, const char *s, size_t length)
{
	char *copy = arena_alloc(arena, length + 1);
	memcpy(copy, s, length);
	return copy;
}

char *arena_string(struct arena *arena, const char *s)
{
	return arena_copy(arena, s, strlen(s));
}

/* Frees every block but the newest, which is the largest or the one that the last request needed. */
void arena_clear(struct arena *arena)
{
	if (!arena->block)
		return;
	struct arena_block *rest = arena->block->next;
	while (rest) {
		struct arena_block *next = rest->next;
		free(rest);
		rest = next;
	}
	arena->block->next = NULL;
	arena->used = 0;
}

void arena_release(struct arena *arena)
{
	arena_clear(arena);
	free(arena->block);
	arena->block = NULL;
}
