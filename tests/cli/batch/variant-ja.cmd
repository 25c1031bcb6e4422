# A configuration of another method counts as unknown, with a warning; a number is one of the concluded method's. Neither counts
# before the method is settled, nor where none fits.
sentei batch --rules ../rules/base --format json --lang ja variant.yaml >"$TMPDIR/out"
status=$?
sed 's/,"companions":.*//; s/"status".*"method"/"method"/' "$TMPDIR/out"
sentei batch --rules ../rules/base --lang ja variant.yaml 2>/dev/null | tail -n 10
exit $status
