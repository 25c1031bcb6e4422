# Back from a change: the former answer, at its old place.
printf 'yes\nsame\nallow\nchange 2\nlimited\nback\nback\nreview\nno\n' | sentei ask --lang en | grep -e '^Question' -e now: -e '^   [0-9]  '
