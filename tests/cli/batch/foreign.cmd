export SENTEI_RULES=../rules/base SENTEI_LANG=en
# A configuration of another method: told for the first five, then how many there were; in each file.
for i in 1 2 3 4 5 6 7; do echo '{"id":"'$i'","answers":{"pages":"few","colour":"yes","model":"mono"}}'; done >"$TMPDIR/a.ndjson"
cd "$TMPDIR"
export SENTEI_RULES="$ROOT/tests/cli/rules/base"
cp a.ndjson b.ndjson
sentei batch --format json --detail normal a.ndjson | cut -c 1-75
sentei batch a.ndjson b.ndjson 2>&1 >/dev/null | grep -c '^[ab].*warning'
sentei batch --format csv --columns id,variant a.ndjson 2>/dev/null
