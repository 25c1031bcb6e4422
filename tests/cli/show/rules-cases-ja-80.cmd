COLUMNS=80 sentei show cases --rules rules --lang ja
