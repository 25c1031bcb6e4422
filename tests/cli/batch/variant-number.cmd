# A number that none of the configurations on offer has counts as unknown, with a warning, as a configuration of another method does.
export SENTEI_RULES=../rules/base
printf 'id,pages,colour,place,model
too high,few,yes,,4
the number of unknown,few,yes,,3
where nothing fits,many,,desk,2
likewise,many,,desk,1
where there are none,many,,shared,1
' >"$TMPDIR/a.csv"
for lang in en ja; do
	sentei batch --lang $lang --format csv --columns id,status,variant "$TMPDIR/a.csv" 2>&1 | sed "s|$TMPDIR/||"
done
sentei explain --lang en --why colour "$TMPDIR/a.csv" 2>&1 >"$TMPDIR/out" | sed "s|$TMPDIR/||" | grep -c warning
