# Rules that can't be used can't be compared; the faults of both are told.
mkdir "$TMPDIR/old" "$TMPDIR/new" && sed 's/- id: toner/- id: Toner/' ../verify/base/printers.yaml >"$TMPDIR/old/printers.yaml"
sed 's/ask: place/ask: plaice/' ../verify/base/printers.yaml >"$TMPDIR/new/printers.yaml"
cd "$TMPDIR" && sentei diff old new
