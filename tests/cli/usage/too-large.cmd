# A file that may grow no larger is a write that fails like others.
cd "$TMPDIR" || exit
{ (ulimit -f 1; sentei show cautions --lang en -o large.txt 2>&1; echo "status $?"); ls; } | cat
