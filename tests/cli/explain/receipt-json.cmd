# The reproduced conclusion is the last member, byte for byte; a receipt is an answer file like any other, too.
sentei batch --format json --detail full --lang ja clinic.yaml >"$TMPDIR/receipt.json"
cd "$TMPDIR" || exit
sentei explain --format json receipt.json >verdict.json || exit
sed -e 's/"conclusion":.*//' -e 's/sha256:[0-9a-f]*/sha256:…/g' verdict.json
echo
sed -e 's/.*,"conclusion"://' -e 's/}$//' verdict.json | cmp - receipt.json && echo 'the same bytes'
sentei batch --format json --detail full --lang ja receipt.json | cmp - receipt.json && echo 'the same from batch'
cp receipt.json receipt.yaml
sentei batch --format json --detail full --lang ja receipt.yaml | cmp - receipt.json && echo 'the same from YAML'
