# Records that can't be read stand at their place in the output; the others go on.
sentei batch --rules ../rules/base --format json --lang en rejected.yaml | sed 's/,"variant":.*/…/'
sentei batch --rules ../rules/base --format json --lang en rejected.yaml >"$TMPDIR/out" 2>/dev/null
