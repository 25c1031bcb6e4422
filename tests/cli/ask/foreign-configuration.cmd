# A configuration of a method that the answers don't lead to any more is asked anew.
printf 'yes\nchange variant\n1\n' | sentei ask --lang en --resume variant.yaml | sed -n '/^> change/,/^> 1/p'
