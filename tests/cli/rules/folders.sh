# Folders that hold no rule base. $lang is set.
# shellcheck shell=sh
# shellcheck source=tests/cli/rules/fault.sh
. ./fault.sh
echo '== no such folder' >&2
rm -rf "$TMPDIR/rules"
load
echo '== a file' >&2
: >"$TMPDIR/rules"
load
echo '== an empty folder' >&2
rm "$TMPDIR/rules"
mkdir "$TMPDIR/rules"
load
echo '== no *.yaml in it' >&2
: >"$TMPDIR/rules/flow.yml"
: >"$TMPDIR/rules/.hidden.yaml"
load
echo '== a folder named like a file' >&2
fresh
mkdir "$TMPDIR/rules/more.yaml"
load
if command -v mkfifo >/dev/null; then
	echo '== a pipe named like a file' >&2
	fresh
	mkfifo "$TMPDIR/rules/more.yaml"
	load
	echo '== a device named like a file' >&2
	fresh
	ln -s /dev/zero "$TMPDIR/rules/more.yaml"
	load
fi
