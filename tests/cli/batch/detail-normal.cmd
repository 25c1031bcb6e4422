export SENTEI_RULES=../rules/base SENTEI_LANG=en
sentei batch --format json offices.ndjson | tail -1
sentei batch --format csv offices.csv
