COLUMNS=40 sentei verify base
