COLUMNS=40 sentei verify --lang ja base
