#!/bin/sh
# Writes the *.yaml of a directory as one C file, the tables that src/rules/embedded.h declares.
# usage: tools/embed.sh DIR >FILE.c
#
# od and awk, which every POSIX system has; xxd, which most lack, isn't needed.
set -eu
LC_ALL=C # the order of the names is part of the digest of the rules: bytewise, whatever the user's locale
export LC_ALL

dir=$1
set --
for file in "$dir"/*.yaml; do
	[ -f "$file" ] && set -- "$@" "$file"
done

echo '/* Made by tools/embed.sh. */'
echo '#include "rules/embedded.h"'
i=0
for file; do
	case ${file##*/} in
	*[!A-Za-z0-9._-]*) echo "embed.sh: $file: a name of A-Z a-z 0-9 . _ - is needed" >&2; exit 1 ;;
	esac
	# od prints numbers after spaces: "  35 110". A first 0 keeps the array of an empty file valid; it is skipped.
	echo "static const unsigned char bytes_${i}[] = {0"
	od -A n -v -t u1 "$file" | sed 's/  */,/g'
	echo '};'
	i=$((i + 1))
done

# ISO C knows no empty array: a last row of nothing, which the count leaves out.
echo 'const struct embedded_file embedded_rules[] = {'
i=0
for file; do
	printf '\t{"%s", bytes_%d + 1, sizeof(bytes_%d) - 1},\n' "${file##*/}" "$i" "$i"
	i=$((i + 1))
done
echo '	{0, 0, 0},'
echo '};'
echo "const size_t embedded_rule_count = $i;"
