export SENTEI_RULES=../rules/base SENTEI_LANG=ja
# A form service's export as it is.
sentei batch --format csv --detail brief form.csv; echo "status $?"
sentei batch --format csv --columns id,line,method --id メールアドレス --keep タイムスタンプ --keep ご意見 form.csv; echo "status $?"
sentei batch --format json --detail brief --id メールアドレス --keep タイムスタンプ --keep ご意見 form.csv | cut -c 1-150
echo == columns that are not there
sentei batch --id メール --keep タイムスタンブ form.csv; echo "status $?"
echo == answers and the id may be carried along too
sentei batch --format csv --columns method --id メールアドレス --keep メールアドレス --keep 色を使いますか。 form.csv 2>/dev/null
