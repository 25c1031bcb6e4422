# `sentei help X`, `sentei X --help`, `sentei X -h` and `sentei --help X` say the same.
for command in ask batch show verify rules completion help; do
	sentei help $command >$TMPDIR/help
	for line in "$command --help" "$command -h" "--help $command"; do
		sentei $line | cmp - $TMPDIR/help && echo "$line"
	done
done
sentei help >$TMPDIR/help
sentei --help | cmp - $TMPDIR/help && echo --help
sentei --help -o $TMPDIR/file && cmp $TMPDIR/file $TMPDIR/help && echo -o
