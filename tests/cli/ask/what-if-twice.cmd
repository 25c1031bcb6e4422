# One fact can't have two answers at once, whatever it is called; the session goes on.
printf 'yes\nもし cloud=no cloud=yes\nもし 1=no office_system=yes\nもし 1=no cloud=yes\nquit\n' | sentei ask --lang ja | grep -e '^>' -e 'もし'
