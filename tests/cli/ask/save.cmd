cd "$TMPDIR" && printf 'yes\nunknown\nsave half way.yaml\nforbid\n' | sentei ask --lang en --save end.yaml | grep 'saved in'
head -n 9 'half way.yaml' end.yaml
