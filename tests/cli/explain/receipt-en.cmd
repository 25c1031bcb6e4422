sentei batch --format json --detail full --lang en several.yaml >"$TMPDIR/receipts.json"
cd "$TMPDIR" || exit
sentei explain --lang en receipts.json
echo "exit $?"
