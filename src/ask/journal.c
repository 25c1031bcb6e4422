/* Journals and their locks. Never reads one: ask/resume does. */
#define _GNU_SOURCE

#include "ask/journal.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/output.h"

static const char prefix[] = "journal-";
static const char suffix[] = ".yaml";
static const char lock_suffix[] = ".lock";

enum { OWNER_ONLY = 0700, OWNER_READS_WRITES = 0600, PATIENCE = 100 };

/* Makes the folder and those above it; one that is there already is left as it is. */
static int make_folders(char *path)
{
	for (char *s = path + 1;; s++) {
		if (*s && *s != '/')
			continue;
		char end = *s;
		*s = '\0';
		int error = mkdir(path, OWNER_ONLY) && errno != EEXIST ? errno : 0;
		*s = end;
		if (error || !end)
			return error;
	}
}

int journal_folder(struct buf *folder)
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	size_t start = folder->length;
	/* By the specification a relative path counts for nothing. */
	if (state && *state == '/') {
		buf_puts(folder, state);
	} else {
		buf_puts(folder, home && *home == '/' ? home : "~");
		buf_puts(folder, "/.local/state");
	}
	buf_puts(folder, "/sentei");
	if (folder->text[start] != '/')
		return ENOENT;
	int error = make_folders(folder->text + start);
	struct stat status;
	if (!error && stat(folder->text + start, &status))
		error = errno;
	if (!error && !S_ISDIR(status.st_mode))
		error = ENOTDIR;
	/* What lies in it is nobody else's business, even where someone made it before us. */
	if (!error && (status.st_mode & (S_IRWXG | S_IRWXO)))
		chmod(folder->text + start, OWNER_ONLY);
	if (!error && access(folder->text + start, W_OK | X_OK))
		error = errno;
	return error;
}

static char *lock_path(struct arena *arena, const char *path)
{
	size_t stem = strlen(path) - strlen(suffix);
	char *lock = arena_alloc(arena, stem + sizeof(lock_suffix));
	memcpy(lock, path, stem);
	memcpy(lock + stem, lock_suffix, sizeof(lock_suffix));
	return lock;
}

/*
 * Takes the lock of a journal: its descriptor, or -1 when another process has it. Where the file system knows no locks,
 * the journal counts as nobody's.
 */
static int take_lock(const char *path)
{
	struct stat held, named;
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, OWNER_READS_WRITES);
	if (fd < 0)
		return -1;
	bool taken = !flock(fd, LOCK_EX | LOCK_NB) || errno != EWOULDBLOCK;
	/* Its holder may have removed it between our opening and locking: then we hold a file without a name. */
	if (taken && !fstat(fd, &held) && !stat(path, &named) && held.st_ino == named.st_ino &&
	    held.st_dev == named.st_dev)
		return fd;
	close(fd);
	errno = EWOULDBLOCK;
	return -1;
}

/* The name of this session's journal: when, and which process; never one that is there already. */
static const char *new_path(struct arena *arena, const char *folder, int attempt)
{
	struct buf path = {0};
	char when[32];
	time_t now = time(NULL);
	struct tm utc;
	if (!gmtime_r(&now, &utc) || !strftime(when, sizeof(when), "%Y%m%dT%H%M%SZ", &utc))
		when[0] = '\0';
	buf_puts(&path, folder);
	buf_putc(&path, '/');
	buf_puts(&path, prefix);
	buf_puts(&path, when);
	buf_putc(&path, '-');
	buf_number(&path, (long long)getpid());
	if (attempt) {
		buf_putc(&path, '-');
		buf_number(&path, attempt);
	}
	buf_puts(&path, suffix);
	return buf_keep(&path, arena);
}

static int begin(struct journal *journal, struct arena *arena, const char *folder)
{
	for (int attempt = 0; attempt < PATIENCE; attempt++) {
		const char *path = new_path(arena, folder, attempt);
		if (!access(path, F_OK))
			continue;
		int lock = take_lock(lock_path(arena, path));
		if (lock < 0 && errno != EWOULDBLOCK)
			return errno;
		if (lock < 0)
			continue;
		*journal = (struct journal){.path = path, .lock = lock};
		return 0;
	}
	return EEXIST;
}

int journal_write(struct journal *journal, struct arena *arena, const char *folder, const char *bytes, size_t length)
{
	if (!journal->path) {
		int error = begin(journal, arena, folder);
		if (error)
			return error;
	}
	assert(journal->path);
	int error = output_whole(journal->path, bytes, length, true);
	journal->current = !error;
	/* The folder may be gone altogether. */
	journal->kept = !error || (journal->kept && !access(journal->path, F_OK));
	return error;
}

void journal_remove(struct journal *journal)
{
	if (journal->path)
		unlink(journal->path);
	journal->kept = false;
	journal_leave(journal);
}

void journal_leave(struct journal *journal)
{
	/* A lock without a journal is of no use to anybody. */
	if (journal->path && !journal->kept) {
		struct arena arena = {0};
		unlink(lock_path(&arena, journal->path));
		arena_release(&arena);
	}
	if (journal->lock >= 0)
		close(journal->lock);
	*journal = JOURNAL_NONE;
}

static bool is_journal(const char *name)
{
	size_t length = strlen(name), least = strlen(prefix) + strlen(suffix);
	return length > least && !strncmp(name, prefix, strlen(prefix)) &&
	       !strcmp(name + length - strlen(suffix), suffix);
}

static bool find_time(struct journal *journal)
{
	struct stat status;
	if (lstat(journal->path, &status) || !S_ISREG(status.st_mode))
		return false;
	journal->written = status.st_mtim;
	return true;
}

static bool is_newer(const struct journal *a, const struct journal *b)
{
	return a->written.tv_sec != b->written.tv_sec ? a->written.tv_sec > b->written.tv_sec
						      : a->written.tv_nsec > b->written.tv_nsec;
}

/* Puts a journal where it belongs in the list, newest first; one too many at the end is let go and counted. */
static int insert(struct journal *list, int count, int most, int *more, struct journal journal)
{
	if (count == most) {
		++*more;
		if (!is_newer(&journal, &list[most - 1])) {
			journal_leave(&journal);
			return count;
		}
		journal_leave(&list[--count]);
	}
	int at = count;
	for (; at && is_newer(&journal, &list[at - 1]); at--)
		list[at] = list[at - 1];
	list[at] = journal;
	return count + 1;
}

int journal_unfinished(struct journal *list, int most, int *more, struct arena *arena, const char *folder)
{
	DIR *dir = opendir(folder);
	int count = 0;
	struct buf path = {0};
	*more = 0;
	for (struct dirent *entry; dir && (entry = readdir(dir)) != NULL;) {
		if (!is_journal(entry->d_name))
			continue;
		buf_clear(&path);
		buf_puts(&path, folder);
		buf_putc(&path, '/');
		buf_puts(&path, entry->d_name);
		struct journal journal = {.path = arena_string(arena, buf_text(&path))};
		journal.lock = take_lock(lock_path(arena, journal.path));
		if (journal.lock < 0)
			continue;
		/* Its session may have removed it between our reading the folder and taking the lock. */
		journal.kept = journal.current = find_time(&journal);
		if (journal.kept)
			count = insert(list, count, most, more, journal);
		else
			journal_leave(&journal);
	}
	if (dir)
		closedir(dir);
	buf_release(&path);
	return count;
}
