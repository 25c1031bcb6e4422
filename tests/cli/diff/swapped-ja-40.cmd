COLUMNS=40 sh change.sh -o --lang=ja '/- id: ask_colour/,/basis/s/go: coloured}, {is: no, go: black/go: black}, {is: no, go: coloured/'
