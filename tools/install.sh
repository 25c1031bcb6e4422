#!/bin/sh
# Installs files, or removes them again and the folders that are left empty by that.
# usage: tools/install.sh install|uninstall SOURCE=PLACE/NAME...
#
# PLACE is bin, data, man, doc, bash, fish or zsh; where these are, $bindir, $datadir, $mandir, $docdir, $bashcompdir,
# $fishcompdir and $zshcompdir say, below $DESTDIR. The Makefile calls it with the same list both times. Files that are not
# on the list stay, and so do folders that hold any.
set -eu
what=$1
shift

for pair; do
	source=${pair%%=*} target=${pair#*=}
	case $target in
	bin/*) top=${bindir:?} ;;
	data/*) top=${datadir:?} ;;
	man/*) top=${mandir:?} ;;
	doc/*) top=${docdir:?} ;;
	bash/*) top=${bashcompdir:?} ;;
	fish/*) top=${fishcompdir:?} ;;
	zsh/*) top=${zshcompdir:?} ;;
	*) echo "install.sh: $target: no such place" >&2; exit 1 ;;
	esac
	file=${DESTDIR-}$top/${target#*/}
	folder=${file%/*}
	if [ "$what" = install ]; then
		mode=644
		[ "${target%%/*}" != bin ] || mode=755
		[ -d "$folder" ] || ${INSTALL:-install} -d "$folder"
		${INSTALL:-install} -m "$mode" "$source" "$file"
		continue
	fi
	rm -f "$file"
	# In a staging folder everything goes; in a system, what every system has stays even when it is empty.
	while [ "$folder" != "${DESTDIR-}" ] && [ -n "$folder" ]; do
		if [ -z "${DESTDIR-}" ]; then
			case $folder in
			"$bindir" | "$datadir" | "$mandir" | "${docdir%/*}") break ;;
			esac
		fi
		[ ! -d "$folder" ] || rmdir "$folder" 2>/dev/null || break
		folder=${folder%/*}
	done
done
