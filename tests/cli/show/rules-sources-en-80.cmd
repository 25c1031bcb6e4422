COLUMNS=80 sentei show sources --rules rules --lang en
