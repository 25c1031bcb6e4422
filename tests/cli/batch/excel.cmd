export SENTEI_RULES=../rules/base SENTEI_LANG=ja
# As Excel in Japan writes: CP932 or a mark before UTF-8, CRLF, line breaks in cells, wide letters and digits, spaces.
sentei batch --id 支店名 --format csv --detail brief --encoding cp932 --keep 備考 excel-cp932.csv; echo "status $?"
sentei batch --id 支店名 --format csv --detail brief --keep 備考 excel-bom.csv | cksum
sentei batch --id 支店名 --format csv --detail brief --encoding cp932 --keep 備考 excel-cp932.csv 2>/dev/null | cksum
echo == text
sentei batch --id 支店名 --encoding cp932 excel-cp932.csv
echo == broken characters spoil their own records
sentei batch --id 支店名 --format csv --columns id,line,status,error --encoding cp932 excel-broken.csv
echo == the wrong encoding
sentei batch excel-cp932.csv; echo "status $?"
sentei batch --encoding cp932 excel-bom.csv; echo "status $?"
sentei batch --encoding latin1 excel-bom.csv 2>&1 | head -3
