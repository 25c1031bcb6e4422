sentei verify --certificate "$TMPDIR/c.json" base >/dev/null && sentei verify --certificate "$TMPDIR/d.json" base --lang ja >/dev/null
cmp "$TMPDIR/c.json" "$TMPDIR/d.json" && cat "$TMPDIR/c.json"
