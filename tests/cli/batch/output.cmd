# -o FILE: whole or not there, nothing beside it, and what stood there stays when something goes wrong.
cd "$TMPDIR" || exit
export SENTEI_RULES="$ROOT/tests/cli/rules/base"
printf 'answers: {pages: few, colour: yes}\n' >a.yaml
brief='batch --format json --detail brief'
sentei $brief a.yaml -o out.json
echo "status $?"
cat out.json
echo before >kept.json
sentei $brief a.yaml missing.yaml -o kept.json 2>/dev/null
echo "status $?"
cat kept.json
sentei $brief -o no/such/folder/out.json a.yaml 2>/dev/null
echo "status $?"
sentei $brief -o /dev/full a.yaml 2>/dev/null
echo "status $?"
sentei $brief --output=- a.yaml | wc -l | tr -d ' '
ls
