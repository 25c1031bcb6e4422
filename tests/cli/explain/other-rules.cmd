# Another field: nothing of what the candidates share is told from anything but the rules.
for lang in en ja; do
	echo 'answers: {}' | sentei explain --lang $lang --rules "$ROOT/share/example" - |
		sed -n '/^What the candidates\|^候補に/,/^The smallest\|^それぞれ/p'
done
