export SENTEI_RULES=../rules/base SENTEI_LANG=en
# The conclusions go to the file of -o, the summary to standard output.
sentei batch --summary --format json -o "$TMPDIR/out" --detail brief summary.csv; echo "status $?"
cut -c 1-60 "$TMPDIR/out"
sentei batch --summary --format json offices.csv form.csv 2>/dev/null; echo "status $?"
sentei batch --summary --strict --format json summary.csv 2>/dev/null; echo "status $?"
sentei batch --summary nowhere.csv 2>/dev/null; echo "status $?"
