COLUMNS=40 sentei --lang ja help
