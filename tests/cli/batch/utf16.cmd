export SENTEI_RULES=../rules/base
# Excel's «Unicode text». Whatever was said of it, what it is comes before what it holds; other inputs go on.
big_endian() { dd conv=swab 2>/dev/null; }
sentei batch --lang en excel-utf16.txt; echo "status $?"
sentei batch --lang ja excel-utf16.txt; echo "status $?"
for format in yaml ndjson csv; do
	echo "== $format"
	sentei batch --lang en --from $format excel-utf16.txt 2>&1 | head -1
	big_endian <excel-utf16.txt | sentei batch --lang en --from $format 2>&1 | head -1
done
echo == with an encoding
sentei batch --lang en --from csv --encoding cp932 excel-utf16.txt 2>&1 | head -1
echo == explained
sentei explain --lang en excel-utf16.txt 2>&1 | head -1
echo == among others
printf 'answers: {pages: few, colour: no}\n' | sentei batch --lang en excel-utf16.txt - 2>/dev/null; echo "status $?"
echo == rules
sentei rules export "$TMPDIR/rules" 2>/dev/null
cp excel-utf16.txt "$TMPDIR/rules/utf16.yaml"
(cd "$TMPDIR" && sentei verify --lang en rules 2>&1 | head -3)
