export SENTEI_RULES=../rules/base SENTEI_LANG=en
# What identifies a record, and what doesn't.
ids() {
	sentei batch --format csv --columns id,line,status,error "$@"
	echo "status $?"
}
printf '{"id":%s,"answers":{}}\n' '"a"' 7 null 1.5 '["b"]' true 99999999999999999999999 | ids --from ndjson
printf 'id: [a]\nanswers: {}\n' | ids
printf 'id: ~\nanswers: {}\n' | ids
echo == columns
printf 'ID,pages\na,few\n' | ids --from csv
printf 'ID,pages,id\na,few,b\n' | ids --from csv
printf 'id,pages,id\na,few,b\n' | ids --from csv
printf 'id,pages\na,few,yes\nb\n' | ids --from csv
echo == keys that no record has
echo '{"id":"a","note":1,"answers":{}}' | ids --from ndjson --id name --keep nota --keep note
printf 'cases:\n- {name: a, answers: {}}\n- {answers: {}}\n' | ids --id name --keep note
echo == what can be no id, in either language and strictly
printf '{"id":"a","answers":{}}\n{"x":1,"id": {},"answers":{}}\n{"id":true,"answers":{}}\n' >"$TMPDIR/ids.ndjson"
printf 'cases:\n- id: a\n  answers: {}\n- answers: {}\n  id: [a]\n' >"$TMPDIR/ids.yaml"
for file in ndjson yaml; do
	for options in '--lang en' '--lang ja' --strict; do
		# shellcheck disable=SC2086 # words
		sentei batch --format csv --columns id,line,status $options "$TMPDIR/ids.$file" 2>&1 | sed "s|$TMPDIR/||"
	done
done
