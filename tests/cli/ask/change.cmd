# The later answers stay: nothing more is asked after the changed one but what its way needs.
printf 'yes\nsame\nforbid\nno\nchange 2\nlimited\nno\nno\nno\n' | sentei ask --lang en | sed -n -e '/^> change/,/^Recommended/p' -e '/→.*→/p'
