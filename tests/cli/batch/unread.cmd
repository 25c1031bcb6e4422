# Where an input can't be read, or not to its end, the summary counts what was read and says so, and -o says that it writes no file.
cd "$TMPDIR" || exit
export SENTEI_RULES="$ROOT/tests/cli/rules/base"
printf 'cases:\n- {id: a, answers: {pages: few, colour: no}}\n- {id: b, answers: {pages: few}\n- {id: c, answers: {}}\n' >cut.yaml
printf 'id: one\nanswers: {pages: few, colour: no}\n' >one.yaml
for lang in en ja; do
	sentei batch --lang $lang --summary cut.yaml missing.yaml one.yaml 2>&1 | sed '/^$/q'
	sentei batch --lang $lang -o out one.yaml missing.yaml 2>&1; echo "status $?"
done
sentei batch --format json --summary -o out one.yaml missing.yaml 2>err | cut -d , -f 1-3; cat err
echo == nothing was read at all
sentei batch --summary missing.yaml 2>err; echo "status $?"
ls
