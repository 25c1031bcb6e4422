COLUMNS=40 sentei show cases --rules rules --lang ja
