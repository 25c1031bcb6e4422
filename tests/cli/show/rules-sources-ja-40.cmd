COLUMNS=40 sentei show sources --rules rules --lang ja
