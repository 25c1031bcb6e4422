export SENTEI_RULES=../rules/base SENTEI_LANG=en
# A fault is shown where it is: the value, not a text like it before; the key of an unknown fact; a cell of a row.
cat >"$TMPDIR/a.ndjson" <<'END'
{"id":"pages","answers":{"pages":"fwe"}}
{"id":"b","answers":{"pag\u0065s":"f\u0065ww"}}
{"id":"c","answers":{"pages":"few","colour":"yes","model":"nomo"}}
{"id":"d","answers":{"pages":"few","colour":"yes","pages":"few"}}
{"id":"e","x":{"pages":1,"pages":2},"answers":{"pages":"few"}}
{"id":"f","answers":{"pagse":"few"}}
{"id":-99999999999999999999,"answers":{"pages":"few"}}
END
cat >"$TMPDIR/a.csv" <<'END'
id,paper,pages,model,colour
本店," ",fwe,,
b,,few,"no
mo",yes
c,,few,"mono","ye
z"
END
printf 'id,pages,pages\n' >"$TMPDIR/b.csv"
printf 'id,"pages\n' >"$TMPDIR/c.csv"
printf 'id,pages,\377\n' >"$TMPDIR/d.csv"
printf 'name,\377\n' >"$TMPDIR/e.csv"
printf 'name,age\n' >"$TMPDIR/f.csv"
rules=$ROOT/tests/cli/rules/base
cd "$TMPDIR" || exit
for file in a.ndjson ?.csv; do
	echo "== $file"
	sentei batch --rules "$rules" $file 2>&1
done
echo == a NUL within a cell
printf 'id,pages\na\000b,few\nあ,fe\000w\n' | sentei batch --rules "$rules" --from csv 2>&1
