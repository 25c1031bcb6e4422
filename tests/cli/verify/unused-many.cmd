# Thousands of findings take no longer each than a few.
cp -r base "$TMPDIR/r" && cd "$TMPDIR" || exit
awk 'BEGIN { print "groups:"; for (i = 0; i < 20000; i++) printf "  - {id: g%d, name: {ja: 群, en: Group}}\n", i }' >r/z.yaml
sentei verify r 2>err | sed -n "1s/^[0-9]* *//p"
tail -n 4 err
