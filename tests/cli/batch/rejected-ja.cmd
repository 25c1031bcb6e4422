# Records that can't be read stand at their place in the output; the others go on.
sentei batch --rules ../rules/base --format json --lang ja rejected.yaml | sed 's/,"variant":.*/…/'
sentei batch --rules ../rules/base --format json --lang ja rejected.yaml >"$TMPDIR/out" 2>/dev/null
