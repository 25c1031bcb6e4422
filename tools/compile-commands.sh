#!/bin/sh
# Writes compile_commands.json, which clangd and other helpers read.
# usage: tools/compile-commands.sh SOURCE... -- COMMAND...
set -eu

# json TEXT: as a JSON string.
json() {
	printf '"%s"' "$(printf '%s' "$1" | sed 's/[\\"]/\\&/g')"
}

sources=
while [ "$1" != -- ]; do
	sources="$sources $1"
	shift
done
shift
command=
for word; do
	command="$command$(json "$word"), "
done
directory=$(json "$PWD")

separator='['
for source in $sources; do
	printf '%s\n{"directory": %s, "file": "%s", "arguments": [%s"-c", "%s"]}' \
		"$separator" "$directory" "$source" "$command" "$source"
	separator=,
done
printf '\n]\n'
