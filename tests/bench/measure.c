/*
 * Runs a command several times and prints «least median peak»: seconds of processor time (user and system) of a run, and the
 * largest resident size in KiB. Processor time, since the machine may have other things to do as well.
 *
 * usage: measure RUNS INPUT COMMAND [ARGUMENT...]     standard input is INPUT, standard output is thrown away
 * Exit status 2 when the command can't be run or ends with more than 1.
 */
#define _DEFAULT_SOURCE

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* The child's side; returns only when it fails. */
static void start(const char *input, char **command)
{
	int in = open(input, O_RDONLY), out = open("/dev/null", O_WRONLY);
	if (in < 0 || out < 0 || dup2(in, 0) < 0 || dup2(out, 1) < 0) {
		perror(input);
		return;
	}
	execvp(command[0], command);
	perror(command[0]);
}

int main(int argc, char **argv)
{
	int runs = argc > 3 ? atoi(argv[1]) : 0;
	long peak = 0;
	if (runs < 1) {
		fputs("usage: measure RUNS INPUT COMMAND [ARGUMENT...]\n", stderr);
		return 2;
	}
	double *times = calloc((size_t)runs, sizeof(*times));
	if (!times)
		return 2;
	for (int i = 0; i < runs; i++) {
		struct rusage usage;
		int status;
		pid_t child = fork();
		if (!child) {
			start(argv[2], argv + 3);
			_exit(127);
		}
		if (child < 0 || wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
			fprintf(stderr, "%s: failed\n", argv[3]);
			free(times);
			return 2;
		}
		times[i] = seconds(usage.ru_utime) + seconds(usage.ru_stime);
		peak = usage.ru_maxrss > peak ? usage.ru_maxrss : peak;
	}
	qsort(times, (size_t)runs, sizeof(*times), by_size);
	printf("%.6f %.6f %ld\n", times[0], times[runs / 2], peak);
	free(times);
	return 0;
}
