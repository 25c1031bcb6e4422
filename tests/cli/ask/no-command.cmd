printf 'はい\n同じ業務\n保存しない\nいいえ\nいいえ\n' | sentei --lang ja >"$TMPDIR/out"; status=$?
grep '^おすすめ ' "$TMPDIR/out" | sort -u; exit $status
