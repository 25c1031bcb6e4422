sentei verify --certificate - base -o /dev/null
