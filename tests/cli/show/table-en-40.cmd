COLUMNS=40 sentei show table --lang en
