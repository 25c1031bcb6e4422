COLUMNS=40 sentei show guides --rules rules --lang ja
