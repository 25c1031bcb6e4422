sentei verify --list-checks --lang ja
