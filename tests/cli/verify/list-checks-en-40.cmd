COLUMNS=40 sentei verify --list-checks | head -n 12
