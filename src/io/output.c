/* Atomic files and checked writes. */
#define _POSIX_C_SOURCE 200809L

#include "io/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const int ending_signals[] = {SIGINT, SIGTERM, SIGHUP};

enum { SIGNALS = sizeof(ending_signals) / sizeof(ending_signals[0]) };

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

static char *temporary_name(const char *path)
{
	static const char suffix[] = ".XXXXXX";
	size_t length = strlen(path);
	char *name = malloc(length + sizeof(suffix));
	if (!name)
		abort();
	memcpy(name, path, length + 1);
	memcpy(name + length, suffix, sizeof(suffix));
	return name;
}

/* The mode that a file made in the ordinary way would have. */
static mode_t ordinary_mode(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

static void fail(struct diag_sink *sink, const char *path, int error)
{
	diag_add(sink, DIAG_FILE_WRITE, NULL, path, strerror(error), NULL);
}

/* A pipe, a terminal, /dev/null or /dev/full has no name to keep whole: it is written to as it is. */
static bool is_special(const char *path)
{
	struct stat status;
	return !stat(path, &status) && !S_ISREG(status.st_mode);
}

bool output_open(struct output *output, const char *path, struct diag_sink *sink)
{
	*output = (struct output){.file = stdout, .path = path};
	if (!path || !strcmp(path, "-")) {
		output->path = NULL;
		return true;
	}
	if (is_special(path)) {
		output->file = fopen(path, "wb");
	} else {
		output->temporary = temporary_name(path);
		int fd = mkstemp(output->temporary);
		output->file = fd < 0 ? NULL : fdopen(fd, "wb");
		if (output->file)
			fchmod(fd, ordinary_mode());
		else if (fd >= 0)
			close(fd);
	}
	if (output->file) {
		if (output->temporary)
			guard(output->temporary);
		return true;
	}
	fail(sink, path, errno);
	free(output->temporary);
	*output = (struct output){0};
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
	if (!error && output->temporary && rename(output->temporary, output->path))
		error = errno;
	if (error) {
		fail(sink, path, error);
		if (output->temporary)
			unlink(output->temporary);
	}
	if (output->temporary)
		unguard();
	free(output->temporary);
	*output = (struct output){0};
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
	free(output->temporary);
	*output = (struct output){0};
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
	return fsync(fd) ? errno : 0;
}

int output_whole(const char *path, const char *bytes, size_t length, bool secret)
{
	char *temporary = temporary_name(path);
	int fd = mkstemp(temporary);
	int error = fd < 0 ? errno : 0;
	if (!error) {
		error = write_all(fd, bytes, length);
		if (!secret && fchmod(fd, ordinary_mode()) && !error)
			error = errno;
		if (close(fd) && !error)
			error = errno;
		if (!error && rename(temporary, path))
			error = errno;
		if (error)
			unlink(temporary);
	}
	free(temporary);
	return error;
}
