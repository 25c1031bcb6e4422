cp -r base "$TMPDIR/r" && cd "$TMPDIR" && sed -i -e 's/volume=few\]/volume=few, keeper=yes]/' -e 's/en: Powder/en: 粉/' r/printers.yaml
COLUMNS=40 sentei verify --lang ja r | head -n 1
