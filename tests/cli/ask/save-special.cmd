# A pipe is written to, and stays one.
cd "$TMPDIR" || exit
mkfifo pipe
cat pipe >got &
printf 'no\nsave pipe\nno\nforbid\n' | sentei ask --lang en | grep saved
wait
cat got
printf 'no\nsave /dev/stdout\nquit\n' | sentei ask --lang en | sed -n '/^> save/,/saved/p'
stat -c %F pipe
