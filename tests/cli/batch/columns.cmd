export SENTEI_RULES=../rules/base SENTEI_LANG=en
sentei batch --format csv --columns id,method,misses,next offices.csv
sentei batch --format csv --columns method,id,id,file,rules --keep id --detail brief offices.csv
sentei batch --format csv --columns id,metod offices.csv; echo "status $?"
sentei batch --format csv --columns '' offices.csv 2>&1 | head -1
sentei batch --format csv --columns id, offices.csv 2>&1 | head -1
