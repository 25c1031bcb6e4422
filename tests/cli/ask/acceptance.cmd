printf 'yes\nlimited\nno\nyes\nno\n' | sentei ask --lang en >"$TMPDIR/out"; status=$?
grep '^Recommended' "$TMPDIR/out" | sort -u; exit $status
