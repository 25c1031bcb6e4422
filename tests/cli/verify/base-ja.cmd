sentei verify --lang ja base
