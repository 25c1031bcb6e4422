export SENTEI_RULES=../rules/base SENTEI_LANG=en
# Each format in, each format out.
for file in offices.yaml offices.ndjson offices.csv; do
	echo "== $file"
	sentei batch --detail brief --format json $file
	sentei batch --detail brief --format csv $file
	sentei batch $file
done
