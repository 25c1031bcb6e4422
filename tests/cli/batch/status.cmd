# What the program ends with: 0 done, 1 a record was rejected, 2 trouble.
cd "$TMPDIR" || exit
export SENTEI_RULES="$ROOT/tests/cli/rules/base"
printf 'answers: {pages: few, colour: yes}\n' >recommended.yaml
printf 'answers: {pages: many, place: desk}\n' >none.yaml
printf 'answers: {}\n' >undetermined.yaml
printf 'answers: {pages: fwe}\n' >rejected.yaml
printf '# nothing\n' >nothing.yaml
: >empty.yaml
printf 'cases: []\n' >cases.yaml
try() {
	sentei batch --format json "$@" >out 2>err
	echo "$? $(wc -l <out | tr -d ' ') $*"
}
try recommended.yaml
try none.yaml
try undetermined.yaml
try recommended.yaml none.yaml undetermined.yaml
try rejected.yaml
try recommended.yaml rejected.yaml recommended.yaml
try cases.yaml
try nothing.yaml
try empty.yaml
try missing.yaml
try recommended.yaml missing.yaml
try .
try --rules missing recommended.yaml
try --frobnicate recommended.yaml
try --lang fr recommended.yaml
try -o
sentei batch --format json <recommended.yaml >out
echo "$? $(wc -l <out | tr -d ' ') <recommended.yaml"
sentei batch --format json <rejected.yaml >out
echo "$? $(wc -l <out | tr -d ' ') <rejected.yaml"
sentei batch --format json recommended.yaml >/dev/full 2>err
echo "$? >/dev/full"
