export SENTEI_RULES=../rules/base SENTEI_LANG=en
# -o: whole or not there, an old file stays until the new one is whole; mode as usual.
cd "$TMPDIR"
export SENTEI_RULES="$ROOT/tests/cli/rules/base"
cp "$ROOT"/tests/cli/batch/offices.csv .
umask 022
sentei batch --format csv --columns id -o out offices.csv; echo "status $?"
cat out
ls -l out | cut -c 1-10
echo old >out
sentei batch --format csv --columns id -o out nowhere.csv offices.csv 2>/dev/null; echo "status $?"
cat out
sentei batch --format csv --columns id -o offices.csv offices.csv; echo "status $?"
cat offices.csv
sentei batch -o nowhere/out out; echo "status $?"
sentei batch --format csv --columns id -o - "$ROOT"/tests/cli/batch/offices.csv
sentei batch -o . out 2>&1 | head -1
ls
echo == through links, one to a file that is not there yet among them
mkdir d
echo old >d/old
ln -s d/old to-old
ln -s to-old to-link
ln -s d/new to-new
ln -s circle circle
for link in to-link to-new circle; do sentei batch --format csv --columns id -o $link "$ROOT"/tests/cli/batch/offices.csv; echo "status $?"; done
ls -F . d
cmp d/old d/new
