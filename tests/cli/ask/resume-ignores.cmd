# A key that means nothing is a warning.
printf 'no\n' | sentei ask --lang en --resume ignored.yaml | grep '^Recommended' | sort -u
