# What stands behind a fault of YAML's syntax, or behind the first document, can't be read: that is said, and the status is 2.
cd "$TMPDIR" || exit
export SENTEI_RULES="$ROOT/tests/cli/rules/base"
case='answers: {pages: few, colour: no}'
printf 'cases:\n  - id: a\n    %s\n  - id: b\n    answers: {pages: few\n  - id: c\n    %s\n' "$case" "$case" >flow.yaml
printf 'cases:\n  - id: a\n    answers: {pages: "few}\n  - id: b\n    %s\n' "$case" >quote.yaml
printf 'cases:\n  - id: a\n    %s\n  - id: b\n  %s\n  - id: c\n    %s\n' "$case" "$case" "$case" >indented.yaml
printf 'cases:\n  - id: a\n    %s\n---\nid: b\n%s\n' "$case" "$case" >documents.yaml
printf 'id: a\n%s\n---\nid: b\n%s\n' "$case" "$case" >one.yaml
printf 'few\n---\nid: b\n%s\n' "$case" >scalar.yaml
printf 'note: {a\ncases:\n  - id: a\n    %s\n' "$case" >before.yaml
printf -- '- id: a\n  %s\n- id: b\n  %s\n' "$case" "$case" >list.yaml
printf 'id: a\n%s\nnote: {\n' "$case" >alone.yaml
for file in *.yaml; do
	echo "== $file"
	sentei batch --lang en --format csv --columns id,line,status,error $file 2>&1; echo "status $?"
done
echo == in Japanese
for file in flow.yaml one.yaml; do sentei batch --lang ja --format csv --columns id $file 2>&1 >out; done
true
