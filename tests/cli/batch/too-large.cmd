export SENTEI_RULES=../rules/base SENTEI_LANG=en
# A record may have 1 MiB, a YAML file 16 MiB.
awk 'BEGIN {
	long = "x"; while (length(long) < 1048576) long = long long
	print "{\"id\":\"a\",\"answers\":{}}"
	print "{\"id\":\"" long "\",\"answers\":{}}"
	print "{\"id\":\"" substr(long, 1, 1048576 - 22) "\",\"answers\":{}}"
	print "{\"id\":\"" substr(long, 1, 1048576 - 21) "\",\"answers\":{}}"
	print "{\"id\":\"z\",\"answers\":{}}"
}' >"$TMPDIR/a.ndjson"
sentei batch --detail brief --format json "$TMPDIR/a.ndjson" | cut -c 1-150; echo
awk 'BEGIN {
	long = "x"; while (length(long) < 1048576) long = long long
	print "id,pages"; print "a,few"; print long ",few"; print "\"" long "\n\",few"; print "z,few"
}' >"$TMPDIR/a.csv"
sentei batch --format csv --columns id,line,status,error "$TMPDIR/a.csv"; echo "status $?"
(echo "answers:"; awk 'BEGIN { long = "#"; while (length(long) < 1048576) long = long long; for (i = 0; i < 17; i++) print long }') |
	sentei batch; echo "status $?"
