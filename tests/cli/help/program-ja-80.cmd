COLUMNS=80 sentei --lang ja help
