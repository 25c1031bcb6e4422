# Every further question with «unknown» but the last: the configurations of this method alone, with what they are.
{ printf 'yes\nsame\nforbid\nyes\nyes\n'; yes 分からない | head -n 14; printf 'why\n2\n'; } |
	sentei ask --lang en >"$TMPDIR/out"; status=$?
grep '^Question' "$TMPDIR/out"; sed -n '/^Which configuration/,/^Recommended/p' "$TMPDIR/out"; exit $status
