# Each slip: what is wrong, the nearest, the usage in one line, status 2.
while read -r line; do
	echo "$ sentei $line"
	SENTEI_LANG=en sentei $line 2>&1 </dev/null
	echo "= $?"
done <lines
