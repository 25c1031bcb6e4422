#!/bin/sh
# Seeds one fault into the sound rules of base/ and verifies them; prints the diagnostics and, of the report, the first line
# without its number.
# usage: sh seed.sh [-a FILE] [-s] [SED-SCRIPT]
#   SED-SCRIPT   edits printers.yaml, or with -s the scenarios, which are left out otherwise; it must change something
#   -a FILE      a further rule file, from standard input
set -u
rules=$TMPDIR/r edited=printers.yaml
mkdir "$rules" && cp base/*.yaml "$rules"
while [ $# -gt 0 ]; do
	case $1 in
	-a) cat >"$rules/$2"; shift 2 ;;
	-s) cp -r base/scenarios "$rules"; edited=scenarios/offices.yaml; shift ;;
	*) break ;;
	esac
done
if [ $# -gt 0 ]; then
	sed "$1" "base/$edited" >"$rules/$edited"
	if cmp -s "base/$edited" "$rules/$edited"; then echo "seed.sh: nothing was changed" >&2; exit 99; fi
fi
cd "$TMPDIR" || exit 99
sentei verify r >report
status=$?
sed -n "1s/^[0-9]* *//p" report
exit $status
