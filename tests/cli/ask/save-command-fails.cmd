printf 'save /nonexistent/answers.yaml\nno\nno\nallow\nno\n' | sentei ask --lang ja >"$TMPDIR/out"; status=$?
grep '^おすすめ ' "$TMPDIR/out" | sort -u; exit $status
