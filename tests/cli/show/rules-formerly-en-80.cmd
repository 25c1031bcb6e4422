COLUMNS=80 sentei show formerly --rules rules --lang en
