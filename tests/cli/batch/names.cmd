export SENTEI_RULES=../rules/base SENTEI_LANG=en
# A file's name may be anything; what is written of it is JSON, CSV and plain text all the same.
cd "$TMPDIR"
export SENTEI_RULES="$ROOT/tests/cli/rules/base"
name=$(printf '=a\n\033[31m\377"b.csv')
printf 'id,pages\nx,few\ny,maybe\n' >"$name"
cp "$name" b.csv
sentei batch --format json --detail brief b.csv "$name"
sentei batch --format csv --columns id,file,status b.csv "$name"
sentei batch "$name"
