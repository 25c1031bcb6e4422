#!/bin/sh
# Changes a copy of a rule base and compares the two.
# usage: sh change.sh [-b BASE] [-o OPTION] [-a FILE] SED-SCRIPT [FILE]
#   BASE         a folder of rules; ../verify/base
#   FILE         of it, that is edited; printers.yaml
#   -o OPTION    of sentei diff; may be repeated
#   -a FILE      a further file for the new one, from standard input
set -u
base=../verify/base options='' added=
while [ $# -gt 0 ]; do
	case $1 in
	-b) base=$2; shift 2 ;;
	-o) options="$options $2"; shift 2 ;;
	-a) added=$2; shift 2 ;;
	*) break ;;
	esac
done
mkdir "$TMPDIR/old" "$TMPDIR/new" && cp "$base"/*.yaml "$TMPDIR/old" && cp "$base"/*.yaml "$TMPDIR/new"
[ -z "$added" ] || cat >"$TMPDIR/new/$added"
cd "$TMPDIR" || exit 99
sed "$1" "old/${2:-printers.yaml}" >"new/${2:-printers.yaml}"
# shellcheck disable=SC2086 # a list of words
sentei diff $options old new
