export SENTEI_RULES=../rules/base SENTEI_LANG=ja
sentei batch offices.csv
echo == normal
sentei batch --detail normal offices.csv | head -30
