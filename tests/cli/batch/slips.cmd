export SENTEI_RULES=../rules/base SENTEI_LANG=en
# A column or key that is ignored and looks like a slip of the pen: what it may be.
printf 'id,note,page,colour\na,x,few,yes\n' >"$TMPDIR/a.csv"
for options in '' --strict; do
	# shellcheck disable=SC2086 # a word or none
	sentei batch $options --format csv --columns id,status --lang en "$TMPDIR/a.csv" 2>&1 | sed "s|$TMPDIR/||"
	# shellcheck disable=SC2086
	sentei batch $options --format csv --columns id,status --lang ja "$TMPDIR/a.csv" 2>&1 | sed "s|$TMPDIR/||"
done
echo '{"id":"a","anwsers":{}}' | sentei batch --from ndjson
