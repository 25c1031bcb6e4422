# Receipts and answers in one file: which of the two was meant isn't known.
cd "$TMPDIR" || exit
echo '{"id":"a","answers":{"cloud":"yes"}}' >answers.ndjson
sentei batch --lang en --format json --detail full answers.ndjson >receipts.ndjson
cat receipts.ndjson answers.ndjson >a.ndjson
cat answers.ndjson receipts.ndjson >b.ndjson
for file in a.ndjson b.ndjson; do
	sentei explain --lang en $file
	echo "exit $?"
done
