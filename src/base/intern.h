/* Bytes kept once: equal content has one address, however often it comes. */
#ifndef SENTEI_BASE_INTERN_H
#define SENTEI_BASE_INTERN_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct intern_slot;

/* All zero is a valid, empty set. */
struct intern {
	struct arena arena;
	struct intern_slot *slots;
	size_t size, used;		/* size: a power of two, or 0 */
};

/*
 * The kept bytes that equal these, aligned for any object; copies them when there are none yet. They live until the set is
 * cleared. Structs among them must have no padding that holds chance. Ends the program when memory is exhausted.
 */
const void *intern_add(struct intern *intern, const void *bytes, size_t length);

/* The same, for a pointer of the caller's that is kept beside the bytes: NULL at first. Its place is valid until more is added. */
void **intern_beside(struct intern *intern, const void *bytes, size_t length);

/* Empties the set and keeps some of its memory; gives all memory back. */
void intern_clear(struct intern *intern);
void intern_release(struct intern *intern);

#endif
