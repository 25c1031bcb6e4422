export SENTEI_RULES=../rules/base SENTEI_LANG=en
sentei batch --summary summary.csv; echo "status $?"
COLUMNS=40 sentei batch --summary summary.csv | head -12
