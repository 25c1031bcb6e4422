# What the test runners share: a known environment, a folder for scratch, the closing line. Sourced from tests/run-*.
# shellcheck shell=sh
#
# In: SENTEI, the program under test (build/release/sentei); SENTEI_WRAPPER, what it is started under (valgrind …);
# TALLY, a file that gets "passed failed skipped" in place of a closing line, set by tests/run.
# Out: $root, $program, $wrapper, $scratch; $patience, how many times longer all may take; the current directory is $root.

root=$(cd "$(dirname "$0")/.." && pwd) && cd "$root" || exit 2
program=${SENTEI:-$root/build/release/sentei}
wrapper=${SENTEI_WRAPPER-}
if [ -n "$wrapper" ]; then patience=15; else patience=1; fi
tally=${TALLY-}
passed=0 failed=0 skipped=0

scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT HUP TERM
mkdir "$scratch/bin" "$scratch/home" "$scratch/state"

# Nothing of the user's reaches a test.
for name in $(env | sed -n -e 's/^\(SENTEI[A-Z_]*\)=.*/\1/p' -e 's/^\(LC_[A-Z_]*\)=.*/\1/p'); do
	unset "$name"
done
unset LANG LANGUAGE NO_COLOR CLICOLOR CLICOLOR_FORCE COLUMNS LINES PAGER INPUTRC CDPATH ENV MAKEFLAGS MFLAGS TALLY
LC_ALL=C.UTF-8 TZ=UTC HOME=$scratch/home XDG_STATE_HOME=$scratch/state
# What sanitizers and valgrind find has a status of its own, for 1 and 2 mean something, and is written to $scratch/found:
# a test may have no eye for the status, as when a shell completes or a terminal goes away. `finish` looks there.
mkdir "$scratch/found"
ASAN_OPTIONS=exitcode=99:log_path=$scratch/found/asan
UBSAN_OPTIONS=print_stacktrace=1:log_path=$scratch/found/ubsan
VALGRIND_OPTS=--log-fd=9
export LC_ALL TZ HOME XDG_STATE_HOME ASAN_OPTIONS UBSAN_OPTIONS VALGRIND_OPTS

# limit SECONDS COMMAND...: a test that hangs fails (124) where there is timeout(1).
if command -v timeout >/dev/null; then
	limit() { seconds=$1; shift; timeout -k 5 $((seconds * patience)) "$@"; }
else
	limit() { shift; "$@"; }
fi

# Puts `sentei` on PATH, for tests that call it by name.
sentei_on_path() {
	[ -x "$program" ] || { echo "$0: $program: not built" >&2; exit 2; }
	if [ -n "$wrapper" ]; then
		# Not --log-file: where the standard output is closed, valgrind's log would take its place.
		printf '#!/bin/sh\nexec 9>"%s"\nexec %s "%s" "$@"\n' "$scratch/found/valgrind.\$\$" "$wrapper" "$program" \
			>"$scratch/bin/sentei"
		chmod +x "$scratch/bin/sentei"
	else
		ln -s "$program" "$scratch/bin/sentei"
	fi
	PATH=$scratch/bin:$PATH
	export PATH
}

# fail NAME WHAT: counts and names a failed test; details follow from the caller.
fail() {
	failed=$((failed + 1))
	printf 'FAIL %s: %s\n' "$1" "$2"
}

# Last of every runner. Alone it closes with the count, below tests/run it hands it on.
finish() {
	for found in "$scratch"/found/*; do
		[ -s "$found" ] || continue
		fail "$1" "a fault of memory, or undefined behaviour"
		sed 's/^/    /' "$found"
	done
	if [ -n "$tally" ]; then
		printf '  %-8s %s\n' "$1" "$((passed + failed + skipped)) tests"
		echo "$passed $failed $skipped" >>"$tally"
	else
		closing_line "$passed" "$failed" "$skipped"
	fi
	[ "$failed" -eq 0 ]
	exit
}

closing_line() {
	if [ "$3" -gt 0 ]; then
		echo "$1 passed, $2 failed, $3 skipped"
	else
		echo "$1 passed, $2 failed"
	fi
}
