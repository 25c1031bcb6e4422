sh change.sh -o --format=json '/- id: ask_colour/,/basis/s/go: coloured}, {is: no, go: black/go: black}, {is: no, go: coloured/'
