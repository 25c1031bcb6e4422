# What is needed is the end of what will do, unless nothing is better: «at most medium». On a short line the verdict may
# stand below.
for lang in en ja; do
	for columns in 80 40; do
		COLUMNS=$columns sentei batch --lang $lang --detail normal ../explain/design-office.yaml |
			sed -n '/^How it meets/,/^$/p; /^希望との比較/,/^$/p'
	done
done
