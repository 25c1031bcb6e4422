export SENTEI_RULES=../rules/base SENTEI_LANG=en
# Keys of records, in the other formats.
echo '{"mail":"m","note":"a b","n":7,"none":null,"list":[1,{"x":"あ"}],"yes":true,"answers":{}}' |
	sentei batch --from ndjson --format json --detail brief --id mail --keep note --keep n --keep none --keep list --keep yes --keep other |
	cut -c 1-170
printf 'mail: m\nnote: "a\\tb"\nn: 7\nnone:\nlist: [1]\nanswers: {}\n' |
	sentei batch --format json --detail brief --id mail --keep note --keep n --keep none --keep list --keep other | cut -c 1-130
echo == numbers as they are written, lists and mappings as JSON, nothing of null
echo '{"r":1.50,"o":{"a": [1e2]},"answers":{}}' | sentei batch --from ndjson --format csv --columns line --keep r --keep o
printf 'r: 1.50\no: {a: [1.50, 007, ~, "q"]}\nn: ~\nanswers: {}\n' | sentei batch --format csv --columns line --keep r --keep o --keep n
echo == the same column twice is one
printf 'id,pages,note\na,few,x\n' | sentei batch --from csv --format csv --columns id --keep note --keep note
echo '{"note":1,"answers":{}}' | sentei batch --from ndjson --format json --detail brief --keep note --keep note | cut -c 1-45
