# «At most N» holds when every question is answered with «unknown», and in between.
printf '3\n3\n3\n3\n3\n3\n3\nno\n' | sentei ask --lang en | grep '(at most'
echo
printf 'yes\nunknown\nno\n3\n3\n3\nno\n' | sentei ask --lang en | grep '(at most'
