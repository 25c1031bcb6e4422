# What is named like a file but is none is refused, and nothing waits for it.
cp -r base "$TMPDIR/r" && cd "$TMPDIR" && ln -s /dev/zero r/zero.yaml && mkfifo r/scenarios/pipe.yaml || exit
sentei verify r; echo $? >&2
rm r/zero.yaml
sentei verify r --lang ja -o /dev/null; echo $? >&2
