COLUMNS=40 sentei show table --rules rules --lang en
