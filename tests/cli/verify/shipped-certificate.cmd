# The certificate of the shipped rules is that of rules/ as they are; `make certificate` writes it anew.
sentei verify "$ROOT/rules" --certificate "$TMPDIR/c.json" | head -n 1
diff "$ROOT/rules/certificate.json" "$TMPDIR/c.json" | head -n 20
