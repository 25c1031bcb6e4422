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
