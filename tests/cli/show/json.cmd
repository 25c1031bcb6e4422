# Silent when all is well, and where there is no Python to check it with.
command -v python3 >/dev/null || exit 0
for lang in ja en; do
	for topic in '' methods 'method vpn' questions flowchart table cautions cases checklists guides formerly glossary sources; do
		# shellcheck disable=SC2086 # a topic and its operand
		sentei show $topic --lang "$lang" --format json >"$TMPDIR/json" || echo "$lang $topic: status $?"
		python3 -m json.tool "$TMPDIR/json" >/dev/null || echo "$lang $topic: no JSON"
	done
done
python3 check_json.py
