/*
 * Arena: memory that is given out piece by piece and taken back all at once.
 * One arena holds one knowledge base, or one consultation; nothing inside is freed singly.
 */
#ifndef SENTEI_BASE_ARENA_H
#define SENTEI_BASE_ARENA_H

#include <stddef.h>

struct arena_block;

/* All zero is a valid, empty arena. */
struct arena {
	struct arena_block *block;	/* newest first */
	size_t used;			/* bytes given out of the newest block */
};

/*
 * Returns `size` zeroed bytes, aligned for any object; never NULL: on exhaustion the program ends.
 * The memory belongs to the arena and lives until arena_clear or arena_release.
 */
void *arena_alloc(struct arena *arena, size_t size);

/* The same for `count` objects of `size` bytes; ends the program when the product overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A NUL-terminated copy of the first `length` bytes of `s`. */
char *arena_copy(struct arena *arena, const char *s, size_t length);

/* A NUL-terminated copy of the string `s`. */
char *arena_string(struct arena *arena, const char *s);

/* Takes everything back and keeps one block for reuse, so that a loop over records doesn't allocate anew. */
void arena_clear(struct arena *arena);

/* Takes everything back and returns the memory to the system; the arena is empty and usable again. */
void arena_release(struct arena *arena);

#endif
