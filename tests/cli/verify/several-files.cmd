# Faults of loading and of texts, in two files, in one run and in the order of their places.
cp -r base "$TMPDIR/r" && cd "$TMPDIR" && sed -i -e 's/ask: place/ask: plase/' -e 's/en: Powder/en: 粉/' r/printers.yaml
echo 'groups: [{id: Spare, name: {ja: 予備, en: 予備}}]' >r/a.yaml
sentei verify r
