COLUMNS=80 sentei show methods --rules rules --lang ja
