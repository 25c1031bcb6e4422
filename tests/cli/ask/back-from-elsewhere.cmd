# Back from a change that has led elsewhere: the change is undone, not the answer given last.
printf '%s\n' yes same forbid yes 'change 3' allow back review quit | sentei ask | sed '1,/^> change 3/d' | grep -v '^$'
