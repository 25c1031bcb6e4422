printf 'no\nno\nforbid\n' | sentei ask --lang en >"$TMPDIR/out"; status=$?
grep -c '^Go on' "$TMPDIR/out"; sed -n '/^No method fits/p' "$TMPDIR/out"; exit $status
