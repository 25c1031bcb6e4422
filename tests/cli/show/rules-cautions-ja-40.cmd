COLUMNS=40 sentei show cautions --rules rules --lang ja
