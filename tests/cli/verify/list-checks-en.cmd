sentei verify --list-checks
