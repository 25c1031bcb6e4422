/*
 * Journals: the answers of each session in a file of its own below the user's state folder, so that a session which
 * ended before its time can be gone on with. A journal belongs to the session that holds the lock beside it; the lock
 * falls with the process, however that ends. Knows nothing of what the bytes mean.
 */
#ifndef SENTEI_ASK_JOURNAL_H
#define SENTEI_ASK_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"

/* A journal that this process holds. */
struct journal {
	const char *path;	/* NULL until the first write */
	int lock;		/* descriptor of the held lock, -1 when there is none */
	bool kept;		/* a file of that name holds answers … */
	bool current;		/* … those that were written last, none having failed since */
	struct timespec written;	/* of one that was found: when */
};

/* A session's journal to be, before its first write. */
#define JOURNAL_NONE ((struct journal){.lock = -1})

/*
 * Appends the state folder: $XDG_STATE_HOME/sentei, else ~/.local/state/sentei; it is made, with the folders above it,
 * for the user alone. Returns 0 or an errno, also when nothing can be written there; the name is appended either way.
 */
int journal_folder(struct buf *folder);

/*
 * Makes `length` bytes the journal's content, whole and durable before it returns. The first write gives it its name
 * and takes its lock. Returns 0 or an errno; what was written before is kept then, but no longer current. `path` is the
 * arena's.
 */
int journal_write(struct journal *journal, struct arena *arena, const char *folder, const char *bytes, size_t length);

/* The session is over: removes the journal and its lock. */
void journal_remove(struct journal *journal);

/* Lets go of the journal, which stays for another session. */
void journal_leave(struct journal *journal);

/*
 * The journals in the folder that no living session holds, newest first, at most `most`; all are held by this process
 * then, so journal_leave or journal_remove is due for each. *more is how many older ones there are. Strings are the
 * arena's.
 */
int journal_unfinished(struct journal *list, int most, int *more, struct arena *arena, const char *folder);

#endif
