cp -r base "$TMPDIR/r" && cd "$TMPDIR" && sed -i -e 's/volume=few\]/volume=few, keeper=yes]/' -e 's/en: Powder/en: 粉/' r/printers.yaml
sentei verify --format json r >report; status=$?
sed 's/,"scenarios":.*//' report
exit $status
