COLUMNS=80 sentei show questions --rules rules --lang en
