export SENTEI_RULES=../rules/base SENTEI_LANG=en
# Text carries no escapes to the terminal, JSON writes them as escapes.
printf '{"id":"a\033[31m\\u009bx","answers":{}}\n{"id":"\\u001b]0;x\\u0007","answers":{}}\n' >"$TMPDIR/a.ndjson"
printf '{"id":"b","answers":{"pages":"\\u001b[2J"}}\n{"id":"c","answers":{"\\u001b[2J":"x"}}\n{"id":"d","\\u001b[2J":1}\n' >>"$TMPDIR/a.ndjson"
printf 'id,pages,\033[2J\n\033[31mx,few,\ny,\033[31mred,\n"z\033",few\n' >"$TMPDIR/a.csv"
cd "$TMPDIR"
export SENTEI_RULES="$ROOT/tests/cli/rules/base"
for file in a.ndjson a.csv; do
	sentei batch $file
	sentei batch --detail normal $file | grep "^a\."
	sentei batch --summary $file 2>&1 | grep -c "$(printf '\033')"
	sentei batch --format json --detail brief $file 2>/dev/null | cut -c 1-60
done
# Controls beyond ASCII, those that turn the direction of text among them; a joiner stays.
printf '{"id":"\302\205\330\234\342\200\216\342\200\256x\342\201\246\342\201\251\342\200\215","answers":{}}\n' |
	sentei batch --from ndjson --format json --detail brief | cut -c 1-58
# CSV has no escapes: there they are replaced, in the id of a rejected record as well.
printf 'id: "a\\e[31mb"\nanswers: {}\n' >e.yaml
sentei batch --format csv --columns id,status,error a.ndjson a.csv e.yaml 2>/dev/null | cat -v
