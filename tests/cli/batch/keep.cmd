export SENTEI_RULES=../rules/base SENTEI_LANG=en
# Keys of records, in the other formats.
echo '{"mail":"m","note":"a b","n":7,"none":null,"list":[1,{"x":"あ"}],"yes":true,"answers":{}}' |
	sentei batch --from ndjson --format json --detail brief --id mail --keep note --keep n --keep none --keep list --keep yes --keep other |
	cut -c 1-170
printf 'mail: m\nnote: "a\\tb"\nn: 7\nnone:\nlist: [1]\nanswers: {}\n' |
	sentei batch --format json --detail brief --id mail --keep note --keep n --keep none --keep list --keep other | cut -c 1-130
