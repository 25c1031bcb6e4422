COLUMNS=40 sentei show formerly --rules rules --lang ja
