cp -r base "$TMPDIR/r" && cd "$TMPDIR" && sed -i 's/en: Powder/en: 粉/' r/printers.yaml
sentei verify --certificate c.json r >report; status=$?
tail -n 1 report
[ ! -e c.json ] || echo 'written all the same'
exit $status
