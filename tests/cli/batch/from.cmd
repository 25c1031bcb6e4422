export SENTEI_RULES=../rules/base SENTEI_LANG=en
# The suffix tells the format, in capitals too; --from tells it where there is none, or another.
for suffix in csv CSV Csv; do cp offices.csv "$TMPDIR/a.$suffix"; done
for suffix in ndjson jsonl json NDJSON; do cp offices.ndjson "$TMPDIR/a.$suffix"; done
for suffix in yaml yml; do cp offices.yaml "$TMPDIR/a.$suffix"; done
for suffix in csv CSV Csv ndjson jsonl json NDJSON yaml yml; do
	echo "$suffix: $(sentei batch --detail brief --format json "$TMPDIR/a.$suffix" | cksum)"
done
echo "stdin: $(sentei batch --detail brief --format json <offices.yaml | cksum)"
echo "-: $(sentei batch --detail brief --format json --from csv - <offices.csv | cksum)"
cp offices.ndjson "$TMPDIR/a.txt"
echo "txt: $(sentei batch --detail brief --format json --from ndjson "$TMPDIR/a.txt" | cksum)"
echo "csv: $(sentei batch --detail brief --format json --from ndjson offices.ndjson | cksum)"
