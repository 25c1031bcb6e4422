#!/bin/sh
# Checks who includes whom below src/ against the folder table of ARCHITECTURE.md, and that the folders which must
# run without a system include nothing but freestanding and a few harmless standard headers.
# usage: tools/layers.sh [FOLDER...]
set -eu
cd "$(dirname "$0")/../src"

# folder: the folders that it may use besides itself
table='
base:
kb: base
io: base
yaml: base
text: base
rules: base kb io yaml text
engine: base kb
check: base kb io yaml text rules engine
answers: base kb io yaml text engine
render: base kb text engine check answers
ask: base kb io yaml text rules engine check answers render
cmd: base kb io yaml text rules engine check answers render ask
'
systemless='base kb engine'
harmless='assert.h errno.h inttypes.h limits.h stdalign.h stdarg.h stdbool.h stddef.h stdint.h stdlib.h string.h'

[ $# -gt 0 ] || set -- *
for folder; do
	for file in "$folder"/*.[ch]; do
		[ ! -f "$file" ] || printf '%s\n' "$file"
	done
done | while read -r file; do
	awk -v table="$table" -v systemless=" $systemless " -v harmless=" $harmless " -v folder="${file%%/*}" '
	BEGIN {
		rows = split(table, row, "\n")
		for (i = 1; i <= rows; i++)
			if (index(row[i], folder ":") == 1)
				may = " " folder substr(row[i], length(folder) + 2) " "
		if (may == "") {
			printf "src/%s/: error: no row in the table of tools/layers.sh\n", folder
			exit bad = 1
		}
	}
	/^[ \t]*#[ \t]*include[ \t]*"/ {
		split($0, part, "\"")
		if (index(may, " " substr(part[2], 1, index(part[2], "/") - 1) " ") == 0)
			complain("\"" part[2] "\": " folder "/ may use only" may)
	}
	/^[ \t]*#[ \t]*include[ \t]*</ {
		split($0, part, /[<>]/)
		if (index(systemless, " " folder " ") && index(harmless, " " part[2] " ") == 0)
			complain("<" part[2] ">: " folder "/ must run without a system")
	}
	function complain(what) { printf "src/%s:%d: error: includes %s\n", FILENAME, FNR, what; bad = 1 }
	END { exit bad }' "$file" || echo bad
done | {
	status=0
	while read -r line; do
		if [ "$line" = bad ]; then status=1; else printf '%s\n' "$line" >&2; fi
	done
	exit $status
}
