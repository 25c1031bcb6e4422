COLUMNS=40 sentei --lang en help
