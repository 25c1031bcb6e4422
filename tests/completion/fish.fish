# The same for fish, which lists candidates without a terminal.
source $SCRIPT
while read -l line
	set -l found (complete -C "$line" | string split -f 1 \t)
	echo (string join -- \t $found) >>$RESULT
end <$CASES
