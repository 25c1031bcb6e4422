sentei batch --format json --detail full --lang ja several.yaml >"$TMPDIR/receipts.json"
cd "$TMPDIR" || exit
sentei explain --lang ja receipts.json
echo "exit $?"
