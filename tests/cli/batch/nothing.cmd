export SENTEI_RULES=../rules/base SENTEI_LANG=en
# Inputs without a record; one that is refused leaves no header of a table behind.
printf '' | sentei batch --from csv --format csv --columns id; echo "status $?"
printf '\n\n' | sentei batch --from ndjson --format json; echo "status $?"
printf 'id,pages\n' | sentei batch --from csv --format json; echo "status $?"
printf 'cases: []\n' | sentei batch --format json; echo "status $?"
printf '' | sentei batch; echo "status $?"
printf '# nothing\n' | sentei batch; echo "status $?"
printf 'name,age\nx,1\n' | sentei batch --from csv; echo "status $?"
sentei batch --from csv <&-; echo "status $?"
printf '\n' | sentei batch --from csv --format csv; echo "status $?"
printf 'id,pages\n' | sentei batch --from csv --format csv --columns id; echo "status $?"
printf 'id,id,pages\n' | sentei batch --from csv --format csv; echo "status $?"
printf -- '- id: a\n  answers: {pages: few}\n' | sentei batch; echo "status $?"
