export SENTEI_RULES=../rules/base SENTEI_LANG=en
# Several inputs: each record carries the name of its own; one that can't be read stops none of the others.
sentei batch --detail brief --format json --from csv offices.csv - <offices.csv | cut -c 1-60
sentei batch --detail brief --format json offices.ndjson offices.csv | cut -c 1-60
for format in json csv text; do
	echo "== $format"
	sentei batch --detail brief --format $format offices.csv nowhere.csv . offices.yaml 2>&1 | cut -c 1-60
done
sentei batch nowhere.csv offices.csv >/dev/null 2>&1; echo "status $?"
