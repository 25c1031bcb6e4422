# Methods by how their names begin, in either language; settings by the numbers of the review.
printf 'yes\nwhy-not 仮想デスク\nwhy-not remote\nhow virt\nwhat-if cloud\nwhat-if 1=no cloud=1\nwhy-not c\nquit\n' | sentei ask --lang en >"$TMPDIR/out"
status=$?
grep -e '^Why not' -e '^What if' -e '^Please add' "$TMPDIR/out"
exit $status
