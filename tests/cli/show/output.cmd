sentei show table -o "$TMPDIR/table" --lang en && head -n 3 "$TMPDIR/table"
sentei show table -o "$TMPDIR/none/table" --lang en 2>&1 | sed "s,$TMPDIR,TMP,"
sentei show flowchart --lang en --color always | head -n 4 | cat -v
