COLUMNS=40 sentei verify --lang ja --certificate "$TMPDIR/c" base >/dev/null && cat "$TMPDIR/c"
