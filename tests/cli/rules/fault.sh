# Shared by the cases of this folder, which set $lang: copies of the small base, spoiled in one place and loaded.
# shellcheck shell=sh
: "${lang=en}"

# fresh: a new copy in $TMPDIR/rules.
fresh() {
	rm -rf "$TMPDIR/rules"
	cp -r base "$TMPDIR/rules"
}

# spoil FILE SED-ARGUMENT...: changes a file of the copy.
spoil() {
	spoiled=$TMPDIR/rules/$1
	shift
	sed "$@" "$spoiled" >"$TMPDIR/spoiled" && mv "$TMPDIR/spoiled" "$spoiled"
}

# load: what the program says of the copy.
load() {
	(cd "$TMPDIR" && sentei batch --rules rules --lang "$lang" --format json)
	echo "exit $?" >&2
	echo >&2
}

# fault NAME FILE SED-ARGUMENT...: a fresh copy with one fault.
fault() {
	echo "== $1" >&2
	shift
	fresh
	spoil "$@"
	load
}

# file NAME TEXT: a fresh copy with one more file; \n, \\ and \0NNN in the text as for printf's %b.
file() {
	echo "== $1" >&2
	fresh
	printf '%b' "$2" >"$TMPDIR/rules/more.yaml"
	load
}
