export SENTEI_RULES=../rules/base SENTEI_LANG=en
# Output that can't be written: said clearly, exit status 2.
sentei batch offices.csv >/dev/full; echo "status $?"
sentei batch --format json -o /dev/full offices.csv; echo "status $?"
sentei batch --summary offices.csv >/dev/full; echo "status $?"
sentei batch --summary -o /dev/null offices.csv >&-; echo "status $?"
sentei batch offices.csv >&-; echo "status $?"
# More than fits into any buffer.
awk 'BEGIN { print "id,pages"; for (i = 0; i < 20000; i++) print i ",few" }' |
	sentei batch --from csv --format json >/dev/full; echo "status $?"
