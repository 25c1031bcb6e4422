export SENTEI_RULES=../rules/base SENTEI_LANG=en
# Every fault becomes a record in its place.
sentei batch --detail brief --format json errors.ndjson; echo "status $?"
sentei batch --format csv --columns id,line,status,error,error_fact,error_value,error_message errors.ndjson; echo "status $?"
sentei batch errors.ndjson; echo "status $?"
