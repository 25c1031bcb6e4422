#!/bin/sh
# Writes files as one C file, the tables that src/rules/embedded.h declares: one table of each set.
# usage: tools/embed.sh SET=PATTERN... >FILE.c     tools/embed.sh 'rule=rules/*.yaml' makes embedded_rules[]
#
# od and awk, which every POSIX system has; xxd, which most lack, isn't needed. The digest of the first set is computed where there
# is sha256sum; elsewhere the program does so at every start.
set -eu
LC_ALL=C # the order of the names is part of the digest of the rules: bytewise, whatever the user's locale
export LC_ALL

# As rules_hash: of each file the name, a NUL, the length in eight bytes, the bytes.
digest() {
	command -v sha256sum >/dev/null || return 0
	for file in $1; do
		printf '%s\0' "${file##*/}"
		# shellcheck disable=SC2059 # escapes of eight bytes
		printf "$(wc -c <"$file" | awk '{ for (i = 7; i >= 0; i--) printf "\\%03o", int($1 / 256 ^ i) % 256 }')"
		cat "$file"
	done | sha256sum | sed 's/\([0-9a-f]*\).*/sha256:\1/'
}

echo '/* Made by tools/embed.sh. */'
echo '#include "rules/embedded.h"'
echo "const char embedded_rules_digest[] = \"$(digest "${1#*=}")\";"
for set; do
	name=${set%%=*}
	rows='' i=0
	for file in ${set#*=}; do
		[ -f "$file" ] || continue
		case ${file##*/} in
		*[!A-Za-z0-9._-]*) echo "embed.sh: $file: a name of A-Z a-z 0-9 . _ - is needed" >&2; exit 1 ;;
		esac
		# od prints numbers after spaces: "  35 110". A first 0 keeps the array of an empty file valid; it is skipped.
		echo "static const unsigned char ${name}_${i}[] = {0"
		od -A n -v -t u1 "$file" | sed 's/  */,/g'
		echo '};'
		sections=$(sed -n 's/^\([a-z]*\):.*/\1/p' "$file" | tr '\n' ' ')
		rows="$rows	{\"${file##*/}\", \"$sections\", ${name}_${i} + 1, sizeof(${name}_${i}) - 1},
"
		i=$((i + 1))
	done
	# ISO C knows no empty array: a last row of nothing, which the count leaves out.
	printf 'const struct embedded_file embedded_%ss[] = {\n%s\t{0, 0, 0, 0},\n};\n' "$name" "$rows"
	echo "const size_t embedded_${name}_count = $i;"
done
