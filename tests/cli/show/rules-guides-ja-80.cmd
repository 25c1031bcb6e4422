COLUMNS=80 sentei show guides --rules rules --lang ja
