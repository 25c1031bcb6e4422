COLUMNS=80 sentei show table --rules rules --lang en
