#!/bin/sh
# Proves a tarball: the same bytes when made again, here and out of itself; it configures, builds, passes its tests, installs
# and is removed again without a trace.
# usage: tools/distcheck.sh VERSION     after `make dist`; MAKE names make
set -eu
cd "$(dirname "$0")/.."
name=sentei-$1
make=${MAKE:-make}
work=$PWD/build/distcheck

# same FILE WHAT: whether this tarball is the one that is being proved.
same() {
	cmp "$work/first.tar.gz" "$1" || { echo "distcheck: $2 gives other bytes" >&2; exit 1; }
}

rm -rf "$work"
mkdir -p "$work"
cp "$name.tar.gz" "$work/first.tar.gz"
$make dist >/dev/null
same "$name.tar.gz" 'the second make dist'

tar -xzf "$work/first.tar.gz" -C "$work"
cd "$work/$name"
./configure --prefix=/usr >/dev/null
$make VARIANT=release check
$make VARIANT=release install DESTDIR="$work/root"
"$work/root/usr/bin/sentei" --version
$make VARIANT=release uninstall DESTDIR="$work/root"
if left=$(find "$work/root" -mindepth 1) && [ -n "$left" ]; then
	printf 'distcheck: uninstall left\n%s\n' "$left" >&2
	exit 1
fi
$make dist >/dev/null
same "$name.tar.gz" 'make dist in the unpacked tarball'
sha256sum "$name.tar.gz"
cd / && rm -rf "$work"
