# Several inputs: each record names its file. The last input is the standard one.
cp variant.yaml "$TMPDIR/b.yaml"
printf 'answers: {pages: few, colour: yes}\n' >"$TMPDIR/a.yaml"
cd "$TMPDIR" || exit
printf 'id: piped\nanswers: {pages: fwe}\n' |
	SENTEI_RULES=$ROOT/tests/cli/rules/base sentei batch --format json a.yaml b.yaml - 2>/dev/null >out
status=$?
sed 's/"status".*/…/' out
exit $status
