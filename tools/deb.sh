#!/bin/sh
# Makes a Debian package of what `make install DESTDIR=DIR/debian/sentei PREFIX=/usr` has put there.
# usage: tools/deb.sh DIR VERSION     DEBFULLNAME and DEBEMAIL name the maintainer
# dpkg-shlibdeps finds out which library packages the program needs, so that they fit the release it was built on.
set -eu
dir=$1 version=$2
root=$dir/debian/sentei
arch=$(dpkg --print-architecture)
doc=$root/usr/share/doc/sentei
maintainer="${DEBFULLNAME:-the authors of sentei} <${DEBEMAIL:-sentei@localhost}>"
time=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date -r Makefile +%s)}

mkdir -p "$doc" "$root/DEBIAN"
# Every Debian system has it; copyright says where.
rm -f "$doc/LICENSE"
strip --strip-unneeded "$root/usr/bin/sentei"
[ ! -d "$root/usr/share/man" ] || find "$root/usr/share/man" -type f -exec gzip -9nf {} +
gzip -9nc >"$doc/changelog.gz" <<END
sentei ($version) unstable; urgency=medium

  * See CHANGELOG.md of the source.

 -- $maintainer  $(LC_ALL=C date -u -R -d "@$time")
END
cat >"$doc/copyright" <<END
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: sentei

Files: *
Copyright: $(date -u -d "@$time" +%Y) the authors of sentei
License: GPL-3+
 On Debian systems the full text of the GNU General Public License
 version 3 stands in /usr/share/common-licenses/GPL-3.
END

# It insists on a source package's debian/control, and warns of layouts that only matter to packages with libraries.
: >"$dir/debian/control"
(cd "$dir" && dpkg-shlibdeps -O -e debian/sentei/usr/bin/sentei >depends 2>log) || { cat "$dir/log" >&2; exit 1; }
depends=$(sed -n 's/^shlibs:Depends=//p' "$dir/depends")

cat >"$root/DEBIAN/control" <<END
Package: sentei
Version: $version
Architecture: $arch
Maintainer: $maintainer
Installed-Size: $(du -sk "$root/usr" | cut -f 1)
Depends: $depends
Section: utils
Priority: optional
Description: expert system for choosing a telework method
 Asks a few questions about an organisation and recommends one of the seven
 telework methods of the Telework Security Guideline (5th edition) of Japan's
 Ministry of Internal Affairs and Communications, with its reasons, its costs
 and what to watch for, in Japanese and English.
END
(cd "$root" && find usr -type f -exec md5sum {} + | LC_ALL=C sort -k 2) >"$root/DEBIAN/md5sums"
chmod -R go=rX "$root"
SOURCE_DATE_EPOCH=$time dpkg-deb --root-owner-group --build "$root" "sentei_${version}_$arch.deb" >/dev/null
echo "sentei_${version}_$arch.deb"
