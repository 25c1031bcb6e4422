# What was built in comes out as it went in, scenarios too, and is the same base.
cd $TMPDIR
sentei --lang en rules export mine 2>&1 | sed '1s/^[0-9]* files/N files/'
(cd $ROOT/rules && find . -name '*.yaml') | LC_ALL=C sort >wanted
(cd mine && find . -type f) | LC_ALL=C sort | diff wanted - && echo same names
for file in $(cat wanted); do cmp $ROOT/rules/$file mine/$file || echo "$file differs"; done
[ "$(sentei --version | grep -o 'sha256:[0-9a-f]*')" = "$(sentei --rules mine --version | grep -o 'sha256:[0-9a-f]*')" ] && echo same digest
