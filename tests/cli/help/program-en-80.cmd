COLUMNS=80 sentei --lang en help
