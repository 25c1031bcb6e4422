# The device takes nothing: the result is shown all the same.
printf 'no\nno\nforbid\n' | sentei ask --lang en -o /dev/full | grep -e '^No method' -e '^What this' -e 'shown here'
