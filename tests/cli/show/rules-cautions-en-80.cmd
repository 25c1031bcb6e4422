COLUMNS=80 sentei show cautions --rules rules --lang en
