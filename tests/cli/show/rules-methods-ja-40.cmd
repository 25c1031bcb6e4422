COLUMNS=40 sentei show methods --rules rules --lang ja
