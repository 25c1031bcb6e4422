COLUMNS=40 sentei show questions --rules rules --lang en
