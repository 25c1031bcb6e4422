export SENTEI_RULES=../rules/base SENTEI_LANG=en
# The first record that is rejected, or a column that means nothing, stops the run.
cd "$TMPDIR"
export SENTEI_RULES="$ROOT/tests/cli/rules/base"
cp "$ROOT"/tests/cli/batch/errors.* "$ROOT"/tests/cli/batch/form.csv .
for format in ndjson csv; do
	sentei batch --strict --detail brief --format json -o out errors.$format; echo "status $?"
	sentei batch --strict --format csv --columns id,line,status errors.$format 2>/dev/null; echo "status $?"
done
sentei batch --strict --format csv -o out form.csv; echo "status $?"
sentei batch --strict --format csv -o out --id メールアドレス --keep タイムスタンプ --keep ご意見 form.csv; echo "status $?"
rm out
echo '{"id":"a","note":1,"answers":{}}' >a.ndjson
sentei batch --strict --format csv -o out a.ndjson; echo "status $?"
sentei batch --strict --format csv -o out --keep note a.ndjson; echo "status $?"
ls
echo == a key that means nothing stops a run as a column does, and other inputs are not read
printf '{"id":"a","answers":{}}\n{"id":"b","nota":1,"answers":{}}\n{"id":"c","nota":2,"answers":{}}\n' >b.ndjson
printf 'cases:\n- {id: a, answers: {}}\n- {id: b, nota: 1, answers: {}}\n- {id: c, answers: {}}\n' >b.yaml
for file in b.ndjson b.yaml; do
	sentei batch --strict --format csv --columns id $file missing.yaml; echo "status $?"
done
