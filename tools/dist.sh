#!/bin/sh
# Writes sentei-VERSION.tar.gz: the sources as committed or, outside git, as they lie here, and configure.
# usage: tools/dist.sh VERSION
# The same sources give the same bytes: names sorted, owner root, one time for all (SOURCE_DATE_EPOCH or the commit's).
set -eu
cd "$(dirname "$0")/.."
name=sentei-$1
stage=build/dist

rm -rf "$stage"
mkdir -p "$stage/$name"
if tracked=$(git ls-files 2>/dev/null) && [ -n "$tracked" ]; then
	git ls-files -z | tar --null -T - -cf - | tar -xf - -C "$stage/$name"
	time=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
else
	tar -cf - --exclude=./build --exclude=./.git --exclude=./config.mk --exclude=./local.mk --exclude=./config.status \
		--exclude=./config.log --exclude=./compile_commands.json --exclude='./sentei-*.tar.gz' --exclude='./sentei_*.deb' . |
		tar -xf - -C "$stage/$name"
	# A tarball unpacked: its files have the time that it was given.
	time=${SOURCE_DATE_EPOCH:-$(date -r Makefile +%s)}
fi
(cd "$stage/$name" && rm -f configure && autoconf && rm -rf autom4te.cache)
tar -C "$stage" --format=gnu --sort=name --owner=0 --group=0 --numeric-owner --mode=go=rX,u+rw --mtime="@$time" \
	-cf - "$name" | gzip -9n >"$name.tar.gz"
rm -rf "$stage"
echo "$name.tar.gz"
