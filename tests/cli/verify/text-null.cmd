# YAML's null is no text, neither in the rules nor in a scenario; in quotes it is one.
cp -r base "$TMPDIR/r" && cp -r base "$TMPDIR/s" && cd "$TMPDIR" || exit
sed "s/{ja: 色, en: Colour}/{ja: ~, en: null}/; s/{ja: 色を使う, en: in colour}/{ja: 'null', en: 'null'}/" s/printers.yaml >r/printers.yaml
sed 's/{ja: 写真館, en: A photographer}/{ja: 写真館, en: ~}/; s/story: {ja: 書類を[^}]*}/story: {ja: [書類], en: Papers.}/' \
	r/scenarios/offices.yaml >s/scenarios/offices.yaml
for rules in r s; do
	sentei verify $rules | sed -n '1s/^[0-9]* *//p'
done
