export SENTEI_RULES=../rules/base SENTEI_LANG=ja
sentei batch --summary summary.csv; echo "status $?"
