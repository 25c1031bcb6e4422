mkdir "$TMPDIR/r" && cd "$TMPDIR" && sentei verify r
