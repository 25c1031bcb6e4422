COLUMNS=80 sentei show table --lang ja
