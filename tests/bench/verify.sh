#!/bin/sh
# Times verify and diff on a synthetic rule base of 40 facts, 200 nodes and 2,000 cautions, and on the shipped one.
# usage: tests/bench/verify.sh [FACTS NODES CAUTIONS]     `sentei` on PATH
set -eu
cd "$(dirname "$0")"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/old" "$folder/new"
awk -f synthetic.awk -v facts="${1:-40}" -v nodes="${2:-200}" -v cautions="${3:-2000}" >"$folder/old/rules.yaml"
sed 's/{is: v0, go: o0_0}/{is: v0, go: o0_1}/; s/requires: \[f0=v1\]/requires: [f0=v1|v2]/' "$folder/old/rules.yaml" \
	>"$folder/new/rules.yaml"

# timed WHAT COMMAND...: seconds, and memory where there is GNU time.
timed() {
	what=$1
	shift
	if /usr/bin/time -f '%e s, %M KB' true 2>/dev/null; then
		/usr/bin/time -o "$folder/time" -f '%e s, %M KB' "$@" >"$folder/out" 2>"$folder/err" || :
		printf '%-28s %s\n' "$what" "$(tail -n 1 "$folder/time")"
	else
		{ time -p "$@" >"$folder/out" 2>"$folder/err" || :; } 2>"$folder/time"
		printf '%-28s %s\n' "$what" "$(sed -n 's/^real //p' "$folder/time") s"
	fi
	sed -n -e 1p -e '/nothing could be decided/p' "$folder/out" | sed 's/^/    /'
}

timed 'verify, shipped' sentei verify
timed 'verify, synthetic' sentei verify "$folder/old"
timed 'diff, synthetic' sentei diff "$folder/old" "$folder/new"
