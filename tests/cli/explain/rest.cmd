# A file that can't be read to its end: what comes before is explained, but not into a file.
cd "$TMPDIR" || exit
export SENTEI_LANG=en SENTEI_RULES="$ROOT/tests/cli/rules/base"
printf 'cases:\n- {id: a, answers: {pages: few, colour: no}}\n- {id: b, answers: {pages: few}\n- {id: c, answers: {}}\n' >cut.yaml
sentei explain --format json --why-not inkjet cut.yaml 2>&1 | cut -c 1-100
sentei explain --why-not inkjet cut.yaml >out 2>err; echo "status $?"
sentei explain --why-not inkjet -o file cut.yaml 2>&1; echo "status $?"
ls
