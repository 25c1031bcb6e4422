/* Atomic files and checked writes. */
#define _POSIX_C_SOURCE 200809L

#include "io/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const int ending_signals[] = {SIGINT, SIGTERM, SIGHUP};

enum { SIGNALS = sizeof(ending_signals) / sizeof(ending_signals[0]), MOST_LINKS = 40 };

/* The file that a signal has to remove, and how the signals were handled before; one at a time. */
static const char *volatile unfinished;
static struct sigaction handled_before[SIGNALS];

/* Calls nothing but what a signal handler may, and dies of the signal as if there were no handler. */
static void remove_unfinished(int signal_number)
{
	if (unfinished)
		unlink(unfinished);
	signal(signal_number, SIG_DFL);
	raise(signal_number);
}

/* Who started the program without a signal (nohup), or handles it, keeps his way. */
static void guard(const char *temporary)
{
	struct sigaction action = {.sa_handler = remove_unfinished};
	sigemptyset(&action.sa_mask);
	unfinished = temporary;
	for (int i = 0; i < SIGNALS; i++)
		if (!sigaction(ending_signals[i], NULL, &handled_before[i]) && handled_before[i].sa_handler == SIG_DFL)
			sigaction(ending_signals[i], &action, NULL);
}

static void unguard(void)
{
	for (int i = 0; i < SIGNALS; i++)
		sigaction(ending_signals[i], &handled_before[i], NULL);
	unfinished = NULL;
}

static char *copy(const char *s)
{
	char *string = strdup(s);
	if (!string)
		abort();
	return string;
}

/* What the link says, taken from where it stands. */
static char *follow(const char *link, const char *says)
{
	const char *slash = strrchr(link, '/');
	size_t folder = *says == '/' || !slash ? 0 : (size_t)(slash - link) + 1, length = strlen(says);
	char *path = malloc(folder + length + 1);
	if (!path)
		abort();
	memcpy(path, link, folder);
	memcpy(path + folder, says, length + 1);
	return path;
}

/*
 * The name that is to be given: who linked it elsewhere wants the file there, and the link kept. NULL, and errno, when the
 * links go round in a circle.
 */
static char *target_name(const char *path)
{
	char *name = copy(path), says[PATH_MAX];
	for (int links = 0; links < MOST_LINKS; links++) {
		ssize_t length = readlink(name, says, sizeof(says) - 1);
		if (length <= 0)
			return name;
		says[length] = '\0';
		char *next = follow(name, says);
		free(name);
		name = next;
	}
	free(name);
	errno = ELOOP;
	return NULL;
}

static char *temporary_name(const char *path)
{
	static const char suffix[] = ".XXXXXX";
	const char *slash = strrchr(path, '/');
	size_t length = strlen(path), most = (slash ? (size_t)(slash - path) + 1 : 0) + NAME_MAX;
	/* The longest names give their beginning only, in whole characters; what is longer still is refused as it is. */
	if (length <= most && length + sizeof(suffix) - 1 > most)
		for (length = most + 1 - sizeof(suffix); (path[length] & 0xc0) == 0x80; length--)
			continue;
	char *name = malloc(length + sizeof(suffix));
	if (!name)
		abort();
	memcpy(name, path, length);
	memcpy(name + length, suffix, sizeof(suffix));
	return name;
}

/* The mode of the file that is replaced, else the one that a file made in the ordinary way would have. */
static mode_t mode_for(const char *path)
{
	struct stat status;
	if (!stat(path, &status))
		return status.st_mode & 07777;
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static void fail(struct diag_sink *sink, const char *path, int error)
{
	diag_add(sink, DIAG_FILE_WRITE, NULL, path, strerror(error), NULL);
}

/*
 * A pipe, a terminal, /dev/null or /dev/full has no name to keep whole: it is written to as it is. So is what the process
 * has open already, be it a file.
 */
static bool is_special(const char *path)
{
	static const char *const opened[] = {"/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/"};
	struct stat status;
	for (size_t i = 0; i < sizeof(opened) / sizeof(opened[0]); i++)
		if (!strncmp(path, opened[i], strlen(opened[i])))
			return true;
	return !stat(path, &status) && !S_ISREG(status.st_mode);
}

static void forget(struct output *output)
{
	free(output->temporary);
	free(output->target);
	*output = (struct output){0};
}

/* The descriptor of this process that the path names, or -1. */
static int own_descriptor(const char *path)
{
	static const char *const folders[] = {"/dev/fd/", "/proc/self/fd/"};
	if (!strcmp(path, "/dev/stdout"))
		return STDOUT_FILENO;
	if (!strcmp(path, "/dev/stderr"))
		return STDERR_FILENO;
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		size_t length = strlen(folders[i]);
		char *end;
		if (strncmp(path, folders[i], length) != 0 || path[length] < '0' || path[length] > '9')
			continue;
		long number = strtol(path + length, &end, 10);
		return *end || number > INT_MAX ? -1 : (int)number;
	}
	return -1;
}

/* What is open already is written to through its own descriptor, so that nobody overwrites what the other has written. */
static int open_special(const char *path)
{
	int own = own_descriptor(path);
	fflush(stdout);
	return own < 0 ? open(path, O_WRONLY | O_APPEND | O_NOCTTY) : dup(own);
}

/* The file beside the target that becomes it later; its name is put into *temporary. Its descriptor, or -1 and errno. */
static int open_temporary(const char *target, char **temporary)
{
	*temporary = target ? temporary_name(target) : NULL;
	return target ? mkstemp(*temporary) : -1;
}

bool output_open(struct output *output, const char *path, struct diag_sink *sink)
{
	*output = (struct output){.file = stdout, .path = path};
	if (!path || !strcmp(path, "-")) {
		output->path = NULL;
		return true;
	}
	int fd;
	if (is_special(path)) {
		fd = open_special(path);
	} else {
		output->target = target_name(path);
		fd = open_temporary(output->target, &output->temporary);
		if (fd >= 0)
			fchmod(fd, mode_for(output->target));
	}
	output->file = fd < 0 ? NULL : fdopen(fd, "wb");
	if (output->file) {
		if (output->temporary)
			guard(output->temporary);
		return true;
	}
	fail(sink, path, errno);
	if (fd >= 0)
		close(fd);
	forget(output);
	return false;
}

void output_write(struct output *output, const char *bytes, size_t length)
{
	errno = 0;
	if (!output->error && fwrite(bytes, 1, length, output->file) < length)
		output->error = errno ? errno : EIO;
}

bool output_commit(struct output *output, struct diag_sink *sink)
{
	const char *path = output->path ? output->path : "stdout";
	int error = output->error;
	errno = 0;
	if (!error && (fflush(output->file) || ferror(output->file)))
		error = errno ? errno : EIO;
	if (!error && output->temporary && fsync(fileno(output->file)))
		error = errno;
	if (output->path && fclose(output->file) && !error)
		error = errno;
	if (!error && output->temporary && rename(output->temporary, output->target))
		error = errno;
	if (error) {
		fail(sink, path, error);
		if (output->temporary)
			unlink(output->temporary);
	}
	if (output->temporary)
		unguard();
	forget(output);
	return !error;
}

void output_abandon(struct output *output)
{
	if (output->path)
		fclose(output->file);
	if (output->temporary)
		unlink(output->temporary);
	if (output->temporary)
		unguard();
	forget(output);
}

bool output_check(const char *path, struct diag_sink *sink)
{
	struct output output;
	struct stat status;
	/* Opening a pipe would wait for its reader, and closing it would end what that reads. */
	if (path && is_special(path)) {
		int error = access(path, W_OK) ? errno : !stat(path, &status) && S_ISDIR(status.st_mode) ? EISDIR : 0;
		if (error)
			fail(sink, path, error);
		return !error;
	}
	if (!output_open(&output, path, sink))
		return false;
	output_abandon(&output);
	return true;
}

bool output_same_file(const char *path, const char *other)
{
	struct stat first, second;
	return !stat(path, &first) && !stat(other, &second) && S_ISREG(first.st_mode) && first.st_dev == second.st_dev &&
	       first.st_ino == second.st_ino;
}

static int write_all(int fd, const char *bytes, size_t length)
{
	while (length) {
		ssize_t n = write(fd, bytes, length);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno;
		bytes += n;
		length -= (size_t)n;
	}
	return 0;
}

static int write_special(const char *path, const char *bytes, size_t length)
{
	int fd = open_special(path);
	int error = fd < 0 ? errno : write_all(fd, bytes, length);
	if (fd >= 0 && close(fd) && !error)
		error = errno;
	return error;
}

int output_whole(const char *path, const char *bytes, size_t length, bool secret)
{
	if (!secret && is_special(path))
		return write_special(path, bytes, length);
	char *target = secret ? copy(path) : target_name(path), *temporary;
	int fd = open_temporary(target, &temporary);
	int error = fd < 0 ? errno : 0;
	if (!error) {
		error = write_all(fd, bytes, length);
		if (!error && fsync(fd))
			error = errno;
		if (!secret && fchmod(fd, mode_for(target)) && !error)
			error = errno;
		if (close(fd) && !error)
			error = errno;
		if (!error && rename(temporary, target))
			error = errno;
		if (error)
			unlink(temporary);
	}
	free(temporary);
	free(target);
	return error;
}
