# The example of a form service's export: its headings are the questions of the built-in rules, word by word.
sentei batch --lang ja --encoding cp932 --id メールアドレス --keep タイムスタンプ --format csv --columns id,status,method,error \
	"$ROOT"/examples/form-cp932.csv 2>"$TMPDIR/err"
sed 's|^.*/examples/||' "$TMPDIR/err"
sentei batch --encoding cp932 "$ROOT"/examples/form-cp932.csv >"$TMPDIR/out" 2>/dev/null
echo "status $?"
