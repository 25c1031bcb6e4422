sentei ask --lang en --resume half.yaml --save "$TMPDIR/end.yaml" </dev/null | grep -e '^Question' -e '^>'; cat "$TMPDIR/end.yaml"
