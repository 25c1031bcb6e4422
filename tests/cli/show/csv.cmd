sentei show sources --format csv | head -n 1
command -v python3 >/dev/null || exit 0
for lang in ja en; do
	sentei show sources --format csv --lang "$lang" >"$TMPDIR/csv"
	sentei show sources --format json --lang "$lang" >"$TMPDIR/json"
	python3 check_csv.py "$TMPDIR/csv" "$TMPDIR/json"
done
