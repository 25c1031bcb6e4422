# Every command in the order of the program's help.
for command in $(sentei help | sed -n '/^Commands/,/^$/s/^  \([a-z]*\)  *.*/\1/p'); do
	echo "--- $command"
	COLUMNS=40 sentei --lang ja help $command
done
