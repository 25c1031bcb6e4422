# No line is wider than the terminal, whatever the language.
for columns in 80 60 40; do
	for lang in ja en; do
		for command in '' ask batch show explain verify diff rules completion help; do
			COLUMNS=$columns sentei --lang $lang help $command
		done >$TMPDIR/help
		[ "$(wc -L <$TMPDIR/help)" -le $columns ] || { echo "$lang $columns:"; grep -n . $TMPDIR/help; }
	done
done
echo done
