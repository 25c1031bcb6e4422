sentei verify --format json base
